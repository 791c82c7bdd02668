import type { LocalDate } from '../kernel/time.ts';
import { type MobileNumber, mobileNumber } from '../kernel/phone.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Resident } from '../residents/index.ts';

/** Why an SMS became a call. */
export type TurnedAway = 'no_consent' | 'opted_out' | 'no_mobile';

/** The number that an SMS to a resident may go to, or why a person must call: consent before opt-out before phone.
 *  @source reminders.md, Guards; readings.md A33, A36, A39 */
export const smsNumber = (
  { smsConsent, smsOptOutOn, phone }: Resident,
  day: LocalDate,
): Result<MobileNumber, TurnedAway> => {
  if (!smsConsent) return err('no_consent');
  if (smsOptOutOn !== undefined && smsOptOutOn <= day) return err('opted_out');
  const number = mobileNumber(phone);
  return number === undefined ? err('no_mobile') : ok(number);
};
