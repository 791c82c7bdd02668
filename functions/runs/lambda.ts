import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { listRunsUseCase } from './list.ts';
import { runsManifest } from './manifest.ts';
import { runsProblems } from './problems.ts';
import { showRunUseCase } from './show.ts';

/** What the Lambda of runs answers. */
export const runsApi: Api = apiOf(runsManifest, [listRunsUseCase, showRunUseCase], runsProblems);
