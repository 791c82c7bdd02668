import { PEOPLE_READERS, type Role } from '../../domain/access/index.ts';
import type { ManifestRow, TableAccess } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import { exportAppraisal, showAppraisal, showEvidence } from './api.ts';

const LAMBDA = 'appraisal-http';
/** A whole panel is read. */
const TIMEOUT_S = 29;

const READS: TableAccess = {
  keys: ['head', 'reference', 'organisation', 'members', 'area-counts', 'team-part', 'facts', 'resident'],
  may: 'read',
};
const AUDIT: TableAccess = { keys: ['audit'], may: 'write' };

const reading = (
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

const NAMING = { roles: PEOPLE_READERS, access: [READS, AUDIT] };

/** The use cases of appraisals as they are deployed. */
export const appraisalManifest: readonly ManifestRow[] = [
  reading(showAppraisal, 'nobody sees the appraisal of a team', {
    roles: [...PEOPLE_READERS, 'auditor'],
    access: [READS],
  }),
  reading(showEvidence, 'nobody sees what the points of a team are for', NAMING),
  reading(exportAppraisal, 'nobody can take an appraisal out as a table', NAMING),
];
