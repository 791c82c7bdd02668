import { describe, expect, test } from 'vitest';

import {
  APPRAISAL_ITEMS,
  appraisalPoints,
  appraisalPolicy,
  deedsOf,
  inOrder,
  periodAsked,
  pointsOf,
  type TeamDeed,
} from '../../../domain/appraisal/index.ts';
import { aContract, aHistory, anExam, aReferral, aService, aVisit } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const whole = { teamId: anId<'TeamId'>('T1'), period: { from: on('2025-03-01'), to: on('2025-03-31') } };
const contracts = [aContract()];

const deed = (told: Partial<TeamDeed>): TeamDeed => ({
  item: 'exam',
  on: on('2025-03-10'),
  residentId: anId('R1'),
  evidence: 'exams:2025-03-10',
  ...told,
});

test('points and bounds are those of the policy', () => {
  expect(appraisalPoints).toEqual({
    promised_service: 2,
    visit_face_to_face: 3,
    visit_remote: 1,
    exam: 5,
    referral_check: 2,
  });
  expect(appraisalPolicy).toEqual({ mostDaysAgo: 394, mostPeople: 5_000 });
});

describe('a deed', () => {
  test.each([
    ['clinic', 'visit_face_to_face'],
    ['home', 'visit_face_to_face'],
    ['phone', 'visit_remote'],
    ['video', 'visit_remote'],
  ] as const)('a visit by %s is a %s', (mode, item) => {
    const history = aHistory({ contracts, visits: [aVisit({ mode })] });
    expect(deedsOf(history, whole)).toEqual([
      { item, on: '2025-03-10', residentId: 'R1', evidence: 'followups:V1' },
    ]);
  });

  test.each(['lost', 'refused'] as const)('a visit that is %s is none', (outcome) => {
    expect(deedsOf(aHistory({ contracts, visits: [aVisit({ outcome })] }), whole)).toEqual([]);
  });

  test('names its record, whose it is, and its day', () => {
    const history = aHistory({
      contracts: [aContract({ services: [aService('2025-02-01', '2025-03-05', 'bp_check')] })],
      exams: [anExam('2025-03-06')],
      referrals: [aReferral({ referredOn: '2025-02-20', checkedOn: '2025-03-07' })],
    });
    expect(deedsOf(history, whole)).toEqual([
      deed({ item: 'promised_service', on: on('2025-03-05'), evidence: 'services:C1:bp_check:2025-02-01' }),
      deed({ on: on('2025-03-06'), evidence: 'exams:2025-03-06' }),
      deed({ item: 'referral_check', on: on('2025-03-07'), evidence: 'referrals:F1' }),
    ]);
  });

  test('of somebody without a contract on the day is nobody’s; a promise is kept after the contract’s end', () => {
    const ended = aContract({ endedOn: '2025-03-05', services: [aService('2025-03-01', '2025-03-20')] });
    const history = aHistory({ contracts: [ended], exams: [anExam('2025-03-20')] });
    expect(deedsOf(history, whole).map(({ item }) => item)).toEqual(['promised_service']);
  });
});

test('deeds stand by item as in the appraisal, then day, then resident, then record', () => {
  const ordered = [
    deed({ item: 'promised_service', on: on('2025-03-31') }),
    deed({ item: 'visit_face_to_face', on: on('2025-03-30') }),
    deed({ item: 'visit_remote', on: on('2025-03-29') }),
    deed({ on: on('2025-03-01'), residentId: anId('R9') }),
    deed({ on: on('2025-03-02'), residentId: anId('R1'), evidence: 'exams:b' }),
    deed({ on: on('2025-03-02'), residentId: anId('R2'), evidence: 'exams:a' }),
    deed({ on: on('2025-03-02'), residentId: anId('R2'), evidence: 'exams:c' }),
    deed({ item: 'referral_check', on: on('2025-03-01') }),
  ];
  expect(inOrder(ordered.toReversed())).toEqual(ordered);
});

test('every item has its points each, also where nothing was done', () => {
  expect(pointsOf([deed({}), deed({})])).toEqual(
    APPRAISAL_ITEMS.map((item) => {
      const done = item === 'exam' ? 2 : 0;
      return { item, done, pointsEach: appraisalPoints[item], points: done * appraisalPoints[item] };
    }),
  );
});

describe('a period', () => {
  const today = on('2025-06-16');

  test('that only ends begins with the year of its end', () => {
    expect(periodAsked({ to: on('2024-12-31') }, on('2025-01-15'))).toEqual({
      ok: true,
      value: { from: '2024-01-01', to: '2024-12-31' },
    });
  });

  test('that only begins ends today', () => {
    expect(periodAsked({ from: on('2025-06-01') }, today)).toEqual({
      ok: true,
      value: { from: '2025-06-01', to: today },
    });
  });

  test('that begins too long ago is told the first day that it may begin', () => {
    expect(periodAsked({ from: on('2020-01-01') }, today)).toEqual({
      ok: false,
      error: { code: 'appraisal/too-long-ago', earliest: '2024-05-18' },
    });
  });

  test('of days to come is told that before all else', () => {
    expect(periodAsked({ from: on('2026-01-01'), to: on('2025-12-31') }, today)).toMatchObject({
      error: { code: 'appraisal/day-to-come' },
    });
  });
});
