import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { amendUseCase } from './amend.ts';
import { listUseCase } from './list.ts';
import { residentsManifest } from './manifest.ts';
import { mergeUseCase, unmergeUseCase } from './merge.ts';
import { residentsProblems } from './problems.ts';
import { registerUseCase } from './register.ts';
import { showUseCase } from './show.ts';

const useCases = [
  listUseCase,
  registerUseCase,
  showUseCase,
  amendUseCase,
  mergeUseCase,
  unmergeUseCase,
] as const;

/** What the Lambda of residents answers. */
export const residentsApi: Api = apiOf(residentsManifest, useCases, residentsProblems);
