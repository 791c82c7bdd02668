import { describe, expect, test } from 'vitest';

import { latestCompleted } from '../../../domain/follow-ups/index.ts';
import { defaultProfile, type RuleProfile } from '../../../domain/programmes/index.ts';
import { aChain, inShort } from '../../given/chains.ts';
import { aReferral, type ReferralGiven, type VisitGiven } from '../../given/records.ts';

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
const rows = (...visits: readonly VisitGiven[]): string[] => inShort(aChain({ visits }));

describe('the chains of the rules', () => {
  const ch1 = [
    { visitedOn: '2025-03-10', sbp: 150, dbp: 94 },
    { visitedOn: '2025-03-22', sbp: 148, dbp: 92 },
    { visitedOn: '2025-04-03', sbp: 138, dbp: 86 },
  ] as const;
  const ch1Expected = ['2025-03-10 H6 2025-03-24', '2025-03-22 H4 2025-04-05', '2025-04-03 H7 2025-07-03'];

  test('CH1: first off target, second in a row, recovered', () => {
    expect(rows(...ch1)).toEqual(ch1Expected);
  });

  test('CH2: two in a row however late the second comes', () => {
    expect(rows(bad('2025-03-10'), bad('2025-05-20', { sbp: 151, dbp: 93 }))).toEqual([
      '2025-03-10 H6 2025-03-24',
      '2025-05-20 H4 2025-06-03',
    ]);
  });

  test('CH3: entered third, first, second', () => {
    expect(rows(ch1[2], ch1[0], ch1[1])).toEqual(ch1Expected);
  });

  test('CH4: a call without blood pressure between is looked through', () => {
    const call = { visitedOn: '2025-03-20', mode: 'phone' } as const;
    expect(rows(bad('2025-03-10'), call, bad('2025-03-23', { sbp: 149, dbp: 91 }))).toEqual([
      '2025-03-10 H6 2025-03-24',
      '2025-03-20 H0',
      '2025-03-23 H4 2025-04-06',
    ]);
  });

  test('the streak crosses any length of time (A11)', () => {
    expect(rows(bad('2021-01-01'), bad('2025-01-01'))).toEqual([
      '2021-01-01 H6 2021-01-15',
      '2025-01-01 H4 2025-01-15',
    ]);
  });

  test('bad, good, bad is a first again', () => {
    expect(rows(bad('2025-03-01'), good('2025-03-10'), bad('2025-03-20'))).toEqual([
      '2025-03-01 H6 2025-03-15',
      '2025-03-10 H7 2025-06-10',
      '2025-03-20 H6 2025-04-03',
    ]);
  });
});

describe('what an earlier visit leaves', () => {
  test('A4: an emergency leaves its readings: 180/96, then 150/80', () => {
    expect(
      rows({ visitedOn: '2025-03-10', sbp: 180, dbp: 96 }, { visitedOn: '2025-03-20', sbp: 150, dbp: 80 }),
    ).toEqual(['2025-03-10 H1 2025-03-24', '2025-03-20 H4 2025-04-03']);
  });

  test('A4: an emergency leaves its reaction', () => {
    expect(
      rows(
        good('2025-03-10', { hasDangerSign: true, adverseReaction: 'present' }),
        good('2025-03-20', { adverseReaction: 'present' }),
      ),
    ).toEqual(['2025-03-10 H1 2025-03-24', '2025-03-20 H3 2025-04-03']);
  });

  test('A11: a reaction hard to control is also present at the next visit', () => {
    expect(
      rows(
        good('2025-03-10', { adverseReaction: 'uncontrolled' }),
        good('2025-03-20', { adverseReaction: 'present' }),
      ),
    ).toEqual(['2025-03-10 H3 2025-03-24', '2025-03-20 H3 2025-04-03']);
  });

  test('a reaction does not outlive a completed visit without one', () => {
    expect(
      rows(
        good('2025-03-01', { adverseReaction: 'present' }),
        good('2025-03-10'),
        good('2025-03-20', { adverseReaction: 'present' }),
      ),
    ).toEqual(['2025-03-01 H5 2025-03-15', '2025-03-10 H7 2025-06-10', '2025-03-20 H5 2025-04-03']);
  });

  test('a reaction without readings lets the streak through, but is itself the latest', () => {
    expect(
      rows(
        bad('2025-03-01'),
        { visitedOn: '2025-03-10', adverseReaction: 'present' },
        bad('2025-03-20'),
        good('2025-03-25', { adverseReaction: 'present' }),
      ),
    ).toEqual([
      '2025-03-01 H6 2025-03-15',
      '2025-03-10 H5 2025-03-24',
      '2025-03-20 H4 2025-04-03',
      '2025-03-25 H5 2025-04-08',
    ]);
  });

  test('A6: a lost or refused visit leaves nothing, whatever stands on its form', () => {
    expect(
      rows(
        bad('2025-03-01'),
        good('2025-03-05', { outcome: 'lost', adverseReaction: 'present' }),
        good('2025-03-06', { outcome: 'refused', adverseReaction: 'present' }),
        bad('2025-03-10'),
        good('2025-03-12', { adverseReaction: 'present' }),
      ),
    ).toEqual([
      '2025-03-01 H6 2025-03-15',
      '2025-03-05 H8',
      '2025-03-06 H8',
      '2025-03-10 H4 2025-03-24',
      '2025-03-12 H5 2025-03-26',
    ]);
  });

  test('A6: a phone visit with readings leaves them', () => {
    expect(rows(bad('2025-03-01', { mode: 'phone' }), bad('2025-03-10'))[1]).toBe('2025-03-10 H4 2025-03-24');
  });

  test('A8: the chain does not start anew with an enrolment: visits of years ago leave their facts', () => {
    expect(rows(bad('2010-01-01'), bad('2025-03-10'))[1]).toBe('2025-03-10 H4 2025-03-24');
  });
});

describe('several visits on one day (A5)', () => {
  test('are all judged against earlier dates, not against one another', () => {
    const one = bad('2025-03-10', { visitedAt: '09:00', adverseReaction: 'present' });
    const two = bad('2025-03-10', { visitedAt: '10:00', adverseReaction: 'present' });
    expect(rows(one, two)).toEqual(['2025-03-10 H5 2025-03-24', '2025-03-10 H5 2025-03-24']);
  });

  test('the last by time leaves the facts, whatever the order of entry', () => {
    const early = bad('2025-03-10', { visitedAt: '09:00' });
    const late = good('2025-03-10', { visitedAt: '10:00' });
    expect(rows(late, early, bad('2025-03-20')).at(-1)).toBe('2025-03-20 H6 2025-04-03');
    const [badLate, goodEarly] = [
      bad('2025-03-10', { visitedAt: '10:00' }),
      good('2025-03-10', { visitedAt: '09:00' }),
    ];
    expect(rows(badLate, goodEarly, bad('2025-03-20')).at(-1)).toBe('2025-03-20 H4 2025-04-03');
  });

  test('of equal times the greatest id by code points leaves the facts: V5-9 after V5-10', () => {
    expect(
      rows(bad('2025-03-10', { id: 'V5-9' }), good('2025-03-10', { id: 'V5-10' }), bad('2025-03-20')).at(-1),
    ).toBe('2025-03-20 H4 2025-04-03');
  });

  test('a later one without readings leaves the earlier one’s value and its own reaction', () => {
    expect(
      rows(
        bad('2025-03-10', { visitedAt: '09:00' }),
        { visitedOn: '2025-03-10', visitedAt: '10:00', adverseReaction: 'present' },
        bad('2025-03-20'),
        bad('2025-03-20', { adverseReaction: 'present' }),
      ),
    ).toEqual([
      '2025-03-10 H6 2025-03-24',
      '2025-03-10 H5 2025-03-24',
      '2025-03-20 H4 2025-04-03',
      '2025-03-20 H3 2025-04-03',
    ]);
  });

  test('a later call or refusal of the day takes nothing away', () => {
    expect(
      rows(
        bad('2025-03-10', { visitedAt: '09:00', adverseReaction: 'present' }),
        { visitedOn: '2025-03-10', visitedAt: '10:00' },
        good('2025-03-10', { visitedAt: '11:00', outcome: 'refused' }),
        good('2025-03-20', { adverseReaction: 'present' }),
      ).at(-1),
    ).toBe('2025-03-20 H3 2025-04-03');
  });
});

describe('which visits count at all (A2)', () => {
  test('those from the day of birth to the day of the run, both included', () => {
    const visits = ['2020-04-30', '2020-05-01', '2025-03-10', '2025-03-11'].map((day) => good(day));
    expect(inShort(aChain({ visits, birthDate: '2020-05-01', day: '2025-03-10' }))).toEqual([
      '2020-05-01 H7 2020-08-01',
      '2025-03-10 H7 2025-06-10',
    ]);
  });

  test('a visit before birth leaves nothing', () => {
    const visits = [bad('2020-04-30'), bad('2020-05-01')];
    expect(inShort(aChain({ visits, birthDate: '2020-05-01' }))).toEqual(['2020-05-01 H6 2020-05-15']);
  });
});

describe('diabetes goes by the same chain', () => {
  test('two in a row, and blood pressure does not make one', () => {
    const visits = [
      { visitedOn: '2025-03-01', fpg: 7 },
      { visitedOn: '2025-03-10', sbp: 150, dbp: 95 },
      { visitedOn: '2025-03-20', fpg: 8.4 },
      { visitedOn: '2025-03-25', fpg: 6.9 },
    ];
    expect(inShort(aChain({ visits, programme: 'diabetes' }), 'diabetes')).toEqual([
      '2025-03-01 D6 2025-03-15',
      '2025-03-10 D0',
      '2025-03-20 D4 2025-04-03',
      '2025-03-25 D7 2025-06-25',
    ]);
  });
});

describe('a profile that begins the streak anew after a referral', () => {
  const profile: RuleProfile = {
    ...defaultProfile,
    streak: { ...defaultProfile.streak, resetAfterReferralClosed: true },
  };
  const third = (returned: ReferralGiven | undefined, by: RuleProfile = profile): string | undefined => {
    const visits = [bad('2025-03-01'), bad('2025-03-10'), bad('2025-03-20')];
    const referrals = returned === undefined ? [] : [aReferral(returned)];
    return inShort(aChain({ visits, referrals, profile: by })).at(-1);
  };
  const again = '2025-03-20 H4 2025-04-03';
  const first = '2025-03-20 H6 2025-04-03';

  test('forgets what was before the resident came back, and only then', () => {
    expect(third(undefined)).toBe(again);
    expect(third({ checkedOn: '2025-03-15' })).toBe(again);
    expect(third({ returnedOn: '2025-03-15' })).toBe(first);
  });

  test('looks between the two visits: after the last one, up to this one', () => {
    expect(third({ returnedOn: '2025-03-10' })).toBe(again);
    expect(third({ returnedOn: '2025-03-11' })).toBe(first);
    expect(third({ returnedOn: '2025-03-20' })).toBe(first);
    expect(third({ returnedOn: '2025-03-21' })).toBe(again);
  });

  test('looks at referrals of the same programme or of none', () => {
    expect(third({ returnedOn: '2025-03-15', programme: 'hypertension' })).toBe(first);
    expect(third({ returnedOn: '2025-03-15', programme: 'diabetes' })).toBe(again);
  });

  test('is not the default', () => {
    expect(third({ returnedOn: '2025-03-15' }, defaultProfile)).toBe(again);
  });

  test('forgets the class too, and keeps the reaction', () => {
    const byClass: RuleProfile = { ...profile, streak: { ...profile.streak, mode: 'anyBad' } };
    expect(third({ returnedOn: '2025-03-15' }, byClass)).toBe(first);
    const visits = [
      bad('2025-03-01', { adverseReaction: 'present' }),
      good('2025-03-20', { adverseReaction: 'present' }),
    ];
    const referrals = [aReferral({ returnedOn: '2025-03-10' })];
    expect(inShort(aChain({ visits, referrals, profile })).at(-1)).toBe('2025-03-20 H3 2025-04-03');
  });

  test('a call between does not bring the streak back', () => {
    const visits = [bad('2025-03-01'), { visitedOn: '2025-03-15' }, bad('2025-03-20')];
    const referrals = [aReferral({ returnedOn: '2025-03-10' })];
    expect(inShort(aChain({ visits, referrals, profile })).at(-1)).toBe('2025-03-20 H6 2025-04-03');
  });
});

describe('the latest completed visit', () => {
  test('is not a call, a loss or a refusal', () => {
    const chain = aChain({
      visits: [good('2025-03-01'), good('2025-03-05', { outcome: 'lost' }), { visitedOn: '2025-03-06' }],
    });
    expect(latestCompleted(chain)?.visit.visitedOn).toBe('2025-03-01');
  });

  test('may be missing', () => {
    expect(latestCompleted([])).toBeUndefined();
    expect(latestCompleted(aChain({ visits: [{ visitedOn: '2025-03-06' }] }))).toBeUndefined();
  });
});
