import { expect, test } from 'vitest';

import { checkedWithin, DIRECTIONS, URGENCIES } from '../../../domain/referrals/index.ts';
import { aProgramme, aReferral, type ReferralGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const answer = (...given: readonly ReferralGiven[]): string | undefined =>
  checkedWithin(given.map(aReferral), {
    programme: aProgramme('hypertension').code,
    from: on('2025-03-10'),
    until: on('2025-03-24'),
  });

test('a referral goes up or down, urgent or routine', () => {
  expect([DIRECTIONS, URGENCIES]).toEqual([
    ['up', 'down'],
    ['urgent', 'routine'],
  ]);
});

test.each([
  ['2025-03-09', undefined],
  ['2025-03-10', '2025-03-10'],
  ['2025-03-24', '2025-03-24'],
  ['2025-03-25', undefined],
])('a check on %s answers within the two days, both included: %s', (checkedOn, expected) => {
  expect(answer({ checkedOn })).toBe(expected);
});

test('a referral of the same programme or of none answers, another does not', () => {
  expect(answer({ checkedOn: '2025-03-12', programme: 'hypertension' })).toBe('2025-03-12');
  expect(answer({ checkedOn: '2025-03-12', programme: 'diabetes' })).toBeUndefined();
});

test('of several the earliest check within counts, whatever their order', () => {
  const [before, first, second] = ['2025-03-01', '2025-03-12', '2025-03-20'].map((checkedOn) => ({
    checkedOn,
  }));
  expect(answer({}, second ?? {}, first ?? {}, before ?? {})).toBe('2025-03-12');
  expect(answer(before ?? {}, first ?? {}, second ?? {}, {})).toBe('2025-03-12');
});

test('a return is no check (A7)', () => {
  expect(answer({ returnedOn: '2025-03-12' })).toBeUndefined();
  expect(answer()).toBeUndefined();
});
