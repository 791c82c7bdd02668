import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { appraisalManifest } from './manifest.ts';
import { appraisalProblems } from './problems.ts';

/** What the Lambda of appraisals answers. */
export const appraisalApi: Api = apiOf(
  appraisalManifest,
  {
    'appraisal.show': async () => (await import('./show.ts')).showAppraisalUseCase,
    'appraisal.showEvidence': async () => (await import('./show-evidence.ts')).showEvidenceUseCase,
    'appraisal.export': async () => (await import('./export.ts')).exportAppraisalUseCase,
  },
  appraisalProblems,
);
