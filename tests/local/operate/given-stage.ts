import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { vi } from 'vitest';
import * as z from 'zod';

import { openDeployment } from '../../../functions/adapters/cloud/operate/open-deployment.ts';
import { scanTable } from '../../../functions/adapters/cloud/operate/scan-table.ts';
import type { CloudWorld } from '../../../functions/adapters/cloud/open-world.ts';
import { factsWords, headWords } from '../../../functions/adapters/service-store/view-words.ts';
import { packedBodyIn } from '../../../functions/adapters/store/packed-items.ts';
import { openTable } from '../../../functions/adapters/store/index.ts';
import type { Item, Table } from '../../../functions/adapters/store/table.ts';
import { operate } from '../../../local/operate/program.ts';
import { type CountyRows, textsOf } from '../../functions/county-files/county-texts.ts';
import { type Engine, startEngine } from '../../functions/adapters/store/local-engine.ts';

/** The region of the stage; the engine does not look at it. */
const REGION = 'ap-southeast-1';
const START = '2025-06-16T02:00:00Z';

/** What an operator sees of a command. */
export type Operated = { readonly said: readonly string[]; readonly code: number };

/** The stage dev in an account whose table is the engine's, and whose keys and parameters are of this process. */
export type GivenStage = {
  /** Runs a command for the stage; a sentence that it ends with is thrown. */
  readonly operate: (...args: readonly string[]) => Promise<Operated>;
  /** Opens its world, to be closed by whoever asks. */
  readonly open: () => Promise<CloudWorld>;
  /** Everything in its main table. */
  readonly items: () => Promise<readonly Item[]>;
  /** Everything in its table of the audit. */
  readonly audit: () => Promise<readonly Item[]>;
  /** The parameter of the data keys; undefined where there is none. */
  readonly parameter: () => string | undefined;
  readonly loseParameter: () => void;
  readonly later: (hours: number) => void;
  /** Copies the main table as it stands, as a restore to this moment does. Gives the name of the copy. */
  readonly restoreBeside: () => Promise<string>;
  /** Copies the table of the audit likewise, without what is left out or with other items in their place. */
  readonly restoreAudit: (but?: (items: readonly Item[]) => readonly Item[]) => Promise<string>;
  /** Empties the table of the audit, as a stage is that was deployed elsewhere. */
  readonly loseAudit: () => Promise<void>;
};

/** Works in the world of a stage, which is closed whatever happens. */
export const within = async <T>(
  { open }: Pick<GivenStage, 'open'>,
  work: (world: CloudWorld) => Promise<T>,
): Promise<T> => {
  const world = await open();
  try {
    return await work(world);
  } finally {
    await world.close();
  }
};

type Parameter = { value: string; version: number; changedAt: Date };

const Named = z.object({ Name: z.string() });
const Put = z.object({ Name: z.string(), Value: z.string(), Overwrite: z.boolean() });
const Context = z.object({ EncryptionContext: z.object({ jiayi: z.literal('dev') }) });
const Sealed = Context.extend({ CiphertextBlob: z.instanceof(Uint8Array) });

const ssm = mockClient(SSMClient);
const kms = mockClient(KMSClient);

/** Keys that the service makes are one byte, repeated, each the next. */
const startKms = (): void => {
  let made = 0;
  kms.reset();
  kms.on(GenerateDataKeyWithoutPlaintextCommand).callsFake((input: unknown) => {
    Context.parse(input);
    return { CiphertextBlob: new Uint8Array(184).fill((made += 1)) };
  });
  kms.on(DecryptCommand).callsFake((input: unknown) => ({
    Plaintext: Uint8Array.from(Sealed.parse(input).CiphertextBlob.subarray(0, 32)),
  }));
};

const startParameters = (now: () => Date): Map<string, Parameter> => {
  const kept = new Map<string, Parameter>();
  ssm.reset();
  ssm.on(GetParameterCommand).callsFake((input: unknown) => {
    const found = kept.get(Named.parse(input).Name);
    if (found === undefined) throw new ParameterNotFound({ message: 'none', $metadata: {} });
    return { Parameter: { Value: found.value, Version: found.version, LastModifiedDate: found.changedAt } };
  });
  ssm.on(PutParameterCommand).callsFake((input: unknown) => {
    const { Name, Value, Overwrite } = Put.parse(input);
    const before = kept.get(Name);
    if (before !== undefined && !Overwrite) throw new Error('it is there already');
    const version = (before?.version ?? 0) + 1;
    kept.set(Name, { value: Value, version, changedAt: now() });
    return { Version: version };
  });
  return kept;
};

const scan = async (table: string): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const items of scanTable(table, REGION)) found.push(...items);
  return found;
};

/** Starts an engine as the account's database, until `stop`; each stage that is given has two tables of its own. */
export const startAccount = async (): Promise<{
  readonly givenStage: () => Promise<GivenStage>;
  readonly stop: () => Promise<void>;
}> => {
  const engines: Engine[] = [];
  const givenStage = async (): Promise<GivenStage> => {
    const engine = await startEngine();
    engines.push(engine);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', engine.endpoint);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    const table = 'jiayi-dev-data-TableCD117FA1-1ABC';
    const audit = 'jiayi-dev-data-AuditTable-1ABC';
    const { endpoint } = engine;
    const openNamed = (name: string): Promise<Table> =>
      openTable({ kind: 'dynamodb', table: name, region: REGION, endpoint });
    const copied = async (name: string, items: readonly Item[]): Promise<string> => {
      const copy = await openNamed(name);
      await copy.putMany(items);
      await copy.close();
      return name;
    };
    await copied(table, []);
    await copied(audit, []);
    let nowMs = Date.parse(START);
    const now = (): Date => new Date(nowMs);
    startKms();
    const kept = startParameters(now);
    return {
      operate: async (...args) => {
        const said: string[] = [];
        let code = 0;
        const exit = (given: number): void => void (code = given);
        const world = { now, monotonicMs: () => 0, print: (line: string) => void said.push(line), exit };
        const [name = '', ...rest] = args;
        await operate(world).parseAsync([name, '--stage', 'dev', ...rest], { from: 'user' });
        return { said, code };
      },
      open: () => openDeployment({ stage: 'dev', profile: 'aws', region: REGION }, now),
      items: () => scan(table),
      audit: () => scan(audit),
      parameter: () => kept.get('/jiayi/dev/data-key')?.value,
      loseParameter: () => kept.clear(),
      restoreBeside: async () => copied('jiayi-dev-restored', await scan(table)),
      restoreAudit: async (but = (items) => items) =>
        copied('jiayi-dev-audit-restored', but(await scan(audit))),
      loseAudit: async () => {
        const emptied = await openNamed(audit);
        await emptied.deleteMany((await scan(audit)).map(({ key }) => key));
        await emptied.close();
      },
      later: (hours) => {
        nowMs += hours * 3_600_000;
      },
    };
  };
  const stop = async (): Promise<void> => {
    vi.unstubAllEnvs();
    for (const engine of engines) await engine.stop();
  };
  return { givenStage, stop };
};

/** Writes a county as a folder of files, which whoever asks removes. */
export const countyFolder = (rows: CountyRows): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-operate-'));
  for (const [file, text] of Object.entries(textsOf(rows))) writeFileSync(join(folder, `${file}.csv`), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const HeadBody = z.looseObject({ views: z.record(z.string(), z.tuple([z.number(), z.string()])) });

const textOf = (value: unknown): string => z.string().parse(value);

const isHead = ({ key }: Item): boolean => key.sk.endsWith('#head');

/** What an item says, whatever its version, when it was counted and how it is sealed and packed. */
const told = (item: Item, open: (text: string) => string): unknown => {
  const { key, byDay } = item;
  const said = packedBodyIn(z.record(z.string(), z.unknown()), item, isHead(item) ? headWords : factsWords);
  if (isHead(item)) {
    const views = Object.entries(HeadBody.parse(said).views).map(
      ([place, [, digest]]) => `${place} ${digest}`,
    );
    return [key, byDay, views.toSorted()];
  }
  if ('name' in said) return [key, byDay, { ...said, name: open(textOf(said['name'])) }];
  if (key.pk.startsWith('facts#')) return [key, said];
  return [key, byDay, Object.entries(said).filter(([name]) => name !== 'at')];
};

const DERIVED = /^(tasks|members|inbox|search|facts|bucket-counts|team-part|area-counts)#/;

/** Says whether an item follows from records. */
export const isDerived = ({ key }: Item): boolean =>
  DERIVED.test(key.pk) || (key.pk.startsWith('resident#') && key.sk.endsWith('#head'));

/** Everything derived in a table by what it says, in order of the keys. */
export const derivedIn = (items: readonly Item[], open: (text: string) => string): readonly string[] =>
  items
    .filter(isDerived)
    .map((item) => JSON.stringify(told(item, open)))
    .toSorted();
