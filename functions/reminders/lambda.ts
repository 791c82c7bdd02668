import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { remindersManifest } from './manifest.ts';
import { remindersProblems } from './problems.ts';
import { recordCallUseCase } from './record-call.ts';
import { showWorklistUseCase } from './show-worklist.ts';

/** What the Lambda of the work list answers. */
export const remindersApi: Api = apiOf(
  remindersManifest,
  [showWorklistUseCase, recordCallUseCase],
  remindersProblems,
);
