import { type LocalDate, plusMonths } from '../kernel/time.ts';
import { ownRecordPolicy } from './policy.ts';

/** Says whether a recorded phone may still be taken for the person's: somebody was in touch with them lately, or there is
 *  nothing of them that could be shown to somebody else.
 *  @param contacts the days on which they were seen, examined, or signed; in any order
 *  @source faults.md B33 */
export const phoneHolds = (contacts: readonly LocalDate[], today: LocalDate): boolean => {
  const since = plusMonths(today, -ownRecordPolicy.phoneHoldsMonths);
  return contacts.length === 0 || contacts.some((day) => day > since);
};
