import type { MmHg, MmolPerL } from '../kernel/quantity.ts';
import { reaches } from '../kernel/quantity.ts';
import { completedAge, lastDayOfYear, type LocalDate, plusDays, plusMonths, yearOf } from '../kernel/time.ts';
import { type ScreeningLine, screeningPolicy, type ScreeningRule } from './policy.ts';
import type { ProgrammeCode } from './programme-code.ts';

/** What was measured of somebody who is not managed in the programme. */
export type ScreeningReading = {
  readonly programme: ProgrammeCode;
  readonly measuredOn: LocalDate;
  readonly sbp: MmHg | undefined;
  readonly dbp: MmHg | undefined;
  readonly fpg: MmolPerL | undefined;
};

/** Who is screened, on which day, and what is known besides the readings. */
export type ScreeningFrame = {
  readonly programme: ProgrammeCode;
  readonly birthDate: LocalDate;
  readonly day: LocalDate;
  /** A risk item that neither the readings nor the age show (domain-rules.md §1.3 items 2–5). */
  readonly hasOtherRisk: boolean;
  /** The doctor suspects a secondary form. */
  readonly suspectsSecondary?: boolean;
  /** A hospital said that it is not the disease: what was raised up to then is a risk and no more. */
  readonly ruledOutOn?: LocalDate | undefined;
};

/** Where somebody stands in screening: `row` is the one of the decision table, `nextOn` the latest day of its step.
 *  Who is too young to be asked and was never raised has no next day. */
export type ScreeningState = {
  readonly state: 'unmeasured' | 'normal' | 'at_risk' | 'suspected' | 'to_confirm';
  readonly row: 'SC1' | 'SC2' | 'SC3' | 'SC5' | 'SC6' | 'SC7';
  readonly nextOn: LocalDate | undefined;
};

const meets = ({ sbp, dbp, fpg }: ScreeningReading, line: ScreeningLine): boolean =>
  reaches(sbp, line.sbpMmHg ?? Infinity) ||
  reaches(dbp, line.dbpMmHg ?? Infinity) ||
  reaches(fpg, line.fpgMmolPerL ?? Infinity);

/** The days of the readings, in order, and whether any reading of the day was raised: the worst of a day counts. */
const daysOf = (
  readings: readonly ScreeningReading[],
  { ruledOutOn }: ScreeningFrame,
  { raised }: ScreeningRule,
): (readonly [LocalDate, boolean])[] => {
  const days = new Map<LocalDate, boolean>();
  for (const reading of readings) {
    const { measuredOn } = reading;
    const isRaised = (ruledOutOn === undefined || measuredOn > ruledOutOn) && meets(reading, raised);
    days.set(measuredOn, isRaised || days.get(measuredOn) === true);
  }
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
};

/** The raised days that nothing normal came after; from the day on that asks for a confirmation, that day closes them. */
const openRun = (
  days: readonly (readonly [LocalDate, boolean])[],
  { raisedDays }: ScreeningRule,
): LocalDate[] => {
  let run: LocalDate[] = [];
  for (const [on, isRaised] of days) {
    if (run.length === raisedDays) break;
    run = isRaised ? [...run, on] : [];
  }
  return run;
};

const raisedState = (run: readonly LocalDate[], rule: ScreeningRule): ScreeningState | undefined => {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return run.length === rule.raisedDays
    ? { state: 'to_confirm', row: 'SC3', nextOn: plusDays(last, rule.confirmWithinDays) }
    : { state: 'suspected', row: 'SC2', nextOn: plusDays(first, rule.repeatWithinDays) };
};

const calmState = (
  latest: readonly ScreeningReading[],
  { birthDate, day, hasOtherRisk }: ScreeningFrame,
  rule: ScreeningRule,
): ScreeningState => {
  const ageYears = completedAge(birthDate, day);
  const asked = (nextOn: LocalDate): LocalDate | undefined =>
    ageYears >= rule.fromAgeYears ? nextOn : undefined;
  const measuredOn = latest[0]?.measuredOn;
  if (measuredOn === undefined) {
    return { state: 'unmeasured', row: 'SC1', nextOn: asked(lastDayOfYear(yearOf(day))) };
  }
  const isAtRisk =
    hasOtherRisk || reaches(ageYears, rule.riskFromAgeYears ?? Infinity) || latest.some(isHighNormal(rule));
  return isAtRisk
    ? { state: 'at_risk', row: 'SC6', nextOn: asked(plusMonths(measuredOn, rule.atRiskMonths)) }
    : { state: 'normal', row: 'SC7', nextOn: asked(lastDayOfYear(yearOf(measuredOn) + 1)) };
};

const isHighNormal =
  ({ highNormal }: ScreeningRule) =>
  (reading: ScreeningReading): boolean =>
    meets(reading, highNormal);

const hasValue = ({ sbp, dbp, fpg }: ScreeningReading, { raised }: ScreeningRule): boolean =>
  (raised.sbpMmHg !== undefined && sbp !== undefined) ||
  (raised.dbpMmHg !== undefined && dbp !== undefined) ||
  (raised.fpgMmolPerL !== undefined && fpg !== undefined);

/** What a measurement of some other purpose, as an exam, tells the screening for a programme; undefined where it tells
 *  nothing. */
export const readingFor = (
  programme: ProgrammeCode,
  { measuredOn, ...values }: Omit<ScreeningReading, 'programme'>,
): ScreeningReading | undefined => {
  const rule = screeningPolicy[programme];
  if (rule === undefined) return undefined;
  const { sbpMmHg, dbpMmHg, fpgMmolPerL } = rule.raised;
  const reading = {
    programme,
    measuredOn,
    sbp: sbpMmHg === undefined ? undefined : values.sbp,
    dbp: dbpMmHg === undefined ? undefined : values.dbp,
    fpg: fpgMmolPerL === undefined ? undefined : values.fpg,
  };
  return hasValue(reading, rule) ? reading : undefined;
};

/** Where somebody who is not managed stands in the screening for a programme on a day, from readings in any order.
 *  Raised on enough different days stays to be confirmed whatever is measured later: only a hospital rules it out.
 *  @returns undefined where the programme has no screening
 *  @source domain-rules.md §1.2 SC1–SC7, §1.3, §2.1 */
export const screeningState = (
  readings: readonly ScreeningReading[],
  frame: ScreeningFrame,
): ScreeningState | undefined => {
  const { programme, birthDate, day } = frame;
  const rule = screeningPolicy[programme];
  if (rule === undefined) return undefined;
  if (frame.suspectsSecondary === true) return { state: 'to_confirm', row: 'SC5', nextOn: day };
  const counting = readings.filter(
    (reading) =>
      reading.programme === programme &&
      reading.measuredOn >= birthDate &&
      reading.measuredOn <= day &&
      hasValue(reading, rule),
  );
  const days = daysOf(counting, frame, rule);
  const lastDay = days.at(-1)?.[0];
  const latest = counting.filter(({ measuredOn }) => measuredOn === lastDay);
  return raisedState(openRun(days, rule), rule) ?? calmState(latest, frame, rule);
};
