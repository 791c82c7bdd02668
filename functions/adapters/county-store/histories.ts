import * as z from 'zod';

import { isId, type ResidentId } from '../../../domain/kernel/ids.ts';
import type { StoredHistory } from '../../county-files/county-store.ts';
import { storeError } from '../store/errors.ts';
import { historyKey, residentPartitions } from '../store/keys.ts';
import { streamPartition } from '../store/streams.ts';
import type { Item, Table } from '../store/table.ts';
import { cutIntoChunks } from './chunks.ts';

/** A chunk of a packed history; `chunks` says how many belong together, so that one left from a longer history that
 *  stood there before is passed over. */
const HistoryBody = z.strictObject({
  residentId: z.custom<ResidentId>((value) => typeof value === 'string' && isId(value)),
  chunk: z.int().nonnegative(),
  chunks: z.int().positive(),
  rows: z.string(),
});
type HistoryBody = z.infer<typeof HistoryBody>;

const bodyOf = ({ body }: Item): HistoryBody => {
  const parsed = HistoryBody.safeParse(body);
  if (parsed.success) return parsed.data;
  throw storeError('store/damaged', 'a stored history does not have the form of one', parsed.error);
};

/** The items of a history, one a chunk. */
export const itemsOf = ({ residentId, rows, version }: StoredHistory): Item[] =>
  cutIntoChunks(rows).map((part, chunk, all) => ({
    key: historyKey(residentId, chunk),
    version,
    body: { residentId, chunk, chunks: all.length, rows: part },
  }));

const joined = (chunks: readonly HistoryBody[], version: number): StoredHistory => {
  const [first] = chunks;
  if (first === undefined || chunks.length !== first.chunks) {
    throw storeError('store/damaged', 'a stored history is not complete');
  }
  return { residentId: first.residentId, rows: chunks.map(({ rows }) => rows).join(''), version };
};

/** Puts chunks together while they come in order of their keys; the last resident is given by `end`. */
const startJoining = () => {
  let chunks: HistoryBody[] = [];
  let version = 0;
  const end = (): StoredHistory[] => (chunks.length === 0 ? [] : [joined(chunks, version)]);
  const add = (item: Item): StoredHistory[] => {
    const body = bodyOf(item);
    const done = body.chunk === 0 ? end() : [];
    if (body.chunk === 0) {
      chunks = [body];
      version = item.version;
    } else if (body.chunk < (chunks[0]?.chunks ?? 0)) chunks.push(body);
    return done;
  };
  return { add, end };
};

/** Items asked for at a time; a page of the store holds at most 1 MB of them anyway. */
const PAGE_ITEMS = 1_000;

/** The histories of a partition in order of resident id. */
export const streamHistories = async function* (
  table: Table,
  partition: number,
): AsyncGenerator<readonly StoredHistory[]> {
  const pk = residentPartitions()[partition];
  if (pk === undefined) throw new Error(`no partition ${partition}`);
  const joining = startJoining();
  for await (const items of streamPartition(table, {
    partition: pk,
    after: undefined,
    pageItems: PAGE_ITEMS,
  })) {
    yield items.flatMap(joining.add);
  }
  yield joining.end();
};
