import { describe, expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { missedDays, OFFSETS, planDay, type Task, type TaskKind } from '../../../domain/reminders/index.ts';
import { residentOn } from '../../../domain/residents/index.ts';
import { aHistory, aResident, type ResidentGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const dueOn = on('2025-06-30');
const aTask = (kind: TaskKind): Task => ({ kind, programme: undefined, dueOn });

/** The plan of one task so many days from its due date, after so many missed days. */
const planAt = (kind: TaskKind, offset: number, given: ResidentGiven & { readonly missed?: number } = {}) => {
  const day = plusDays(dueOn, offset);
  const person = residentOn(aHistory({ resident: aResident(given) }), day, defaultProfile);
  return planDay(person, [aTask(kind)], { day, missedDays: given.missed ?? 0 });
};

const kinds: readonly TaskKind[] = [
  'follow_up_routine',
  'follow_up_two_week',
  'first_visit',
  'referral_check',
  'annual_exam',
  'refill',
  'contract_end',
];

describe.each(kinds)('a task of kind %s', (kind) => {
  const days = Array.from({ length: 120 }, (_, index) => index - 70);

  test('is texted on its SMS days exactly', () => {
    const texted = days.filter((offset) => planAt(kind, offset).subjects.length > 0);
    expect(texted).toEqual(OFFSETS[kind].sms);
  });

  test('is called for on its call days exactly, whatever the guards say', () => {
    const silent = { smsConsent: false };
    const called = days.filter((offset) =>
      planAt(kind, offset, silent).calls.some(({ reason }) => reason === 'call_step'),
    );
    expect(called).toEqual(OFFSETS[kind].call);
  });
});

test('an SMS carries its subject, its offset and the number as eleven digits', () => {
  const { subjects, calls, stale } = planAt('refill', -2, { phone: '86 138 0000 0001' });
  expect(subjects).toMatchObject([{ task: { kind: 'refill', dueOn }, offsetDays: -2, phone: '13800000001' }]);
  expect([calls, stale]).toEqual([[], []]);
});

test.each([
  [{ smsConsent: false }, 'no_consent'],
  [{ smsOptOutOn: '2025-06-28' }, 'opted_out'],
  [{ phone: '0871-6000000' }, 'no_mobile'],
])('an SMS that a guard turns away is a call with that reason: %j', (given, reason) => {
  const { subjects, calls } = planAt('refill', -2, given);
  expect(subjects).toEqual([]);
  expect(calls).toMatchObject([{ task: { kind: 'refill' }, reason }]);
});

test('an opt-out from tomorrow on does not stop the SMS of today', () => {
  expect(planAt('refill', -2, { smsOptOutOn: '2025-06-29' }).subjects).toHaveLength(1);
});

test.each([
  { when: 'when yesterday was run', last: '2025-06-29', missed: 0 },
  { when: 'when today was run already', last: '2025-06-30', missed: 0 },
  { when: 'when the day before yesterday was the last', last: '2025-06-28', missed: 1 },
  { when: 'after ten days of silence', last: '2025-06-20', missed: 9 },
  { when: 'when the run goes back in time', last: '2025-07-15', missed: 0 },
])('$when, $missed days were missed', ({ last, missed }) => {
  expect(missedDays(on(last), on('2025-06-30'))).toBe(missed);
});

test('on a fresh database no day was missed', () => {
  expect(missedDays(undefined, on('2025-06-30'))).toBe(0);
});

describe('after an outage', () => {
  test.each([1, 2])('an SMS that fell %i days ago is sent, under its own day', (late) => {
    const { subjects, stale } = planAt('follow_up_routine', -3 + late, { missed: late });
    expect(subjects.map(({ offsetDays }) => offsetDays)).toEqual([-3]);
    expect(stale).toEqual([]);
  });

  test('an SMS that fell three days ago is recorded as stale, never sent and nobody calls for it', () => {
    const { subjects, calls, stale } = planAt('follow_up_two_week', -4, { missed: 3 });
    expect([subjects, calls]).toEqual([[], []]);
    expect(stale).toEqual([{ task: aTask('follow_up_two_week'), offsetDays: -7 }]);
  });

  test('an SMS from before the outage is not sent again', () => {
    const { subjects, stale } = planAt('follow_up_routine', -1, { missed: 1 });
    expect([subjects, stale]).toEqual([[], []]);
  });

  test('a long outage sends what falls on the day and records the older step', () => {
    const { subjects, stale } = planAt('refill', -2, { missed: 30 });
    expect(subjects.map(({ offsetDays }) => offsetDays)).toEqual([-2]);
    expect(stale.map(({ offsetDays }) => offsetDays)).toEqual([-7]);
  });

  test('a guard turns a late SMS away as it does any other', () => {
    expect(planAt('follow_up_routine', -2, { missed: 1, smsConsent: false }).calls).toMatchObject([
      { reason: 'no_consent' },
    ]);
  });

  test('calls are those of the day itself', () => {
    expect(planAt('follow_up_routine', 8, { missed: 5 }).calls).toEqual([]);
  });
});
