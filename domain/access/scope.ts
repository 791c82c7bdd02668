import { liesIn } from '../kernel/region-code.ts';
import { err, ok, type Result, unreachable } from '../kernel/result.ts';
import type { Place } from './place.ts';
import { RIGHTS } from './rights.ts';
import type { Role, Subject } from './roles.ts';

/** Why somebody may not do something with a person. Who lies outside one's scope is not found, as if not there. */
export type AccessRefusal =
  | { readonly code: 'access/forbidden'; readonly role: Role }
  | { readonly code: 'access/reason-needed'; readonly role: Role }
  | { readonly code: 'access/not-found' }
  | { readonly code: 'access/leaves-scope'; readonly role: Role };

/** What somebody says for themselves when they ask. */
export type Grounds = { readonly reason?: string | undefined };

const isInScope = (subject: Subject, place: Place): boolean => {
  switch (subject.role) {
    case 'team_member':
    case 'team_leader':
      return place.teams.has(subject.teamId);
    case 'institution_manager':
      return place.institutions.has(subject.institutionId);
    case 'bureau':
    case 'auditor':
    case 'administrator':
    case 'integration':
      return liesIn(place.village, subject.regionCode);
    case 'resident':
      return false;
    default:
      return unreachable(subject);
  }
};

/** Says whether a text gives a reason at all: blanks and dashes give none. */
export const isReason = (text: string | undefined): boolean =>
  text !== undefined && /[\p{L}\p{N}]/u.test(text);

const find = (subject: Subject, place: Place | undefined): Result<Place, AccessRefusal> =>
  place !== undefined && isInScope(subject, place) ? ok(place) : err({ code: 'access/not-found' });

/** Finds a person for somebody who wants to see them. What the role and the reason refuse, they refuse for everybody
 *  alike, there or not: an answer never tells whether a person exists outside one's scope.
 *  @param place undefined where no such person is recorded */
export const seeResident = (
  subject: Subject,
  place: Place | undefined,
  grounds: Grounds = {},
): Result<Place, AccessRefusal> => {
  const { role } = subject;
  const { people } = RIGHTS[role];
  if (people === 'never') return err({ code: 'access/forbidden', role });
  if (people === 'with-reason' && !isReason(grounds.reason)) {
    return err({ code: 'access/reason-needed', role });
  }
  return find(subject, place);
};

/** Finds a person for somebody who wants to record something of them, or a new person where they are to stand.
 *  @param place undefined where no such person is recorded */
export const writeResident = (subject: Subject, place: Place | undefined): Result<Place, AccessRefusal> =>
  RIGHTS[subject.role].people === 'write'
    ? find(subject, place)
    : err({ code: 'access/forbidden', role: subject.role });

/** Finds a person for somebody who wants to know who looked at them.
 *  @param place undefined where no such person is recorded */
export const seeLooks = (subject: Subject, place: Place | undefined): Result<Place, AccessRefusal> =>
  RIGHTS[subject.role].seesLooks
    ? find(subject, place)
    : err({ code: 'access/forbidden', role: subject.role });

/** Allows a change that moves a person, by village or contract, only within one's scope: nobody is fetched from
 *  outside it (not found) nor pushed out of it.
 *  @param before undefined where no such person is recorded */
export const mayChange = (
  subject: Subject,
  before: Place | undefined,
  after: Place,
): Result<Place, AccessRefusal> => {
  const found = writeResident(subject, before);
  if (!found.ok || isInScope(subject, after)) return found;
  return err({ code: 'access/leaves-scope', role: subject.role });
};

/** Says whether somebody may see a person. */
export const canSeeResident = (subject: Subject, place: Place, grounds: Grounds = {}): boolean =>
  seeResident(subject, place, grounds).ok;

/** Says whether somebody may record something of a person. */
export const canWriteResident = (subject: Subject, place: Place): boolean => writeResident(subject, place).ok;

/** Says whether somebody may read who saw whom. */
export const canSeeAudit = ({ role }: Subject): boolean => RIGHTS[role].seesAudit;
