import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { dataQualityManifest } from './manifest.ts';
import { dataQualityProblems } from './problems.ts';
import { showCheckUseCase } from './show-check.ts';
import { startCheckUseCase } from './start-check.ts';

/** What the Lambda of the quality of records answers. */
export const dataQualityApi: Api = apiOf(
  dataQualityManifest,
  [startCheckUseCase, showCheckUseCase],
  dataQualityProblems,
);
