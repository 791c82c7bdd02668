import type { DatabaseSync } from 'node:sqlite';

import { storeError } from './errors.ts';
import { itemOf, readRow } from './items.ts';
import { inStoreWords } from './sqlite-open.ts';
import type { Change, ChangePage, Feed, Item } from './table.ts';

type FeedRow = readonly [position: number, before: string | null, after: string | null];

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

/** By hand, not by schema: every write of the store comes through it. */
const isFeedRow = (columns: unknown): columns is FeedRow =>
  Array.isArray(columns) &&
  Number.isSafeInteger(columns[0]) &&
  isTextOrNull(columns[1]) &&
  isTextOrNull(columns[2]);

const feedRowIn = (columns: unknown): FeedRow => {
  if (isFeedRow(columns)) return columns;
  throw storeError('store/damaged', 'the change feed is damaged');
};

const readItem = (text: string): Item => itemOf(readRow(JSON.parse(text)));

const changeOf = ([, before, after]: FeedRow): Change => {
  const old = before === null ? undefined : readItem(before);
  if (after !== null) {
    const item = readItem(after);
    return { kind: 'written', key: item.key, before: old, after: item };
  }
  if (old === undefined) throw storeError('store/damaged', 'the change feed is damaged');
  return { kind: 'deleted', key: old.key, before: old };
};

const positionNumber = (position: string | undefined): number => {
  const number = Number(position ?? '0');
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`not a position of the change feed: ${position}`);
};

/** The feed of a SQLite store: rows written by the transactions themselves, kept until trimmed. */
export const sqliteFeed = (database: DatabaseSync): Feed => {
  const read = database.prepare(
    'SELECT position, before, after FROM feed WHERE position > ? ORDER BY position LIMIT ?',
  );
  read.setReturnArrays(true);
  const trim = database.prepare('DELETE FROM feed WHERE position <= ?');
  const readChanges = (after: string | undefined, limit: number): ChangePage => {
    const from = positionNumber(after);
    const rows = read.all(from, limit).map(feedRowIn);
    return { changes: rows.map(changeOf), next: String(rows.at(-1)?.[0] ?? from) };
  };
  return {
    kind: 'read',
    changes: async (after, limit) => inStoreWords(() => readChanges(after, limit)),
    trim: async (upTo) => {
      inStoreWords(() => trim.run(positionNumber(upTo)));
    },
  };
};
