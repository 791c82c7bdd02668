import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { followUpsManifest } from './manifest.ts';
import { followUpsProblems } from './problems.ts';

/** What the Lambda of follow ups answers. */
export const followUpsApi: Api = apiOf(followUpsManifest, [], followUpsProblems);
