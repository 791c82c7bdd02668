import { join } from 'node:path';

import { App } from 'aws-cdk-lib';

import cdk from '../../cdk.json' with { type: 'json' };
import { minuteOfDay } from '../../domain/kernel/time.ts';
import { manifest } from '../../functions/manifest.ts';
import { bundle } from '../../infra/bundle.ts';
import { stacksOf } from '../../infra/stacks.ts';
import { type Profile, type Stage, stageOf } from '../../infra/stages.ts';
import { type MovableClock, movableClock } from '../../local/service/clock.ts';
import { startIssuer, type TestIssuer } from '../functions/adapters/identity/test-issuer.ts';
import { type Engine, startEngine } from '../functions/adapters/store/local-engine.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';
import { type Carrier, carrierBy } from './carrier.ts';
import { loadCounty } from './county.ts';
import { type Deed, type Grant, isGranted } from './grants.ts';
import type { ArchiveGround, Came } from './local-archive.ts';
import { type LocalAws, sealedKeyOf, startLocalAws } from './local-aws.ts';
import { type GuardedTables, guardTables } from './permissions.ts';
import { PROFILES, type RunningProvider } from './profiles.ts';
import { fits } from './stream.ts';
import { makeTable } from './table.ts';
import { type Deployed, deployedIn } from './template.ts';

const STAGE = 'dev';
/** Who asks without a role: what stands here in place of the operator. */
const OPERATOR = 'local';
/** Within the hours in which SMS go out, whatever this machine's hour is. */
const MORNING_MINUTE = 10 * 60;

/** What is deployed. */
export type ToDeploy = {
  readonly profile: Profile;
  /** How many live there before anybody does anything. */
  readonly residents: number;
  /** Whether work on everybody is done every night, or only in the last one of a move: it takes as long as all else. */
  readonly worksOnEverybody: 'every night' | 'in the last night';
};

/** What runs beneath a deployment, and the deployment as its templates say. */
export type Ground = {
  readonly stage: Stage;
  readonly engine: Engine;
  /** The engine as Lambdas reach it: each as far as its policies let it. */
  readonly guarded: GuardedTables;
  readonly aws: LocalAws;
  readonly provider: RunningProvider;
  readonly carrier: Carrier;
  readonly issuer: TestIssuer;
  readonly clock: MovableClock;
  readonly deployed: Deployed;
  /** What Lambdas asked of other services than the tables that their policies do not let them. */
  readonly refused: readonly string[];
  readonly stop: () => Promise<void>;
};

let bundled: Promise<string> | undefined;

/** The bundles of all Lambdas: they are the same wherever they are deployed, and made once for the tests of a file. */
const bundledOnce = (): Promise<string> => {
  const make = async (): Promise<string> => {
    const bundles = join(tempFolder(), 'lambdas');
    await bundle(bundles);
    return bundles;
  };
  return (bundled ??= make());
};

/** Bundles and synthesises a deployment, as its operator would before it is sent to an account.
 *  @returns the folder of its templates and bundles */
const synthesise = async (stage: Stage): Promise<string> => {
  const [bundles, outdir] = [await bundledOnce(), join(tempFolder(), 'cdk.out')];
  const app = new App({ context: cdk.context, outdir, analyticsReporting: false });
  stacksOf(app, { stage, manifest, bundles });
  app.synth();
  return outdir;
};

/** This machine's clock set to the morning, to be moved. */
const morningClock = (): MovableClock => {
  const today = movableClock().today();
  const offMs = minuteOfDay(today, MORNING_MINUTE).getTime() - Date.now();
  return movableClock(() => new Date(Date.now() + offMs));
};

/** What Lambdas may do with all services but the tables, once it is known, and what they were refused. */
const guardServices = () => {
  const grantsBy = new Map<string, readonly Grant[]>();
  const refused: string[] = [];
  const may = (who: string, deed: Deed): boolean => {
    if (who === OPERATOR || isGranted(grantsBy.get(who) ?? [], deed)) return true;
    refused.push(`${who} ${deed.action} ${deed.resource}`);
    return false;
  };
  return { grantsBy, refused, may };
};

/** Tells of files as the bus does: those that fit a rule, to its queue.
 *  @source Amazon S3 User Guide, “EventBridge event message structure” */
const tellOfFile = ({ rules }: Deployed, { queues }: LocalAws, came: Came): void => {
  const { bucket, ...object } = came;
  const detail = { bucket: { name: bucket }, object };
  const event = { source: 'aws.s3', 'detail-type': 'Object Created', detail };
  for (const { pattern, queue } of rules) if (fits(pattern, event)) queues.put(queue, JSON.stringify(event));
};

/** What is known of the deployment only once it is read, though it stands on what was started before. */
type ReadLater = Pick<ArchiveGround, 'onFile' | 'keyOf'>;

const startServices = async ({ profile, region }: Stage, clock: MovableClock) => {
  const carrier = carrierBy(clock.now);
  const { grantsBy, refused, may } = guardServices();
  const later: { ground: ReadLater } = { ground: { onFile: () => undefined, keyOf: () => undefined } };
  const { secrets, startProvider } = PROFILES[profile];
  const [engine, aws, provider] = await Promise.all([
    startEngine(),
    startLocalAws({
      region,
      secrets,
      carrier,
      may,
      now: clock.now,
      onFile: (came) => later.ground.onFile(came),
      keyOf: (bucket) => later.ground.keyOf(bucket),
    }),
    startProvider(carrier),
  ]);
  return { engine, aws, provider, carrier, grantsBy, refused, later };
};

/** Makes the tables of a deployment, with a county in them. */
const fillTables = async (
  { lambdas, tables }: Deployed,
  { region }: Stage,
  given: { engine: Engine; aws: LocalAws; clock: MovableClock; residents: number },
): Promise<void> => {
  const { engine, aws, clock, residents } = given;
  for (const table of tables) await makeTable(table, engine.endpoint);
  const environment = lambdas.find((lambda) => 'JIAYI_TABLE' in lambda.environment)?.environment;
  const variables = { AWS_REGION: region, ...environment };
  await loadCounty({ variables, endpoint: engine.endpoint, aws: aws.endpoint, clock }, residents);
};

/** Synthesises a deployment and lays the ground that its Lambdas run on. */
export const layGround = async ({
  profile,
  residents,
}: Pick<ToDeploy, 'profile' | 'residents'>): Promise<Ground> => {
  const clock = morningClock();
  const issuer = await startIssuer();
  const stage = stageOf(STAGE, profile, PROFILES[profile].given(issuer.issuer));
  const [folder, services] = await Promise.all([synthesise(stage), startServices(stage, clock)]);
  const { engine, aws, provider, carrier, grantsBy, refused, later } = services;
  const parameters = { [`/jiayi/${STAGE}/data-key`]: sealedKeyOf(STAGE, 7) };
  const deployed = deployedIn(folder, { parameters, issuer: issuer.issuer, queues: aws.endpoint });
  for (const { name, grants } of deployed.lambdas) grantsBy.set(name, grants);
  later.ground = {
    onFile: (came) => tellOfFile(deployed, aws, came),
    keyOf: (bucket) => deployed.bucketKeys.get(bucket),
  };
  await fillTables(deployed, stage, { engine, aws, clock, residents });
  const statementsBy = new Map(deployed.lambdas.map(({ name, statements }) => [name, statements]));
  const guarded = await guardTables(engine.endpoint, statementsBy);
  const stop = async (): Promise<void> => {
    for (const each of [issuer, aws, provider, guarded]) each.stop();
    await engine.stop();
  };
  return { stage, engine, guarded, aws, provider, carrier, issuer, clock, deployed, refused, stop };
};
