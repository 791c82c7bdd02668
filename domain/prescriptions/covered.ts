import { byCodePoints } from '../kernel/ids.ts';
import { daysBetween, type LocalDate, plusDays } from '../kernel/time.ts';
import type { ProgrammeCode } from '../programmes/index.ts';
import type { Prescribed } from './prescribed.ts';
import { supplyTimeline } from './supply.ts';

/** Days from the first up to the one that is no longer among them. */
export type Period = { readonly from: LocalDate; readonly until: LocalDate };

/** How many of a period's days somebody had drugs on: `share` from 0 to 1. */
export type Covered = Period & {
  readonly days: number;
  readonly coveredDays: number;
  readonly share: number;
};

const clipped = ({ from, until }: Period, period: Period): Period => ({
  from: from > period.from ? from : period.from,
  until: until < period.until ? until : period.until,
});

/** The days that are in one of several times at least, each counted once. @param times by their first day */
const daysIn = (times: readonly Period[]): number => {
  let days = 0;
  let counted: LocalDate | undefined;
  for (const { from, until } of times) {
    const first = counted !== undefined && counted > from ? counted : from;
    if (until <= first) continue;
    days += daysBetween(first, until);
    counted = until;
  }
  return days;
};

/** The proportion of days covered (PDC) of a resident in a programme: of the days from the first in the period on which they
 *  had a drug of it until the period's end, those on which they had one at least. What was filled early counts later, a
 *  day never twice, so that it is 1 at most; what was stopped is not had. Days in hospital, where the ward gives the
 *  drugs, are not known here and count as any other. Undefined where no day of the period is covered.
 *  @param period ends no later than the first day on which somebody has died or moved out
 *  @source PQA, Proportion of Days Covered (NQF 0541): overlaps of one drug are moved on, the period begins with the first fill */
export const daysCovered = (
  prescriptions: readonly Prescribed[],
  programme: ProgrammeCode,
  period: Period,
): Covered | undefined => {
  const own = prescriptions.filter((prescription) => prescription.programme === programme);
  const times = supplyTimeline(own, plusDays(period.until, -1))
    .flatMap(({ supplies }) => supplies.map((supply) => clipped(supply, period)))
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => byCodePoints(a.from, b.from));
  const [first] = times;
  if (first === undefined) return undefined;
  const { until } = period;
  const days = daysBetween(first.from, until);
  const coveredDays = daysIn(times);
  return { from: first.from, until, days, coveredDays, share: coveredDays / days };
};
