import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { type Holidays, plusWorkingDays, WEEKENDS_ONLY } from '../../../domain/kernel/working-days.ts';
import {
  accept,
  catalogueWarning,
  check,
  close,
  diseaseOf,
  DISEASES,
  draft,
  evolve,
  isLate,
  limitsOf,
  type ReferralCase,
  refuse,
  see,
  type Send,
  send,
  sendBack,
  stateOfRow,
  stateOn,
} from '../../../domain/referrals/index.ts';
import type { ReferralEvent } from '../../../events/referrals.ts';
import { aProgramme } from '../../given/records.ts';
import { aSend, aSendWorld } from '../../given/referrals.ts';
import { anId, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');
const WORLD = aSendWorld();
const COMMAND = aSend();

/** A referral that is sent, after what became of it. */
const aCase = (given: Partial<Send> = {}, ...events: readonly object[]): ReferralCase => {
  const sent: ReferralEvent = { type: 'referral-sent@1', ...COMMAND, ...given };
  const whose = { referralId: COMMAND.referralId, residentId: COMMAND.residentId };
  const later = events.map((event) => ({ ...whose, ...event }));
  const [one] = [sent, ...later.map(asEvent)].reduce(evolve, []);
  if (one === undefined) throw new Error('a referral was sent');
  return one;
};

const isEvent = (value: object): value is ReferralEvent => 'type' in value;
const asEvent = (value: object): ReferralEvent => {
  if (isEvent(value)) return value;
  throw new Error('not an event');
};

const ACCEPTED = { type: 'referral-accepted@1', acceptedOn: TODAY, answeredBy: 'desk' };
const REFUSED = { type: 'referral-refused@1', refusedOn: TODAY, reason: 'full', answeredBy: 'desk' };
const SEEN = { type: 'referral-seen@1', seenOn: TODAY };
const RETURNED = { type: 'referral-returned@1', returnedOn: TODAY, form: {} };
const CLOSED = { type: 'referral-closed@1', closedOn: TODAY };

const CASES = {
  draft: (): ReferralCase => ({ ...aCase(), state: 'draft' }),
  sent: () => aCase(),
  accepted: () => aCase({}, ACCEPTED),
  refused: () => aCase({}, REFUSED),
  seen: () => aCase({}, ACCEPTED, SEEN),
  returned: () => aCase({}, ACCEPTED, SEEN, RETURNED),
  closed: () => aCase({}, ACCEPTED, SEEN, RETURNED, CLOSED),
} as const;

const STEPS = {
  accept: (one: ReferralCase) => accept(one, { acceptedOn: TODAY, answeredBy: 'desk' }, TODAY),
  refuse: (one: ReferralCase) => refuse(one, { refusedOn: TODAY, reason: 'full', answeredBy: 'x' }, TODAY),
  see: (one: ReferralCase) => see(one, { seenOn: TODAY }, TODAY),
  return: (one: ReferralCase) => sendBack(one, { returnedOn: TODAY, form: {} }, TODAY),
  check: (one: ReferralCase) => check(one, { checkedOn: TODAY, staffId: anId('S1') }, TODAY),
  close: (one: ReferralCase) => close(one, {}, TODAY),
} as const;

describe.each([
  ['accept', ['sent']],
  ['refuse', ['sent']],
  ['see', ['accepted']],
  ['return', ['seen']],
  ['check', ['sent', 'accepted', 'refused', 'seen', 'returned', 'closed']],
  ['close', ['draft', 'refused', 'returned']],
] as const)('the step %s', (name, from) => {
  test.each(['draft', 'sent', 'accepted', 'refused', 'seen', 'returned', 'closed'] as const)(
    'from %s leads on only where it may',
    (state) => {
      const allowed: readonly string[] = from;
      expect(STEPS[name](CASES[state]()).ok).toBe(allowed.includes(state));
    },
  );
});

test('each step leads to its state, and a close to the end', () => {
  expect(Object.entries(CASES).map(([, make]) => make().state)).toEqual(Object.keys(CASES));
});

test('what is still open is closed for a reason alone', () => {
  expect(close(CASES.seen(), {}, TODAY)).toEqual({ ok: false, error: { code: 'referral/no-reason' } });
  expect(close(CASES.seen(), { reason: 'stays there' }, TODAY).ok).toBe(true);
  const late = on('2025-07-01');
  expect(close(CASES.sent(), {}, late).ok).toBe(true);
});

test.each([
  ['2025-06-30', 'sent'],
  ['2025-07-01', 'expired'],
])('on %s a referral of 16 June that led to no visit is %s', (day, state) => {
  expect(stateOn(CASES.sent(), on(day))).toBe(state);
  expect(stateOn(CASES.seen(), on(day))).toBe('seen');
});

test('a visit after the time is over is refused, one in time may be told later', () => {
  const later = on('2025-07-10');
  const told = (seenOn: string) => see(CASES.accepted(), { seenOn: on(seenOn) }, later);
  expect(told('2025-06-30').ok).toBe(true);
  expect(told('2025-07-01')).toEqual({
    ok: false,
    error: { code: 'referral/expired', waitedUntil: '2025-06-30' },
  });
});

test.each([
  ['2025-06-15', 'referral/out-of-order'],
  ['2025-06-17', 'referral/after-today'],
])('a step dated %s is refused', (day, code) => {
  const date = on(day);
  const refusals = [
    accept(CASES.sent(), { acceptedOn: date, answeredBy: 'x' }, TODAY),
    see(CASES.accepted(), { seenOn: date }, TODAY),
    sendBack(CASES.seen(), { returnedOn: date, form: {} }, TODAY),
    check(CASES.sent(), { checkedOn: date, staffId: anId('S1') }, TODAY),
  ];
  expect(refusals.map((one) => (one.ok ? 'ok' : one.error.code))).toEqual(refusals.map(() => code));
});

test('the green channel keeps a place on the day of the answer, a routine referral only where one is named', () => {
  const slot = (one: ReferralCase, appointmentOn?: string) => {
    const named = appointmentOn === undefined ? {} : { appointmentOn: on(appointmentOn) };
    const done = accept(one, { acceptedOn: TODAY, answeredBy: 'x', ...named }, TODAY);
    return done.ok ? done.value[0]?.appointmentOn : done.error.code;
  };
  expect(slot(aCase({ urgency: 'urgent' }))).toBe(TODAY);
  expect(slot(aCase())).toBeUndefined();
  expect(slot(aCase(), '2025-06-23')).toBe('2025-06-23');
  expect(slot(aCase(), '2025-06-15')).toBe('referral/out-of-order');
});

test.each([
  [{ direction: 'up' }, 2, 3, true],
  [{ direction: 'up' }, 2, 2, true],
  [{ direction: 'up' }, 3, 2, false],
  [{ direction: 'down' }, 2, 1, true],
  [{ direction: 'down' }, 2, 3, false],
  [{ direction: 'down' }, undefined, 3, true],
] as const)('%j from level %s to level %s: %s', (...row) => {
  const [given, fromLevel, toLevel, expected] = row;
  expect(send([], { ...COMMAND, ...given }, { ...WORLD, fromLevel, toLevel }).ok).toBe(expected);
});

test('there is no second referral for the same reason while the first is open', () => {
  const again = { ...COMMAND, referralId: anId<'ReferralId'>('F2') };
  const code = (one: ReferralCase, command: Send = again, world = WORLD) => {
    const done = send([one], command, world);
    return done.ok ? 'ok' : done.error.code;
  };
  expect(code(CASES.sent())).toBe('referral/open-already');
  expect(code(CASES.sent(), { ...again, reason: 'emergency' })).toBe('ok');
  expect(code(CASES.sent(), { ...again, kind: 'remote_consultation' })).toBe('ok');
  expect(code(CASES.refused())).toBe('ok');
  expect(code(CASES.draft())).toBe('ok');
  expect(code(CASES.sent(), COMMAND)).toBe('referral/wrong-state');
  const late = on('2025-07-01');
  expect(code(CASES.sent(), { ...again, referredOn: late }, { ...WORLD, today: late })).toBe('ok');
});

test('a draft of somebody who lives here is written whatever it says, and sent in its own place', () => {
  expect(draft(COMMAND, { ...WORLD, isResident: false }).ok).toBe(false);
  const drafted = draft({ ...COMMAND, toInstitutionId: anId('I1') }, WORLD);
  if (!drafted.ok) throw new Error('a draft may say anything');
  const referrals: ReferralCase[] = drafted.value.reduce(evolve, []);
  expect(referrals).toMatchObject([{ id: 'F1', state: 'draft', referredOn: TODAY }]);
  const sent = send(referrals, COMMAND, WORLD);
  if (!sent.ok) throw new Error('a draft may be sent');
  expect(sent.value.reduce(evolve, referrals)).toMatchObject([{ id: 'F1', state: 'sent' }]);
});

test.each([
  ['accepted', true, 'accepted'],
  ['', true, 'returned'],
  ['', false, 'sent'],
  ['等待', false, 'sent'],
])('a row with the status %j, returned %s, is %s', (word, isReturned, state) => {
  expect(stateOfRow(word, isReturned)).toBe(state);
});

describe('time limits', () => {
  const counted = (holidays: Holidays = WEEKENDS_ONLY) => ({ holidays, visits: [] });
  const due = (one: ReferralCase, holidays: Holidays = WEEKENDS_ONLY) =>
    Object.fromEntries(limitsOf(one, counted(holidays)).map(({ step, dueOn }) => [step, dueOn]));

  test('a routine referral of a Friday is answered by Tuesday, an urgent one on its day', () => {
    const friday = on('2025-06-13');
    expect(due(aCase({ referredOn: friday }))).toEqual({
      answer: '2025-06-17',
      appointment: '2025-06-20',
      visit: '2025-06-27',
      check: '2025-06-27',
    });
    const sunday = on('2025-06-15');
    expect(due(aCase({ referredOn: sunday, urgency: 'urgent' }))).toMatchObject({
      answer: '2025-06-15',
      appointment: '2025-06-15',
    });
  });

  test('the return form follows three working days after the visit, a follow-up a week after the return', () => {
    expect(due(CASES.returned())).toMatchObject({ return: '2025-06-19', follow_up: '2025-06-23' });
    const closed = { closed: new Set([on('2025-06-18')]), worked: new Set([on('2025-06-21')]) };
    expect(due(CASES.returned(), closed)).toMatchObject({ return: '2025-06-20' });
  });

  test('a draft has none, and of one that is closed only what was done is told', () => {
    expect(limitsOf(CASES.draft(), counted())).toEqual([]);
    expect(Object.keys(due(CASES.closed()))).toEqual(['answer', 'visit', 'return']);
    expect(Object.keys(due(CASES.refused()))).toEqual(['answer', 'check']);
  });

  test.each([
    ['2025-06-15', 'done', 'hypertension', undefined],
    ['2025-06-16', 'done', 'hypertension', '2025-06-16'],
    ['2025-06-20', 'done', 'hypertension', '2025-06-20'],
    ['2025-06-20', 'lost', 'hypertension', undefined],
    ['2025-06-20', 'done', 'diabetes', undefined],
  ] as const)('a visit of %s, %s, of %s, follows a return of 16 June up on %s', (...row) => {
    const [visitedOn, outcome, name, doneOn] = row;
    const { code: programme } = aProgramme('hypertension');
    const visits = [{ visitedOn: on(visitedOn), outcome, programme: aProgramme(name).code }];
    const limits = limitsOf({ ...CASES.returned(), programme }, { holidays: WEEKENDS_ONLY, visits });
    expect(limits.find(({ step }) => step === 'follow_up')?.doneOn).toBe(doneOn);
  });

  test.each([
    [undefined, '2025-06-18', false],
    [undefined, '2025-06-19', true],
    ['2025-06-18', '2025-06-30', false],
    ['2025-06-19', '2025-06-30', true],
  ])('what is due on 18 June and done on %s is late on %s: %s', (doneOn, today, expected) => {
    const done = doneOn === undefined ? undefined : on(doneOn);
    expect(isLate({ step: 'answer', dueOn: on('2025-06-18'), doneOn: done }, on(today))).toBe(expected);
  });

  test('working days never fall on a closed day, and are as many as asked for', () => {
    const dates = integer({ min: 0, max: 3_000 }).map((days) => plusDays(on('2020-01-01'), days));
    const days = integer({ min: 1, max: 30 });
    assert(
      property(dates, days, (date, count) => {
        const last = plusWorkingDays(date, count, WEEKENDS_ONLY);
        expect(plusWorkingDays(plusWorkingDays(date, count - 1, WEEKENDS_ONLY), 1, WEEKENDS_ONLY)).toBe(last);
        expect(new Date(`${last}T00:00:00Z`).getUTCDay() % 6).not.toBe(0);
      }),
    );
  });
});

describe('the catalogue of diseases', () => {
  test('has each code once, and the longest beginning decides', () => {
    const codes = DISEASES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(diseaseOf('E11.9')?.level).toBe('primary');
    expect(diseaseOf('E11.1')?.level).toBe('county');
    expect(diseaseOf('E11.12')?.level).toBe('county');
    expect(diseaseOf('I1')).toBeUndefined();
    expect(diseaseOf('I100')).toBeUndefined();
  });

  test.each([
    [{ direction: 'up', reason: 'two_in_a_row' }, undefined],
    [{ direction: 'down', reason: 'two_in_a_row' }, 'referral/not-asked-for'],
    [{ direction: 'up', reason: '患者要求' }, 'referral/not-asked-for'],
    [{ direction: 'up', reason: '患者要求', grounds: ['cannot_handle'] }, undefined],
    [{ direction: 'up', reason: '胸痛', disease: 'I21.9' }, undefined],
    [{ direction: 'up', reason: '咳嗽', disease: 'J06.9' }, 'referral/not-asked-for'],
    [{ direction: 'down', reason: '康复', disease: 'I69.3' }, undefined],
    [{ direction: 'down', reason: '胸痛', disease: 'I21.9' }, 'referral/not-asked-for'],
    [{ direction: 'up', reason: '其他', disease: 'Z99.9' }, 'referral/not-in-catalogue'],
    [{ kind: 'remote_consultation', reason: '咳嗽', disease: 'J06.9' }, undefined],
  ] as const)('%j is told %s', (given, warning) => {
    const { grounds, ...rest } = { grounds: [], ...given };
    expect(catalogueWarning({ ...aCase(), ...rest, grounds })).toBe(warning);
  });
});
