import { describe, expect, test } from 'vitest';

import { monthEndsBefore } from '../../../console/overview/days.ts';
import { cornersOf, type Point, seriesOf, streakOf } from '../../../console/overview/series.ts';
import { localDate } from '../../../domain/kernel/time.ts';

const told = (on: string, rate: string, asReported = true) => ({
  on: localDate(on),
  numerator: 1,
  denominator: 2,
  rate,
  asReported,
});

const point = (on: string, size: number): Point => ({ on, size, source: 'reported' });

describe('the days of a trend', () => {
  test('are what was reported and what is live, and between them what was counted since', () => {
    const trend = [told('2025-06-15', '40.00'), told('2025-06-16', '41.00', false)];
    const filled = [
      { on: '2025-05-31', size: 38 },
      { on: '2025-04-30', size: undefined },
    ];
    expect(seriesOf({ indicator: 'contract_rate', trend }, filled)).toEqual([
      { on: '2025-05-31', size: 38, source: 'filled' },
      { on: '2025-06-15', size: 40, source: 'reported' },
      { on: '2025-06-16', size: 41, source: 'live' },
    ]);
  });

  test('stand as reported where they were reported, the amendment beside', () => {
    const amended = { numerator: 1, denominator: 2, rate: '42.00' };
    const trend = [{ ...told('2025-05-31', '40.00'), amended }];
    expect(seriesOf({ indicator: 'contract_rate', trend }, [{ on: '2025-05-31', size: 42 }])).toEqual([
      { on: '2025-05-31', size: 40, source: 'reported', amended: 42 },
    ]);
  });

  test('leave out days whose number is withheld', () => {
    const trend = [{ ...told('2025-06-15', '40.00'), numerator: null, denominator: null, rate: null }];
    expect(seriesOf({ indicator: 'contract_rate', trend }, [])).toEqual([]);
  });
});

describe('the side of the target', () => {
  test('is told with the day since when', () => {
    const points = [point('2025-06-01', 76), point('2025-06-02', 74), point('2025-06-03', 74.99)];
    expect(streakOf(points, 75)).toEqual({ isReached: false, since: '2025-06-02', isFromFirst: false });
    expect(streakOf([...points, point('2025-06-04', 75)], 75)).toEqual({
      isReached: true,
      since: '2025-06-04',
      isFromFirst: false,
    });
  });

  test('that never changed holds since the first day known', () => {
    expect(streakOf([point('2025-06-01', 70), point('2025-06-02', 71)], 75)).toEqual({
      isReached: false,
      since: '2025-06-01',
      isFromFirst: true,
    });
    expect(streakOf([], 75)).toBeUndefined();
    expect(streakOf([point('2025-06-01', 70)], 75)).toBeUndefined();
  });
});

describe('a small line', () => {
  const box = { width: 10, height: 6, inset: 1 };

  test('spans its box by day and number', () => {
    const points = [point('2025-06-01', 1), point('2025-06-02', 2), point('2025-06-05', 3)];
    expect(cornersOf(points, box)).toEqual([
      { x: 1, y: 5 },
      { x: 3, y: 3 },
      { x: 9, y: 1 },
    ]);
  });

  test('of one day is a dot at its end, and of equal numbers runs in the middle', () => {
    expect(cornersOf([point('2025-06-01', 1)], box)).toEqual([{ x: 9, y: 3 }]);
    expect(cornersOf([point('2025-06-01', 1), point('2025-06-02', 1)], box).map(({ y }) => y)).toEqual([
      3, 3,
    ]);
  });
});

test('the twelve month ends before a day are those of the months that are over', () => {
  const ends = monthEndsBefore('2024-03-31');
  expect(ends).toHaveLength(12);
  expect(ends.slice(0, 4)).toEqual(['2024-02-29', '2024-01-31', '2023-12-31', '2023-11-30']);
  expect(ends.at(-1)).toBe('2023-03-31');
});
