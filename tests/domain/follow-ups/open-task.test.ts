import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { hasMissedTwoWeekTask, isOverdue, openFollowUpTask } from '../../../domain/follow-ups/index.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { aManagedChain, type ChainGiven } from '../../given/chains.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { aReferral, type ReferralGiven, type VisitGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const bad = (visitedOn: string, more: VisitGiven = {}): VisitGiven => ({
  visitedOn,
  sbp: 150,
  dbp: 94,
  ...more,
});
const good = (visitedOn: string, more: VisitGiven = {}): VisitGiven => ({
  visitedOn,
  sbp: 128,
  dbp: 82,
  ...more,
});
const call = (visitedOn: string): VisitGiven => ({ visitedOn, mode: 'phone' });

type Given = Partial<ChainGiven> & { readonly since?: string; readonly checks?: readonly ReferralGiven[] };

const managed = ({ visits = [], checks = [], ...given }: Given): ReturnType<typeof aManagedChain> =>
  aManagedChain({ ...given, visits, referrals: checks.map(aReferral) });

const openTask = (given: Given): string => {
  const { kind, dueOn } = openFollowUpTask(managed(given), on(given.day ?? '2025-12-31'), defaultProfile);
  return `${kind} ${dueOn}`;
};

describe('the one open task', () => {
  test.each([
    ['an emergency', bad('2025-03-10', { hasDangerSign: true }), 'referral_check 2025-03-24'],
    ['a complication', bad('2025-03-10', { complication: 'new' }), 'referral_check 2025-03-24'],
    [
      'a reaction hard to control',
      bad('2025-03-10', { adverseReaction: 'uncontrolled' }),
      'referral_check 2025-03-24',
    ],
    ['a first reaction', bad('2025-03-10', { adverseReaction: 'present' }), 'follow_up_two_week 2025-03-24'],
    ['a first value off target', bad('2025-03-10'), 'follow_up_two_week 2025-03-24'],
    ['a satisfied visit', good('2025-03-10'), 'follow_up_routine 2025-06-10'],
    ['a call without readings', call('2025-03-10'), 'first_visit 2024-01-15'],
    ['a loss', good('2025-03-10', { outcome: 'lost' }), 'first_visit 2024-01-15'],
    ['a refusal', good('2025-03-10', { outcome: 'refused' }), 'first_visit 2024-01-15'],
  ])('after %s', (_, visit, expected) => {
    expect(openTask({ visits: [visit] })).toBe(expected);
  });

  test('after a second value off target is a referral check', () => {
    expect(openTask({ visits: [bad('2025-03-01'), bad('2025-03-10')] })).toBe('referral_check 2025-03-24');
  });

  test('is the first visit, two weeks after enrolment, while there is none', () => {
    expect(openTask({ since: '2025-03-10' })).toBe('first_visit 2025-03-24');
  });

  test('is replaced by a new completed visit, and by no other', () => {
    const lost = good('2025-03-20', { outcome: 'lost' });
    expect(openTask({ visits: [bad('2025-03-10'), call('2025-03-18'), lost] })).toBe(
      'follow_up_two_week 2025-03-24',
    );
    expect(openTask({ visits: [bad('2025-03-10'), good('2025-03-20')] })).toBe(
      'follow_up_routine 2025-06-20',
    );
    expect(openTask({ visits: [bad('2025-03-01', { hasDangerSign: true }), bad('2025-03-10')] })).toBe(
      'referral_check 2025-03-24',
    );
  });

  test('of several visits on one day is that of the last completed one (A5)', () => {
    const visits = [
      good('2025-03-10', { visitedAt: '11:00' }),
      bad('2025-03-10', { visitedAt: '10:00' }),
      { visitedOn: '2025-03-10', visitedAt: '12:00' },
    ];
    expect(openTask({ visits })).toBe('follow_up_routine 2025-06-10');
  });
});

describe('an enrolment begins its own tasks (A8)', () => {
  const visits = [bad('2025-03-09')];

  test('a visit on the day of enrolment counts, one before it does not', () => {
    expect(openTask({ visits, since: '2025-03-09' })).toBe('follow_up_two_week 2025-03-23');
    expect(openTask({ visits, since: '2025-03-10' })).toBe('first_visit 2025-03-24');
  });

  test('lost, refused and incomplete visits leave the first visit open', () => {
    const attempts = [
      good('2025-03-11', { outcome: 'lost' }),
      good('2025-03-12', { outcome: 'refused' }),
      call('2025-03-13'),
    ];
    expect(openTask({ visits: [...visits, ...attempts], since: '2025-03-10' })).toBe(
      'first_visit 2025-03-24',
    );
  });

  test('a value off target before the re-enrolment makes the next one the second in a row', () => {
    expect(openTask({ visits: [...visits, bad('2025-03-20')], since: '2025-03-10' })).toBe(
      'referral_check 2025-04-03',
    );
  });
});

describe('a referral check is answered by a referral record (A7)', () => {
  const visits = [bad('2025-03-10', { hasDangerSign: true })];
  const after = (checks: readonly ReferralGiven[], day = '2025-12-31'): string =>
    openTask({ visits, checks, day });
  const open = 'referral_check 2025-03-24';

  test('from the day of the visit to the day of the run, both included', () => {
    expect(after([{ checkedOn: '2025-03-09' }])).toBe(open);
    expect(after([{ checkedOn: '2025-03-10' }])).toBe('follow_up_two_week 2025-03-24');
    expect(after([{ checkedOn: '2025-03-20' }], '2025-03-20')).toBe('follow_up_two_week 2025-04-03');
    expect(after([{ checkedOn: '2025-03-20' }], '2025-03-19')).toBe(open);
  });

  test('late too: then the follow-up is due two weeks after the check', () => {
    expect(after([{ checkedOn: '2025-06-01' }])).toBe('follow_up_two_week 2025-06-15');
  });

  test('of the same programme or of none', () => {
    expect(after([{ checkedOn: '2025-03-20', programme: 'hypertension' }])).toBe(
      'follow_up_two_week 2025-04-03',
    );
    expect(after([{ checkedOn: '2025-03-20', programme: 'diabetes' }])).toBe(open);
  });

  test('of several by the earliest check, whatever their order; one not checked answers nothing', () => {
    const [first, second, none] = [
      { checkedOn: '2025-03-12' },
      { checkedOn: '2025-03-20' },
      { returnedOn: '2025-03-11' },
    ];
    expect(after([second, none, first])).toBe('follow_up_two_week 2025-03-26');
    expect(after([first, second, none])).toBe('follow_up_two_week 2025-03-26');
    expect(after([none])).toBe(open);
  });

  test('a new emergency opens a new check that the old answer does not answer', () => {
    const twice = [...visits, bad('2025-03-20', { hasDangerSign: true })];
    const checks = [{ checkedOn: '2025-03-15' }];
    expect(openTask({ visits: twice, checks })).toBe('referral_check 2025-04-03');
  });

  test('a follow-up is not a referral check: no record answers it', () => {
    expect(openTask({ visits: [bad('2025-03-10')], checks: [{ checkedOn: '2025-03-12' }] })).toBe(
      'follow_up_two_week 2025-03-24',
    );
    expect(openTask({ visits: [good('2025-03-10')], checks: [{ checkedOn: '2025-03-12' }] })).toBe(
      'follow_up_routine 2025-06-10',
    );
  });
});

test('a task is overdue from the day after its latest date on (CH2, A15)', () => {
  const task = { dueOn: on('2025-03-24') };
  expect(['2025-03-23', '2025-03-24', '2025-03-25'].map((day) => isOverdue(task, on(day)))).toEqual([
    false,
    false,
    true,
  ]);
});

describe('a two-week task that went without an answer in time', () => {
  const missed = (given: Given, day = '2025-12-31'): boolean =>
    hasMissedTwoWeekTask(managed({ ...given, day }), on('2025-01-01'), on(day));

  test.each([
    ['a day before its latest date', '2025-03-23', false],
    ['on its latest date', '2025-03-24', false],
    ['a day later', '2025-03-25', true],
  ])('answered %s', (_, visitedOn, isMissed) => {
    expect(missed({ visits: [bad('2025-03-10'), good(visitedOn)] })).toBe(isMissed);
  });

  test('is missed from its latest date on, once that day has ended (A15)', () => {
    expect(missed({ visits: [bad('2025-03-10')] }, '2025-03-23')).toBe(false);
    expect(missed({ visits: [bad('2025-03-10')] }, '2025-03-24')).toBe(true);
  });

  test('is answered by any completed visit of any mode, even a bad one or a second of the same day (A17)', () => {
    expect(missed({ visits: [bad('2025-03-10'), good('2025-03-20', { mode: 'phone' })] })).toBe(false);
    expect(
      missed({
        visits: [bad('2025-03-10', { visitedAt: '09:00' }), good('2025-03-10', { visitedAt: '10:00' })],
      }),
    ).toBe(false);
    expect(
      missed({
        visits: [bad('2025-03-10', { visitedAt: '10:00' }), good('2025-03-10', { visitedAt: '09:00' })],
      }),
    ).toBe(true);
  });

  test('is answered neither by a call without readings nor by a loss', () => {
    expect(missed({ visits: [bad('2025-03-10'), call('2025-03-20')] })).toBe(true);
    expect(missed({ visits: [bad('2025-03-10'), good('2025-03-20', { outcome: 'lost' })] })).toBe(true);
    expect(missed({ visits: [bad('2025-03-10'), call('2025-03-20'), good('2025-03-24')] })).toBe(false);
  });

  test('a routine task is none, and a first visit is none', () => {
    expect(missed({ visits: [good('2025-03-10')] })).toBe(false);
    expect(missed({ visits: [] })).toBe(false);
    expect(missed({ visits: [call('2025-03-10'), good('2025-03-11', { outcome: 'lost' })] })).toBe(false);
  });

  test('counts by the year of its latest date (A17)', () => {
    const visits = [bad('2024-12-17'), good('2025-02-01')];
    expect(missed({ visits })).toBe(false);
    expect(missed({ visits: [bad('2024-12-18'), good('2025-02-01')] })).toBe(true);
    expect(missed({ visits: [bad('2025-12-17')] })).toBe(true);
    expect(missed({ visits: [bad('2025-12-18')] })).toBe(false);
  });

  test('counts from the day of the enrolment in force on (A17)', () => {
    const visits = [bad('2025-03-10'), good('2025-05-01')];
    expect(missed({ visits, since: '2025-03-10' })).toBe(true);
    expect(missed({ visits, since: '2025-03-11' })).toBe(false);
  });

  test('one missed is enough, wherever it stands', () => {
    const kept = [bad('2025-01-10'), good('2025-01-20')];
    expect(missed({ visits: [...kept, bad('2025-03-10'), good('2025-05-01')] })).toBe(true);
    expect(
      missed({ visits: [bad('2025-03-10'), good('2025-05-01'), bad('2025-06-01'), good('2025-06-02')] }),
    ).toBe(true);
  });

  describe('that is a referral check (A16)', () => {
    const visits = [bad('2025-03-10', { hasDangerSign: true })];

    test.each([
      ['the day before the visit', '2025-03-09', true],
      ['the day of the visit', '2025-03-10', false],
      ['its latest date', '2025-03-24', false],
      ['the day after', '2025-03-25', true],
    ])('is answered by a record checked on %s', (_, checkedOn, isMissed) => {
      expect(missed({ visits, checks: [{ checkedOn }] })).toBe(isMissed);
    });

    test('is answered by a record of the same programme or of none', () => {
      expect(missed({ visits, checks: [{ checkedOn: '2025-03-12', programme: 'hypertension' }] })).toBe(
        false,
      );
      expect(missed({ visits, checks: [{ checkedOn: '2025-03-12', programme: 'diabetes' }] })).toBe(true);
    });

    test('is answered by a visit as well', () => {
      expect(missed({ visits: [...visits, good('2025-03-24')] })).toBe(false);
      expect(missed({ visits: [...visits, good('2025-03-25')] })).toBe(true);
    });

    test('alone is answered by a record: a two-week follow-up is not', () => {
      expect(missed({ visits: [bad('2025-03-10')], checks: [{ checkedOn: '2025-03-12' }] })).toBe(true);
    });
  });
});

test('nobody managed is ever without a next date', () => {
  const visits = fc.array(
    fc.record({
      visitedOn: datesBetween('2025-01-01', '2025-03-01'),
      outcome: fc.constantFrom('done', 'lost', 'refused'),
      sbp: fc.constantFrom(undefined, 120, 150, 190),
      dbp: fc.constant(80),
    }),
    { maxLength: 6 },
  );
  const checks = fc.array(datesBetween('2025-01-01', '2025-04-01'), { maxLength: 2 });
  holds(
    fc.property(visits, checks, datesBetween('2024-12-01', '2025-03-01'), (given, checkedOn, since) => {
      const chain = managed({ visits: given, since, checks: checkedOn.map((date) => ({ checkedOn: date })) });
      const { dueOn } = openFollowUpTask(chain, on('2025-12-31'), defaultProfile);
      expect(dueOn >= plusDays(since, 14)).toBe(true);
    }),
  );
});
