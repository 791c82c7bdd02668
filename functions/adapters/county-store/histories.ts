import * as z from 'zod';

import { isId, type ResidentId } from '../../../domain/kernel/ids.ts';
import * as field from '../../../events/fields.ts';
import type { StoredHistory } from '../../county-files/county-store.ts';
import { storeError } from '../store/errors.ts';
import { historyKey, residentPartitions } from '../store/keys.ts';
import { pack, unpack } from '../store/packed.ts';
import { packedBodyIn } from '../store/packed-items.ts';
import { streamPartition } from '../store/streams.ts';
import type { Item, Table } from '../store/table.ts';
import type { Keys } from '../../kit/ports.ts';
import { HeadBody } from '../service-store/bodies.ts';
import { entriesIn } from '../service-store/entry-pages.ts';
import { headWords } from '../service-store/view-words.ts';
import { bodyIn } from '../store/bodies.ts';
import { cutIntoChunks } from './chunks.ts';

const place = {
  residentId: field.residentId,
  chunk: z.int().nonnegative(),
  chunks: z.int().positive(),
};
/** A chunk of a history; `chunks` says how many belong together, so that one left from a longer history that stood there before
 *  is passed over. */
const HistoryBody = z.union([
  // Of a county that is kept plain, and sealed rows of before they were packed.
  z.strictObject({ ...place, rows: z.string() }),
  z.strictObject({ ...place, packed: z.string() }),
]);

const textOf = (body: z.infer<typeof HistoryBody>): string => ('rows' in body ? body.rows : body.packed);

/** The items of a history, one a chunk. Rows that are sealed are packed as well: they are kept for years, in a table that is
 *  paid by the byte; a county that is kept plain lies on one machine, for an hour. */
export const itemsOf = ({ residentId, rows, version }: StoredHistory, seal: Keys['rows']): Item[] =>
  cutIntoChunks(seal === undefined ? rows : pack(seal.seal(rows))).map((part, chunk, all) => ({
    key: historyKey(residentId, chunk),
    version,
    body: { residentId, chunk, chunks: all.length, [seal === undefined ? 'rows' : 'packed']: part },
  }));

/** What opens sealed rows and entries; nothing where nothing is sealed. */
export type Opening = Pick<Keys, 'open' | 'rows'>;

const kindOf = ({ key }: Item): string => key.sk.split('#', 2)[1] ?? '';

/** What the service keeps beside the imported rows; nothing for most of a county. */
const besideRows = (
  items: readonly Item[],
  { open }: Opening,
): Pick<StoredHistory, 'entries' | 'page' | 'head'> => {
  const pages = items.filter((item) => kindOf(item) === 'entries').map((item) => entriesIn(item, open));
  const page = pages.at(-1);
  const head = items.find((item) => kindOf(item) === 'head');
  return {
    ...(page !== undefined && { entries: pages.flat(), page }),
    ...(head !== undefined && { head: packedBodyIn(HeadBody, head, headWords) }),
  };
};

/** What is stored of one resident: chunks of imported rows, and what was entered since.
 *  @param items all of the resident's, in order of their keys */
export const historyIn = (
  residentId: ResidentId,
  items: readonly Item[],
  opening: Opening,
): StoredHistory | undefined => {
  const chunks = items.filter((item) => kindOf(item) === 'history');
  const [first] = chunks;
  const beside = items.length === chunks.length ? {} : besideRows(items, opening);
  if (first === undefined)
    return beside.entries === undefined ? undefined : { residentId, rows: '', version: 0, ...beside };
  const body = bodyIn(HistoryBody, first);
  const { chunks: count } = body;
  if (chunks.length < count) throw storeError('store/damaged', 'a stored history is not complete');
  const rest = chunks.slice(1, count).map((item) => textOf(bodyIn(HistoryBody, item)));
  const joined = [textOf(body), ...rest].join('');
  const rows = 'packed' in body ? unpack(joined) : joined;
  const own = opening.rows?.open(rows) ?? rows;
  return { residentId, rows: own, version: first.version, ...beside };
};

/** Puts the items of each resident together while they come in order of their keys; the last one is given by `end`. */
const startJoining = (opening: Opening) => {
  let items: Item[] = [];
  let id = '';
  const end = (): StoredHistory[] => {
    const history = isId<'ResidentId'>(id) ? historyIn(id, items, opening) : undefined;
    return history === undefined ? [] : [history];
  };
  const add = (item: Item): StoredHistory[] => {
    const { sk } = item.key;
    if (sk.startsWith(id) && sk.charAt(id.length) === '#') {
      items.push(item);
      return [];
    }
    const done = end();
    items = [item];
    id = sk.slice(0, sk.indexOf('#'));
    return done;
  };
  return { add, end };
};

/** Items asked for at a time; a page of the store holds at most 1 MB of them anyway. */
const PAGE_ITEMS = 1_000;

/** The histories of a partition in order of resident id, read strongly where nothing else is said. */
export const streamHistories = async function* (
  { table, opening }: { readonly table: Table; readonly opening: Opening },
  partition: number,
  consistent = true,
): AsyncGenerator<readonly StoredHistory[]> {
  const pk = residentPartitions()[partition];
  if (pk === undefined) throw new Error(`no partition ${partition}`);
  const joining = startJoining(opening);
  for await (const items of streamPartition(table, {
    partition: pk,
    after: undefined,
    pageItems: PAGE_ITEMS,
    consistent,
  })) {
    yield items.flatMap(joining.add);
  }
  yield joining.end();
};
