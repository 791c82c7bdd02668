import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { examsManifest } from './manifest.ts';
import { examsProblems } from './problems.ts';

/** What the Lambda of exams answers. */
export const examsApi: Api = apiOf(
  examsManifest,
  {
    'exams.record': async () => (await import('./record.ts')).recordExamUseCase,
    'exams.list': async () => (await import('./list.ts')).listExamsUseCase,
    'exams.correct': async () => (await import('./correct.ts')).correctExamUseCase,
    'exams.move': async () => (await import('./move.ts')).moveExamUseCase,
    'exams.void': async () => (await import('./void.ts')).voidExamUseCase,
    'exams.upload': async () => (await import('./upload.ts')).uploadUseCase,
  },
  examsProblems,
);
