import { randomBytes } from 'node:crypto';

import * as z from 'zod';

import type { LocalDate } from '../../../domain/kernel/time.ts';
import { CountyImported, DayRun } from '../../../events/county.ts';
import type { CountyStore, ImportState, StoredHistory } from '../../county-files/county-store.ts';
import type { ReferenceFile } from '../../county-files/columns.ts';
import { newId } from '../new-id.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import {
  hashSecretKey,
  type Key,
  keyText,
  lastImportKey,
  referenceKey,
  referencePartition,
  residentBucket,
  residentPartitions,
  runKey,
  runPartition,
} from '../store/keys.ts';
import { pack, unpack } from '../store/packed.ts';
import { referenceVersionKey } from '../store/service-keys.ts';
import { everythingIn } from '../store/streams.ts';
import type { Item, JsonObject, Query, SortRange, Table } from '../store/table.ts';
import { cutIntoChunks } from './chunks.ts';
import { itemsOf, type Opening, streamHistories } from './histories.ts';
import { claimedReminders, claimMessages, recordSkipped } from './messages.ts';

const ofChunk = { chunk: z.int(), chunks: z.int() };
const ReferenceBody = z.union([
  z.strictObject({ ...ofChunk, packed: z.string() }),
  // As chunks were stored until they were packed.
  z.strictObject({ ...ofChunk, rows: z.string() }),
]);
const ImportBody = z.strictObject({
  state: z.enum(['running', 'finished']),
  event: CountyImported.optional(),
});
const SecretBody = z.strictObject({ secret: z.string().min(32) });

const find = async (table: Table, key: Key): Promise<Item | undefined> =>
  table.get(key, { consistent: true });

/** Stores what a key says from now on. Of two who do so at the same time the later one's holds. */
const replace = async (table: Table, key: Key, body: JsonObject): Promise<void> => {
  const { version } = (await find(table, key)) ?? { version: 0 };
  const done = await table.put({ key, version: version + 1, body });
  if (done.ok) return;
  if (done.error.code === 'store/condition') return replace(table, key, body);
  throw storeError('store/refused', `the store refused a write: ${done.error.code}`);
};

/** The stored rows of one file of reference data. The first chunk says how many belong together: those behind are left
 *  from longer rows that stood there before. */
export const readReference = async (table: Table, file: ReferenceFile): Promise<string> => {
  const items = await everythingIn(table, referencePartition(file));
  const parts = items.map((item) => bodyIn(ReferenceBody, item));
  return parts
    .slice(0, parts[0]?.chunks)
    .map((part) => ('packed' in part ? unpack(part.packed) : part.rows))
    .join('');
};

/** What the rows of one file of reference data are stored as: packed, since codes and ids shrink to a quarter. */
export const referenceItems = (file: ReferenceFile, rows: string): Item[] =>
  cutIntoChunks(rows).map((part, chunk, all) => ({
    key: referenceKey(file, chunk),
    version: 1,
    body: { chunk, chunks: all.length, packed: pack(part) },
  }));

/** Says that reference rows are others now, once they are stored: whoever keeps what they read of them looks at this
 *  version alone, and reads all of them anew, since what changed is not said. Of two who say so at the same time each raises
 *  it. */
export const raiseReference = (table: Table): Promise<void> =>
  replace(table, referenceVersionKey(), { raisedBy: newId() });

const saveReference = async (table: Table, file: ReferenceFile, rows: string): Promise<void> => {
  const done = await table.putMany(referenceItems(file, rows));
  if (!done.ok) throw storeError('store/refused', `${file} cannot be stored: ${done.error.code}`);
  await raiseReference(table);
};

const importState = async (table: Table): Promise<ImportState> => {
  const item = await find(table, lastImportKey());
  return item === undefined ? 'none' : bodyIn(ImportBody, item).state;
};

/** A page may be empty and still not be the last one. */
const newestRun = async (table: Table, range: SortRange): Promise<LocalDate | undefined> => {
  const partition = runPartition();
  const query: Query = {
    from: 'table',
    consistent: true,
    partition,
    range,
    order: 'descending',
    limit: 1,
  };
  let page = await table.query(query);
  while (page.ok && page.value.items.length === 0 && page.value.next !== undefined) {
    page = await table.query({ ...query, cursor: page.value.next });
  }
  const [item] = page.ok ? page.value.items : [];
  return item === undefined ? undefined : bodyIn(DayRun, item).day;
};

const lastFinishedRun = async (table: Table, before: LocalDate): Promise<LocalDate | undefined> => {
  const newest = await newestRun(table, { kind: 'all' });
  if (newest === undefined || newest > before) return undefined;
  return newestRun(table, { kind: 'between', from: keyText('0'), to: keyText(before) });
};

/** The store's own secret. Of two runs that make it at the same time the first one's holds. */
const hashSecret = async (table: Table): Promise<string> => {
  const item = await find(table, hashSecretKey());
  if (item !== undefined) return bodyIn(SecretBody, item).secret;
  const secret = randomBytes(32).toString('hex');
  const done = await table.put({ key: hashSecretKey(), version: 1, body: { secret } });
  if (done.ok) return secret;
  if (done.error.code === 'store/condition') return hashSecret(table);
  throw storeError('store/refused', `the store refused its secret: ${done.error.code}`);
};

const saveHistories = async (
  { table, rows }: { readonly table: Table; readonly rows: Opening['rows'] },
  histories: readonly StoredHistory[],
): Promise<void> => {
  const done = await table.putMany(histories.flatMap((history) => itemsOf(history, rows)));
  if (!done.ok) throw storeError('store/refused', `histories cannot be stored: ${done.error.code}`);
};

/** Opens nothing: a county that the command line keeps is not sealed. */
const PLAIN: Opening = { open: (text) => text };

/** What the bulk use cases need of the store, on the one table, wherever that is. */
export const countyStore = (table: Table, keys: Opening = PLAIN): CountyStore => ({
  partitions: residentPartitions().length,
  partitionOf: residentBucket,
  readReference: (file) => readReference(table, file),
  saveReference: (file, rows) => saveReference(table, file, rows),
  histories: (partition) => streamHistories({ table, opening: keys }, partition),
  saveHistories: (histories) => saveHistories({ table, rows: keys.rows }, histories),
  importState: () => importState(table),
  startImport: () => replace(table, lastImportKey(), { state: 'running' }),
  finishImport: (event) => replace(table, lastImportKey(), { state: 'finished', event }),
  lastFinishedRun: (before) => lastFinishedRun(table, before),
  // The run's record is its event.
  finishRun: (event) => replace(table, runKey(event.day, event.profile), event),
  claimMessages: async (day, messages) =>
    claimMessages(table, day, { messages, secret: await hashSecret(table) }),
  claimedReminders: (days) => claimedReminders(table, days),
  recordSkipped: (day, skipped) => recordSkipped(table, day, skipped),
});
