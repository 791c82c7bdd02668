import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { programmesManifest } from './manifest.ts';
import { programmesProblems } from './problems.ts';

/** What the Lambda of programmes answers. */
export const programmesApi: Api = apiOf(programmesManifest, [], programmesProblems);
