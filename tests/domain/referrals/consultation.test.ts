import { describe, expect, test } from 'vitest';

import { WEEKENDS_ONLY } from '../../../domain/kernel/working-days.ts';
import {
  accept,
  close,
  isOpenOn,
  limitsOf,
  type ReferralCase,
  refuse,
  see,
  send,
  sendBack,
} from '../../../domain/referrals/index.ts';
import { aSend, aSendWorld, afterStep } from '../../given/referrals.ts';
import { on } from '../../given/values.ts';

const TODAY = on('2025-06-16');
const WORLD = aSendWorld();
const ASK = aSend({ kind: 'remote_consultation', reason: '调整用药' });

const code = (outcome: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  outcome.error?.code ?? 'ok';

const sent = afterStep([], send([], ASK, WORLD));
const accepted = afterStep([sent], accept(sent, { acceptedOn: TODAY, answeredBy: '心内科' }, TODAY));
const OPINION = { returnedOn: TODAY, form: { opinion: '加用利尿剂，两周后复查' } };
const answered = afterStep([accepted], sendBack(accepted, OPINION, TODAY));

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
    expect(isOpenOn(afterStep([sent], no), TODAY)).toBe(false);
    expect(isOpenOn(afterStep([sent], close(sent, { reason: '已住院' }, TODAY)), TODAY)).toBe(false);
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
    expect(limits(afterStep([sent], no)).map(({ step }) => step)).toEqual(['answer']);
  });
});
