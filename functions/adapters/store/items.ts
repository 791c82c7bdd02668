import * as z from 'zod';

import { storeError } from './errors.ts';
import { isKeyText, type Key, type KeyText } from './keys.ts';
import type { Item, JsonObject, Placed } from './table.ts';

/** An item as it lies in a store: flat attributes, the body as JSON text. Text, because it keeps every number
 *  and nesting as written, costs the same in both stores and is weighed without a walk through it. */
export type Row = {
  readonly pk: KeyText;
  readonly sk: KeyText;
  readonly version: number;
  readonly body: string;
  readonly byDayPk?: KeyText | undefined;
  readonly byDaySk?: KeyText | undefined;
  readonly expiresAtS?: number | undefined;
};

/** Key text read from outside: a stored item or a cursor. */
export const StoredKeyText = z.custom<KeyText>((value) => typeof value === 'string' && isKeyText(value));

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parseBody = (text: string): JsonObject => {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch (cause) {
    throw storeError('store/damaged', 'a stored item is damaged: its body is not JSON', cause);
  }
  throw storeError('store/damaged', 'a stored item is damaged: its body is not a JSON object');
};

/** The flat form of an item; a version below 1 or not whole is a bug and throws. */
export const rowOf = (item: Item): Row => {
  if (!Number.isSafeInteger(item.version) || item.version < 1) {
    throw new Error(`an item's version is a whole number from 1, not ${item.version}`);
  }
  return {
    pk: item.key.pk,
    sk: item.key.sk,
    version: item.version,
    body: JSON.stringify(item.body),
    byDayPk: item.byDay?.pk,
    byDaySk: item.byDay?.sk,
    expiresAtS: item.expiresAtS,
  };
};

type StoredColumns = readonly [
  pk: KeyText,
  sk: KeyText,
  version: number,
  body: string,
  byDayPk: KeyText | null,
  byDaySk: KeyText | null,
  expiresAtS: number | null,
];

const isVersion = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;
const isStoredKey = (value: unknown): boolean => typeof value === 'string' && isKeyText(value);
const isStoredKeyOrNull = (value: unknown): boolean => value === null || isStoredKey(value);

const isStoredColumns = (columns: unknown): columns is StoredColumns =>
  Array.isArray(columns) &&
  isStoredKey(columns[0]) &&
  isStoredKey(columns[1]) &&
  isVersion(columns[2]) &&
  typeof columns[3] === 'string' &&
  isStoredKeyOrNull(columns[4]) &&
  isStoredKeyOrNull(columns[5]) &&
  (columns[6] === null || Number.isSafeInteger(columns[6]));

/** Reads the envelope from columns in the order of `Row`, null where absent; throws `store/damaged` where it is not one. By
 *  hand, not by schema: a run over a county reads each of a million items through it. */
export const readColumns = (columns: unknown): Row => {
  if (!isStoredColumns(columns)) {
    throw storeError('store/damaged', 'a stored item is damaged: its envelope cannot be read');
  }
  const [pk, sk, version, body, byDayPk, byDaySk, expiresAtS] = columns;
  return {
    pk,
    sk,
    version,
    body,
    byDayPk: byDayPk ?? undefined,
    byDaySk: byDaySk ?? undefined,
    expiresAtS: expiresAtS ?? undefined,
  };
};

/** Reads the envelope of what a store gave back by name; throws as `readColumns` does. */
export const readRow = (value: unknown): Row => {
  if (!isJsonObject(value)) return readColumns(undefined);
  const { pk, sk, version, body, byDayPk = null, byDaySk = null, expiresAtS = null } = value;
  return readColumns([pk, sk, version, body, byDayPk, byDaySk, expiresAtS]);
};

/** The item of a row. */
export const itemOf = (row: Row): Item => {
  const { byDayPk, byDaySk, expiresAtS } = row;
  const byDay: { byDay?: Key } =
    byDayPk === undefined || byDaySk === undefined ? {} : { byDay: { pk: byDayPk, sk: byDaySk } };
  return {
    key: { pk: row.pk, sk: row.sk },
    version: row.version,
    body: parseBody(row.body),
    ...byDay,
    ...(expiresAtS === undefined ? {} : { expiresAtS }),
  };
};

/** Where the item of a row lies, for a row that has a place in the index. */
export const placedOf = ({ pk, sk, byDayPk, byDaySk }: Row): Placed => {
  if (byDayPk === undefined || byDaySk === undefined)
    throw storeError('store/damaged', 'an item in an index has no place in it');
  return { key: { pk, sk }, byDay: { pk: byDayPk, sk: byDaySk } };
};

/** Says whether two rows are the same to the last byte. */
export const isSameRow = (one: Row, other: Row): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Says whether two items are the same to the last byte. */
export const isSameItem = (one: Item, other: Item): boolean => isSameRow(rowOf(one), rowOf(other));
