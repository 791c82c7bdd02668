import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { exportAppraisalUseCase } from './export.ts';
import { appraisalManifest } from './manifest.ts';
import { appraisalProblems } from './problems.ts';
import { showEvidenceUseCase } from './show-evidence.ts';
import { showAppraisalUseCase } from './show.ts';

/** What the Lambda of appraisals answers. */
export const appraisalApi: Api = apiOf(
  appraisalManifest,
  [showAppraisalUseCase, showEvidenceUseCase, exportAppraisalUseCase],
  appraisalProblems,
);
