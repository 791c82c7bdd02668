import { evolve, type ReferralCase, type Send, type SendWorld } from '../../domain/referrals/index.ts';
import type { ReferralEvent } from '../../events/referrals.ts';
import { anId, on } from './values.ts';

const SENT_ON = on('2025-06-16');

/** What a referral is sent in: of a grown-up resident, by one level up, to an ally. */
export const aSendWorld = (given: Partial<SendWorld> = {}): SendWorld => ({
  today: SENT_ON,
  isResident: true,
  birthDate: on('1970-05-10'),
  fromLevel: 2,
  toLevel: 3,
  isAllied: true,
  ...given,
});

/** A routine visit up, of R1 from I1 to I2. */
export const aSend = (given: Partial<Send> = {}): Send => ({
  referralId: anId('F1'),
  residentId: anId('R1'),
  direction: 'up',
  kind: 'visit',
  urgency: 'routine',
  reason: 'two_in_a_row',
  grounds: [],
  fromInstitutionId: anId('I1'),
  toInstitutionId: anId('I2'),
  form: {},
  referredOn: SENT_ON,
  ...given,
});

/** The one referral after a step that was allowed. */
export const afterStep = (
  before: readonly ReferralCase[],
  decided: { readonly ok: true; readonly value: readonly ReferralEvent[] } | { readonly ok: false },
): ReferralCase => {
  if (!decided.ok) throw new Error('the step was refused');
  const [one] = decided.value.reduce(evolve, [...before]);
  if (one === undefined) throw new Error('nothing was sent');
  return one;
};
