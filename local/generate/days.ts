import { dateOfDayNumber, dayNumber, plusYears, type LocalDate } from '../../domain/kernel/time.ts';

/** A civil day as a whole number, days since 1970-01-01: the generator reckons in these and writes dates. */
export type Day = number;

/** The day so many years earlier, 29 February clamped. */
export const yearsBefore = (day: Day, years: number): Day =>
  dayNumber(plusYears(dateOfDayNumber(day), -years));

/** The last day of a term of so many years that starts on the day. */
export const termEnd = (start: Day, years: number): Day =>
  dayNumber(plusYears(dateOfDayNumber(start), years)) - 1;

/** The day as a date, or nothing where there is no day: what a date column holds. */
export const dateCell = (day: Day | undefined): LocalDate | undefined =>
  day === undefined ? undefined : dateOfDayNumber(day);

/** The day, moved to the nearer bound where it lies outside. */
export const clampDay = (day: Day, earliest: Day, latest: Day): Day =>
  Math.max(earliest, Math.min(latest, day));
