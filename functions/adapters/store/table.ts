import type { Result } from '../../../domain/kernel/result.ts';
import type { IndexName, Key, KeyText } from './keys.ts';

/** A value that JSON can say: what the body of an item is made of. */
type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** An object of JSON values; a name whose value is undefined is not stored. */
export type JsonObject = { readonly [name: string]: JsonValue | undefined };

/** One item of the table. `version` counts its writes from 1 without a gap; `byDay` places it in that index;
 *  after `expiresAtS` (seconds since 1970) the store may drop it, but may also still return it: see `isLive`. */
export type Item = {
  readonly key: Key;
  readonly version: number;
  readonly body: JsonObject;
  readonly byDay?: Key;
  readonly expiresAtS?: number;
};

/** Which sort keys of a partition to read: all, those with a prefix, a closed interval, or all after one. */
export type SortRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'beginsWith'; readonly prefix: KeyText }
  | { readonly kind: 'between'; readonly from: KeyText; readonly to: KeyText }
  | { readonly kind: 'after'; readonly sk: KeyText };

type PageOfPartition = {
  readonly partition: KeyText;
  readonly range: SortRange;
  readonly order: 'ascending' | 'descending';
  /** Most items of the page, at least 1; the page also ends before 1 MB. */
  readonly limit: number;
  /** `next` of the page before; absent: the first page. */
  readonly cursor?: string;
};

/** A read of one partition of the table. */
export type Query = PageOfPartition & { readonly from: 'table'; readonly consistent: boolean };

/** A read of one partition of an index, which holds keys alone and has no strong option (it lags by nature). */
export type IndexQuery = PageOfPartition & { readonly from: IndexName };

/** Where an item of an index lies in the table, and in the index. */
export type Placed = { readonly key: Key; readonly byDay: Key };

/** What was read in sort-key order. While `next` is there the end is not reached, even where `items` is empty. */
export type Page<Read = Item> = { readonly items: readonly Read[]; readonly next: string | undefined };

/** A cursor that this query never gave: edited, cut, or of another partition, index, range or order. */
export type CursorRefusal = { readonly code: 'store/bad-cursor' };

/** One write of a transaction. `put` stores version n only over version n − 1, and version 1 only where there
 *  is no item; `delete` and `check` want the stored version to be `version` (0 in a check: no item). */
export type Write =
  | { readonly kind: 'put'; readonly item: Item }
  | { readonly kind: 'delete'; readonly key: Key; readonly version: number }
  | { readonly kind: 'check'; readonly key: Key; readonly version: number };

/** Writes that happen together or not at all; `token` (1–36 characters) makes a replay within ten minutes a no-op. */
export type Transaction = { readonly token: string; readonly writes: readonly Write[] };

/** What is refused before anything is sent, `index` saying which item or write of the call. */
export type LimitRefusal =
  | {
      readonly code: 'store/item-too-large';
      readonly index: number;
      readonly bytes: number;
      readonly limit: number;
    }
  | { readonly code: 'store/key-too-long'; readonly index: number }
  | { readonly code: 'store/transaction-too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'store/too-many-writes'; readonly count: number; readonly limit: number }
  | { readonly code: 'store/item-written-twice'; readonly index: number };

/** Why a transaction changed nothing: `index` is the first write whose condition failed, `found` what was there. */
export type TransactRefusal =
  | LimitRefusal
  | { readonly code: 'store/condition'; readonly index: number; readonly found: Item | undefined }
  | { readonly code: 'store/token-reused' };

/** Why an item was not stored: a limit, or what was there was not the version before it. */
export type PutRefusal = LimitRefusal | Extract<TransactRefusal, { readonly code: 'store/condition' }>;

/** Request units as DynamoDB bills them: a read unit is 4 KB read strongly, a write unit 1 KB written. */
export type Units = { readonly read: number; readonly written: number };

/** What happened to one item. `expired` says that the store itself dropped it, which no user did. */
export type Change =
  | {
      readonly kind: 'written';
      readonly key: Key;
      readonly before: Item | undefined;
      readonly after: Item;
    }
  | { readonly kind: 'deleted' | 'expired'; readonly key: Key; readonly before: Item };

/** Changes in order of commit, and the position to read on from. */
export type ChangePage = { readonly changes: readonly Change[]; readonly next: string };

/** How changes reach a consumer: read here from a position (undefined: the oldest kept), or pushed by the
 *  platform's stream, whose events `changesOf` reads. Bulk writes (`putMany`, `deleteMany`) may pass it by. */
export type Feed =
  | {
      readonly kind: 'read';
      readonly changes: (after: string | undefined, limit: number) => Promise<ChangePage>;
      /** Forgets the changes up to and with a position that every consumer has passed. */
      readonly trim: (upTo: string) => Promise<void>;
    }
  | { readonly kind: 'pushed' };

/** The one seam between the service and its storage. A broken world (disk full, throttled beyond the budget)
 *  throws a `StoreError`; an expected no is a refusal. */
export type Table = {
  /** The item, or undefined; without `consistent` it may be a moment old. */
  readonly get: (key: Key, options: { readonly consistent: boolean }) => Promise<Item | undefined>;
  /** The items in the order of the keys, undefined where there is none; any number of keys, repeats allowed. */
  readonly getMany: (
    keys: readonly Key[],
    options: { readonly consistent: boolean },
  ) => Promise<readonly (Item | undefined)[]>;
  readonly query: (query: Query) => Promise<Result<Page, CursorRefusal>>;
  /** Which items have a place in a partition of an index: keys alone, so that an item that changes costs the index nothing. */
  readonly find: (query: IndexQuery) => Promise<Result<Page<Placed>, CursorRefusal>>;
  /** At most 100 writes on different items, 4 MB together; all or none. */
  readonly transact: (transaction: Transaction) => Promise<Result<'applied', TransactRefusal>>;
  /** Stores one item on the condition of a transaction of it alone, for half its write units. Where the very same item is
   *  there already it is a yes, since an answer that was lost is asked for again: who must know whether it was they who
   *  stored it needs a transaction, or something in the item that is theirs alone. */
  readonly put: (item: Item) => Promise<Result<'applied', PutRefusal>>;
  /** Stores each of some items as `put` does, whatever becomes of the others, and says of each whether it is there now. Nothing
   *  is written where an item breaks a limit. */
  readonly putEach: (items: readonly Item[]) => Promise<Result<readonly boolean[], LimitRefusal>>;
  /** Stores items whatever was there, any number, the last of a repeated key; gives their number. Nothing is
   *  written where an item breaks a limit; a broken world may leave a part written (one SQLite call: none). */
  readonly putMany: (items: readonly Item[]) => Promise<Result<number, LimitRefusal>>;
  /** Removes items whatever was there; an absent one is no fault. */
  readonly deleteMany: (keys: readonly Key[]) => Promise<void>;
  readonly feed: Feed;
  /** Units used since the table was opened; refused transactions are not counted. */
  readonly meter: () => Units;
  readonly close: () => Promise<void>;
};

/** Says whether an item still counts: one past its expiry may be seen for days and is then as good as absent. */
export const isLive = (item: Item, now: Date): boolean =>
  item.expiresAtS === undefined || item.expiresAtS * 1000 > now.getTime();
