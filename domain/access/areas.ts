import type { Area } from '../indicators/index.ts';
import type { RegionCode } from '../kernel/region-code.ts';
import { unreachable } from '../kernel/result.ts';
import { descendants, type Institution, type Organisation, type Team } from '../organisation/index.ts';
import { RIGHTS } from './rights.ts';
import type { Subject } from './roles.ts';

/** An area as a request names it. */
export type AreaName = Pick<Area, 'scope' | 'id'>;

/** A team counts to a region that holds all it serves; one that serves nothing yet counts to none. */
const isWhollyIn = ({ regionCodes }: Team, region: RegionCode): boolean =>
  regionCodes.length > 0 && regionCodes.every((code) => code.startsWith(region));

/** Says whether somebody may see a team: their own, one at or below their institution, one inside their region. */
export const canSeeTeam = (subject: Subject, team: Team, organisation: Organisation): boolean => {
  switch (subject.role) {
    case 'team_member':
    case 'team_leader':
      return team.id === subject.teamId;
    case 'institution_manager':
      return descendants(organisation, subject.institutionId).has(team.institutionId);
    case 'bureau':
    case 'auditor':
    case 'administrator':
    case 'integration':
      return isWhollyIn(team, subject.regionCode);
    case 'resident':
      return false;
    default:
      return unreachable(subject);
  }
};

/** Says whether somebody may act for a team, as in signing contracts: of those whom they see, and only who may record
 *  anything of people. */
export const canUseTeam = (subject: Subject, team: Team, organisation: Organisation): boolean =>
  RIGHTS[subject.role].people === 'write' && canSeeTeam(subject, team, organisation);

/** Says whether somebody governs the region that an institution stands in. */
export const canUseInstitution = (subject: Subject, regionCode: string): boolean =>
  'regionCode' in subject &&
  RIGHTS[subject.role].people === 'write' &&
  regionCode.startsWith(subject.regionCode);

const canSeeInstitution = (subject: Subject, { id }: Institution, organisation: Organisation): boolean => {
  if ('teamId' in subject || 'phoneHash' in subject) return false;
  if ('institutionId' in subject) return descendants(organisation, subject.institutionId).has(id);
  const below = descendants(organisation, id);
  const teams = organisation.teams.filter(({ institutionId }) => below.has(institutionId));
  return teams.length > 0 && teams.every((team) => isWhollyIn(team, subject.regionCode));
};

const canSeeRegion = (subject: Subject, code: RegionCode, organisation: Organisation): boolean => {
  if ('regionCode' in subject) return code.startsWith(subject.regionCode);
  return organisation.teams.some(
    (team) =>
      team.regionCodes.some((served) => code.startsWith(served)) && canSeeTeam(subject, team, organisation),
  );
};

/** Says whether somebody may see the indicators of an area. A team sees its own and those of the villages and
 *  townships that it serves whole; a manager those of the institution, of all below it and what their teams see;
 *  the others all inside their region, institutions by what their teams serve. An area that the organisation does not
 *  know is seen by nobody. */
export const canSeeArea = (
  subject: Subject,
  { scope, id }: AreaName,
  organisation: Organisation,
): boolean => {
  switch (scope) {
    case 'team': {
      const team = organisation.teams.find((one) => one.id === id);
      return team !== undefined && canSeeTeam(subject, team, organisation);
    }
    case 'institution': {
      const institution = organisation.institutions.find((one) => one.id === id);
      return institution !== undefined && canSeeInstitution(subject, institution, organisation);
    }
    case 'region': {
      const region = organisation.regions.find(({ code }) => code === id);
      return region !== undefined && canSeeRegion(subject, region.code, organisation);
    }
    default:
      return unreachable(scope);
  }
};
