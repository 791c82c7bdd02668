import { PEOPLE_READERS, PEOPLE_WRITERS, WORKING_ROLES } from '../../domain/access/index.ts';
import { type ManifestRow, RESIDENT_WRITES } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import {
  closeEnrolments,
  enrolResident,
  listProgrammes,
  listScreenings,
  previewAssessments,
  screenResident,
} from './api.ts';

const LAMBDA = 'programmes-http';
const TIMEOUT_S = 10;

const writing = (route: Route, errorImpact: string): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles: PEOPLE_WRITERS,
  tableAccess: [RESIDENT_WRITES],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

/** What shows nobody's data: for every role. */
const open = (route: Route, errorImpact: string): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles: WORKING_ROLES,
  tableAccess: [],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

/** The use cases of programmes as they are deployed. */
export const programmesManifest: readonly ManifestRow[] = [
  open(listProgrammes, 'nobody sees programmes and rule profiles'),
  open(previewAssessments, 'forms do not show what a visit comes to before it is recorded'),
  writing(enrolResident, 'teams cannot bring residents under management'),
  writing(closeEnrolments, 'teams cannot end management'),
  writing(screenResident, 'teams cannot record screening readings'),
  {
    trigger: { kind: 'http', route: listScreenings },
    lambda: LAMBDA,
    roles: PEOPLE_READERS,
    tableAccess: [{ keys: ['resident'], may: 'read' }],
    timeoutS: TIMEOUT_S,
    errorImpact: 'teams cannot see the screening of a resident',
  },
];
