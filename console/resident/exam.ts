import type { listExams } from '../../functions/exams/api.ts';
import type { Answered } from '../kit/call.ts';

/** The exams of a person, as their list answers them. */
export type ListedExams = Answered<typeof listExams>['value'];
/** An exam as its list answers it. */
export type Exam = ListedExams['items'][number];
