import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { followUpsProblems } from '../follow-ups/problems.ts';
import { closeUseCase } from './close.ts';
import { enrolUseCase } from './enrol.ts';
import { listProgrammesUseCase } from './list.ts';
import { programmesManifest } from './manifest.ts';
import { previewUseCase } from './preview.ts';
import { programmesProblems } from './problems.ts';
import { screenUseCase } from './screen.ts';
import { screeningsUseCase } from './screenings.ts';

/** What the Lambda of programmes answers; a preview is refused as a follow-up is. */
export const programmesApi: Api = apiOf(
  programmesManifest,
  [listProgrammesUseCase, previewUseCase, enrolUseCase, closeUseCase, screenUseCase, screeningsUseCase],
  { ...followUpsProblems, ...programmesProblems },
);
