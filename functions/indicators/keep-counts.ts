import { cellsOf, type Counts } from '../../domain/indicators/index.ts';
import type { Counted, IndicatorStore, Place, StoredCounted } from './indicator-store.ts';

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

type Kept = { readonly place: Place; readonly before: StoredCounted; readonly found: Found };

/** A place without counts that was never stored may stay so; one that was stored by another list of cells may not. */
const isKept = ({ before: { version, counted }, found }: Kept): boolean =>
  (counted !== undefined || version === 0) && isSameCount(counted, found);

/** Says whether all is kept; false as soon as somebody else came first. */
const keepAll = async ({ indicators, now }: Counting, all: readonly Kept[]): Promise<boolean> => {
  for (const kept of all) {
    const { place, before, found } = kept;
    if (isKept(kept)) continue;
    if (!(await indicators.save(place, { ...found, countedAt: now().toISOString() }, before.version)))
      return false;
  }
  return true;
};

/** Counts places anew and keeps the results in their order. The places' versions are read before the counting: who counts
 *  from older data than what is kept finds the version risen, and counts again. Nothing is written where nothing changes.
 *  @param count gives what it finds in the order of the places */
export const keepCounts = async (
  counting: Counting,
  places: readonly Place[],
  count: () => Promise<readonly Found[]>,
): Promise<void> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await counting.indicators.find(places);
    const found = await count();
    const all = places.flatMap((place, at) => {
      const [before, now] = [stored[at], found[at]];
      return before === undefined || now === undefined ? [] : [{ place, before, found: now }];
    });
    if (await keepAll(counting, all)) return;
  }
  throw new Error('the counts of a place keep changing while they are counted');
};
