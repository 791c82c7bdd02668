import { byCodePoints } from '../kernel/ids.ts';
import { daysBetween, type LocalDate, plusDays } from '../kernel/time.ts';
import type { ProgrammeCode } from '../programmes/index.ts';
import { prescriptionPolicy } from './policy.ts';
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

/** Times without overlaps that cover the same days. @param times by their first day */
const united = (times: readonly Period[]): Period[] => {
  const apart: Period[] = [];
  for (const time of times) {
    const last = apart.at(-1);
    if (last === undefined || last.until < time.from) apart.push(time);
    else if (last.until < time.until) apart[apart.length - 1] = { from: last.from, until: time.until };
  }
  return apart;
};

/** The days on which somebody had a drug of some prescriptions at least, as known on a day: in order, none twice. */
export const timesCovered = (prescriptions: readonly Prescribed[], day: LocalDate): Period[] =>
  united(
    supplyTimeline(prescriptions, day)
      .flatMap(({ supplies }) => supplies.map(({ from, until }) => ({ from, until })))
      .toSorted((a, b) => byCodePoints(a.from, b.from)),
  );

/** How many days of a period are covered; undefined where none is. @param times in order, none twice */
export const coveredIn = (times: readonly Period[], period: Period): Covered | undefined => {
  const inside = times.map((time) => clipped(time, period)).filter(({ from, until }) => from < until);
  const [first] = inside;
  if (first === undefined) return undefined;
  const { until } = period;
  const days = daysBetween(first.from, until);
  const coveredDays = inside.reduce((sum, time) => sum + daysBetween(time.from, time.until), 0);
  return { from: first.from, until, days, coveredDays, share: coveredDays / days };
};

/** The period over which it is told how much of the time somebody had their drugs: the year that ends with a day. */
export const coveredPeriod = (day: LocalDate): Period => {
  const until = plusDays(day, 1);
  return { from: plusDays(until, -prescriptionPolicy.coveredDays), until };
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
  return coveredIn(timesCovered(own, plusDays(period.until, -1)), period);
};
