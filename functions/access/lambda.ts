import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { accessManifest } from './manifest.ts';
import { accessProblems } from './problems.ts';
import { verifyAuditUseCase } from './verify-audit.ts';
import { whoLookedUseCase } from './who-looked.ts';

/** What the Lambda of access answers. */
export const accessApi: Api = apiOf(accessManifest, [whoLookedUseCase, verifyAuditUseCase], accessProblems);
