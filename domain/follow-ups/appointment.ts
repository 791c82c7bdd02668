import { type LocalDate, plusDays, weekdayOf } from '../kernel/time.ts';

/** Says on which days the clinic is closed besides weekends, and on which weekends it works all the same. */
export type Holidays = { readonly closed: ReadonlySet<LocalDate>; readonly worked: ReadonlySet<LocalDate> };

const isClosed = (date: LocalDate, { closed, worked }: Holidays): boolean =>
  closed.has(date) || (weekdayOf(date) > 5 && !worked.has(date));

/** The suggested appointment for a latest date: that day, or the last working day before it, never later.
 *  @source domain-rules.md §0, §1.5 note 13 (CH6) */
export const suggestedAppointment = (latestOn: LocalDate, holidays: Holidays): LocalDate => {
  let date = latestOn;
  while (isClosed(date, holidays)) date = plusDays(date, -1);
  return date;
};
