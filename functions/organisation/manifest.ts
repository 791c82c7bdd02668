import { type Role, WORKING_ROLES } from '../../domain/access/index.ts';
import { type ManifestRow, RESIDENT_WRITES, type TableAccess } from '../kit/manifest-row.ts';
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

/** What happened, and the version of who works where. */
const FACTS: TableAccess = { keys: ['head', 'organisation'], may: 'write' };
/** The rows of who works where, and who may sign in. */
const ROWS: TableAccess = { keys: ['reference'], may: 'write' };

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

const forAll = { roles: WORKING_ROLES, access: [] };
const forAdministrators = { roles: ['administrator'], access: [FACTS] } as const;
const ofUsers = { ...forAdministrators, access: [FACTS, ROWS] };
const forManagers = { roles: MANAGERS, access: [FACTS, ROWS] };

/** The use cases of organisation as they are deployed. */
export const organisationManifest: readonly ManifestRow[] = [
  row(showMe, 'nobody learns their role and scope', forAll),
  row(showRegion, 'regions cannot be seen', forAll),
  row(listTeams, 'teams cannot be listed', forAll),
  row(showTeam, 'a team and its panel cannot be seen', {
    ...forAll,
    access: [{ keys: ['tasks', 'members'], may: 'read' }],
  }),
  row(showWorkload, 'the workload of a team cannot be seen', {
    roles: ['team_member', 'team_leader', 'bureau', ...MANAGERS],
    access: [{ keys: ['tasks'], may: 'read' }],
  }),
  row(createTeamRoute, 'teams cannot be set up', forManagers),
  row(joinStaffRoute, 'staff cannot join a team', forManagers),
  row(leaveStaffRoute, 'staff cannot leave a team', forManagers),
  row(movePanelRoute, 'a panel cannot move to another team', {
    ...forManagers,
    access: [FACTS, RESIDENT_WRITES],
  }),
  row(listAlliances, 'nobody sees which institutions work together', forAll),
  row(createAllianceRoute, 'alliances cannot be set up', forAdministrators),
  row(changeAllianceRoute, 'alliances keep their name and lead', forAdministrators),
  row(joinAllianceRoute, 'institutions cannot join an alliance', forAdministrators),
  row(leaveAllianceRoute, 'who left an alliance goes on reading its records', forAdministrators),
  row(listUsers, 'nobody sees who may sign in', {
    roles: ['administrator', 'auditor'],
    access: [],
  }),
  row(admitUser, 'nobody new can sign in, and nobody in another role', ofUsers),
  row(dismissUser, 'who left goes on signing in', ofUsers),
  {
    trigger: { kind: 'change', id: 'organisation.on-team-created', of: 'organisation' },
    lambda: 'organisation-change',
    roles: [],
    tableAccess: [{ keys: ['reference'], may: 'read' }, RESIDENT_WRITES],
    timeoutS: 900,
    errorImpact: 'the people of a new team’s villages stay on the lists of the team before',
  },
];
