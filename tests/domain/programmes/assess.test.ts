import { describe, expect, test } from 'vitest';

import {
  isCompleted,
  NO_FACTS,
  type PreviousFacts,
  type RuleProfile,
} from '../../../domain/programmes/index.ts';
import { assessed, aProfile, rowGiven } from '../../given/assessments.ts';
import type { VisitGiven } from '../../given/records.ts';

const bad: VisitGiven = { sbp: 150, dbp: 95 };
const good: VisitGiven = { sbp: 128, dbp: 82 };
const offTarget: Partial<PreviousFacts> = { controlled: false, class: 2 };

describe('the first row that applies decides', () => {
  // Everything is wrong at once; then the reason of each row is taken away, from the top down.
  const everything: VisitGiven = {
    ...bad,
    hasDangerSign: true,
    complication: 'new',
    adverseReaction: 'present',
  };
  const previous = { ...offTarget, adverseReaction: true };
  test.each([
    ['H8', { ...everything, outcome: 'lost' }, previous],
    ['H1', everything, previous],
    ['H2', { ...everything, hasDangerSign: false }, previous],
    ['H3', { ...everything, hasDangerSign: false, complication: 'none' }, previous],
    ['H4', { ...everything, hasDangerSign: false, complication: 'none' }, offTarget],
    ['H5', { ...everything, hasDangerSign: false, complication: 'none' }, {}],
    ['H0', { hasDangerSign: false }, previous],
    ['H6', bad, { adverseReaction: true }],
    ['H7', good, previous],
  ] as const)('%s', (row, visit, facts) => {
    expect(rowGiven(visit, { previous: facts })).toBe(row);
  });
});

describe('what a row calls for', () => {
  const referred = { task: { kind: 'REFERRAL_CHECK', latestOn: '2025-03-24' } };
  const seenSoon = { task: { kind: 'FOLLOW_UP', latestOn: '2025-03-24' } };
  const nothing = { class: undefined, task: undefined };
  test.each([
    [1, { ...bad, hasDangerSign: true }, {}, { action: 'urgent_referral', class: undefined, ...referred }],
    [2, { ...bad, complication: 'new' }, {}, { action: 'refer', class: 4, ...referred }],
    [2, { ...good, complication: 'worse' }, {}, { action: 'refer', class: 4, ...referred }],
    [3, { ...bad, adverseReaction: 'uncontrolled' }, {}, { action: 'refer', class: 3, ...referred }],
    [
      3,
      { ...good, adverseReaction: 'present' },
      { adverseReaction: true },
      { action: 'refer', class: 3, ...referred },
    ],
    [4, bad, { controlled: false }, { action: 'refer', class: 2, ...referred }],
    [
      4,
      { ...bad, adverseReaction: 'present' },
      { controlled: false },
      { action: 'refer', class: 3, ...referred },
    ],
    [5, { ...bad, adverseReaction: 'present' }, {}, { action: 'adjust', class: 3, ...seenSoon }],
    [6, bad, { controlled: true }, { action: 'adjust', class: 2, ...seenSoon }],
    [7, good, {}, { action: 'routine', class: 1, task: { kind: 'FOLLOW_UP', latestOn: '2025-06-10' } }],
    [0, {}, {}, { action: 'incomplete', ...nothing }],
    [8, { ...good, outcome: 'lost' }, {}, { action: 'attempt', ...nothing }],
    [8, { ...good, outcome: 'refused' }, {}, { action: 'attempt', ...nothing }],
  ] as const)('row %i of %j after %j', (...[row, visit, previous, expected]) => {
    expect(assessed(visit, { previous })).toMatchObject({ row, ...expected });
  });

  test.each([
    ['2025-03-10', '2025-03-24', '2025-06-10'],
    ['2025-03-09', '2025-03-23', '2025-06-09'],
    ['2024-11-30', '2024-12-14', '2025-02-28'],
    ['2023-11-30', '2023-12-14', '2024-02-29'],
    ['2025-12-22', '2026-01-05', '2026-03-22'],
    ['2024-02-16', '2024-03-01', '2024-05-16'],
  ])('a visit of %s is due on %s in two weeks and on %s in three months', (visitedOn, twoWeeks, routine) => {
    expect(assessed({ ...bad, visitedOn }).task?.latestOn).toBe(twoWeeks);
    expect(assessed({ ...good, visitedOn }).task?.latestOn).toBe(routine);
  });
});

describe('a missing reading never hides anything', () => {
  test.each([
    ['an emergency', { hasDangerSign: true }, {}, 'H1'],
    ['one value that alone is an emergency', { dbp: 110 }, {}, 'H1'],
    ['a complication', { complication: 'worse' }, {}, 'H2'],
    ['a reaction that is hard to control', { adverseReaction: 'uncontrolled' }, {}, 'H3'],
    ['a second reaction', { adverseReaction: 'present' }, { adverseReaction: true }, 'H3'],
    ['a first reaction', { adverseReaction: 'present' }, offTarget, 'H5'],
    ['nothing', {}, offTarget, 'H0'],
    ['one bad value that is no emergency', { sbp: 150 }, offTarget, 'H0'],
  ] as const)('%s', (...[, visit, previous, row]) => {
    expect(rowGiven(visit, { previous })).toBe(row);
  });

  test.each([
    [{ programme: 'diabetes', ppg: 17 }, 'D1'],
    [{ programme: 'diabetes', complication: 'new' }, 'D2'],
    [{ programme: 'diabetes', adverseReaction: 'uncontrolled' }, 'D3'],
    [{ programme: 'diabetes', adverseReaction: 'present' }, 'D5'],
    [{ programme: 'diabetes', sbp: 150, dbp: 95 }, 'D0'],
  ] as const)('%j: %s', (visit, row) => {
    expect(rowGiven(visit)).toBe(row);
  });
});

test.each(['lost', 'refused'] as const)(
  'somebody %s is an attempt, whatever stands on the form (A6)',
  (outcome) => {
    const form = {
      sbp: 190,
      dbp: 120,
      hasDangerSign: true,
      adverseReaction: 'present',
      complication: 'new',
    } as const;
    expect(assessed({ ...form, outcome })).toMatchObject({
      row: 8,
      class: undefined,
      controlled: undefined,
      action: 'attempt',
      task: undefined,
      emergencies: [],
    });
  },
);

test('a phone visit with readings is judged like any other (A6)', () => {
  expect(rowGiven({ ...bad, mode: 'phone' })).toBe('H6');
  expect(rowGiven({ ...bad, mode: 'video' })).toBe('H6');
});

describe('two in a row', () => {
  test.each([
    ['off target, then off target', bad, { controlled: false }, 'H4'],
    ['on target, then off target', bad, { controlled: true }, 'H6'],
    ['never known, then off target', bad, {}, 'H6'],
    ['off target, then on target', good, { controlled: false }, 'H7'],
    ['an adverse reaction with good values, then off target', bad, { controlled: true, class: 3 }, 'H6'],
    [
      'an emergency off target (no class), then off target (A4)',
      bad,
      { controlled: false, class: undefined },
      'H4',
    ],
  ] as const)('%s', (...[, visit, previous, row]) => {
    expect(rowGiven(visit, { previous })).toBe(row);
  });

  const by = (mode: RuleProfile['streak']['mode']): RuleProfile => {
    const profile = aProfile('CN-NBPHS-2017');
    return { ...profile, streak: { ...profile.streak, mode } };
  };

  test.each([
    ['fact', { controlled: false, class: 3 }, 'H4'],
    ['fact', { controlled: true, class: 2 }, 'H6'],
    ['sameClass', { controlled: false, class: 2 }, 'H4'],
    ['sameClass', { controlled: false, class: 3 }, 'H6'],
    ['sameClass', { controlled: false, class: 4 }, 'H6'],
    ['sameClass', { controlled: false, class: 1 }, 'H6'],
    ['sameClass', { controlled: false, class: undefined }, 'H6'],
    ['anyBad', { controlled: true, class: 2 }, 'H4'],
    ['anyBad', { controlled: true, class: 3 }, 'H4'],
    ['anyBad', { controlled: true, class: 4 }, 'H6'],
    ['anyBad', { controlled: true, class: 1 }, 'H6'],
  ] as const)('by %s after %j: %s', (mode, previous, row) => {
    expect(rowGiven(bad, { previous, profile: by(mode) })).toBe(row);
    expect(rowGiven(good, { previous, profile: by(mode) })).toBe('H7');
    expect(rowGiven({}, { previous, profile: by(mode) })).toBe('H0');
  });
});

test('every row but 0 and 8 completes a follow-up', () => {
  const visits: readonly VisitGiven[] = [
    {},
    { hasDangerSign: true },
    { complication: 'new' },
    { adverseReaction: 'uncontrolled' },
    { adverseReaction: 'present' },
    bad,
    good,
    { outcome: 'lost' },
  ];
  expect(visits.map((visit) => isCompleted(assessed(visit)))).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(isCompleted(assessed(bad, { previous: offTarget }))).toBe(true);
});

test('a first visit finds no facts', () => {
  expect(NO_FACTS).toStrictEqual({ controlled: undefined, adverseReaction: false, class: undefined });
});

test('the age of the assessment is in completed years on the visit date', () => {
  expect(assessed({ visitedOn: '2025-05-09' }).ageYears).toBe(54);
  expect(assessed({ visitedOn: '2025-05-10' }).ageYears).toBe(55);
});
