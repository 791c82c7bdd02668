import { describe, expect, test } from 'vitest';

import { WEEKENDS_ONLY } from '../../../domain/kernel/working-days.ts';
import {
  accept,
  close,
  evolve,
  isOpenOn,
  limitsOf,
  type ReferralCase,
  refuse,
  see,
  type Send,
  send,
  sendBack,
} from '../../../domain/referrals/index.ts';
import type { ReferralEvent } from '../../../events/referrals.ts';
import { anId, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');
const WORLD = {
  today: TODAY,
  isResident: true,
  birthDate: on('1970-05-10'),
  fromLevel: 2,
  toLevel: 3,
  isAllied: true,
};
const ASK: Send = {
  referralId: anId('F1'),
  residentId: anId('R1'),
  direction: 'up',
  kind: 'remote_consultation',
  urgency: 'routine',
  reason: '调整用药',
  grounds: [],
  fromInstitutionId: anId('I1'),
  toInstitutionId: anId('I2'),
  form: {},
  referredOn: TODAY,
};

type Outcome = { readonly ok: true; readonly value: readonly ReferralEvent[] } | { readonly ok: false };

const after = (referrals: readonly ReferralCase[], outcome: Outcome): ReferralCase => {
  if (!outcome.ok) throw new Error('the step was refused');
  const [one] = outcome.value.reduce(evolve, [...referrals]);
  if (one === undefined) throw new Error('a consultation was asked for');
  return one;
};
const code = (outcome: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  outcome.error?.code ?? 'ok';

const sent = after([], send([], ASK, WORLD));
const accepted = after([sent], accept(sent, { acceptedOn: TODAY, answeredBy: '心内科' }, TODAY));
const OPINION = { returnedOn: TODAY, form: { opinion: '加用利尿剂，两周后复查' } };
const answered = after([accepted], sendBack(accepted, OPINION, TODAY));

describe('a remote consultation', () => {
  test.each([
    ['an ally', { isAllied: true }, 'ok'],
    ['an ally of whatever level', { isAllied: true, toLevel: 1 }, 'ok'],
    ['who is no ally', { isAllied: false }, 'referral/not-allied'],
  ])('is asked of %s: %s', (...[, given, expected]) => {
    expect(code(send([], ASK, { ...WORLD, ...given }))).toBe(expected);
  });

  test('is asked of an ally alone, a visit of anybody', () => {
    expect(code(send([], { ...ASK, kind: 'visit' }, { ...WORLD, isAllied: false }))).toBe('ok');
  });

  test('is open until it is answered, refused, closed or too old', () => {
    expect([sent, accepted, answered].map((one) => isOpenOn(one, TODAY))).toEqual([true, true, false]);
    expect(isOpenOn(accepted, on('2025-06-30'))).toBe(true);
    expect(isOpenOn(accepted, on('2025-07-01'))).toBe(false);
    const no = refuse(sent, { refusedOn: TODAY, reason: '资料不全', answeredBy: '心内科' }, TODAY);
    expect(isOpenOn(after([sent], no), TODAY)).toBe(false);
    expect(isOpenOn(after([sent], close(sent, { reason: '已住院' }, TODAY)), TODAY)).toBe(false);
  });

  test('is answered with an opinion once it is accepted; nobody is seen', () => {
    expect(answered).toMatchObject({ state: 'returned', returned: OPINION });
    expect(code(sendBack(sent, OPINION, TODAY))).toBe('referral/wrong-state');
    expect(code(sendBack(accepted, { ...OPINION, form: {} }, TODAY))).toBe('referral/no-opinion');
    expect(code(sendBack(answered, OPINION, TODAY))).toBe('referral/wrong-state');
    expect(code(see(accepted, { seenOn: TODAY }, TODAY))).toBe('referral/wrong-state');
    expect(code(sendBack(accepted, { ...OPINION, returnedOn: on('2025-07-01') }, on('2025-07-01')))).toBe(
      'referral/expired',
    );
  });

  test('every step says that it is of one', () => {
    const steps = [sent, accepted, answered].flatMap(() => [
      accept(sent, { acceptedOn: TODAY, answeredBy: '心内科' }, TODAY),
      sendBack(accepted, OPINION, TODAY),
      close(answered, {}, TODAY),
    ]);
    for (const step of steps) expect(step).toMatchObject({ ok: true, value: [{ isConsultation: true }] });
  });

  test('has a limit for the answer and for the opinion, and for nothing else', () => {
    const limits = (one: ReferralCase) => limitsOf(one, { holidays: WEEKENDS_ONLY, visits: [] });
    expect(limits(accepted)).toEqual([
      { step: 'answer', dueOn: '2025-06-18', doneOn: TODAY },
      { step: 'return', dueOn: '2025-06-30', doneOn: undefined },
    ]);
    expect(limits(answered)[1]).toMatchObject({ doneOn: TODAY });
    const no = refuse(sent, { refusedOn: TODAY, reason: '资料不全', answeredBy: '心内科' }, TODAY);
    expect(limits(after([sent], no)).map(({ step }) => step)).toEqual(['answer']);
  });
});
