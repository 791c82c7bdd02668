import { type Area, permanentResidentsOf } from '../../domain/indicators/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { liveCounts } from './area-counts.ts';
import { countPastDays, isManyPeople } from './count-past-day.ts';
import type { Amendment, Snapshot } from './indicator-store.ts';

/** An area and those parts of it that somebody may see. */
type Family = { readonly area: Area; readonly children: readonly Area[] };

/** The day that is asked for; live where none is. */
type ChildDay = {
  readonly on?: LocalDate | undefined;
  readonly as?: 'reported' | 'known' | undefined;
};

/** What the parts count, in their order; undefined of a part whose day nobody knows. */
type ChildCounts = {
  readonly parts: readonly (Pick<Snapshot, 'counts' | 'permanentResidents'> | undefined)[];
  readonly asOf: LocalDate;
  readonly asReported: boolean;
};

const live = async (ports: Ports, { children }: Family, today: LocalDate): Promise<ChildCounts> => {
  const [{ organisation }, counted] = await Promise.all([
    ports.reference(),
    liveCounts(ports, children, today),
  ]);
  const parts = children.map((child, at) => {
    const { counts } = counted[at] ?? {};
    return counts && { counts, permanentResidents: permanentResidentsOf(organisation, child) };
  });
  const asOf = counted.reduce((oldest, one) => (one.asOf < oldest ? one.asOf : oldest), today);
  return { parts, asOf, asReported: false };
};

/** What is kept of parts on a day. */
type Kept = { readonly reported: Snapshot | undefined; readonly amended: Amendment | undefined };

const keptOf = async (
  { indicators }: Pick<Ports, 'indicators'>,
  children: readonly Area[],
  day: LocalDate,
): Promise<Kept[]> => {
  const found = await Promise.all(
    children.map((child) => indicators.snapshots(child, { from: day, until: day })),
  );
  return found.map(({ reported, amended }) => ({ reported: reported[0], amended: amended[0] }));
};

type PastAsked = { readonly day: LocalDate; readonly as: 'reported' | 'known'; readonly today: LocalDate };

/** A past day from the snapshots of the parts; a part without one is counted from what is recorded now with the others
 *  like it, where all of the area are few people, else it stands as a recount found it the last time. */
const past = async (
  ports: Ports,
  { area, children }: Family,
  { day, as, today }: PastAsked,
): Promise<ChildCounts> => {
  const [kept, whole] = await Promise.all([keptOf(ports, children, day), liveCounts(ports, [area], today)]);
  const isCounted = ({ reported }: Kept): boolean => as === 'known' || reported === undefined;
  const isMany = whole.some(({ counts }) => isManyPeople(counts));
  const open = isMany ? [] : children.filter((_, at) => kept[at] !== undefined && isCounted(kept[at]));
  const counted = open.length === 0 ? [] : await countPastDays(ports, { areas: open, day });
  const anew = new Map(open.map((child, at) => [child, counted[at]]));
  const parts = children.map((child, at) => {
    const { reported, amended } = kept[at] ?? {};
    return anew.get(child) ?? (as === 'reported' ? (reported ?? amended) : amended);
  });
  return { parts, asOf: day, asReported: as === 'reported' && !kept.some(isCounted) };
};

/** What the parts of an area count now, or on a past day as their numbers of that day are answered one by one. */
export const childCounts = async (
  ports: Ports,
  family: Family,
  { on, as = 'reported', today }: ChildDay & { readonly today: LocalDate },
): Promise<Result<ChildCounts, Refused>> => {
  if (on === undefined || on === today) return ok(await live(ports, family, today));
  if (on > today) return err({ code: 'indicator/day-to-come' });
  return ok(await past(ports, family, { day: on, as, today }));
};
