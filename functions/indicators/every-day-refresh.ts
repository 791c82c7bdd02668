import { areasOf, permanentResidentsOf } from '../../domain/indicators/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { isVillageCode } from '../../domain/kernel/region-code.ts';
import { daysBetween, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import { refreshOf } from '../residents/commit.ts';
import type { ResidentCommit } from '../residents/stored.ts';
import { MOST_WRITES, writesOf } from '../residents/together.ts';
import { type ViewContext, viewContext } from '../residents/views.ts';
import type { Bucket, DailyState, Place } from './indicator-store.ts';
import { buildCounts, recount, type RecountPorts } from './recount.ts';

/** What the daily work needs. */
export type DailyPorts = RecountPorts & Pick<Ports, 'commit'>;

/** How many residents and count buckets the passing of days touched; one of several days as often. */
export type Touched = { readonly residents: number; readonly buckets: number };

const NOTHING: Touched = { residents: 0, buckets: 0 };

/** Residents refreshed in one transaction. */
const TOGETHER = 10;
/** How often a resident is refreshed anew when requests keep coming first. */
const ATTEMPTS = 8;
/** The most days that are gone through one by one: of a longer absence only the last ones are. */
const MOST_DAYS = 31;

const FACTS_PLACE = 'f ';

/** The buckets whose facts a commit changes. */
const bucketsOfCommit = (
  { bucketOf }: Ports['indicators'],
  { residentId, put, remove }: ResidentCommit,
): Bucket[] =>
  [...put, ...remove]
    .filter(({ place }) => place.startsWith(FACTS_PLACE))
    .map(({ place }) => place.slice(FACTS_PLACE.length))
    .flatMap((village) => (isVillageCode(village) ? [bucketOf(village, residentId)] : []));

/** Undefined where a request came between, or where they are too much for one transaction. */
const refreshOnce = async (
  ports: DailyPorts,
  ids: readonly ResidentId[],
  context: ViewContext,
): Promise<Bucket[] | undefined> => {
  const stored = await ports.residents.loadMany(ids);
  const commits = stored.flatMap((one) => (one === undefined ? [] : [refreshOf(one, context)]));
  if (commits.length === 0) return [];
  const writes = commits.reduce((sum, commit) => sum + writesOf(commit), 0);
  if (ids.length > 1 && writes > MOST_WRITES) return undefined;
  const saved = await ports.commit({ residents: commits }, undefined);
  return saved.ok ? commits.flatMap((commit) => bucketsOfCommit(ports.indicators, commit)) : undefined;
};

const refreshOne = async (
  ports: DailyPorts,
  id: ResidentId,
  context: ViewContext,
): Promise<readonly Bucket[]> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const done = await refreshOnce(ports, [id], context);
    if (done !== undefined) return done;
  }
  throw new Error('a resident keeps changing while time is applied');
};

/** Refreshes residents, several a transaction; where a request came between, or much changes, one by one. */
export const refreshResidents = async (
  ports: DailyPorts,
  ids: readonly ResidentId[],
  context: ViewContext,
): Promise<Bucket[]> => {
  const changed: Bucket[] = [];
  for (let at = 0; at < ids.length; at += TOGETHER) {
    const some = ids.slice(at, at + TOGETHER);
    const together = await refreshOnce(ports, some, context);
    if (together !== undefined) changed.push(...together);
    else for (const id of some) changed.push(...(await refreshOne(ports, id, context)));
  }
  return changed;
};

/** Keeps the counts of every area at the end of a day as reported; what is kept already stays. */
const keepSnapshot = async (ports: RecountPorts, day: LocalDate): Promise<void> => {
  const { organisation } = await ports.reference();
  const areas = areasOf(organisation);
  const stored = await ports.indicators.find(areas.map((area): Place => ({ kind: 'area', area })));
  const kept = areas.flatMap(({ scope, id }, at) => {
    const counted = stored[at]?.counted;
    const holds = counted !== undefined && counted.countedOn <= day && day < counted.holdsUntil;
    if (!holds) return [];
    const permanentResidents = permanentResidentsOf(organisation, { scope, id });
    return [{ area: { scope, id }, snapshot: { day, counts: counted.counts, permanentResidents } }];
  });
  await ports.indicators.keepSnapshots(kept);
};

const contextOf = async ({ reference, keys }: DailyPorts, day: LocalDate): Promise<ViewContext> =>
  viewContext((await reference()).organisation, keys, day);

/** Makes what time alone changes by a day: views of residents, then counts. Only who is due since `from` is touched. */
const refreshDay = async (ports: DailyPorts, from: LocalDate, day: LocalDate): Promise<Touched> => {
  const due = await ports.indicators.residentsDue(from, day);
  const changed = await refreshResidents(ports, due, await contextOf(ports, day));
  const buckets = await ports.indicators.bucketsDue(from, day);
  await recount(ports, [...changed, ...buckets], day);
  return { residents: due.length, buckets: buckets.length };
};

/** Makes everybody's views and all counts anew: the day was moved back, and what was made later tells nothing of it. */
const refreshEverybody = async (ports: DailyPorts, day: LocalDate): Promise<void> => {
  const context = await contextOf(ports, day);
  for await (const ids of ports.indicators.everybody()) await refreshResidents(ports, ids, context);
  await buildCounts(ports, day);
};

/** Notes that everything is as of a day, as after an import. */
export const beginDays = async (
  { indicators, now }: Pick<RecountPorts, 'indicators' | 'now'>,
  day: LocalDate,
): Promise<void> =>
  indicators.saveDaily({ doneThrough: day, doneAt: now().toISOString(), checkedOn: undefined });

const goOn = async (ports: DailyPorts, state: DailyState, today: LocalDate): Promise<Touched> => {
  const { doneThrough, checkedOn } = state;
  await keepSnapshot(ports, doneThrough);
  const days = Math.min(daysBetween(doneThrough, today), MOST_DAYS);
  // What was decided in the last moment of a day may have become due on a day that was done by then.
  let from = plusDays(doneThrough, -1);
  let touched = NOTHING;
  for (let left = days - 1; left >= 0; left--) {
    const day = plusDays(today, -left);
    const { residents, buckets } = await refreshDay(ports, from, day);
    touched = { residents: touched.residents + residents, buckets: touched.buckets + buckets };
    if (left > 0) await keepSnapshot(ports, day);
    await ports.indicators.saveDaily({ doneThrough: day, doneAt: ports.now().toISOString(), checkedOn });
    from = day;
  }
  return touched;
};

/** Brings views and counts to today, day by day, and keeps the numbers of the days that ended as reported. It may be
 *  repeated, and goes on where it was broken off. Says what fell due on the way; nothing where everything is made anew. */
export const passDays = async (ports: DailyPorts, today: LocalDate): Promise<Touched> => {
  const state = await ports.indicators.daily();
  if (state !== undefined && state.doneThrough < today) return goOn(ports, state, today);
  if (state === undefined) await buildCounts(ports, today);
  else if (today < state.doneThrough) await refreshEverybody(ports, today);
  else return NOTHING;
  await beginDays(ports, today);
  return NOTHING;
};
