import type { Role } from '../../domain/access/index.ts';
import type { ManifestRow } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import { correctFollowUp, listFollowUps, overrideFollowUp, recordFollowUps } from './api.ts';

const LAMBDA = 'follow-ups-http';
const TIMEOUT_S = 10;

const WRITERS = [
  'team_member',
  'team_leader',
  'institution_manager',
  'administrator',
  'integration',
] as const satisfies readonly Role[];

/** A doctor decides, not another system. */
const DECIDERS = [
  'team_member',
  'team_leader',
  'institution_manager',
  'administrator',
] as const satisfies readonly Role[];

const writing = (route: Route, roles: readonly Role[], errorImpact: string): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles,
  tableAccess: [
    { keys: ['resident', 'tasks', 'members', 'search', 'facts', 'receipt', 'audit'], may: 'write' },
  ],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

/** The use cases of follow-ups as they are deployed. */
export const followUpsManifest: readonly ManifestRow[] = [
  writing(recordFollowUps, WRITERS, 'teams cannot record follow-ups'),
  writing(correctFollowUp, WRITERS, 'teams cannot correct follow-ups'),
  writing(overrideFollowUp, DECIDERS, 'doctors cannot decide otherwise than the rules'),
  {
    trigger: { kind: 'http', route: listFollowUps },
    lambda: LAMBDA,
    roles: [...WRITERS, 'bureau'],
    tableAccess: [
      { keys: ['resident'], may: 'read' },
      { keys: ['audit'], may: 'write' },
    ],
    timeoutS: TIMEOUT_S,
    errorImpact: 'teams cannot see the follow-ups of a resident',
  },
];
