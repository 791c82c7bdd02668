import { suggestedAppointment } from '../follow-ups/index.ts';
import { PUBLIC_HOLIDAYS } from '../kernel/public-holidays.ts';
import type { LocalDate } from '../kernel/time.ts';

/** The day by which somebody is asked to come: where the latest date is a weekend or holiday, the last working day before
 *  it; the latest date itself where that day is past when it is said.
 *  @source domain-rules.md §0, §1.5 note 13 (CH6) */
export const comeBy = (latestOn: LocalDate, saidOn: LocalDate): LocalDate => {
  const appointmentOn = suggestedAppointment(latestOn, PUBLIC_HOLIDAYS);
  return appointmentOn < saidOn ? latestOn : appointmentOn;
};
