import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

import { unreachable } from '../../../domain/kernel/result.ts';
import { encodeCursor, positionOf, type Position } from './cursor.ts';
import { itemOf, readColumns } from './items.ts';
import { limits, rowBytes } from './sizes.ts';
import type { Item, Page, Query, SortRange } from './table.ts';

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

const indexStatement = (query: Query, start: Position | undefined): Statement => {
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
export type WeighedPage = { readonly page: Page; readonly bytes: number };

/** Reads at most `limit` items and at most 1 MB of them, but always one: an item alone is never over it. */
const readPage = (query: Query, rows: Iterable<unknown>): WeighedPage => {
  const items: Item[] = [];
  let bytes = 0;
  let isFull = false;
  for (const value of rows) {
    const row = readColumns(value);
    const added = rowBytes(row);
    if (bytes + added > limits.pageBytes) {
      isFull = true;
      break;
    }
    bytes += added;
    items.push(itemOf(row));
  }
  const last = items.at(-1);
  const hasMore = last !== undefined && (isFull || items.length === query.limit);
  return { page: { items, next: hasMore ? encodeCursor(query, positionOf(query, last)) : undefined }, bytes };
};

/** Makes the reader of query pages: statements are prepared once for each shape of query. */
export const sqliteQueries = (
  database: DatabaseSync,
): ((query: Query, start: Position | undefined) => WeighedPage) => {
  const prepared = new Map<string, StatementSync>();
  return (query, start) => {
    const { sql, values } =
      query.from === 'table' ? tableStatement(query, start) : indexStatement(query, start);
    const statement = prepared.get(sql) ?? database.prepare(sql);
    statement.setReturnArrays(true);
    prepared.set(sql, statement);
    return readPage(query, statement.iterate(...values));
  };
};
