import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { rowOf, type Row } from './items.ts';
import type { Key } from './keys.ts';
import { limits, rowBytes, rowRefusal } from './sizes.ts';
import type { Item, LimitRefusal, Transaction, Write } from './table.ts';

/** One text for a key, unique: key text holds no line feed. */
export const keyId = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

/** The key that a write is about. */
export const keyOfWrite = (write: Write): Key => (write.kind === 'put' ? write.item.key : write.key);

/** The version that must be stored for a write to happen; 0: no item. */
export const versionBefore = (write: Write): number =>
  write.kind === 'put' ? write.item.version - 1 : write.version;

/** A write of a transaction, with the row to store where it is a put. */
export type WeighedWrite = { readonly write: Write; readonly row: Row | undefined };

const repeatedIndex = (writes: readonly Write[]): number => {
  const seen = new Set<string>();
  return writes.findIndex((write) => seen.size === seen.add(keyId(keyOfWrite(write))).size);
};

/** The writes of a transaction with their rows, or why they may not be one transaction. */
export const weighTransaction = ({
  token,
  writes,
}: Transaction): Result<readonly WeighedWrite[], LimitRefusal> => {
  if (token.length < 1 || token.length > 36) throw new Error('a token has 1 to 36 characters');
  const count = writes.length;
  if (count > limits.transactionWrites) {
    return err({ code: 'store/too-many-writes', count, limit: limits.transactionWrites });
  }
  const repeated = repeatedIndex(writes);
  if (repeated >= 0) return err({ code: 'store/item-written-twice', index: repeated });
  const weighed = writes.map((write) => ({
    write,
    row: write.kind === 'put' ? rowOf(write.item) : undefined,
  }));
  let bytes = 0;
  for (const [index, { row }] of weighed.entries()) {
    if (row === undefined) continue;
    const added = rowBytes(row);
    const refusal = rowRefusal(row, added, index);
    if (refusal !== undefined) return err(refusal);
    bytes += added;
  }
  return bytes <= limits.transactionBytes
    ? ok(weighed)
    : err({ code: 'store/transaction-too-large', bytes, limit: limits.transactionBytes });
};

/** The row of an item, `index` being its place in the call, or why it may not be stored. */
export const weighItem = (item: Item, index = 0): Result<Row, LimitRefusal> => {
  const row = rowOf(item);
  const refusal = rowRefusal(row, rowBytes(row), index);
  return refusal === undefined ? ok(row) : err(refusal);
};

/** The rows of items, or the first reason that one may not be stored. */
export const weighItems = (items: readonly Item[]): Result<readonly Row[], LimitRefusal> => {
  const rows: Row[] = [];
  for (const [index, item] of items.entries()) {
    const row = weighItem(item, index);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok(rows);
};
