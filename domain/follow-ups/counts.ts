import { firstDayOfYear, lastDayOfQuarter, type LocalDate, quarterOf, yearOf } from '../kernel/time.ts';
import { isCompleted, type RuleProfile, type Visit } from '../programmes/index.ts';
import type { AssessedVisit } from './chain.ts';

/** The number of different days of the day's year with a completed face-to-face visit.
 *  Visits from before the enrolment count too (readings.md A19). @source indicators.md F */
export const faceToFaceDays = (
  chain: readonly AssessedVisit[],
  day: LocalDate,
  { countsAsFaceToFace }: RuleProfile,
): number => {
  const from = firstDayOfYear(yearOf(day));
  let days = 0;
  let latest: LocalDate | undefined;
  for (const { visit, assessment } of chain) {
    if (visit.visitedOn < from || visit.visitedOn === latest || !isCompleted(assessment)) continue;
    if (!countsAsFaceToFace.modes.includes(visit.mode)) continue;
    latest = visit.visitedOn;
    days += 1;
  }
  return days;
};

/** The face-to-face visits asked by a day: one a quarter of its year that has ended, from the quarter of enrolment on.
 *  @source indicators.md q; domain-rules.md §1.6 */
export const visitsAsked = (since: LocalDate, day: LocalDate): number => {
  const year = yearOf(day);
  const first = yearOf(since) === year ? quarterOf(since) : 1;
  const quarter = quarterOf(day);
  const ended = day === lastDayOfQuarter(year, quarter) ? quarter : quarter - 1;
  return Math.max(0, ended - first + 1);
};

/** The last visit of the day's year that says something on control: lost, or done with a known value.
 *  @source indicators.md `<programme>_control_rate` */
export const lastReadingVisit = (
  chain: readonly AssessedVisit[],
  day: LocalDate,
): AssessedVisit | undefined => {
  const from = firstDayOfYear(yearOf(day));
  return chain.findLast(
    ({ visit, assessment }) =>
      visit.visitedOn >= from && (visit.outcome === 'lost' || isReading(visit, assessment)),
  );
};

const isReading = (visit: Visit, { controlled }: AssessedVisit['assessment']): boolean =>
  visit.outcome === 'done' && controlled !== undefined;
