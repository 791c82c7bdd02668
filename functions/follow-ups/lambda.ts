import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { correctUseCase } from './correct.ts';
import { listUseCase } from './list.ts';
import { followUpsManifest } from './manifest.ts';
import { overrideUseCase } from './override.ts';
import { followUpsProblems } from './problems.ts';
import { recordUseCase } from './record.ts';

/** What the Lambda of follow-ups answers. */
export const followUpsApi: Api = apiOf(
  followUpsManifest,
  [recordUseCase, listUseCase, correctUseCase, overrideUseCase],
  followUpsProblems,
);
