import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { countyFilesManifest } from './manifest.ts';
import { countyFilesProblems } from './problems.ts';

/** What the Lambda of county files answers. */
export const countyFilesApi: Api = apiOf(countyFilesManifest, [], countyFilesProblems);
