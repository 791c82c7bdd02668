import type { ManifestRow } from '../kit/manifest-row.ts';
import { signContracts } from './api.ts';

const LAMBDA = 'contracts-http';

/** The use cases of contracts as they are deployed. */
export const contractsManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'http', route: signContracts },
    lambda: LAMBDA,
    roles: ['team_member', 'team_leader', 'institution_manager', 'administrator'],
    tableAccess: [
      { keys: ['resident', 'tasks', 'members', 'search', 'facts', 'receipt', 'audit'], may: 'write' },
    ],
    timeoutS: 10,
    errorImpact: 'teams cannot sign contracts',
  },
];
