import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { dataQualityManifest } from './manifest.ts';
import { dataQualityProblems } from './problems.ts';

/** What the Lambda of the quality of records answers. */
export const dataQualityApi: Api = apiOf(
  dataQualityManifest,
  {
    'data-quality.startCheck': async () => (await import('./start-check.ts')).startCheckUseCase,
    'data-quality.showCheck': async () => (await import('./show-check.ts')).showCheckUseCase,
  },
  dataQualityProblems,
);
