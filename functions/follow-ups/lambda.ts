import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { followUpsManifest } from './manifest.ts';
import { followUpsProblems } from './problems.ts';

/** What the Lambda of follow-ups answers. */
export const followUpsApi: Api = apiOf(
  followUpsManifest,
  {
    'follow-ups.record': async () => (await import('./record.ts')).recordUseCase,
    'follow-ups.list': async () => (await import('./list.ts')).listUseCase,
    'follow-ups.correct': async () => (await import('./correct.ts')).correctUseCase,
    'follow-ups.override': async () => (await import('./override.ts')).overrideUseCase,
  },
  followUpsProblems,
);
