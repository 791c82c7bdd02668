import { type LocalDate, plusDays } from '../kernel/time.ts';
import { type Holidays, isClosed } from '../kernel/working-days.ts';

/** The suggested appointment for a latest date: that day, or the last working day before it, never later.
 *  @source domain-rules.md §0, §1.5 note 13 (CH6) */
export const suggestedAppointment = (latestOn: LocalDate, holidays: Holidays): LocalDate => {
  let date = latestOn;
  while (isClosed(date, holidays)) date = plusDays(date, -1);
  return date;
};
