import { AsyncLocalStorage } from 'node:async_hooks';

import { afterAll, afterEach, expect } from 'vitest';

import type { Key, KeyText } from '../../../functions/adapters/store/keys.ts';
import type { Table, Write } from '../../../functions/adapters/store/table.ts';
import { type ManifestRow, useCaseOf } from '../../../functions/kit/manifest-row.ts';
import { manifest } from '../../../functions/manifest.ts';
import { reachOf } from '../../../infra/constructs/reach.ts';
import { background } from '../../../local/service/background.ts';
import { openWorld, type World } from '../../../local/service/world.ts';

/** What is done with the partitions that begin with a word; `finds` is by an index. */
export type Deed = 'reads' | 'writes' | 'finds';

/** The phones of this machine, which stand for a provider: no Lambda has them. */
const OF_THIS_MACHINE: ReadonlySet<string> = new Set(['outbox', 'outbox-held']);

type Allowed = Readonly<Record<Deed, ReadonlySet<string>>>;

/** What the policy of a Lambda would allow that carried this row alone. */
const allowedBy = (row: ManifestRow): Allowed => {
  const { reads, writes, finds, audit } = reachOf({ rows: [row] });
  return {
    reads: new Set([...reads, ...audit.reads]),
    writes: new Set([...writes, ...audit.adds]),
    finds: new Set(finds),
  };
};

const ROWS: ReadonlyMap<string, Allowed> = new Map(
  manifest.map((row) => [useCaseOf(row), allowedBy(row)] as const),
);

/** Says in a sentence what a use case does that its row in the manifest does not name; undefined where it names it. */
export const strayOf = (useCase: string, deed: Deed, word: string): string | undefined => {
  if (OF_THIS_MACHINE.has(word)) return undefined;
  const allowed = ROWS.get(useCase);
  if (allowed === undefined) return `${useCase} has no row in the manifest`;
  return allowed[deed].has(word)
    ? undefined
    : `${useCase} ${deed} ${word}, which its row in the manifest does not let it`;
};

const running = new AsyncLocalStorage<string>();
const strays = new Set<string>();

/** Carries out a use case by its name: what it does with a noted table must be what its row names. */
export const asUseCase = <T>(useCase: string, work: () => Promise<T>): Promise<T> =>
  running.run(useCase, work);

/** The work of a use case, such that it is carried out by its name wherever a test begins it. */
export const carried =
  <Given extends readonly unknown[], T>(useCase: string, work: (...given: Given) => Promise<T>) =>
  (...given: Given): Promise<T> =>
    asUseCase(useCase, () => work(...given));

const note = (deed: Deed, partitions: readonly KeyText[]): void => {
  const useCase = running.getStore();
  if (useCase === undefined) return;
  for (const partition of partitions) {
    const [word = ''] = partition.split('#');
    const stray = strayOf(useCase, deed, word);
    if (stray !== undefined) strays.add(stray);
  }
};

const partitionsOf = (keys: readonly Key[]): KeyText[] => keys.map(({ pk }) => pk);

const noteWrite = (write: Write): void => {
  if (write.kind === 'check') note('reads', [write.key.pk]);
  else note('writes', [write.kind === 'put' ? write.item.key.pk : write.key.pk]);
};

/** Notes from now on what use cases do with a table, in place. */
export const noteAccess = (table: Table): void => {
  const { get, getMany, query, find, transact, put, putEach, putMany, deleteMany } = table;
  Object.assign(table, {
    get: (key, how) => {
      note('reads', [key.pk]);
      return get(key, how);
    },
    getMany: (keys, how) => {
      note('reads', partitionsOf(keys));
      return getMany(keys, how);
    },
    query: (asked) => {
      note('reads', [asked.partition]);
      return query(asked);
    },
    find: (asked) => {
      note('finds', [asked.partition]);
      return find(asked);
    },
    transact: (transaction) => {
      transaction.writes.forEach(noteWrite);
      return transact(transaction);
    },
    put: (item) => {
      note('writes', [item.key.pk]);
      return put(item);
    },
    putEach: (items) => {
      note('writes', partitionsOf(items.map(({ key }) => key)));
      return putEach(items);
    },
    putMany: (items) => {
      note('writes', partitionsOf(items.map(({ key }) => key)));
      return putMany(items);
    },
    deleteMany: (keys) => {
      note('writes', partitionsOf(keys));
      return deleteMany(keys);
    },
  } satisfies Partial<Table>);
};

/** The world that a folder holds, in which the table is noted and the background carries its use cases out by their names. */
export const notedWorld = async (folder: string): Promise<World> => {
  const world = await openWorld(folder);
  noteAccess(world.table);
  return { ...world, background: background({ ...world, carry: asUseCase }) };
};

const expectNoStrays = (): void => {
  const found = [...strays].sort();
  strays.clear();
  expect(found).toEqual([]);
};

afterEach(expectNoStrays);
afterAll(expectNoStrays);
