import type { ManifestRow } from '../../functions/kit/manifest-row.ts';
import { useCaseOf } from '../../functions/kit/manifest-row.ts';
import { CALLED, HEARING, SENDERS } from './talents.ts';

/** The pages that say what to do when an alarm rings, in docs/runbooks. */
export const RUNBOOKS = {
  http: 'a-use-case-fails.md',
  change: 'the-change-feed-lags.md',
  stream: 'the-change-feed-lags.md',
  schedule: 'the-daily-work-fails.md',
  map: 'the-daily-work-fails.md',
  sms: 'messages-do-not-go-out.md',
  told: 'sms-reports-and-answers.md',
  unheard: 'something-was-given-up.md',
  api: 'the-api-is-slow-or-fails.md',
  drift: 'indicators-differ-from-records.md',
  store: 'the-table-throttles.md',
} as const;

/** A page of docs/runbooks. */
export type Runbook = (typeof RUNBOOKS)[keyof typeof RUNBOOKS];

/** The page for a use case that fails. */
export const runbookOf = (row: ManifestRow): Runbook => {
  const useCase = useCaseOf(row);
  if (useCase === HEARING || CALLED.includes(useCase)) return RUNBOOKS.told;
  return SENDERS.includes(useCase) ? RUNBOOKS.sms : RUNBOOKS[row.trigger.kind];
};

/** The text of an alarm: what people notice, and the page that says what to do. */
export const alarmText = (impact: string, runbook: Runbook): string => `${impact} — docs/runbooks/${runbook}`;
