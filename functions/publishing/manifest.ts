import type { ManifestRow } from '../kit/manifest-row.ts';

const LAMBDA = 'publishing-change';
const TIMEOUT_S = 60;
/** Other systems take notice by the minute: what comes together is told them together. */
const GATHERED_S = 20;

/** The use cases of publishing as they are deployed. They reach nothing of the table: what they tell stands in the change. */
export const publishingManifest: readonly ManifestRow[] = [
  {
    trigger: {
      kind: 'change',
      id: 'publishing.on-entries',
      of: 'resident',
      part: 'entries',
      gatheredS: GATHERED_S,
    },
    lambda: LAMBDA,
    roles: [],
    tableAccess: [],
    timeoutS: TIMEOUT_S,
    errorImpact: 'other systems do not hear of contracts, follow-ups, exams, prescriptions and moves',
  },
  {
    trigger: {
      kind: 'change',
      id: 'publishing.on-organisation-changed',
      of: 'organisation',
      gatheredS: GATHERED_S,
    },
    lambda: LAMBDA,
    roles: [],
    tableAccess: [],
    timeoutS: TIMEOUT_S,
    errorImpact: 'other systems do not hear of teams, staff and alliances',
  },
];
