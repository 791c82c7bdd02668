import { type LocalDate, plusDays, weekdayOf } from '../kernel/time.ts';
import { type Holidays, isClosed } from '../kernel/working-days.ts';

/** A week from Monday to Sunday, both included; one that has begun starts on the day. */
export type Week = {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** The days on which the clinic works, in their order. */
  readonly workingDays: readonly LocalDate[];
};

const DAYS_OF_A_WEEK = 7;

const weekFrom = (from: LocalDate, holidays: Holidays): Week => {
  const length = DAYS_OF_A_WEEK - weekdayOf(from) + 1;
  const days = Array.from({ length }, (_, at) => plusDays(from, at));
  const workingDays = days.filter((day) => !isClosed(day, holidays));
  return { from, until: plusDays(from, length - 1), workingDays };
};

/** So many weeks in their order: what is left of the one of the day, then whole ones. */
export const weeksFrom = (day: LocalDate, count: number, holidays: Holidays): readonly Week[] => {
  const monday = plusDays(day, 1 - weekdayOf(day));
  return Array.from({ length: count }, (_, at) =>
    weekFrom(at === 0 ? day : plusDays(monday, at * DAYS_OF_A_WEEK), holidays),
  );
};
