import type { URGENCIES } from './referral.ts';

/** By when one step of a referral is to follow another. */
type Pace = {
  /** Working days to the answer; 0 is the same day, a holiday too. */
  readonly answerWorkingDays: number;
  /** Calendar days from the referral to the appointment; 0 is the same day: the slot of the green channel. */
  readonly appointmentDays: number;
};

/** The time limits of referrals that a county may set. */
export const referralPolicy = {
  /** @source domain-rules.md §6.2 [design]: an emergency is accepted at once, a routine answer comes within two working
   *  days, the appointment within seven days */
  pace: {
    urgent: { answerWorkingDays: 0, appointmentDays: 0 },
    routine: { answerWorkingDays: 2, appointmentDays: 7 },
  } satisfies Readonly<Record<(typeof URGENCIES)[number], Pace>>,
  /** Who was not seen by the end of this day after the referral is not waited for any longer.
   *  @source domain-rules.md §6.3 [proposed] */
  expiresAfterDays: 14,
  /** The team makes sure what became of a referral. @source 国家基本公共卫生服务规范（第三版）: 2周内主动随访转诊情况 */
  checkWithinDays: 14,
  /** The return form follows the visit. @source domain-rules.md §6.2 [design] */
  returnWorkingDays: 3,
  /** The team sees the resident again after the return. @source domain-rules.md §6.2 [design] */
  followUpAfterReturnDays: 7,
} as const;
