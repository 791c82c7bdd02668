import { storeError } from './errors.ts';
import type { KeyText } from './keys.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { CursorRefusal, IndexQuery, Item, Page, Placed, Query, Table } from './table.ts';

/** A partition that is read page by page, from the first item or after one. */
type Streamed = {
  readonly partition: KeyText;
  readonly after: KeyText | undefined;
  readonly pageItems: number;
  /** Strongly where nothing is said. */
  readonly consistent?: boolean;
};

/** The items of one partition in key order, page by page: memory is one page's. */
export const streamPartition = async function* (
  table: Table,
  query: Streamed,
): AsyncGenerator<readonly Item[]> {
  let cursor: string | undefined;
  do {
    const asked = table.query({
      from: 'table',
      consistent: query.consistent ?? true,
      partition: query.partition,
      range: query.after === undefined ? { kind: 'all' } : { kind: 'after', sk: query.after },
      order: 'ascending',
      limit: query.pageItems,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const page = await pageIn(asked);
    if (page.items.length > 0) yield page.items;
    cursor = page.next;
  } while (cursor !== undefined);
};

/** A page of the store holds at most 1 MB of them anyway. */
const ITEMS_A_PAGE = 1_000;

/** A query without its paging. */
export type Whole<Asked = Query> = Omit<Asked, 'cursor' | 'limit' | 'order'> & {
  /** Items of one trip; a thousand where nothing is said. */
  readonly limit?: number;
};

const pageIn = async <Read>(asked: Promise<Result<Page<Read>, CursorRefusal>>): Promise<Page<Read>> => {
  const page = await asked;
  if (page.ok) return page.value;
  throw storeError('store/refused', 'the store refused its own cursor');
};

/** Every page after the one before it. */
const everyPage = async <Read>(
  ask: (after: { readonly cursor?: string }) => Promise<Result<Page<Read>, CursorRefusal>>,
): Promise<Read[]> => {
  const found: Read[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageIn(ask(cursor === undefined ? {} : { cursor }));
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
};

const inOrder = { limit: ITEMS_A_PAGE, order: 'ascending' } as const;

/** Every item of a query in ascending order, however many pages it takes. */
export const allOf = (table: Table, query: Whole): Promise<Item[]> =>
  everyPage((after) => table.query({ ...inOrder, ...query, ...after }));

/** Everything that has a place in a partition of an index, in ascending order. */
export const allPlaced = (table: Table, query: Whole<IndexQuery>): Promise<Placed[]> =>
  everyPage((after) => table.find({ ...inOrder, ...query, ...after }));

/** Every item of one partition in key order, read strongly. */
export const everythingIn = (table: Table, partition: KeyText): Promise<Item[]> =>
  allOf(table, { from: 'table', consistent: true, partition, range: { kind: 'all' } });

type Source = {
  readonly pages: AsyncGenerator<readonly Item[]>;
  items: readonly Item[];
  taken: number;
};

const refill = async (source: Source): Promise<void> => {
  const next = await source.pages.next();
  source.items = next.done === true ? [] : next.value;
  source.taken = 0;
};

const hasItems = (source: Source): boolean => source.taken < source.items.length;

/** The last sort key that every open source has read up to: what lies at or before it is complete. */
const horizonOf = (sources: readonly Source[]): string => {
  let horizon = '~';
  for (const { items } of sources) {
    const last = items.at(-1)?.key.sk;
    if (last !== undefined && last < horizon) horizon = last;
  }
  return horizon;
};

const NOTHING: readonly Item[] = [];

const takeUpTo = (source: Source, horizon: string): readonly Item[] => {
  let end = source.taken;
  const first = source.items[end]?.key.sk;
  if (first === undefined || first > horizon) return NOTHING;
  for (; end < source.items.length; end++) {
    const sk = source.items[end]?.key.sk;
    if (sk === undefined || sk > horizon) break;
  }
  const taken = source.items.slice(source.taken, end);
  source.taken = end;
  return taken;
};

const bySortKey = (a: Item, b: Item): number => (a.key.sk < b.key.sk ? -1 : a.key.sk > b.key.sk ? 1 : 0);

/** The items of several partitions merged by sort key, in batches: all residents in order of their ids, say.
 *  Memory is one page of each partition. `after` leaves out what an earlier, broken-off stream has passed. */
export const streamMerged = async function* (
  table: Table,
  query: {
    readonly partitions: readonly KeyText[];
    readonly after: KeyText | undefined;
    readonly pageItems: number;
  },
): AsyncGenerator<readonly Item[]> {
  const { after, pageItems } = query;
  let open: readonly Source[] = query.partitions.map((partition) => ({
    pages: streamPartition(table, { partition, after, pageItems }),
    items: [],
    taken: 0,
  }));
  for (;;) {
    await Promise.all(open.filter((source) => !hasItems(source)).map(refill));
    open = open.filter(hasItems);
    if (open.length === 0) return;
    const horizon = horizonOf(open);
    yield open.flatMap((source) => takeUpTo(source, horizon)).sort(bySortKey);
  }
};
