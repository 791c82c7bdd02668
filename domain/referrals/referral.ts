import type { ReferralId, ResidentId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { ProgrammeCode } from '../programmes/index.ts';

/** Up to a hospital, or down to primary care. */
export const DIRECTIONS = ['up', 'down'] as const;
/** How soon a referral must be taken up. */
export const URGENCIES = ['urgent', 'routine'] as const;

/** The part of a referral that rules and indicators read. */
export type Referral = {
  readonly id: ReferralId;
  readonly residentId: ResidentId;
  /** Undefined: the referral names no programme and answers for any. */
  readonly programme: ProgrammeCode | undefined;
  readonly direction: (typeof DIRECTIONS)[number];
  readonly referredOn: LocalDate;
  /** The day on which the team made sure what became of it. */
  readonly checkedOn: LocalDate | undefined;
  /** The day on which the hospital sent the resident back. */
  readonly returnedOn: LocalDate | undefined;
};

/** What a referral check asks for: its programme and the days between which an answer counts, both included. */
export type CheckQuestion = {
  readonly programme: ProgrammeCode;
  readonly from: LocalDate;
  readonly until: LocalDate;
};

/** The earliest day on which a referral of that programme, or of none, was checked; undefined where none was.
 *  Direction, urgency, status and the other dates are not looked at. @source readings.md A7, A16 */
export const checkedWithin = (
  referrals: readonly Referral[],
  question: CheckQuestion,
): LocalDate | undefined => {
  let earliest: LocalDate | undefined;
  for (const { checkedOn, programme } of referrals) {
    if (checkedOn === undefined || checkedOn < question.from || checkedOn > question.until) continue;
    if (programme !== undefined && programme !== question.programme) continue;
    if (earliest === undefined || checkedOn < earliest) earliest = checkedOn;
  }
  return earliest;
};
