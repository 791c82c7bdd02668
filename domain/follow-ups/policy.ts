/** When somebody who is not reached counts as lost.
 *  @source domain-rules.md §1.9 [design, with known practice] */
export const lossPolicy = {
  attempts: 3,
  channels: 2,
  days: 2,
  lostAfterMonths: 12,
} as const;
