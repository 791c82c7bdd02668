import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { organisationManifest } from './manifest.ts';
import { organisationProblems } from './problems.ts';

/** What the Lambda of organisation answers. */
export const organisationApi: Api = apiOf(organisationManifest, [], organisationProblems);
