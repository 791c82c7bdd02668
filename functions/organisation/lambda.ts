import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { joinStaffUseCase, leaveStaffUseCase } from './change-staff.ts';
import {
  changeAllianceUseCase,
  createAllianceUseCase,
  joinAllianceUseCase,
  leaveAllianceUseCase,
} from './change-alliances.ts';
import { admitUserUseCase, dismissUserUseCase, listUsersUseCase } from './change-users.ts';
import { createTeamUseCase } from './create-team.ts';
import { listAlliancesUseCase } from './list-alliances.ts';
import { listTeamsUseCase } from './list-teams.ts';
import { organisationManifest } from './manifest.ts';
import { movePanelUseCase } from './move-panel.ts';
import { organisationProblems } from './problems.ts';
import { showMeUseCase } from './show-me.ts';
import { showRegionUseCase } from './show-region.ts';
import { showTeamUseCase } from './show-team.ts';
import { showWorkloadUseCase } from './show-workload.ts';

/** What the Lambda of organisation answers. */
export const organisationApi: Api = apiOf(
  organisationManifest,
  [
    showMeUseCase,
    showRegionUseCase,
    listTeamsUseCase,
    showTeamUseCase,
    showWorkloadUseCase,
    createTeamUseCase,
    joinStaffUseCase,
    leaveStaffUseCase,
    movePanelUseCase,
    listAlliancesUseCase,
    createAllianceUseCase,
    changeAllianceUseCase,
    joinAllianceUseCase,
    leaveAllianceUseCase,
    listUsersUseCase,
    admitUserUseCase,
    dismissUserUseCase,
  ],
  organisationProblems,
);
