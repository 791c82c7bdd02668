import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { accessManifest } from './manifest.ts';
import { accessProblems } from './problems.ts';

/** What the Lambda of access answers. */
export const accessApi: Api = apiOf(
  accessManifest,
  {
    'access.whoLooked': async () => (await import('./who-looked.ts')).whoLookedUseCase,
    'access.verifyAudit': async () => (await import('./verify-audit.ts')).verifyAuditUseCase,
  },
  accessProblems,
);
