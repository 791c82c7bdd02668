import { PEOPLE_READERS, PEOPLE_WRITERS } from '../../domain/access/index.ts';
import { type ManifestRow, RESIDENT_WRITES } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import {
  amendResident,
  listResidents,
  mergeResidents,
  registerResident,
  showResident,
  unmergeResidents,
} from './api.ts';

const LAMBDA = 'residents-http';
const TIMEOUT_S = 10;

/** A list tells what is due of each person, and is narrowed by what is known of them. */
const LISTED = ['resident', 'members', 'search', 'tasks', 'facts'];

const reading = (route: Route, errorImpact: string): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles: PEOPLE_READERS,
  tableAccess: [{ keys: ['resident'], may: 'read' }],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

const writing = (route: Route, errorImpact: string): ManifestRow => ({
  ...reading(route, errorImpact),
  roles: PEOPLE_WRITERS,
  tableAccess: [RESIDENT_WRITES],
});

/** The use cases of residents as they are deployed. */
export const residentsManifest: readonly ManifestRow[] = [
  {
    ...reading(listResidents, 'teams cannot find residents'),
    tableAccess: [{ keys: LISTED, may: 'read' }],
  },
  reading(showResident, 'teams cannot see the records of a resident'),
  writing(registerResident, 'teams cannot register residents'),
  writing(amendResident, 'teams cannot correct the record of a resident'),
  writing(mergeResidents, 'duplicate records cannot be merged'),
  writing(unmergeResidents, 'a merge cannot be undone'),
];
