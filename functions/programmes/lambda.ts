import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { followUpsProblems } from '../follow-ups/problems.ts';
import { programmesManifest } from './manifest.ts';
import { programmesProblems } from './problems.ts';

/** What the Lambda of programmes answers; a preview is refused as a follow-up is. */
export const programmesApi: Api = apiOf(
  programmesManifest,
  {
    'programmes.list': async () => (await import('./list.ts')).listProgrammesUseCase,
    'programmes.preview': async () => (await import('./preview.ts')).previewUseCase,
    'programmes.enrol': async () => (await import('./enrol.ts')).enrolUseCase,
    'programmes.close': async () => (await import('./close.ts')).closeUseCase,
    'programmes.screen': async () => (await import('./screen.ts')).screenUseCase,
    'programmes.screenings': async () => (await import('./screenings.ts')).screeningsUseCase,
  },
  { ...followUpsProblems, ...programmesProblems },
);
