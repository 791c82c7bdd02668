import { deflateRawSync, inflateRawSync } from 'node:zlib';

import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { upcast, type Upcast } from '../../../events/upcasts.ts';
import type { Keys } from '../../kit/ports.ts';
import type { Entry, ResidentCommit } from '../../residents/stored.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { rowOf } from '../store/items.ts';
import { entriesKey } from '../store/service-keys.ts';
import { rowBytes, WRITE_UNIT_BYTES } from '../store/sizes.ts';
import type { Item } from '../store/table.ts';
import { Entries, EntriesBody } from './bodies.ts';
import { ENTRY_WORDS } from './entry-words.ts';
import { inEntry } from './sealing.ts';

const dictionary = Buffer.from(ENTRY_WORDS);

const pack = (entries: readonly Entry[]): string =>
  deflateRawSync(JSON.stringify(entries), { level: 9, dictionary }).toString('base64url');

const unpack = (packed: string): unknown => {
  try {
    return JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url'), { dictionary }).toString());
  } catch (cause) {
    throw storeError('store/damaged', 'stored commands cannot be unpacked', cause);
  }
};

/** Commands in their order as one item: its version is their number, as each of them was one write of it. */
const pageItem = (id: ResidentId, entries: readonly Entry[], seal: Keys['seal']): Item => {
  const packed = pack(entries.map((entry) => inEntry(entry, seal)));
  const [first] = entries;
  if (first === undefined) throw new Error('a page has an entry');
  return { key: entriesKey(id, first.seq), version: entries.length, body: { words: 1, packed } };
};

/** What a command is stored as: joined to the last item of commands where that stays as cheap to write as a new one,
 *  else as the first of a new one.
 *  @param mostBytes of an item that more than one command shares */
export const entryItems = (
  { residentId, entry, page }: Pick<ResidentCommit, 'residentId' | 'entry' | 'page'>,
  seal: Keys['seal'],
  mostBytes = WRITE_UNIT_BYTES,
): Item[] => {
  if (entry === undefined) return [];
  const joined = pageItem(residentId, [...page, entry], seal);
  const isCheap = page.length === 0 || rowBytes(rowOf(joined)) <= mostBytes;
  return [isCheap ? joined : pageItem(residentId, [entry], seal)];
};

/** The commands of an item, in order, their facts in the newest form.
 *  @param newest turns facts of earlier versions into it */
export const entriesIn = (item: Item, open: Keys['open'], newest: Upcast = upcast): Entry[] => {
  const parsed = Entries.safeParse(unpack(bodyIn(EntriesBody, item).packed));
  if (parsed.success)
    return parsed.data.map((entry) => {
      // Opened in the form in which it was sealed.
      const opened = inEntry(entry, open);
      return { ...opened, events: opened.events.map(newest) };
    });
  throw storeError('store/damaged', 'stored commands do not have the form of their kind', parsed.error);
};
