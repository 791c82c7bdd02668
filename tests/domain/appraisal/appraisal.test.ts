import { describe, expect, test } from 'vitest';

import { deedsOf, inOrder, periodAsked, pointsOf } from '../../../domain/appraisal/index.ts';
import { aContract, aHistory, anExam, aReferral, aService, aVisit } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const period = { from: on('2025-03-01'), to: on('2025-03-31') };
const byTeam = (teamId: string) => ({ teamId: anId<'TeamId'>(teamId), period });
const contracts = [
  aContract({
    startsOn: '2025-01-01',
    services: [
      aService('2025-02-28', '2025-02-28'),
      aService('2025-03-15', '2025-03-31', 'exam'),
      aService('2025-03-20'),
    ],
  }),
];
const evidenceOf = (given: Parameters<typeof aHistory>[0], teamId = 'T1'): string[] =>
  deedsOf(aHistory({ contracts, ...given }), byTeam(teamId)).map(({ evidence }) => evidence);

describe('the deeds of a team', () => {
  test('are the promised services of its contracts that were done in the period', () => {
    expect(evidenceOf({})).toEqual(['services:C1:exam:2025-03-15']);
    expect(evidenceOf({}, 'T2')).toEqual([]);
  });

  test.each([
    ['2025-02-28', false],
    ['2025-03-01', true],
    ['2025-03-31', true],
    ['2025-04-01', false],
  ])('hold a visit on %s: %s', (visitedOn, isIn) => {
    expect(evidenceOf({ visits: [aVisit({ visitedOn })] }).includes('followups:V1')).toBe(isIn);
  });

  test('hold no attempt at which nobody was seen', () => {
    expect(evidenceOf({ visits: [aVisit({ outcome: 'lost' })] })).not.toContain('followups:V1');
  });

  test('hold exams and referral checks, by the day of the check', () => {
    const given = { exams: [anExam('2025-03-02')], referrals: [aReferral({ checkedOn: '2025-03-03' })] };
    expect(evidenceOf(given)).toEqual(['services:C1:exam:2025-03-15', 'exams:2025-03-02', 'referrals:F1']);
  });

  test('are of the team contracted on the day, not of the one before', () => {
    const moved = [
      aContract({ id: 'C1', teamId: 'T1', endedOn: '2025-03-10', endReason: 'transferred' }),
      aContract({ id: 'C2', teamId: 'T2', startsOn: '2025-03-10' }),
    ];
    const visits = [
      aVisit({ id: 'V1', visitedOn: '2025-03-09' }),
      aVisit({ id: 'V2', visitedOn: '2025-03-10' }),
    ];
    expect(evidenceOf({ contracts: moved, visits }, 'T1')).toEqual(['followups:V1']);
    expect(evidenceOf({ contracts: moved, visits }, 'T2')).toEqual(['followups:V2']);
  });
});

test('points add up by item, every item once', () => {
  const visits = [
    aVisit({ id: 'V2', visitedOn: '2025-03-12', mode: 'home' }),
    aVisit({ id: 'V1', visitedOn: '2025-03-10' }),
    aVisit({ id: 'V3', visitedOn: '2025-03-11', mode: 'phone' }),
  ];
  const deeds = inOrder(deedsOf(aHistory({ contracts, visits }), byTeam('T1')));
  expect(deeds.map(({ evidence }) => evidence)).toEqual([
    'services:C1:exam:2025-03-15',
    'followups:V1',
    'followups:V2',
    'followups:V3',
  ]);
  expect(pointsOf(deeds).map(({ done, points }) => [done, points])).toEqual([
    [1, 2],
    [2, 6],
    [1, 1],
    [0, 0],
    [0, 0],
  ]);
});

describe('a period', () => {
  const today = on('2025-06-16');
  const asked = (from?: string, to?: string) =>
    periodAsked({ ...(from && { from: on(from) }), ...(to && { to: on(to) }) }, today);

  test('is this year up to today where nothing is said', () => {
    expect(asked()).toEqual({ ok: true, value: { from: '2025-01-01', to: today } });
  });

  test.each([
    ['2025-06-16', '2025-06-16', undefined],
    ['2025-06-16', '2025-06-17', 'appraisal/day-to-come'],
    ['2025-06-16', '2025-06-15', 'appraisal/ends-before-it-begins'],
    ['2024-05-18', '2025-06-16', undefined],
    ['2024-05-17', '2025-06-16', 'appraisal/too-long-ago'],
  ])('from %s to %s: %s', (from, to, code) => {
    const found = asked(from, to);
    expect(found.ok ? undefined : found.error.code).toBe(code);
  });
});
