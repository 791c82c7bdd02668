import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { runsManifest } from './manifest.ts';
import { runsProblems } from './problems.ts';

/** What the Lambda of runs answers. */
export const runsApi: Api = apiOf(
  runsManifest,
  {
    'runs.list': async () => (await import('./list.ts')).listRunsUseCase,
    'runs.show': async () => (await import('./show.ts')).showRunUseCase,
  },
  runsProblems,
);
