import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { upcast, type Upcast } from '../../../events/upcasts.ts';
import type { Keys } from '../../kit/ports.ts';
import type { Entry, ResidentCommit } from '../../residents/stored.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { rowOf } from '../store/items.ts';
import { pack, unpackJson } from '../store/packed.ts';
import { entriesKey } from '../store/service-keys.ts';
import { rowBytes, WRITE_UNIT_BYTES } from '../store/sizes.ts';
import type { Item } from '../store/table.ts';
import { Entries, EntriesBody } from './bodies.ts';
import { ENTRY_WORDS } from './entry-words.ts';
import { inEntry } from './sealing.ts';

const dictionary = Buffer.from(ENTRY_WORDS);

/** Commands in their order as one item: its version is their number, as each of them was one write of it. */
const pageItem = (id: ResidentId, entries: readonly Entry[], seal: Keys['seal']): Item => {
  const packed = pack(JSON.stringify(entries.map((entry) => inEntry(entry, seal))), dictionary);
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

/** Pages that are remembered, a few kilobytes each: about as many as a county of 20,000 reads in a day. */
const MOST_REMEMBERED = 1_000;

/** What packed texts said that were read last, still sealed. Somebody who is written to or seen is read several times on that
 *  day, and the same text says the same. */
const remembered = new Map<string, readonly Entry[]>();

const remember = (packed: string, entries: readonly Entry[]): void => {
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
  remembered.set(packed, entries);
};

const packedEntries = (packed: string): readonly Entry[] => {
  const known = remembered.get(packed);
  if (known !== undefined) return known;
  const parsed = Entries.safeParse(unpackJson(packed, dictionary));
  if (!parsed.success)
    throw storeError('store/damaged', 'stored commands do not have the form of their kind', parsed.error);
  remember(packed, parsed.data);
  return parsed.data;
};

/** The very entry where its facts are of the newest form, as nearly all are: what was made of it before need not be made
 *  again. */
const inNewestForm = (entry: Entry, newest: Upcast): Entry => {
  const events = entry.events.map(newest);
  return events.every((event, at) => event === entry.events[at]) ? entry : { ...entry, events };
};

/** The commands of an item, in order, their facts in the newest form.
 *  @param newest turns facts of earlier versions into it */
export const entriesIn = (item: Item, open: Keys['open'], newest: Upcast = upcast): Entry[] =>
  packedEntries(bodyIn(EntriesBody, item).packed).map((entry) =>
    // Opened in the form in which it was sealed.
    inNewestForm(inEntry(entry, open), newest),
  );
