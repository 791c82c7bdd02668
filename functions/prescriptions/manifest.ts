import { PEOPLE_READERS, PEOPLE_WRITERS, type Role } from '../../domain/access/index.ts';
import { DECIDERS, type ManifestRow, RESIDENT_WRITES, TEXT_WRITES } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import {
  checkPrescriptions,
  dispensePrescription,
  issuePrescription,
  listPrescriptions,
  renewPrescription,
  stopPrescription,
} from './api.ts';

const LAMBDA = 'prescriptions-http';
const TIMEOUT_S = 10;

const writing = (route: Route, roles: readonly Role[], errorImpact: string): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles,
  tableAccess: [RESIDENT_WRITES, TEXT_WRITES],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

const reading = (route: Route, roles: readonly Role[], errorImpact: string): ManifestRow => ({
  ...writing(route, roles, errorImpact),
  tableAccess: [{ keys: ['resident'], may: 'read' }],
});

/** The use cases of prescriptions as they are deployed. */
export const prescriptionsManifest: readonly ManifestRow[] = [
  writing(issuePrescription, DECIDERS, 'doctors cannot issue prescriptions'),
  writing(renewPrescription, DECIDERS, 'doctors cannot renew or change prescriptions'),
  writing(stopPrescription, DECIDERS, 'doctors cannot stop prescriptions'),
  writing(dispensePrescription, PEOPLE_WRITERS, 'nobody can record what was dispensed'),
  reading(checkPrescriptions, DECIDERS, 'doctors cannot check prescriptions beforehand'),
  reading(listPrescriptions, PEOPLE_READERS, 'teams cannot see the prescriptions of a resident'),
];
