import { type Role, WORKING_ROLES } from '../../domain/access/index.ts';
import type { ManifestRow, TableAccess } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import {
  admitUser,
  changeAllianceRoute,
  createAllianceRoute,
  createTeamRoute,
  dismissUser,
  joinAllianceRoute,
  joinStaffRoute,
  leaveAllianceRoute,
  leaveStaffRoute,
  listAlliances,
  listTeams,
  listUsers,
  movePanelRoute,
  showMe,
  showRegion,
  showTeam,
  showWorkload,
} from './api.ts';

const LAMBDA = 'organisation-http';
const TIMEOUT_S = 10;

const MANAGERS = ['institution_manager', 'administrator'] as const satisfies readonly Role[];

const REFERENCE: TableAccess = { keys: ['head', 'reference', 'organisation'], may: 'read' };
const PANEL: TableAccess = { keys: ['tasks', 'members'], may: 'read' };
const REFERENCE_WRITES: TableAccess = {
  keys: ['head', 'reference', 'organisation', 'receipt'],
  may: 'write',
};
const MOVE_WRITES: TableAccess = {
  keys: ['resident', 'tasks', 'members', 'search', 'facts', 'audit'],
  may: 'write',
};

const row = (
  route: Route,
  errorImpact: string,
  { roles, access }: { readonly roles: readonly Role[]; readonly access: readonly TableAccess[] },
): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles,
  tableAccess: access,
  timeoutS: TIMEOUT_S,
  errorImpact,
});

const forAll = { roles: WORKING_ROLES, access: [REFERENCE] };
const forAdministrators = { roles: ['administrator'], access: [REFERENCE_WRITES] } as const;
const forManagers = { roles: MANAGERS, access: [REFERENCE_WRITES] };

/** The use cases of organisation as they are deployed. */
export const organisationManifest: readonly ManifestRow[] = [
  row(showMe, 'nobody learns their role and scope', forAll),
  row(showRegion, 'regions cannot be seen', forAll),
  row(listTeams, 'teams cannot be listed', forAll),
  row(showTeam, 'a team and its panel cannot be seen', { ...forAll, access: [REFERENCE, PANEL] }),
  row(showWorkload, 'the workload of a team cannot be seen', {
    roles: ['team_member', 'team_leader', 'bureau', ...MANAGERS],
    access: [REFERENCE, PANEL],
  }),
  row(createTeamRoute, 'teams cannot be set up', forManagers),
  row(joinStaffRoute, 'staff cannot join a team', forManagers),
  row(leaveStaffRoute, 'staff cannot leave a team', forManagers),
  row(movePanelRoute, 'a panel cannot move to another team', {
    ...forManagers,
    access: [REFERENCE_WRITES, MOVE_WRITES],
  }),
  row(listAlliances, 'nobody sees which institutions work together', forAll),
  row(createAllianceRoute, 'alliances cannot be set up', forAdministrators),
  row(changeAllianceRoute, 'alliances keep their name and lead', forAdministrators),
  row(joinAllianceRoute, 'institutions cannot join an alliance', forAdministrators),
  row(leaveAllianceRoute, 'who left an alliance goes on reading its records', forAdministrators),
  row(listUsers, 'nobody sees who may sign in', {
    roles: ['administrator', 'auditor'],
    access: [REFERENCE],
  }),
  row(admitUser, 'nobody new can sign in, and nobody in another role', forAdministrators),
  row(dismissUser, 'who left goes on signing in', forAdministrators),
  {
    trigger: { kind: 'change', id: 'organisation.on-team-created', of: 'organisation' },
    lambda: 'organisation-change',
    roles: [],
    tableAccess: [
      { keys: ['reference', 'facts', 'resident'], may: 'read' },
      { keys: ['resident', 'tasks', 'members', 'search', 'facts'], may: 'write' },
    ],
    timeoutS: 900,
    errorImpact: 'the people of a new team’s villages stay on the lists of the team before',
  },
];
