import type { ManifestRow } from '../kit/manifest-row.ts';
import { recordCallRoute, showWorklist } from './api.ts';

const LAMBDA = 'reminders-http';
const SERVICE_S = 10;

/** The use cases of the work list as they are deployed. */
export const remindersManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'http', route: showWorklist },
    lambda: LAMBDA,
    roles: ['team_member', 'team_leader', 'institution_manager', 'administrator', 'integration'],
    tableAccess: [
      { keys: ['tasks', 'reference', 'organisation', 'head'], may: 'read' },
      { keys: ['audit'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'teams cannot see what is due',
  },
  {
    trigger: { kind: 'http', route: recordCallRoute },
    lambda: LAMBDA,
    roles: ['team_member', 'team_leader', 'institution_manager', 'administrator'],
    tableAccess: [
      { keys: ['reference', 'organisation', 'head'], may: 'read' },
      { keys: ['resident', 'tasks', 'members', 'search', 'facts', 'receipt', 'audit'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'teams cannot record their calls',
  },
];
