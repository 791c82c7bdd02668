import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

import { unreachable } from '../../../domain/kernel/result.ts';
import { encodeCursor, type Position } from './cursor.ts';
import { itemOf, placedOf, readColumns, type Row } from './items.ts';
import { limits, placeBytes, rowBytes } from './sizes.ts';
import type { IndexQuery, Item, Page, Placed, Query, SortRange } from './table.ts';

/** The columns of an item, in the order that every statement gives them. */
export const COLUMNS = 'pk, sk, version, body, byDayPk, byDaySk, expiresAtS';

/** Sorts after every character of key text. */
const AFTER_ALL = '~';

type Bound = { readonly operator: '>' | '>=' | '<' | '<='; readonly value: string };
type Bounds = { readonly lower: Bound; readonly upper: Bound };

const boundsOf = (range: SortRange): Bounds => {
  switch (range.kind) {
    case 'all':
      return { lower: { operator: '>=', value: '' }, upper: { operator: '<', value: AFTER_ALL } };
    case 'beginsWith':
      return {
        lower: { operator: '>=', value: range.prefix },
        upper: { operator: '<', value: `${range.prefix}${AFTER_ALL}` },
      };
    case 'between':
      return {
        lower: { operator: '>=', value: range.from },
        upper: { operator: '<=', value: range.to },
      };
    case 'after':
      return {
        lower: { operator: '>', value: range.sk },
        upper: { operator: '<', value: AFTER_ALL },
      };
    default:
      return unreachable(range);
  }
};

/** A bare parameter SQLite looks into while it plans, and plans anew whenever it is bound: that takes longer than the reading. */
const LIMIT = 'LIMIT ? + 0';

type Statement = { readonly sql: string; readonly values: readonly SQLInputValue[] };

/** A cursor lies inside the range, so it takes the place of the bound that it is nearer to. */
const tableStatement = (query: Query, start: Position | undefined): Statement => {
  const isAscending = query.order === 'ascending';
  const range = boundsOf(query.range);
  const lower: Bound =
    isAscending && start !== undefined ? { operator: '>', value: start.key.sk } : range.lower;
  const upper: Bound =
    !isAscending && start !== undefined ? { operator: '<', value: start.key.sk } : range.upper;
  return {
    sql: `SELECT ${COLUMNS} FROM items WHERE pk = ? AND sk ${lower.operator} ? AND sk ${upper.operator} ?
      ORDER BY sk ${isAscending ? 'ASC' : 'DESC'} ${LIMIT}`,
    values: [query.partition, lower.value, upper.value, query.limit],
  };
};

const indexStatement = (query: IndexQuery, start: Position | undefined): Statement => {
  const direction = query.order === 'ascending' ? 'ASC' : 'DESC';
  const { lower, upper } = boundsOf(query.range);
  const beyond = query.order === 'ascending' ? '>' : '<';
  const from = start?.index === undefined ? [] : [start.index.sk, start.key.pk, start.key.sk];
  return {
    sql: `SELECT ${COLUMNS} FROM items
      WHERE byDayPk = ? AND byDaySk ${lower.operator} ? AND byDaySk ${upper.operator} ?
      ${from.length === 0 ? '' : `AND (byDaySk, pk, sk) ${beyond} (?, ?, ?)`}
      ORDER BY byDaySk ${direction}, pk ${direction}, sk ${direction} ${LIMIT}`,
    values: [query.partition, lower.value, upper.value, ...from, query.limit],
  };
};

/** A page with the bytes that reading it took. */
type WeighedPage<Read> = { readonly page: Page<Read>; readonly bytes: number };

/** What is made of a row: what is read, where it lies, and the bytes of it that are read. */
type Reading<Read> = {
  readonly read: (row: Row) => Read;
  readonly positionOf: (read: Read) => Position;
  readonly bytesOf: (row: Row) => number;
};

const itemReading: Reading<Item> = { read: itemOf, positionOf: ({ key }) => ({ key }), bytesOf: rowBytes };

const placeReading: Reading<Placed> = {
  read: placedOf,
  positionOf: ({ key, byDay }) => ({ key, index: byDay }),
  bytesOf: placeBytes,
};

/** Reads at most `limit` items and at most 1 MB of them, but always one: an item alone is never over it. */
const readPage = <Read>(
  query: Query | IndexQuery,
  rows: Iterable<unknown>,
  { read, positionOf, bytesOf }: Reading<Read>,
): WeighedPage<Read> => {
  const items: Read[] = [];
  let bytes = 0;
  let isFull = false;
  for (const value of rows) {
    const row = readColumns(value);
    const added = bytesOf(row);
    if (bytes + added > limits.pageBytes) {
      isFull = true;
      break;
    }
    bytes += added;
    items.push(read(row));
  }
  const last = items.at(-1);
  const hasMore = last !== undefined && (isFull || items.length === query.limit);
  return { page: { items, next: hasMore ? encodeCursor(query, positionOf(last)) : undefined }, bytes };
};

/** Reads pages of an open file. */
export type SqliteReads = {
  readonly query: (query: Query, start: Position | undefined) => WeighedPage<Item>;
  readonly find: (query: IndexQuery, start: Position | undefined) => WeighedPage<Placed>;
};

/** Makes the reader of pages: statements are prepared once for each shape of query. */
export const sqliteReads = (database: DatabaseSync): SqliteReads => {
  const prepared = new Map<string, StatementSync>();
  const rowsOf = ({ sql, values }: Statement): Iterable<unknown> => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    statement.setReturnArrays(true);
    prepared.set(sql, statement);
    return statement.iterate(...values);
  };
  return {
    query: (query, start) => readPage(query, rowsOf(tableStatement(query, start)), itemReading),
    find: (query, start) => readPage(query, rowsOf(indexStatement(query, start)), placeReading),
  };
};
