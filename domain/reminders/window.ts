import { clinicDate, minuteOfDay, plusDays } from '../kernel/time.ts';
import { reminderPolicy } from './policy.ts';

/** Whether SMS may go out at an instant: until when, or from when on. */
export type Window =
  { readonly isOpen: true; readonly closesAt: Date } | { readonly isOpen: false; readonly opensAt: Date };

/** The sending window at an instant: 08:30 to 20:00 in the clinic, the end not included.
 *  @source reminders.md, Guards 5; readings.md A69 */
export const sendWindow = (now: Date): Window => {
  const today = clinicDate(now);
  const { opensAtMinute, closesAtMinute } = reminderPolicy;
  const opensAt = minuteOfDay(today, opensAtMinute);
  const closesAt = minuteOfDay(today, closesAtMinute);
  if (now < opensAt) return { isOpen: false, opensAt };
  return now < closesAt
    ? { isOpen: true, closesAt }
    : { isOpen: false, opensAt: minuteOfDay(plusDays(today, 1), opensAtMinute) };
};
