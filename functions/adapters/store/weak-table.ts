import { ok, type Result } from '../../../domain/kernel/result.ts';
import type { Key } from './keys.ts';
import type { Change, CursorRefusal, Feed, Item, Page, Table, Write } from './table.ts';
import { keyId, keyOfWrite } from './weigh.ts';

/** A table that shows all the weakness that the seam allows, and what makes its copy catch up at once. */
export type WeakTable = Table & { readonly settle: () => Promise<void> };

/** A number from 0 to below 1, the same row of them for a seed (mulberry32). */
const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
};

const MAX_LAG_CALLS = 8;
const EMPTY_PAGE_SHARE = 0.25;
const REPEAT_SHARE = 0.25;

/** Begins the cursor of a page that was left empty: the rest is the cursor of the page itself. */
const EMPTY_PAGE = 'e.';

type Replica = {
  readonly changed: (keys: readonly Key[]) => void;
  readonly tick: () => Promise<void>;
  readonly settle: () => Promise<void>;
};

/** Copies each changed item some calls later, as it is by then: a replay copies nothing old over the new. */
const followingReplica = (table: Table, replica: Table, random: () => number): Replica => {
  const waiting: { readonly keys: readonly Key[]; readonly dueCall: number }[] = [];
  let call = 0;
  const copy = async (key: Key): Promise<void> => {
    const item = await table.get(key, { consistent: true });
    await (item === undefined ? replica.deleteMany([key]) : replica.putMany([item]));
  };
  const copyDue = async (upToCall: number): Promise<void> => {
    for (let next = waiting[0]; next !== undefined && next.dueCall <= upToCall; next = waiting[0]) {
      waiting.shift();
      for (const key of next.keys) await copy(key);
    }
  };
  return {
    changed: (keys) => {
      const dueCall = call + 1 + Math.floor(random() * MAX_LAG_CALLS);
      waiting.push({ keys, dueCall: Math.max(dueCall, waiting.at(-1)?.dueCall ?? 0) });
    },
    tick: () => copyDue(++call),
    settle: () => copyDue(Infinity),
  };
};

const shuffle = <T>(values: readonly T[], random: () => number): readonly T[] =>
  values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);

/** Changes of different items in any order, those of one item in theirs (as a stream has it), some again later. */
const disorder = (changes: readonly Change[], random: () => number): readonly Change[] => {
  const ofItem = Map.groupBy(changes, ({ key }) => keyId(key));
  const shuffled = shuffle(changes, random).flatMap(({ key }) => ofItem.get(keyId(key))?.shift() ?? []);
  return [...shuffled, ...shuffled.filter(() => random() < REPEAT_SHARE)];
};

const disorderly = (feed: Feed, random: () => number): Feed =>
  feed.kind === 'pushed'
    ? feed
    : {
        ...feed,
        changes: async (after, limit) => {
          const page = await feed.changes(after, limit);
          return { ...page, changes: disorder(page.changes, random) };
        },
      };

const changedKeys = (writes: readonly Write[]): readonly Key[] =>
  writes.filter(({ kind }) => kind !== 'check').map(keyOfWrite);

type Asked = { readonly cursor?: string };
type Paged<Read> = Promise<Result<Page<Read>, CursorRefusal>>;

/** @param ask asks for the page after a cursor, or the first */
const sometimesEmpty =
  (random: () => number) =>
  async <Read>(cursor: string | undefined, ask: (after: Asked) => Paged<Read>): Paged<Read> => {
    const isAfterEmpty = cursor?.startsWith(EMPTY_PAGE) === true;
    if (!isAfterEmpty && random() < EMPTY_PAGE_SHARE)
      return ok({ items: [], next: EMPTY_PAGE + (cursor ?? '') });
    const own = isAfterEmpty ? cursor.slice(EMPTY_PAGE.length) : cursor;
    return ask(own === undefined || own === '' ? {} : { cursor: own });
  };

const weakReads = (
  table: Table,
  replica: Table,
  random: () => number,
): Pick<Table, 'get' | 'getMany' | 'query' | 'find'> => {
  const mayBeEmpty = sometimesEmpty(random);
  return {
    get: (key, options) => (options.consistent ? table : replica).get(key, options),
    getMany: (keys, options) => (options.consistent ? table : replica).getMany(keys, options),
    query: ({ cursor, ...first }) =>
      mayBeEmpty(cursor, (after) => (first.consistent ? table : replica).query({ ...first, ...after })),
    find: ({ cursor, ...first }) => mayBeEmpty(cursor, (after) => replica.find({ ...first, ...after })),
  };
};

const keysIn = (items: readonly Item[]): readonly Key[] => items.map(({ key }) => key);

/** Writes that tell the copy what they changed. */
const toldWrites = (
  table: Table,
  changed: Replica['changed'],
): Pick<Table, 'transact' | 'put' | 'putEach' | 'putMany' | 'deleteMany'> => ({
  transact: async (transaction) => {
    const done = await table.transact(transaction);
    if (done.ok) changed(changedKeys(transaction.writes));
    return done;
  },
  put: async (item) => {
    const done = await table.put(item);
    if (done.ok) changed([item.key]);
    return done;
  },
  putEach: async (items) => {
    const done = await table.putEach(items);
    if (done.ok) changed(keysIn(items.filter((_, at) => done.value[at] === true)));
    return done;
  },
  putMany: async (items) => {
    const done = await table.putMany(items);
    if (done.ok) changed(keysIn(items));
    return done;
  },
  deleteMany: async (keys) => {
    await table.deleteMany(keys);
    changed(keys);
  },
});

/** The test mode of a local table: whatever is not read strongly comes from a copy that lags up to eight calls,
 *  pages may be empty and still carry a cursor, and the feed is shuffled and repeats itself; all by the seed.
 *  @param replica an empty table of its own, which ends with this one */
export const weakTable = (
  table: Table,
  { replica, seed }: { readonly replica: Table; readonly seed: number },
): WeakTable => {
  const random = seededRandom(seed);
  const follower = followingReplica(table, replica, random);
  const reads = weakReads(table, replica, random);
  const writes = toldWrites(table, follower.changed);
  const ticking =
    <A extends readonly unknown[], T>(call: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      await follower.tick();
      return call(...args);
    };
  return {
    get: ticking(reads.get),
    getMany: ticking(reads.getMany),
    query: ticking(reads.query),
    find: ticking(reads.find),
    transact: ticking(writes.transact),
    put: ticking(writes.put),
    putEach: ticking(writes.putEach),
    putMany: ticking(writes.putMany),
    deleteMany: ticking(writes.deleteMany),
    feed: disorderly(table.feed, random),
    meter: () => ({ read: table.meter().read + replica.meter().read, written: table.meter().written }),
    close: async () => {
      await replica.close();
      await table.close();
    },
    settle: follower.settle,
  };
};
