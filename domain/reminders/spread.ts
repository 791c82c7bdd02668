import { byCodePoints, type ResidentId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import { type DueVisit, riskOf } from './due-visits.ts';
import { spreadPolicy } from './spread-policy.ts';
import type { Week } from './weeks.ts';

/** A suggestion that somebody comes in an earlier week. */
export type Move<V extends DueVisit = DueVisit> = {
  readonly visit: V;
  /** The earlier week, by its place among the weeks. */
  readonly toWeek: number;
  /** They are due in that week for something else: nobody has to come once more. */
  readonly comesAnyway: boolean;
};

/** How many people a week has: as due, as it may have at most, and once the suggestions are followed. */
export type WeekLoad = { readonly people: number; readonly limit: number; readonly peopleAfter: number };

/** What a calendar suggests. */
export type Spread<V extends DueVisit = DueVisit> = {
  /** For every week, in their order. */
  readonly loads: readonly WeekLoad[];
  readonly moves: readonly Move<V>[];
};

const PERCENT = 100;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Up to how many people each week is not overloaded: its share of all by working days, with the policy's margin. */
const limitsOf = (people: readonly number[], weeks: readonly Week[]): readonly number[] => {
  const days = sum(weeks.map(({ workingDays }) => workingDays.length));
  const { overloadedPercent, easyPeopleADay } = spreadPolicy;
  return weeks.map(({ workingDays: { length } }) => {
    if (length === 0) return 0;
    const share = (sum(people) * length * overloadedPercent) / (days * PERCENT);
    return Math.ceil(Math.max(share, easyPeopleADay * length));
  });
};

/** Who can wait best goes first, of them who is due last. */
const byEase = (a: DueVisit, b: DueVisit): number =>
  riskOf(b.kind) - riskOf(a.kind) ||
  byCodePoints(b.dueOn, a.dueOn) ||
  byCodePoints(a.residentId, b.residentId);

type Place = { readonly week: Week; readonly limit: number; readonly people: Set<ResidentId> };

/** How full a week is, 1 where nobody more fits. */
const fullness = ({ people, limit }: Place): number => (limit === 0 ? 1 : people.size / limit);

const isOpenFrom = ({ workingDays }: Week, day: LocalDate): boolean => (workingDays.at(-1) ?? '') >= day;

/** The best earlier week for somebody: where they come anyway, else the emptiest, of several the latest. A week that has
 *  begun takes nobody more: people are asked to come some days ahead. */
const bestFor = ({ residentId, week, earliestOn }: DueVisit, places: readonly Place[]): Place | undefined => {
  const costOf = (place: Place): number => (place.people.has(residentId) ? -1 : fullness(place));
  return places
    .slice(1, week)
    .filter((place) => isOpenFrom(place.week, earliestOn) && costOf(place) < 1)
    .toReversed()
    .toSorted((a, b) => costOf(a) - costOf(b))[0];
};

/** Who comes in an earlier week anyway is asked first, then who can wait best. */
const inOrder = <V extends DueVisit>(visits: readonly V[], places: readonly Place[]): readonly V[] => {
  const comesAnyway = (visit: V): boolean => bestFor(visit, places)?.people.has(visit.residentId) === true;
  const byChoice = Map.groupBy(visits.toSorted(byEase), comesAnyway);
  return [...(byChoice.get(true) ?? []), ...(byChoice.get(false) ?? [])];
};

const relieve = <V extends DueVisit>(
  source: Place,
  visits: readonly V[],
  places: readonly Place[],
): Move<V>[] => {
  const moves: Move<V>[] = [];
  for (const visit of inOrder(visits, places)) {
    if (source.people.size <= source.limit) break;
    const target = bestFor(visit, places);
    if (target === undefined) continue;
    const comesAnyway = target.people.has(visit.residentId);
    source.people.delete(visit.residentId);
    target.people.add(visit.residentId);
    moves.push({ visit, toWeek: places.indexOf(target), comesAnyway });
  }
  return moves;
};

/** Suggests who of an overloaded week may come earlier, so that weeks even out: nobody past their latest date nor before the
 *  first day on which it may be done, no week is filled above its limit, and none is relieved more than it needs.
 *  @param visits as `visitsIn` gives them for the weeks */
export const spread = <V extends DueVisit>(visits: readonly V[], weeks: readonly Week[]): Spread<V> => {
  const byWeek = Map.groupBy(visits, ({ week }) => week);
  const people = weeks.map((_, at) => byWeek.get(at)?.length ?? 0);
  const limits = limitsOf(people, weeks);
  const places = weeks.map((week, at) => ({
    week,
    limit: limits[at] ?? 0,
    people: new Set(byWeek.get(at)?.map(({ residentId }) => residentId)),
  }));
  const moves = places.flatMap((source, at) => relieve(source, byWeek.get(at) ?? [], places));
  const loads = places.map((place, at) => ({
    people: people[at] ?? 0,
    limit: place.limit,
    peopleAfter: place.people.size,
  }));
  return { loads, moves };
};
