import type { ManifestRow } from '../kit/manifest-row.ts';
import { verifyAudit, whoLooked } from './api.ts';

const LAMBDA = 'access-http';

/** The use cases of access as they are deployed. */
export const accessManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'http', route: whoLooked },
    lambda: LAMBDA,
    roles: ['team_member', 'team_leader', 'auditor'],
    tableAccess: [{ keys: ['resident', 'looked-in', 'looked-lists'], may: 'read' }],
    timeoutS: 10,
    errorImpact: 'nobody can say who looked at a resident',
  },
  {
    trigger: { kind: 'http', route: verifyAudit },
    lambda: LAMBDA,
    roles: ['auditor'],
    tableAccess: [{ keys: ['audit', 'audit-seal'], may: 'read' }],
    timeoutS: 30,
    errorImpact: 'auditors cannot verify the audit',
  },
  {
    trigger: { kind: 'change', id: 'access.on-people-shown', of: 'audit', gatheredS: 60 },
    lambda: 'access-change',
    roles: [],
    tableAccess: [
      { keys: ['reference'], may: 'read' },
      { keys: ['looked', 'looked-in', 'looked-lists'], may: 'write' },
    ],
    timeoutS: 60,
    errorImpact:
      'people whom a list showed are not told who looked at them; the audit records themselves stand',
  },
  {
    trigger: { kind: 'schedule', id: 'access.every-hour-seal', every: 'hour' },
    lambda: 'access-schedule',
    roles: [],
    tableAccess: [
      { keys: ['audit', 'audit-seal', 'head'], may: 'read' },
      { keys: ['audit-seal'], may: 'write' },
    ],
    timeoutS: 900,
    errorImpact: 'audit records of past days are not sealed: changes to them would not show',
  },
];
