import type {
  ReferralAccepted,
  ReferralChecked,
  ReferralClosed,
  ReferralForm,
  ReferralRefused,
  ReferralReturned,
  ReferralSeen,
} from '../../events/referrals.ts';
import type { InstitutionId } from '../kernel/ids.ts';
import { type LocalDate, plusDays } from '../kernel/time.ts';
import { referralPolicy } from './policy.ts';
import type { DIRECTIONS, Referral, URGENCIES } from './referral.ts';

/** What is asked for: that somebody is seen there, or that a specialist there gives advice from afar. */
export const REFERRAL_KINDS = ['visit', 'remote_consultation'] as const;

/** The states that commands lead to. @source domain-rules.md §6.3 [proposed] */
export const RECORDED_STATES = [
  'draft',
  'sent',
  'accepted',
  'refused',
  'seen',
  'returned',
  'closed',
] as const;
export type RecordedState = (typeof RECORDED_STATES)[number];

/** The states of a referral on a day: time alone leads to the last of them. */
export const REFERRAL_STATES = [...RECORDED_STATES, 'expired'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** A referral with everything that is known of it. What came with an import has no more than its row. */
export type ReferralCase = Referral & {
  readonly direction: (typeof DIRECTIONS)[number];
  readonly kind: (typeof REFERRAL_KINDS)[number];
  readonly urgency: (typeof URGENCIES)[number];
  readonly reason: string;
  readonly disease: string | undefined;
  readonly grounds: readonly string[];
  /** Of a draft, the day on which it was written. */
  readonly referredOn: LocalDate;
  readonly fromInstitutionId: InstitutionId | undefined;
  readonly toInstitutionId: InstitutionId | undefined;
  readonly form: ReferralForm;
  readonly state: RecordedState;
  readonly accepted: ReferralAccepted | undefined;
  readonly refused: ReferralRefused | undefined;
  readonly seen: ReferralSeen | undefined;
  readonly returned: ReferralReturned | undefined;
  readonly checked: ReferralChecked | undefined;
  readonly closed: ReferralClosed | undefined;
};

/** Nothing has become of it yet. */
export const UNANSWERED = {
  accepted: undefined,
  refused: undefined,
  seen: undefined,
  returned: undefined,
  checked: undefined,
  closed: undefined,
} as const;

/** The last day on which somebody who was referred is waited for. */
export const waitedUntil = (referredOn: LocalDate): LocalDate =>
  plusDays(referredOn, referralPolicy.expiresAfterDays);

const WAITING: ReadonlySet<RecordedState> = new Set(['sent', 'accepted']);

/** The state on a day: a referral that led to no visit in time has expired.
 *  @source domain-rules.md §6.3 [proposed]: expired if not seen at +14 d */
export const stateOn = (
  { state, referredOn }: Pick<ReferralCase, 'state' | 'referredOn'>,
  day: LocalDate,
): ReferralState => (WAITING.has(state) && day > waitedUntil(referredOn) ? 'expired' : state);

const OPEN: ReadonlySet<ReferralState> = new Set(['sent', 'accepted', 'seen']);

/** Says whether something is still to come of a referral on a day. */
export const isOpenOn = (referral: ReferralCase, day: LocalDate): boolean => OPEN.has(stateOn(referral, day));

/** What a row of referrals.csv says of the state: its own word, else what its dates tell. */
export const stateOfRow = (word: string, isReturned: boolean): RecordedState =>
  RECORDED_STATES.find((state) => state === word) ?? (isReturned ? 'returned' : 'sent');
