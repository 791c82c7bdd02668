export { type Exam, EXAM_KINDS, EXAM_RESULTS, isExaminedWithin } from './exam.ts';
