import * as z from 'zod';

import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { residentId } from '../../../events/fields.ts';
import type { Entry } from '../../residents/stored.ts';
import { placeIn } from '../store/bodies.ts';
import { keyPrefix } from '../store/keys.ts';
import type { Change, Item } from '../store/table.ts';
import { entriesIn } from './entry-pages.ts';

const RESIDENT = keyPrefix('resident');
const Place = z.tuple([residentId, z.literal('entries'), z.string()]);

const isPage = ({ key }: Change): boolean =>
  key.pk.startsWith(RESIDENT) && key.sk.split('#', 2)[1] === 'entries';

/** What is sealed stays sealed: who reads commands here holds no key. */
const unopened = (sealed: string): string => sealed;

const sequence = (page: Item | undefined): Set<number> =>
  new Set(page === undefined ? [] : entriesIn(page, unopened).map(({ seq }) => seq));

/** The commands that a change of the table added to a resident, whose names, numbers and phones are still sealed; undefined
 *  for any other change. Commands share an item, which holds those of before as well. */
export const addedEntries = (
  change: Change,
): { readonly residentId: ResidentId; readonly entries: readonly Entry[] } | undefined => {
  if (change.kind !== 'written' || !isPage(change)) return undefined;
  const known = sequence(change.before);
  const [id] = placeIn(Place, change.after);
  return { residentId: id, entries: entriesIn(change.after, unopened).filter(({ seq }) => !known.has(seq)) };
};
