import type { StaffJoined, StaffLeft, TeamCreated } from '../../events/organisation.ts';
import type { StaffId, TeamId } from '../kernel/ids.ts';
import type { RegionCode } from '../kernel/region-code.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import { keptName, type NameFault } from '../residents/index.ts';
import type { Organisation } from './organisation.ts';
import { meet, type Roster, type StaffTerm } from './staff-history.ts';

/** Why a change of who works where is refused, with what explains it. */
export type OrganisationRefusal =
  | { readonly code: 'organisation/bad-name'; readonly fault: NameFault }
  | { readonly code: 'organisation/team-exists' }
  | { readonly code: 'organisation/unknown-institution' }
  | { readonly code: 'organisation/no-region' }
  | { readonly code: 'organisation/unknown-region'; readonly regionCodes: readonly RegionCode[] }
  | { readonly code: 'organisation/unknown-team'; readonly teamId: TeamId }
  | {
      readonly code: 'organisation/works-there';
      readonly from: LocalDate;
      readonly until: LocalDate | undefined;
    }
  | { readonly code: 'organisation/works-not-there' }
  | { readonly code: 'organisation/leader-is-no-family-doctor' }
  | {
      readonly code: 'organisation/has-leader';
      readonly staffId: StaffId;
      readonly from: LocalDate;
      readonly until: LocalDate | undefined;
    }
  | { readonly code: 'organisation/same-team' }
  | { readonly code: 'organisation/no-reason' }
  | { readonly code: 'organisation/starts-before-today'; readonly today: LocalDate };

/** Set up a team. The id comes from the edge. */
export type CreateTeam = Omit<TeamCreated, 'type'>;

/** Refuses a team that the organisation does not have. */
export const unknownTeam = ({ teams }: Organisation, teamId: TeamId): OrganisationRefusal | undefined =>
  teams.some(({ id }) => id === teamId) ? undefined : { code: 'organisation/unknown-team', teamId };

const unknownRegions = (
  { regions }: Organisation,
  regionCodes: readonly RegionCode[],
): OrganisationRefusal | undefined => {
  if (regionCodes.length === 0) return { code: 'organisation/no-region' };
  const known = new Set(regions.map(({ code }) => code));
  const unknown = regionCodes.filter((code) => !known.has(code));
  return unknown.length === 0 ? undefined : { code: 'organisation/unknown-region', regionCodes: unknown };
};

/** Sets up a team of a known institution for at least one known region; each region once. Its least members join after.
 *  @source readings.md A44 */
export const createTeam = (
  organisation: Organisation,
  command: CreateTeam,
): Result<TeamCreated[], OrganisationRefusal> => {
  const name = keptName(command.name);
  if (!name.ok) return err({ code: 'organisation/bad-name', fault: name.error });
  const { teamId, institutionId } = command;
  if (organisation.teams.some(({ id }) => id === teamId)) return err({ code: 'organisation/team-exists' });
  if (!organisation.institutions.some(({ id }) => id === institutionId))
    return err({ code: 'organisation/unknown-institution' });
  const regionCodes = [...new Set(command.regionCodes)];
  const refusal = unknownRegions(organisation, regionCodes);
  if (refusal !== undefined) return err(refusal);
  return ok([{ type: 'team-created@1', ...command, name: name.value, regionCodes }]);
};

/** Let somebody work in a team from a day on; the day may be to come. The id comes from the edge. */
export type JoinStaff = Omit<StaffJoined, 'type'>;

const worksThere = ({ terms }: Roster, command: JoinStaff): OrganisationRefusal | undefined => {
  const times = { from: command.from, until: undefined };
  const other = terms.find(
    ({ staffId, teamId, ...term }) =>
      staffId === command.staffId && teamId === command.teamId && meet(term, times),
  );
  return other && { code: 'organisation/works-there', from: other.from, until: other.until };
};

const leads = ({ terms }: Roster, command: JoinStaff): OrganisationRefusal | undefined => {
  if (!command.isLeader) return undefined;
  if (command.role !== 'family_doctor') return { code: 'organisation/leader-is-no-family-doctor' };
  const times = { from: command.from, until: undefined };
  const other = terms.find((term) => term.isLeader && term.teamId === command.teamId && meet(term, times));
  return other && { code: 'organisation/has-leader', ...timesOf(other) };
};

const timesOf = ({ staffId, from, until }: StaffTerm): Pick<StaffTerm, 'staffId' | 'from' | 'until'> => ({
  staffId,
  from,
  until,
});

/** Lets somebody work in a known team, once at a time; a leader is a family doctor, and the only one at any time.
 *  @source domain-rules.md §4.2, team minimum */
export const joinStaff = (roster: Roster, command: JoinStaff): Result<StaffJoined[], OrganisationRefusal> => {
  const name = keptName(command.name);
  if (!name.ok) return err({ code: 'organisation/bad-name', fault: name.error });
  const refusal =
    unknownTeam(roster.organisation, command.teamId) ?? worksThere(roster, command) ?? leads(roster, command);
  if (refusal !== undefined) return err(refusal);
  return ok([{ type: 'staff-joined@1', ...command, name: name.value }]);
};

/** Let somebody leave a team; `until` is the first day without. */
export type LeaveStaff = Omit<StaffLeft, 'type'>;

/** The time in a team that leaving on a day cuts short: one that has no end yet, or a later one. */
export const cutShort = (
  terms: readonly StaffTerm[],
  { staffId, teamId, until: day }: LeaveStaff,
): StaffTerm | undefined =>
  terms.find(
    ({ from, until, ...term }) =>
      term.staffId === staffId &&
      term.teamId === teamId &&
      from <= day &&
      (until === undefined || day < until),
  );

/** Lets somebody leave a team where they work on the day; on the first day they never worked there. */
export const leaveStaff = (
  { terms }: Roster,
  command: LeaveStaff,
): Result<StaffLeft[], OrganisationRefusal> =>
  cutShort(terms, command) === undefined
    ? err({ code: 'organisation/works-not-there' })
    : ok([{ type: 'staff-left@1', ...command }]);
