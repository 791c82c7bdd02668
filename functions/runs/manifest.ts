import type { Role } from '../../domain/access/index.ts';
import type { ManifestRow } from '../kit/manifest-row.ts';
import { listRuns, showRun } from './api.ts';

const LAMBDA = 'runs-http';
const SEE_RUNS: readonly Role[] = ['bureau', 'administrator', 'auditor', 'integration'];
const reading: ManifestRow['tableAccess'] = [{ keys: ['day-run'], may: 'read' }];

/** The use cases of runs as they are deployed; the steps themselves are rows of their capabilities. */
export const runsManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'http', route: listRuns },
    lambda: LAMBDA,
    roles: SEE_RUNS,
    tableAccess: reading,
    timeoutS: 10,
    errorImpact: 'nobody sees whether the daily work was done',
  },
  {
    trigger: { kind: 'http', route: showRun },
    lambda: LAMBDA,
    roles: SEE_RUNS,
    tableAccess: reading,
    timeoutS: 10,
    errorImpact: 'nobody sees how far the work of a day came',
  },
];
