import type { AuditRecord } from '../../domain/access/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import type { Audits } from '../kit/ports.ts';
import type { Reference } from '../organisation/reference.ts';

type Users = Pick<Reference, 'users'>;

/** The team of who asked, where they still ask in the role in which they did. */
const teamOfAsker = ({ users }: Users, { userId, role }: AuditRecord): TeamId | undefined => {
  const subject = users.get(userId)?.subject;
  return subject !== undefined && subject.role === role && 'teamId' in subject ? subject.teamId : undefined;
};

/** What is needed to tell people that they were looked at. */
type Telling = { readonly audits: Pick<Audits, 'tell'>; readonly reference: () => Promise<Users> };

/** Tells each whom a request over several people showed that it looked at them. It may be repeated, and come late: whoever
 *  reads their looks finds it once. */
export const onPeopleShown = async ({ audits, reference }: Telling, record: AuditRecord): Promise<void> =>
  audits.tell(record, teamOfAsker(await reference(), record));
