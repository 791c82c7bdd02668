import { byCodePoints } from '../kernel/ids.ts';
import { daysBetween, type LocalDate, plusDays } from '../kernel/time.ts';
import type { ProgrammeCode } from '../programmes/index.ts';
import { coveredIn, coveredPeriod, type Period, timesCovered } from './covered.ts';
import { prescriptionPolicy } from './policy.ts';
import type { Prescribed } from './prescribed.ts';

/** How much of the year that ends with a day somebody had drugs on: on none of its days, on too few, or on enough. */
export const COVERAGE = ['none', 'short', 'enough'] as const;
export type Coverage = (typeof COVERAGE)[number];

/** What holds until before a day. */
export type CoverageSpan = { readonly is: Coverage; readonly until: LocalDate };

/** What becomes of somebody's coverage in a programme if nothing more is recorded: spans in their order, the first from the
 *  day on which this was told, `none` after the last. */
export type CoverageCourse = { readonly programme: ProgrammeCode; readonly spans: readonly CoverageSpan[] };

const coverageIn = (times: readonly Period[], day: LocalDate): Coverage => {
  const covered = coveredIn(times, coveredPeriod(day));
  if (covered === undefined) return 'none';
  return covered.share >= prescriptionPolicy.enoughShare ? 'enough' : 'short';
};

/** What of a course holds on a day, from the first one on. */
export const coverageOn = ({ spans }: Pick<CoverageCourse, 'spans'>, day: LocalDate): Coverage =>
  spans.find(({ until }) => day < until)?.is ?? 'none';

/** The days from which on another rule decides how the share moves on: one is covered or not, or leaves the year so. */
const marksOf = (times: readonly Period[]): LocalDate[] =>
  times
    .flatMap(({ from, until }) => [from, until])
    .flatMap((day) => [day, plusDays(day, prescriptionPolicy.coveredDays - 1)]);

/** The first day of a stretch that is not as its first one. @param stretch one whose last day is not, and that turns once */
const turnIn = (times: readonly Period[], { from, until }: Period): LocalDate => {
  const before = coverageIn(times, from);
  let [same, other] = [from, plusDays(until, -1)];
  for (let days = daysBetween(same, other); days > 1; days = daysBetween(same, other)) {
    const middle = plusDays(same, Math.floor(days / 2));
    if (coverageIn(times, middle) === before) same = middle;
    else other = middle;
  }
  return other;
};

/** The spans of a stretch without a mark in it, in which the share moves one way only: it turns once at most. */
const spansIn = (times: readonly Period[], stretch: Period): CoverageSpan[] => {
  const { from, until } = stretch;
  const [first, last] = [coverageIn(times, from), coverageIn(times, plusDays(until, -1))];
  if (first === last) return [{ is: first, until }];
  return [
    { is: first, until: turnIn(times, stretch) },
    { is: last, until },
  ];
};

const joined = (spans: readonly CoverageSpan[]): CoverageSpan[] =>
  spans.filter(({ is }, at) => is !== (spans[at + 1]?.is ?? 'none'));

const daysAfter = (days: readonly (LocalDate | undefined)[], from: LocalDate): LocalDate[] =>
  [...new Set(days)]
    .filter((day) => day !== undefined)
    .filter((day) => day > from)
    .toSorted(byCodePoints);

const courseOf = (prescriptions: readonly Prescribed[], from: LocalDate): CoverageSpan[] => {
  const known = prescriptions.flatMap(({ issuedOn, stoppedOn, dispensed }) => [
    issuedOn,
    stoppedOn,
    dispensed?.dispensedOn,
  ]);
  const spans: CoverageSpan[] = [];
  let day = from;
  for (const knownUntil of [...daysAfter(known, from), undefined]) {
    const inReach = coveredPeriod(day).from;
    const times = timesCovered(prescriptions, day).filter(({ until }) => until > inReach);
    const marks = daysAfter(marksOf(times), day).filter(
      (mark) => knownUntil === undefined || mark < knownUntil,
    );
    for (const until of knownUntil === undefined ? marks : [...marks, knownUntil]) {
      spans.push(...spansIn(times, { from: day, until }));
      day = until;
    }
  }
  return joined(spans);
};

/** What becomes of somebody's coverage in each programme that they have a prescription of, from a day on, if nothing more
 *  is recorded than is now. One that is `none` for good is left out. */
export const coverageFrom = (prescriptions: readonly Prescribed[], from: LocalDate): CoverageCourse[] =>
  [...Map.groupBy(prescriptions, ({ programme }) => programme)]
    .map(([programme, own]): CoverageCourse => ({ programme, spans: courseOf(own, from) }))
    .filter(({ spans }) => spans.length > 0)
    .toSorted((a, b) => byCodePoints(a.programme, b.programme));
