import { cellsOf, type Counts } from '../../domain/indicators/index.ts';
import type { Counted, IndicatorStore, Place, StoredCounted } from './indicator-store.ts';

/** How often counting starts anew when somebody else keeps coming first. */
const ATTEMPTS = 8;

/** What counting finds; when it was found is told by the clock. */
export type Found = Omit<Counted, 'countedAt'>;

/** What counting needs besides the store. */
export type Counting = { readonly indicators: IndicatorStore; readonly now: () => Date };

const sameCounts = (a: Counts, b: Counts): boolean => a.every((count, at) => count === b[at]);

/** Says whether counts say all that was found, whatever day they hold until. */
const isSame = (before: Counted, found: Found): boolean =>
  before.countedOn <= found.countedOn &&
  before.teams.size === found.teams.size &&
  sameCounts(before.counts, found.counts) &&
  [...found.teams].every(([teamId, part]) => {
    const known = before.teams.get(teamId);
    return known !== undefined && sameCounts(known, part);
  });

const isNothing = ({ counts, teams }: Found): boolean => cellsOf(counts).length === 0 && teams.size === 0;

/** A bucket that is counted anew too early is counted then, and nothing is wrong: what it is part of says the same day. */
const holdsNow = (before: Counted, { countedOn, holdsUntil }: Found): boolean =>
  before.holdsUntil === holdsUntil || (countedOn < before.holdsUntil && before.holdsUntil < holdsUntil);

/** Says whether what is stored of a bucket, if anything, counts everybody as found. */
export const isBucketCounted = (stored: Counted | undefined, found: Found): boolean =>
  stored === undefined ? isNothing(found) : isSame(stored, found) && holdsNow(stored, found);

const isAreaCounted = (stored: Counted | undefined, found: Found): boolean =>
  stored === undefined ? isNothing(found) : isSame(stored, found) && stored.holdsUntil === found.holdsUntil;

type Kept = { readonly place: Place; readonly before: StoredCounted; readonly found: Found };

/** A place without counts that was never stored may stay so; one that was stored by another list of cells may not. What is open
 *  stays so where it is found so; else it is closed. */
const isKept = ({ place, before: { version, counted }, found }: Kept): boolean => {
  const isCounted = place.kind === 'bucket' ? isBucketCounted : isAreaCounted;
  return (
    (counted !== undefined || version === 0) &&
    isCounted(counted, found) &&
    (counted?.isOpen !== true || found.isOpen === true)
  );
};

/** What is there in the end; undefined where somebody else came first. */
const keep = async ({ indicators, now }: Counting, kept: Kept): Promise<StoredCounted | undefined> => {
  if (isKept(kept)) return kept.before;
  const { place, before, found } = kept;
  const counted = { ...found, countedAt: now().toISOString() };
  const isSaved = await indicators.save(place, counted, before.version);
  return isSaved ? { version: before.version + 1, counted } : undefined;
};

/** What is there in the end, place by place; undefined as soon as somebody else came first. */
const keepAll = async (
  counting: Counting,
  all: readonly Kept[],
): Promise<readonly StoredCounted[] | undefined> => {
  const kept: StoredCounted[] = [];
  for (const one of all) {
    const stored = await keep(counting, one);
    if (stored === undefined) return undefined;
    kept.push(stored);
  }
  return kept;
};

/** Counts places anew and keeps the results in their order. The places' versions are read before the counting: who counts
 *  from older data than what is kept finds the version risen, and counts again. Nothing is written where nothing changes.
 *  @param count gives what it finds in the order of the places
 *  @returns what is stored of them in the end, in this order */
export const keepCounts = async (
  counting: Counting,
  places: readonly Place[],
  count: () => Promise<readonly Found[]>,
): Promise<readonly StoredCounted[]> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await counting.indicators.find(places);
    const found = await count();
    const all = places.flatMap((place, at) => {
      const [before, now] = [stored[at], found[at]];
      return before === undefined || now === undefined ? [] : [{ place, before, found: now }];
    });
    const kept = await keepAll(counting, all);
    if (kept !== undefined) return kept;
  }
  throw new Error('the counts of a place keep changing while they are counted');
};
