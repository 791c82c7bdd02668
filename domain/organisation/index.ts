export {
  ALLIANCE_KINDS,
  type Alliance,
  alliancesBetween,
  type AllianceId,
  type AllianceKind,
  alliedOn,
} from './alliance.ts';
export {
  type AllianceRefusal,
  changeAlliance,
  createAlliance,
  type CreateAlliance,
  joinAlliance,
  leaveAlliance,
} from './alliance-decide.ts';
export { evolveAlliances } from './alliance-evolve.ts';
export {
  createTeam,
  type CreateTeam,
  joinStaff,
  type JoinStaff,
  leaveStaff,
  type LeaveStaff,
  type OrganisationRefusal,
} from './decide.ts';
export { evolve } from './evolve.ts';
export {
  ancestors,
  coveringTeams,
  descendants,
  type Institution,
  INSTITUTION_KINDS,
  type Organisation,
  type Region,
  serves,
  type Staff,
  STAFF_ROLES,
  type Team,
} from './organisation.ts';
export {
  movePanel,
  type MovePanel,
  type PanelMovePlan,
  panelSize,
  type PanelTransfer,
  panelWarning,
  type PanelWarning,
  type PanelWorld,
  type Panelist,
} from './panel.ts';
export { organisationPolicy } from './policy.ts';
export {
  leaderOn,
  leadersOf,
  membersOn,
  type Roster,
  type StaffRole,
  type StaffTerm,
  teamsOn,
  type TeamWarning,
  teamWarnings,
} from './staff-history.ts';
