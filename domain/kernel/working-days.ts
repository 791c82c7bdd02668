import { type LocalDate, plusDays, weekdayOf } from './time.ts';

/** Says on which days the clinic is closed besides weekends, and on which weekends it works all the same. */
export type Holidays = { readonly closed: ReadonlySet<LocalDate>; readonly worked: ReadonlySet<LocalDate> };

/** No holidays but the weekends. */
export const WEEKENDS_ONLY: Holidays = { closed: new Set(), worked: new Set() };

/** Says whether nobody works on a day. */
export const isClosed = (date: LocalDate, { closed, worked }: Holidays): boolean =>
  closed.has(date) || (weekdayOf(date) > 5 && !worked.has(date));

/** The last of so many working days after a date; the date itself is none of them. */
export const plusWorkingDays = (date: LocalDate, days: number, holidays: Holidays): LocalDate => {
  let last = date;
  for (let left = days; left > 0;) {
    last = plusDays(last, 1);
    if (!isClosed(last, holidays)) left -= 1;
  }
  return last;
};
