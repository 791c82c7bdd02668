import type { Row } from './items.ts';
import type { LimitRefusal } from './table.ts';

/** The limits of DynamoDB, kept by both stores alike.
 *  @source Amazon DynamoDB Developer Guide, “Quotas in Amazon DynamoDB” */
export const limits = {
  itemBytes: 400 * 1024,
  transactionBytes: 4 * 1024 * 1024,
  transactionWrites: 100,
  pageBytes: 1024 * 1024,
  partitionKeyBytes: 2048,
  sortKeyBytes: 1024,
  batchWrites: 25,
  batchReads: 100,
} as const;

const READ_UNIT_BYTES = 4096;
/** What one write unit pays for. */
export const WRITE_UNIT_BYTES = 1024;

/** Bytes of a whole number: one for two significant digits, and one. */
const numberBytes = (value: number): number =>
  value >= 0 && value < 100
    ? 2
    : Math.ceil(String(Math.abs(value)).replace(/0+$/, '').length / 2) + 1 + (value < 0 ? 1 : 0);

/** Key text is ASCII, a byte a character. */
const keyBytes = (name: string, value: string | undefined): number =>
  value === undefined ? 0 : name.length + value.length;

/** Bytes of an item's place in an index, which holds keys alone. */
export const placeBytes = (row: Row): number =>
  keyBytes('pk', row.pk) +
  keyBytes('sk', row.sk) +
  keyBytes('byDayPk', row.byDayPk) +
  keyBytes('byDaySk', row.byDaySk);

/** Bytes of an item by DynamoDB's rule: names and values, text as UTF-8.
 *  @source Amazon DynamoDB Developer Guide, “DynamoDB item sizes and formats” */
export const rowBytes = (row: Row): number =>
  placeBytes(row) +
  'body'.length +
  Buffer.byteLength(row.body) +
  'version'.length +
  numberBytes(row.version) +
  (row.expiresAtS === undefined ? 0 : 'expiresAtS'.length + numberBytes(row.expiresAtS));

const isKeyTooLong = (pk: string | undefined, sk: string | undefined): boolean =>
  (pk?.length ?? 0) > limits.partitionKeyBytes || (sk?.length ?? 0) > limits.sortKeyBytes;

/** Why an item of so many bytes may not be stored, `index` being its place in the call; undefined where it may. */
export const rowRefusal = (row: Row, bytes: number, index: number): LimitRefusal | undefined => {
  if (isKeyTooLong(row.pk, row.sk) || isKeyTooLong(row.byDayPk, row.byDaySk)) {
    return { code: 'store/key-too-long', index };
  }
  return bytes <= limits.itemBytes
    ? undefined
    : { code: 'store/item-too-large', index, bytes, limit: limits.itemBytes };
};

/** Read units for so many bytes read in one go (a missing item is read too): half a unit each 4 KB, a whole one strongly. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5);

const isInIndex = (row: Row | undefined): row is Row => row?.byDayPk !== undefined;

const bytesOrNone = (row: Row | undefined): number => (row === undefined ? 0 : rowBytes(row));

const writeUnitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));

const placeUnits = (row: Row | undefined): number => (isInIndex(row) ? writeUnitsOf(placeBytes(row)) : 0);

/** An item that keeps its place costs the index nothing; one that moves leaves one place and takes another. */
const indexUnits = (before: Row | undefined, after: Row | undefined): number =>
  before?.byDayPk === after?.byDayPk && before?.byDaySk === after?.byDaySk
    ? 0
    : placeUnits(before) + placeUnits(after);

/** Write units of one change: 1 KB of the larger of before and after, twice that in a transaction, and what the
 *  index has to write, which costs the same in both. */
export const writeUnits = (
  before: Row | undefined,
  after: Row | undefined,
  { inTransaction }: { readonly inTransaction: boolean },
): number =>
  writeUnitsOf(Math.max(bytesOrNone(before), bytesOrNone(after))) * (inTransaction ? 2 : 1) +
  indexUnits(before, after);

/** Write units of an item of so many bytes where there was none: its own, and its place in the index. */
export const newItemUnits = (row: Row, bytes: number): number => writeUnitsOf(bytes) + placeUnits(row);

/** Write units of a condition on an item that is not written. */
export const checkUnits = (row: Row | undefined): number => 2 * writeUnitsOf(bytesOrNone(row));

/** Read units of a transaction sent again under its token: its items are read, at the double rate. */
export const replayUnits = (rows: readonly (Row | undefined)[]): number =>
  rows.reduce((units, row) => units + 2 * readUnits(bytesOrNone(row), true), 0);
