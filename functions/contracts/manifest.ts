import { PEOPLE_READERS } from '../../domain/access/index.ts';
import { DECIDERS, type ManifestRow, RESIDENT_WRITES, TEXT_WRITES } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import {
  confirmContract,
  listPackages,
  publishPackages,
  recordService,
  renewContract,
  seeContract,
  signContracts,
  terminateContract,
  transferContract,
  voidAgreement,
} from './api.ts';

const LAMBDA = 'contracts-http';
const TIMEOUT_S = 10;

const changes = (route: Route, errorImpact: string): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles: DECIDERS,
  tableAccess: [RESIDENT_WRITES],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

/** The use cases of contracts as they are deployed. */
export const contractsManifest: readonly ManifestRow[] = [
  changes(signContracts, 'teams cannot sign contracts'),
  changes(confirmContract, 'drafts of contracts cannot be signed'),
  changes(voidAgreement, 'drafts and contracts that nobody wants any more stay'),
  {
    trigger: { kind: 'http', route: seeContract },
    lambda: LAMBDA,
    roles: PEOPLE_READERS,
    tableAccess: [{ keys: ['resident', 'search'], may: 'read' }],
    timeoutS: TIMEOUT_S,
    errorImpact: 'nobody can look up a contract',
  },
  changes(renewContract, 'contracts cannot be renewed and will run out'),
  changes(terminateContract, 'contracts cannot be ended'),
  changes(transferContract, 'residents cannot change their team'),
  {
    ...changes(recordService, 'done services are missing from the ledger'),
    tableAccess: [RESIDENT_WRITES, TEXT_WRITES],
  },
  {
    trigger: { kind: 'http', route: listPackages },
    lambda: LAMBDA,
    roles: [...DECIDERS, 'bureau', 'auditor', 'integration'],
    tableAccess: [],
    timeoutS: TIMEOUT_S,
    errorImpact: 'nobody can see what the packages promise',
  },
  {
    trigger: { kind: 'http', route: publishPackages },
    lambda: LAMBDA,
    roles: ['administrator'],
    tableAccess: [{ keys: ['head'], may: 'write' }],
    timeoutS: TIMEOUT_S,
    errorImpact: 'the county cannot publish its packages',
  },
];
