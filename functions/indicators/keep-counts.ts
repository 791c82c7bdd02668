import { cellsOf, type Counts } from '../../domain/indicators/index.ts';
import type { Counted, IndicatorStore, Place } from './indicator-store.ts';

/** How often counting starts anew when somebody else keeps coming first. */
const ATTEMPTS = 8;

/** What counting finds; when it was found is told by the clock. */
export type Found = Omit<Counted, 'countedAt'>;

/** What counting needs besides the store. */
export type Counting = { readonly indicators: IndicatorStore; readonly now: () => Date };

const sameCounts = (a: Counts, b: Counts): boolean => a.every((count, at) => count === b[at]);

/** Says whether counts still say all that was found, on the days that it holds for. */
const isKnown = (before: Counted, found: Found): boolean =>
  before.holdsUntil === found.holdsUntil &&
  before.countedOn <= found.countedOn &&
  before.teams.size === found.teams.size &&
  sameCounts(before.counts, found.counts) &&
  [...found.teams].every(([teamId, part]) => {
    const known = before.teams.get(teamId);
    return known !== undefined && sameCounts(known, part);
  });

const isNothing = ({ counts, teams }: Found): boolean => cellsOf(counts).length === 0 && teams.size === 0;

/** Says whether what is stored, if anything, counts everybody as found. */
export const isSameCount = (stored: Counted | undefined, found: Found): boolean =>
  stored === undefined ? isNothing(found) : isKnown(stored, found);

/** Counts a place anew and keeps the result; gives the counts that stood there before. The place's version is read
 *  before the counting: who counts from older data than what is kept finds the version risen, and counts again. Nothing
 *  is written where nothing changes. */
export const keepCounts = async (
  { indicators, now }: Counting,
  place: Place,
  count: (before: Counted | undefined) => Promise<Found>,
): Promise<Counted | undefined> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [stored] = await indicators.find([place]);
    const { version = 0, counted: before } = stored ?? {};
    const found = await count(before);
    if ((before !== undefined || version === 0) && isSameCount(before, found)) return before;
    if (await indicators.save(place, { ...found, countedAt: now().toISOString() }, version)) return before;
  }
  throw new Error('the counts of a place keep changing while they are counted');
};
