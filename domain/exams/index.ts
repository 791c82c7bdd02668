export {
  correctExam,
  type ExamContext,
  type ExamEntry,
  type ExamHistory,
  type ExamRefusal,
  moveExam,
  recordExam,
  voidExam,
} from './decide.ts';
export { evolve } from './evolve.ts';
export { type Exam, EXAM_KINDS, EXAM_RESULTS, isExaminedWithin } from './exam.ts';
export { examPolicy } from './policy.ts';
