import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { correctExamUseCase } from './correct.ts';
import { listExamsUseCase } from './list.ts';
import { examsManifest } from './manifest.ts';
import { examsProblems } from './problems.ts';
import { moveExamUseCase } from './move.ts';
import { recordExamUseCase } from './record.ts';
import { uploadUseCase } from './upload.ts';
import { voidExamUseCase } from './void.ts';

/** What the Lambda of exams answers. */
export const examsApi: Api = apiOf(
  examsManifest,
  [recordExamUseCase, listExamsUseCase, correctExamUseCase, moveExamUseCase, voidExamUseCase, uploadUseCase],
  examsProblems,
);
