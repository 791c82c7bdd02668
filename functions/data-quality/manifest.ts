import type { Role } from '../../domain/access/index.ts';
import type { ManifestRow } from '../kit/manifest-row.ts';
import { showCheck, startCheck } from './api.ts';

const LAMBDA = 'data-quality-http';
const TIMEOUT_S = 10;

/** Who answers for what others record: it names staff. */
const MANAGERS: readonly Role[] = ['team_leader', 'institution_manager', 'bureau', 'administrator'];

/** The use cases of the quality of records as they are deployed. */
export const dataQualityManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'http', route: startCheck },
    lambda: LAMBDA,
    roles: MANAGERS,
    tableAccess: [{ keys: ['jobs'], may: 'write' }],
    timeoutS: TIMEOUT_S,
    errorImpact: 'the quality of records cannot be checked',
  },
  {
    trigger: { kind: 'http', route: showCheck },
    lambda: LAMBDA,
    roles: MANAGERS,
    tableAccess: [{ keys: ['jobs'], may: 'read' }],
    timeoutS: TIMEOUT_S,
    errorImpact: 'nobody sees what was found about the quality of records',
  },
];
