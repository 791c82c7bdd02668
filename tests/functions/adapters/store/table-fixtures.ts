import { isId, type ResidentId } from '../../../../domain/kernel/ids.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { keyText, type Key } from '../../../../functions/adapters/store/keys.ts';
import type {
  Change,
  CursorRefusal,
  IndexQuery,
  Item,
  Page,
  Placed,
  Query,
  Table,
  Transaction,
} from '../../../../functions/adapters/store/table.ts';

/** A table under test, with what only its own kind can do. */
export type TableUnderTest = {
  readonly table: Table;
  /** Makes indexes and weak reads catch up. */
  readonly settle: () => Promise<void>;
  /** Every change since the table was opened, as its feed or stream tells them. */
  readonly changes: () => Promise<readonly Change[]>;
  readonly dispose: () => Promise<void>;
};

/** Makes the id of a resident. */
export const residentId = (text: string): ResidentId => {
  if (isId<'ResidentId'>(text)) return text;
  throw new Error(`not an id: ${text}`);
};

/** The key of a place in a partition, `p` unless another is named. */
export const keyOf = (sk: string, partition = 'p'): Key => ({ pk: keyText(partition), sk: keyText(sk) });

/** A small item at a key, in its first version unless changed. */
export const itemAt = (key: Key, changes: Partial<Item> = {}): Item => ({
  key,
  version: 1,
  body: { note: '血压 135/85' },
  ...changes,
});

/** Bytes that DynamoDB counts for an item of this key and one-digit version beside its body. */
const ENVELOPE_BYTES = 'pk'.length + 'sk'.length + 'body'.length + 'version'.length + 2;

/** An item that weighs so many bytes in all. */
export const itemOfBytes = (key: Key, bytes: number): Item => {
  const around = ENVELOPE_BYTES + key.pk.length + key.sk.length + JSON.stringify({ pad: '' }).length;
  return itemAt(key, { body: { pad: 'x'.repeat(bytes - around) } });
};

/** The value of an allowed result; the test fails on a refusal. */
export const valueOf = <T>(result: Result<T, unknown>): T => {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.error)}`);
};

/** A query of a whole partition of the table, read strongly. */
export const wholePartition = (partition = 'p'): Query & { readonly from: 'table' } => ({
  from: 'table',
  consistent: true,
  partition: keyText(partition),
  range: { kind: 'all' },
  order: 'ascending',
  limit: 100,
});

type Ask<Read> = (after: { readonly cursor?: string }) => Promise<Result<Page<Read>, CursorRefusal>>;

const everyPage = async <Read>(ask: Ask<Read>): Promise<readonly (readonly Read[])[]> => {
  const pages: (readonly Read[])[] = [];
  for (let next: string | undefined, isFirst = true; isFirst || next !== undefined; isFirst = false) {
    const page = valueOf(await ask(next === undefined ? {} : { cursor: next }));
    pages.push(page.items);
    next = page.next;
  }
  return pages;
};

/** Every page of a query to its end. */
export const pagesOf = (table: Table, query: Query): Promise<readonly (readonly Item[])[]> =>
  everyPage((after) => table.query({ ...query, ...after }));

/** Every item of a query, page by page to its end. */
export const allOf = async (table: Table, query: Query): Promise<readonly Item[]> =>
  (await pagesOf(table, query)).flat();

/** Every place of a query of the index, page by page to its end. */
export const allPlaced = async (table: Table, query: IndexQuery): Promise<readonly Placed[]> =>
  (await everyPage((after) => table.find({ ...query, ...after }))).flat();

/** The sort keys of items. */
export const sortKeysOf = (items: readonly Pick<Item, 'key'>[]): readonly string[] =>
  items.map(({ key }) => key.sk);

/** So many small items in key order. */
export const manyItems = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, n) => itemAt(keyOf(String(n).padStart(4, '0')), { body: { n } }));

/** A query of what is open on a day, by the index. */
export const openOn = (day: string): IndexQuery => ({
  from: 'byDay',
  partition: keyText('open', day),
  range: { kind: 'all' },
  order: 'ascending',
  limit: 100,
});

/** An item that is open on 1 June 2026, at a place of the index. */
export const openItem = (sk: string, place: string, changes: Partial<Item> = {}): Item =>
  itemAt(keyOf(sk), { byDay: { pk: keyText('open', '2026-06-01'), sk: keyText(place) }, ...changes });

/** A transaction that puts items. */
export const putting = (token: string, ...items: readonly Item[]): Transaction => ({
  token,
  writes: items.map((item) => ({ kind: 'put', item }) as const),
});

/** The table of the test that runs, and tokens that no other test uses. */
export type Given = {
  readonly table: () => Table;
  readonly settle: () => Promise<void>;
  readonly changes: () => Promise<readonly Change[]>;
  readonly tokenOf: (name: string) => string;
  readonly put: (token: string, ...items: readonly Item[]) => Transaction;
};
