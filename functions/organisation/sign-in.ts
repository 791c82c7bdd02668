import type { Subject } from '../../domain/access/index.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { teamsOn } from '../../domain/organisation/index.ts';
import type { Reference } from './reference.ts';

/** As what somebody asks on a day: undefined for who was never admitted, and for one of the staff who does not work in the
 *  team, as after they left it. */
export const subjectOn = (
  { users, roster }: Pick<Reference, 'users' | 'roster'>,
  userId: string,
  day: LocalDate,
): Subject | undefined => {
  const subject = users.get(userId)?.subject;
  if (subject?.staffId === undefined || !('teamId' in subject)) return subject;
  return teamsOn(roster, subject.staffId, day).includes(subject.teamId) ? subject : undefined;
};
