import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { organisationManifest } from './manifest.ts';
import { organisationProblems } from './problems.ts';

/** What the Lambda of organisation answers. */
export const organisationApi: Api = apiOf(
  organisationManifest,
  {
    'organisation.showMe': async () => (await import('./show-me.ts')).showMeUseCase,
    'organisation.showRegion': async () => (await import('./show-region.ts')).showRegionUseCase,
    'organisation.listTeams': async () => (await import('./list-teams.ts')).listTeamsUseCase,
    'organisation.showTeam': async () => (await import('./show-team.ts')).showTeamUseCase,
    'organisation.showWorkload': async () => (await import('./show-workload.ts')).showWorkloadUseCase,
    'organisation.createTeam': async () => (await import('./create-team.ts')).createTeamUseCase,
    'organisation.joinStaff': async () => (await import('./change-staff.ts')).joinStaffUseCase,
    'organisation.leaveStaff': async () => (await import('./change-staff.ts')).leaveStaffUseCase,
    'organisation.movePanel': async () => (await import('./move-panel.ts')).movePanelUseCase,
    'organisation.listAlliances': async () => (await import('./list-alliances.ts')).listAlliancesUseCase,
    'organisation.createAlliance': async () => (await import('./change-alliances.ts')).createAllianceUseCase,
    'organisation.changeAlliance': async () => (await import('./change-alliances.ts')).changeAllianceUseCase,
    'organisation.joinAlliance': async () => (await import('./change-alliances.ts')).joinAllianceUseCase,
    'organisation.leaveAlliance': async () => (await import('./change-alliances.ts')).leaveAllianceUseCase,
    'organisation.listUsers': async () => (await import('./change-users.ts')).listUsersUseCase,
    'organisation.admitUser': async () => (await import('./change-users.ts')).admitUserUseCase,
    'organisation.dismissUser': async () => (await import('./change-users.ts')).dismissUserUseCase,
  },
  organisationProblems,
);
