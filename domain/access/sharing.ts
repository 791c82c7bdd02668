import type { InstitutionId, TeamId } from '../kernel/ids.ts';
import { err, ok, type Result, unreachable } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import { type Alliance, alliancesBetween, type Organisation } from '../organisation/index.ts';
import type { ProgrammeCode } from '../programmes/index.ts';
import { canUseInbox } from './inbox.ts';
import type { Place } from './place.ts';
import { sharingPolicy } from './policy.ts';
import type { Subject } from './roles.ts';
import { type AccessRefusal, type Grounds, seeResident } from './scope.ts';

/** How much of a record somebody sees: all of it, or what belongs to some programmes. Neither lets them write. */
export type Sight =
  { readonly of: 'record' } | { readonly of: 'programmes'; readonly programmes: ReadonlySet<ProgrammeCode> };

/** A remote consultation that is open on the day: who asked whom. */
export type Consultation = {
  readonly fromInstitutionId: InstitutionId | undefined;
  readonly toInstitutionId: InstitutionId | undefined;
};

/** What of a person says who may read their record. */
export type Shareable = {
  /** Undefined where no such person is recorded. */
  readonly place: Place | undefined;
  /** The team of the current contract; without one alliances share nothing but what is asked. */
  readonly teamId: TeamId | undefined;
  readonly consultations: readonly Consultation[];
};

/** What sharing is decided in, on one day. */
export type SharingWorld = Grounds & {
  readonly organisation: Organisation;
  readonly alliances: readonly Alliance[];
  readonly today: LocalDate;
};

const RECORD: Sight = { of: 'record' };

const institutionOf = ({ teams }: Organisation, teamId: TeamId | undefined): InstitutionId | undefined =>
  teams.find(({ id }) => id === teamId)?.institutionId;

const ownInstitution = (subject: Subject, organisation: Organisation): InstitutionId | undefined => {
  if ('institutionId' in subject) return subject.institutionId;
  return 'teamId' in subject ? institutionOf(organisation, subject.teamId) : undefined;
};

const isAsked = (subject: Subject, { consultations }: Shareable, world: SharingWorld): boolean =>
  consultations.some(({ fromInstitutionId: from, toInstitutionId: to }) => {
    if (from === undefined || to === undefined) return false;
    const isTheirs = canUseInbox(subject, { id: to, regionCode: '' }, world.organisation);
    return isTheirs && alliancesBetween(world, [from, to], world.today).length > 0;
  });

const sharedBy = ({ kind, programme }: Alliance): Sight | undefined => {
  const share = sharingPolicy[kind];
  switch (share) {
    case 'record':
      return RECORD;
    case 'specialism':
      return programme && { of: 'programmes', programmes: new Set([programme]) };
    case 'when_asked':
      return undefined;
    default:
      return unreachable(share);
  }
};

/** The widest of what several alliances share. */
const together = (one: Sight | undefined, other: Sight | undefined): Sight | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.of === 'record' || other.of === 'record') return RECORD;
  return { of: 'programmes', programmes: new Set([...one.programmes, ...other.programmes]) };
};

const sharedWith = (subject: Subject, person: Shareable, world: SharingWorld): Sight | undefined => {
  if (isAsked(subject, person, world)) return RECORD;
  const own = ownInstitution(subject, world.organisation);
  const theirs = institutionOf(world.organisation, person.teamId);
  if (own === undefined || theirs === undefined) return undefined;
  return alliancesBetween(world, [own, theirs], world.today).map(sharedBy).reduce(together, undefined);
};

/** Finds a record for somebody who wants to read it, and says how much of it is theirs to read: of people in their scope all;
 *  of people contracted with a team of another member of an alliance what the alliance shares; of people whom an ally
 *  asks them about all, as long as the question is open. */
export const seeRecord = (
  subject: Subject,
  person: Shareable,
  world: SharingWorld,
): Result<Sight, AccessRefusal> => {
  const found = seeResident(subject, person.place, world);
  if (found.ok) return ok(RECORD);
  if (found.error.code !== 'access/not-found' || person.place === undefined) return found;
  const shared = sharedWith(subject, person, world);
  return shared === undefined ? found : ok(shared);
};

/** Finds a record for somebody who wants to read all of it. */
export const seeWholeRecord = (
  subject: Subject,
  person: Shareable,
  world: SharingWorld,
): Result<Sight, AccessRefusal> => {
  const seen = seeRecord(subject, person, world);
  return seen.ok && seen.value.of !== 'record' ? err({ code: 'access/not-found' }) : seen;
};
