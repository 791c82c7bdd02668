import { type LocalDate, plusMonths } from '../kernel/time.ts';

/** When somebody who is not reached counts as lost.
 *  @source domain-rules.md §1.9 [design, with known practice] */
export const lossPolicy = {
  attempts: 3,
  channels: 2,
  days: 2,
  lostAfterMonths: 12,
} as const;

/** How far a doctor may move the next date.
 *  @source domain-rules.md §0, §1.4 [design]: at least four visits a year, so none is put off for longer than the routine one */
const overridePolicy = { latestNextMonths: 3 } as const;

/** The latest next date that a doctor may set for a visit. */
export const latestNextOn = (visitedOn: LocalDate): LocalDate =>
  plusMonths(visitedOn, overridePolicy.latestNextMonths);

/** How long a task may wait after a call. @source [design]: no longer than a month without a new look */
export const callPolicy = { longestSnoozeDays: 30 } as const;
