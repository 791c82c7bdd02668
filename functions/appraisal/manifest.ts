import { PEOPLE_READERS, type Role } from '../../domain/access/index.ts';
import type { ManifestRow, TableAccess } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import { exportAppraisal, showAppraisal, showEvidence } from './api.ts';

const LAMBDA = 'appraisal-http';
/** A whole panel is read. */
const TIMEOUT_S = 29;

const READS: TableAccess = {
  keys: ['members', 'area-counts', 'team-part', 'facts', 'resident'],
  may: 'read',
};

const reading = (
  route: Route,
  errorImpact: string,
  roles: readonly Role[] = PEOPLE_READERS,
): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles,
  tableAccess: [READS],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

/** The use cases of appraisals as they are deployed. */
export const appraisalManifest: readonly ManifestRow[] = [
  reading(showAppraisal, 'nobody sees the appraisal of a team', [...PEOPLE_READERS, 'auditor']),
  reading(showEvidence, 'nobody sees what the points of a team are for'),
  reading(exportAppraisal, 'nobody can take an appraisal out as a table'),
];
