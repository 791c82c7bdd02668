import { daysBetween, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import { recorderOf } from '../runs/record-step.ts';
import { factsOfDay } from './facts-of-day.ts';
import { snapshotsOfDay } from './snapshots-of-day.ts';
import { tasksOfDay } from './tasks-of-day.ts';
import type { DailyState } from './indicator-store.ts';
import { buildCounts } from './build-counts.ts';
import type { RecountPorts } from './recount.ts';
import { contextOf, type RefreshPorts, refreshResidents } from './refresh-residents.ts';

/** What the daily work needs. */
export type DailyPorts = RefreshPorts & Pick<Ports, 'runs'>;

/** How many residents and count buckets the passing of days touched; one of several days as often. */
export type Touched = { readonly residents: number; readonly buckets: number };

const NOTHING: Touched = { residents: 0, buckets: 0 };

/** The most days that are gone through one by one: of a longer absence only the last ones are. */
const MOST_DAYS = 31;

/** Makes everybody's views and all counts anew: the day was moved back, and what was made later tells nothing of it. */
const refreshEverybody = async (ports: DailyPorts, day: LocalDate): Promise<void> => {
  const context = await contextOf(ports, day);
  for await (const ids of ports.indicators.everybody()) await refreshResidents(ports, ids, context);
  await buildCounts(ports, day);
  // The days after it have not been.
  await ports.runs.forgetFrom(plusDays(day, 1));
};

/** Notes that everything is as of a day, as after an import. */
export const beginDays = async (
  { indicators, now }: Pick<RecountPorts, 'indicators' | 'now'>,
  day: LocalDate,
): Promise<void> => {
  const at = now().toISOString();
  await indicators.saveDaily({ doneThrough: day, doneAt: at, checkedOn: day, checkedAt: at });
};

/** Ends one day and begins another, a step after the other, each recorded in the run of its day. */
const passDay = async (ports: DailyPorts, done: LocalDate, day: LocalDate): Promise<Touched> => {
  // What was decided in the last moment of a day may have become due on a day that was done by then.
  const due = { from: plusDays(done, -1), day };
  const ended = recorderOf(ports, done);
  const begun = recorderOf(ports, day);
  await ended('snapshots', (count) => snapshotsOfDay(ports, done, count));
  const { dated, buckets } = await begun('facts', (count) => factsOfDay(ports, due, count));
  const residents = await begun('tasks', (count) => tasksOfDay(ports, due, count));
  return { residents: dated + residents, buckets };
};

const goOn = async (
  ports: DailyPorts,
  { doneThrough, ...checked }: DailyState,
  today: LocalDate,
): Promise<Touched> => {
  const days = Math.min(daysBetween(doneThrough, today), MOST_DAYS);
  let done = doneThrough;
  let touched = NOTHING;
  for (let left = days - 1; left >= 0; left--) {
    const day = plusDays(today, -left);
    const { residents, buckets } = await passDay(ports, done, day);
    touched = { residents: touched.residents + residents, buckets: touched.buckets + buckets };
    await ports.indicators.saveDaily({ ...checked, doneThrough: day, doneAt: ports.now().toISOString() });
    done = day;
  }
  return touched;
};

/** Brings views and counts to today, day by day, and keeps the numbers of the days that ended as reported; each step is
 *  recorded in the run of its day. It may be repeated, and goes on where it was broken off. Says what fell due on the
 *  way; nothing where everything is made anew. */
export const passDays = async (ports: DailyPorts, today: LocalDate): Promise<Touched> => {
  const state = await ports.indicators.daily();
  if (state !== undefined && state.doneThrough < today) return goOn(ports, state, today);
  if (state === undefined) await buildCounts(ports, today);
  else if (today < state.doneThrough) await refreshEverybody(ports, today);
  else return NOTHING;
  await beginDays(ports, today);
  return NOTHING;
};
