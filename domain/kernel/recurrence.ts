// The package is CommonJS for Node whatever its types say: there only the default import exists.
// oxlint-disable-next-line import/default
import rrule, { type Options } from 'rrule';

import { dayOf, type LocalDate, monthOf, plusDays, plusMonths, plusYears } from './time.ts';

// oxlint-disable-next-line import/no-named-as-default-member
const { RRule } = rrule;

/** The steps in which something comes again. */
type RecurrenceUnit = 'days' | 'weeks' | 'months' | 'years';

/** Something that comes again: `count` times (from 1 up) from `start` on, each `every` units (from 1 up) after the last. */
export type Recurrence = {
  readonly start: LocalDate;
  readonly every: number;
  readonly unit: RecurrenceUnit;
  readonly count: number;
};

const STEPS: Readonly<Record<RecurrenceUnit, (start: LocalDate, units: number) => LocalDate>> = {
  days: plusDays,
  weeks: (start, weeks) => plusDays(start, weeks * 7),
  months: plusMonths,
  years: plusYears,
};

/** The dates of a recurrence, in order, the start first. Every one is counted from the start, so that a month's end
 *  is never lost: 31 January, 28 February, 31 March. Closed form; beyond 9999-12-31 the last date stays. */
export const occurrences = ({ start, every, unit, count }: Recurrence): LocalDate[] =>
  Array.from({ length: count }, (_, index) => STEPS[unit](start, every * index));

const LAST_DAY_OF_EVERY_MONTH = 28;

/** The days of the month that a start after the 28th may be clamped to, itself last: RFC 5545 would skip the month. */
const clampedDays = (start: LocalDate): number[] => {
  const days = dayOf(start) - LAST_DAY_OF_EVERY_MONTH + 1;
  return Array.from({ length: days }, (_, index) => LAST_DAY_OF_EVERY_MONTH + index);
};

const isLeapDay = (date: LocalDate): boolean => monthOf(date) === 2 && dayOf(date) > LAST_DAY_OF_EVERY_MONTH;

const clamp = ({ start, unit }: Recurrence): Partial<Options> => {
  if (unit === 'months' && dayOf(start) > LAST_DAY_OF_EVERY_MONTH) {
    return { bymonthday: clampedDays(start), bysetpos: -1 };
  }
  return unit === 'years' && isLeapDay(start)
    ? { bymonth: 2, bymonthday: clampedDays(start), bysetpos: -1 }
    : {};
};

/** The recurrence as RFC 5545 text of DATE values (a civil date has neither time nor zone), for plans and calendar
 *  feeds: a DTSTART and an RRULE line that name the very dates of `occurrences`. */
export const recurrenceText = (recurrence: Recurrence): string => {
  const { start, every, unit, count } = recurrence;
  const freq = { days: RRule.DAILY, weeks: RRule.WEEKLY, months: RRule.MONTHLY, years: RRule.YEARLY }[unit];
  const rule = RRule.optionsToString({ freq, interval: every, count, ...clamp(recurrence) });
  return `DTSTART;VALUE=DATE:${start.replaceAll('-', '')}\n${rule}`;
};
