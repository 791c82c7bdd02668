import * as z from 'zod';

import { err, ok, unreachable, type Result } from '../../../domain/kernel/result.ts';
import { StoredKeyText } from './items.ts';
import type { Key, KeyText } from './keys.ts';
import type { CursorRefusal, IndexQuery, Query, SortRange } from './table.ts';

/** The last item of a page: where the next page begins, after it. `index` is its place in the index read. */
export type Position = { readonly key: Key; readonly index?: Key };

const KeyPair = z.tuple([StoredKeyText, StoredKeyText]);
const CursorText = z.strictObject({
  from: z.enum(['table', 'byDay']),
  order: z.enum(['ascending', 'descending']),
  key: KeyPair,
  index: KeyPair.optional(),
});

const pairOf = ({ pk, sk }: Key): [KeyText, KeyText] => [pk, sk];
const keyOf = ([pk, sk]: readonly [KeyText, KeyText]): Key => ({ pk, sk });

/** The cursor after an item of a query: opaque text, safe in a URL, good for the same query only. */
export const encodeCursor = (query: Query | IndexQuery, last: Position): string => {
  const index = last.index === undefined ? {} : { index: pairOf(last.index) };
  const cursor = { from: query.from, order: query.order, key: pairOf(last.key), ...index };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
};

/** Says whether a sort key lies in a range; the same rule for both stores. */
const isInRange = (range: SortRange, sk: KeyText): boolean => {
  switch (range.kind) {
    case 'all':
      return true;
    case 'beginsWith':
      return sk.startsWith(range.prefix);
    case 'between':
      return range.from <= sk && sk <= range.to;
    case 'after':
      return sk > range.sk;
    default:
      return unreachable(range);
  }
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

const belongsTo = (query: Query | IndexQuery, position: Position): boolean => {
  if ((query.from === 'table') !== (position.index === undefined)) return false;
  const place = position.index ?? position.key;
  return place.pk === query.partition && isInRange(query.range, place.sk);
};

/** Where a query's page begins: undefined on the first page; refuses a cursor that this query never gave.
 *  A page of less than one item is a bug and throws. */
export const startOfPage = (query: Query | IndexQuery): Result<Position | undefined, CursorRefusal> => {
  if (!Number.isInteger(query.limit) || query.limit < 1) throw new Error('a page has at least one item');
  if (query.cursor === undefined) return ok(undefined);
  const parsed = CursorText.safeParse(readJson(query.cursor));
  if (!parsed.success) return err({ code: 'store/bad-cursor' });
  const { from, order, key, index } = parsed.data;
  const position = index === undefined ? { key: keyOf(key) } : { key: keyOf(key), index: keyOf(index) };
  const isOurs = from === query.from && order === query.order && belongsTo(query, position);
  return isOurs ? ok(position) : err({ code: 'store/bad-cursor' });
};
