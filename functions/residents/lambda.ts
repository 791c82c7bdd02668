import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { residentsManifest } from './manifest.ts';
import { residentsProblems } from './problems.ts';

/** What the Lambda of residents answers. */
export const residentsApi: Api = apiOf(residentsManifest, [], residentsProblems);
