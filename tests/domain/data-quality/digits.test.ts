import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { digitPreference, findingsOfMany, tallyOf } from '../../../domain/data-quality/index.ts';
import { holds } from '../../given/properties.ts';

const NO_READINGS = tallyOf([]);

/** Counts by digit: so many end in 0, the others are spread evenly. */
const zerosAmong = (zeros: number, others: number): number[] => [
  zeros,
  ...Array.from({ length: 9 }, () => others / 9),
];

const gradeOf = (systolic: readonly number[]): string | undefined =>
  findingsOfMany({ ...NO_READINGS, systolic }).find(({ kind }) => kind === 'systolic_digits')?.grade;

describe('the preference for 0 and 5', () => {
  test.each([
    ['a quarter', [125, 83, 83, 83, 83, 125, 83, 83, 84, 168], 'some'],
    ['just under a quarter', [124, 83, 83, 83, 83, 125, 83, 83, 84, 169], undefined],
    ['four in ten', [300, 75, 75, 75, 75, 100, 75, 75, 75, 75], 'strong'],
    ['just under four in ten', [299, 75, 75, 75, 75, 100, 75, 75, 75, 76], 'some'],
  ])('of %s of the readings is told as it is', (_, counts, grade) => {
    expect(counts.reduce((a, b) => a + b, 0)).toBe(1000);
    expect(gradeOf(counts)).toBe(grade);
  });

  test.each([
    [99, undefined],
    [100, 'strong'],
  ])('is judged from a hundred readings on: of %i it is %s', (readings, grade) => {
    expect(gradeOf(zerosAmong(readings - 36, 36))).toBe(grade);
  });

  test('may be chance where the digits are hardly uneven', () => {
    expect(gradeOf([13, 9, 10, 9, 9, 13, 9, 9, 10, 9])).toBeUndefined();
  });

  test('is none where a scale of 2 mmHg is read evenly, since 0 is one of its five digits', () => {
    const counts = [200, 0, 200, 0, 200, 0, 200, 0, 200, 0];
    expect(digitPreference(counts)).toMatchObject({
      step: 2,
      chiSquare: 0,
      isUneven: false,
      zeroOrFive: 200,
    });
    expect(gradeOf(counts)).toBeUndefined();
  });

  test.each([
    [5, 2],
    [6, 1],
  ])(
    'is judged by a scale of 2 mmHg where at most five in a hundred are odd: of %i by one of %i',
    (odd, step) => {
      expect(digitPreference([100 - odd, odd, 0, 0, 0, 0, 0, 0, 0, 0]).step).toBe(step);
    },
  );
});

test('the chi-square of digits is that of the textbook', () => {
  // (20−10)²/10 + (0−10)²/10
  expect(digitPreference([20, 0, 10, 10, 10, 10, 10, 10, 10, 10]).chiSquare).toBeCloseTo(20);
});

test('digits that are all as frequent are never uneven, however many they are', () => {
  holds(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (each) => {
      const { chiSquare, isUneven } = digitPreference(Array.from({ length: 10 }, () => each));
      expect([chiSquare, isUneven]).toEqual([0, false]);
    }),
  );
});
