import type { ManifestRow } from '../kit/manifest-row.ts';

const LAMBDA = 'publishing-change';
const TIMEOUT_S = 60;

/** The use cases of publishing as they are deployed. They reach nothing of the table: what they tell stands in the change. */
export const publishingManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'change', id: 'publishing.on-entries', of: 'resident', part: 'entries' },
    lambda: LAMBDA,
    roles: [],
    tableAccess: [],
    timeoutS: TIMEOUT_S,
    errorImpact: 'other systems do not hear of contracts, follow-ups, exams, prescriptions and moves',
  },
  {
    trigger: { kind: 'change', id: 'publishing.on-organisation-changed', of: 'organisation' },
    lambda: LAMBDA,
    roles: [],
    tableAccess: [],
    timeoutS: TIMEOUT_S,
    errorImpact: 'other systems do not hear of teams, staff and alliances',
  },
];
