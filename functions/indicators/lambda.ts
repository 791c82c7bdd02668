import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { indicatorsManifest } from './manifest.ts';
import { indicatorsProblems } from './problems.ts';

/** What the Lambda of indicators answers. */
export const indicatorsApi: Api = apiOf(indicatorsManifest, [], indicatorsProblems);
