import { PEOPLE_READERS, PEOPLE_WRITERS, type Role } from '../../domain/access/index.ts';
import { DECIDERS, type ManifestRow, RESIDENT_WRITES, TEXT_WRITES } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import { correctFollowUp, listFollowUps, overrideFollowUp, recordFollowUps } from './api.ts';

const LAMBDA = 'follow-ups-http';
const TIMEOUT_S = 10;

const writing = (route: Route, roles: readonly Role[], errorImpact: string): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles,
  tableAccess: [RESIDENT_WRITES, TEXT_WRITES],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

/** The use cases of follow-ups as they are deployed. */
export const followUpsManifest: readonly ManifestRow[] = [
  writing(recordFollowUps, PEOPLE_WRITERS, 'teams cannot record follow-ups'),
  writing(correctFollowUp, PEOPLE_WRITERS, 'teams cannot correct follow-ups'),
  writing(overrideFollowUp, DECIDERS, 'doctors cannot decide otherwise than the rules'),
  {
    trigger: { kind: 'http', route: listFollowUps },
    lambda: LAMBDA,
    roles: PEOPLE_READERS,
    tableAccess: [{ keys: ['resident'], may: 'read' }],
    timeoutS: TIMEOUT_S,
    errorImpact: 'teams cannot see the follow-ups of a resident',
  },
];
