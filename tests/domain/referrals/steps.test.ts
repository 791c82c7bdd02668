import { describe, expect, test } from 'vitest';

import { WEEKENDS_ONLY } from '../../../domain/kernel/working-days.ts';
import {
  accept,
  check,
  close,
  draft,
  evolve,
  formWarning,
  limitsOf,
  type ReferralCase,
  referralPolicy,
  refuse,
  see,
  send,
  sendBack,
} from '../../../domain/referrals/index.ts';
import { aProgramme } from '../../given/records.ts';
import { aSend, aSendWorld, afterStep } from '../../given/referrals.ts';
import { anId, on } from '../../given/values.ts';

const TODAY = on('2025-06-30');
const SENT_ON = on('2025-06-16');
const WORLD = aSendWorld({ today: TODAY, birthDate: on('2025-06-01'), toLevel: 2 });
const COMMAND = aSend({
  programme: aProgramme('hypertension').code,
  disease: 'I10',
  grounds: ['hard_to_control'],
  form: { department: '心内科' },
  referredOn: SENT_ON,
});

type Decided = { readonly ok: boolean; readonly value?: unknown; readonly error?: unknown };
const codeOf = ({ error }: Decided): unknown => error ?? 'ok';

const sent = afterStep([], send([], COMMAND, WORLD));
const accepted = afterStep([sent], accept(sent, { acceptedOn: on('2025-06-18'), answeredBy: '前台' }, TODAY));
const seen = afterStep([accepted], see(accepted, { seenOn: on('2025-06-20') }, TODAY));
const returned = afterStep([seen], sendBack(seen, { returnedOn: on('2025-06-24'), form: {} }, TODAY));

test('the numbers are those of the rules', () => {
  expect(referralPolicy).toEqual({
    pace: {
      urgent: { answerWorkingDays: 0, appointmentDays: 0 },
      routine: { answerWorkingDays: 2, appointmentDays: 7 },
    },
    expiresAfterDays: 14,
    checkWithinDays: 14,
    returnWorkingDays: 3,
    followUpAfterReturnDays: 7,
  });
});

describe('what is sent', () => {
  test('is known with all that was said, and nothing has become of it', () => {
    const { referralId, ...sheet } = COMMAND;
    expect(sent).toEqual({
      id: referralId,
      ...sheet,
      state: 'sent',
      checkedOn: undefined,
      returnedOn: undefined,
      accepted: undefined,
      refused: undefined,
      seen: undefined,
      returned: undefined,
      checked: undefined,
      closed: undefined,
    });
  });

  test.each([
    [{ referredOn: on('2025-07-01') }, { code: 'referral/after-today', field: 'referredOn', today: TODAY }],
    [{ referredOn: TODAY }, 'ok'],
    [{ referredOn: on('2025-06-01') }, 'ok'],
    [
      { referredOn: on('2025-05-31') },
      { code: 'referral/out-of-order', field: 'referredOn', from: '2025-06-01' },
    ],
    [{ toInstitutionId: anId<'InstitutionId'>('I1') }, { code: 'referral/own-institution' }],
    [{ toInstitutionId: undefined, fromInstitutionId: undefined }, 'ok'],
    [{ direction: 'down' }, 'ok'],
  ] as const)('with %j: %j', (given, answer) => {
    expect(codeOf(send([], { ...COMMAND, ...given }, WORLD))).toEqual(answer);
  });

  test.each([
    [
      { direction: 'up', fromLevel: 2, toLevel: 1 },
      { code: 'referral/wrong-way', direction: 'up' },
    ],
    [
      { direction: 'down', fromLevel: 1, toLevel: 2 },
      { code: 'referral/wrong-way', direction: 'down' },
    ],
    [{ direction: 'up', fromLevel: 2, toLevel: undefined }, 'ok'],
    [{ direction: 'up', fromLevel: undefined, toLevel: 1 }, 'ok'],
  ] as const)('between levels %j: %j', ({ direction, ...levels }, answer) => {
    expect(codeOf(send([], { ...COMMAND, direction }, { ...WORLD, ...levels }))).toEqual(answer);
  });

  test('of who does not live here is told that before all else', () => {
    const decided = send([], { ...COMMAND, referredOn: on('2025-07-01') }, { ...WORLD, isResident: false });
    expect(codeOf(decided)).toEqual({ code: 'referral/not-resident' });
  });

  test.each([
    [{}, { code: 'referral/open-already', referralId: 'F1' }],
    [{ direction: 'down' }, 'ok'],
    [{ programme: aProgramme('diabetes').code }, 'ok'],
    [{ programme: undefined }, 'ok'],
    [{ disease: 'I11' }, 'ok'],
    [{ reason: 'emergency' }, 'ok'],
    [{ urgency: 'urgent' }, { code: 'referral/open-already', referralId: 'F1' }],
    [{ toInstitutionId: anId<'InstitutionId'>('I3') }, { code: 'referral/open-already', referralId: 'F1' }],
  ] as const)('beside an open one, with %j: %j', (given, answer) => {
    const again = { ...COMMAND, ...given, referralId: anId<'ReferralId'>('F2'), referredOn: TODAY };
    expect(codeOf(send([sent], again, WORLD))).toEqual(answer);
    expect(codeOf(send([returned], again, WORLD))).toBe('ok');
  });

  test('a second time is told how far the first one came, also that it expired', () => {
    const later = { ...WORLD, today: on('2025-07-01') };
    expect(codeOf(send([sent], COMMAND, later))).toEqual({ code: 'referral/wrong-state', state: 'expired' });
    expect(codeOf(send([seen], COMMAND, later))).toEqual({ code: 'referral/wrong-state', state: 'seen' });
  });

  test('takes the place of its own draft and leaves others as they are', () => {
    const other = { ...sent, id: anId<'ReferralId'>('F0') };
    const drafted = draft(COMMAND, WORLD);
    const written = drafted.ok ? drafted.value.reduce(evolve, [other]) : [];
    const done = send(written, { ...COMMAND, reason: 'emergency' }, WORLD);
    expect(done.ok && done.value.reduce(evolve, written)).toMatchObject([
      { id: 'F0' },
      { id: 'F1', state: 'sent', reason: 'emergency' },
    ]);
  });
});

describe('a step', () => {
  test.each([
    ['accepted', accept(sent, { acceptedOn: on('2025-06-15'), answeredBy: 'x' }, TODAY), SENT_ON],
    ['refused', refuse(sent, { refusedOn: on('2025-06-15'), reason: 'x', answeredBy: 'x' }, TODAY), SENT_ON],
    ['seen', see(accepted, { seenOn: on('2025-06-17') }, TODAY), '2025-06-18'],
    ['returned', sendBack(seen, { returnedOn: on('2025-06-19'), form: {} }, TODAY), '2025-06-20'],
    ['checked', check(seen, { checkedOn: on('2025-06-15'), staffId: anId('S1') }, TODAY), SENT_ON],
  ] as const)('is not %s before the one that it follows', (name, decided, from) => {
    expect(codeOf(decided)).toEqual({ code: 'referral/out-of-order', field: `${name}On`, from });
  });

  test('may follow on the very day', () => {
    const days = { acceptedOn: SENT_ON, seenOn: on('2025-06-18'), returnedOn: on('2025-06-20') };
    expect(accept(sent, { acceptedOn: days.acceptedOn, answeredBy: 'x' }, TODAY).ok).toBe(true);
    expect(see(accepted, { seenOn: days.seenOn }, TODAY).ok).toBe(true);
    expect(sendBack(seen, { returnedOn: days.returnedOn, form: {} }, TODAY).ok).toBe(true);
    expect(check(sent, { checkedOn: SENT_ON, staffId: anId('S1') }, TODAY).ok).toBe(true);
  });

  test.each(['2025-06-30', '2025-07-01'])('on %s: an answer is late a day after the fourteenth', (day) => {
    const expired = { code: 'referral/expired', waitedUntil: '2025-06-30' };
    const expected = day === '2025-06-30' ? 'ok' : expired;
    const taken = accept(sent, { acceptedOn: on(day), answeredBy: 'x' }, on(day));
    const refused = refuse(sent, { refusedOn: on(day), reason: 'x', answeredBy: 'x' }, on(day));
    expect([codeOf(taken), codeOf(refused)]).toEqual([expected, expected]);
  });

  test('of who was seen may come after the fourteenth day', () => {
    const late = on('2025-07-20');
    expect(sendBack(seen, { returnedOn: late, form: {} }, late).ok).toBe(true);
  });

  test('from a wrong state is told which it is on the day', () => {
    const late = on('2025-07-01');
    expect(codeOf(see(sent, { seenOn: TODAY }, TODAY))).toEqual({
      code: 'referral/wrong-state',
      state: 'sent',
    });
    expect(codeOf(see(sent, { seenOn: late }, late))).toEqual({
      code: 'referral/wrong-state',
      state: 'expired',
    });
  });

  test('that was checked is not checked again', () => {
    const step = { checkedOn: on('2025-06-25'), staffId: anId<'StaffId'>('S1') };
    const checked = afterStep([seen], check(seen, step, TODAY));
    expect(checked).toMatchObject({ state: 'seen', checkedOn: '2025-06-25', checked: step });
    expect(codeOf(check(checked, step, TODAY))).toEqual({
      code: 'referral/already-checked',
      checkedOn: '2025-06-25',
    });
  });

  test('changes its own referral alone', () => {
    const other = { ...sent, id: anId<'ReferralId'>('F0') };
    const done = refuse(sent, { refusedOn: TODAY, reason: '满', answeredBy: '前台' }, TODAY);
    expect(done.ok && done.value.reduce(evolve, [other, sent])).toEqual([
      other,
      expect.objectContaining({ id: 'F1', state: 'refused', refused: expect.anything() }),
    ]);
  });
});

describe('a close', () => {
  test('says its day and reason, and of a draft that it was one', () => {
    expect(close(returned, {}, TODAY)).toEqual({
      ok: true,
      value: [{ type: 'referral-closed@1', referralId: 'F1', residentId: 'R1', closedOn: TODAY }],
    });
    expect(close(sent, { reason: '已住院' }, TODAY)).toMatchObject({ value: [{ reason: '已住院' }] });
    expect(close({ ...sent, state: 'draft' }, {}, TODAY)).toMatchObject({ value: [{ wasDraft: true }] });
  });

  test('of what is closed is refused', () => {
    const closed = afterStep([returned], close(returned, {}, TODAY));
    expect(codeOf(close(closed, { reason: 'x' }, TODAY))).toEqual({
      code: 'referral/wrong-state',
      state: 'closed',
    });
  });
});

describe('limits', () => {
  const limits = (one: ReferralCase, visits: readonly string[] = []) =>
    limitsOf(one, {
      holidays: WEEKENDS_ONLY,
      visits: visits.map((day) => ({
        visitedOn: on(day),
        outcome: 'done',
        programme: aProgramme('hypertension').code,
      })),
    });
  const doneOn = (one: ReferralCase, visits: readonly string[] = []) =>
    Object.fromEntries(limits(one, visits).map((limit) => [limit.step, limit.doneOn]));

  test('tell when each step was done, and the earliest follow-up after the return', () => {
    const checked = check(returned, { checkedOn: on('2025-06-25'), staffId: anId('S1') }, TODAY);
    const one = afterStep([returned], checked);
    const visits = ['2025-06-29', '2025-06-23', '2025-06-26'];
    expect(doneOn(one, visits)).toEqual({
      answer: '2025-06-18',
      appointment: undefined,
      visit: '2025-06-20',
      check: '2025-06-25',
      return: '2025-06-24',
      follow_up: '2025-06-26',
    });
  });

  test('a refusal is the answer, and an appointment is done on its day', () => {
    const step = { refusedOn: on('2025-06-17'), reason: '满', answeredBy: '前台' };
    expect(doneOn(afterStep([sent], refuse(sent, step, TODAY)))).toEqual({
      answer: '2025-06-17',
      check: undefined,
    });
    const place = { acceptedOn: SENT_ON, appointmentOn: on('2025-06-19'), answeredBy: '前台' };
    expect(doneOn(afterStep([sent], accept(sent, place, TODAY)))).toMatchObject({
      appointment: '2025-06-19',
    });
  });

  test('a referral that names no programme is followed up by a visit of any', () => {
    expect(doneOn({ ...returned, programme: undefined }, ['2025-06-26'])).toMatchObject({
      follow_up: '2025-06-26',
    });
  });
});

describe('the form', () => {
  const full = {
    initialImpression: '高血压',
    presentIllness: '头晕',
    pastHistory: '无',
    treatment: '氨氯地平',
  };

  test('with its main fields is complete', () => {
    expect(formWarning(full)).toBeUndefined();
  });

  test.each(['initialImpression', 'presentIllness', 'pastHistory', 'treatment'] as const)(
    'without %s says so',
    (name) => {
      expect(formWarning({ ...full, [name]: undefined })).toEqual({
        code: 'referral/form-incomplete',
        fields: [name],
      });
    },
  );
});
