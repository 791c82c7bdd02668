import { PEOPLE_READERS, PEOPLE_WRITERS } from '../../domain/access/index.ts';
import { type ManifestRow, RESIDENT_WRITES, TEXT_WRITES } from '../kit/manifest-row.ts';
import type { Route } from '../kit/route.ts';
import {
  correctExamRoute,
  listExams,
  moveExamRoute,
  recordExamRoute,
  uploadExams,
  voidExamRoute,
} from './api.ts';

const LAMBDA = 'exams-http';
const TIMEOUT_S = 10;
/** A file of people who are written one by one. */
const UPLOAD_TIMEOUT_S = 30;

const writing = (route: Route, errorImpact: string): ManifestRow => ({
  trigger: { kind: 'http', route },
  lambda: LAMBDA,
  roles: PEOPLE_WRITERS,
  tableAccess: [RESIDENT_WRITES, TEXT_WRITES],
  timeoutS: TIMEOUT_S,
  errorImpact,
});

/** The use cases of exams as they are deployed. */
export const examsManifest: readonly ManifestRow[] = [
  writing(recordExamRoute, 'teams cannot record exams'),
  writing(correctExamRoute, 'teams cannot correct exams'),
  writing(moveExamRoute, 'teams cannot move an exam to its own day'),
  writing(voidExamRoute, 'teams cannot take back an exam that was entered in error'),
  {
    ...writing(uploadExams, 'the exams of an examination vehicle cannot be taken in'),
    timeoutS: UPLOAD_TIMEOUT_S,
  },
  {
    trigger: { kind: 'http', route: listExams },
    lambda: LAMBDA,
    roles: PEOPLE_READERS,
    tableAccess: [{ keys: ['resident'], may: 'read' }],
    timeoutS: TIMEOUT_S,
    errorImpact: 'teams cannot see the exams of a resident',
  },
];
