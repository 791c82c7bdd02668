import type { InstitutionId } from '../kernel/ids.ts';
import { unreachable } from '../kernel/result.ts';
import { descendants, type Organisation } from '../organisation/index.ts';
import { RIGHTS } from './rights.ts';
import type { Subject } from './roles.ts';

/** An institution that referrals are sent to; the code of its region is empty where it has none. */
export type Receiver = { readonly id: InstitutionId; readonly regionCode: string };

const isOf = (subject: Subject, { id, regionCode }: Receiver, organisation: Organisation): boolean => {
  switch (subject.role) {
    case 'team_member':
    case 'team_leader':
      return organisation.teams.some((team) => team.id === subject.teamId && team.institutionId === id);
    case 'institution_manager':
      return descendants(organisation, subject.institutionId).has(id);
    case 'bureau':
    case 'auditor':
    case 'administrator':
    case 'integration':
      return regionCode !== '' && regionCode.startsWith(subject.regionCode);
    case 'resident':
      return false;
    default:
      return unreachable(subject);
  }
};

/** Says whether somebody works for an institution that referrals are sent to: its manager, or one above it, its teams, and
 *  who writes for the whole region. They see what is sent to it, and answer. */
export const canUseInbox = (subject: Subject, receiver: Receiver, organisation: Organisation): boolean =>
  RIGHTS[subject.role].people === 'write' && isOf(subject, receiver, organisation);
