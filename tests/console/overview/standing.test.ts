import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  along,
  type Part,
  placed,
  riseOf,
  stepOf,
  stepsOver,
  stretchOf,
  verdictOf,
} from '../../../console/overview/standing.ts';

const part = (scopeId: string, low: string | null, high: string | null): Part => ({
  scope: 'region',
  scopeId,
  name: scopeId,
  indicator: 'contract_rate',
  group: 'all',
  numerator: 4,
  denominator: 10,
  rate: '40.00',
  rank: 1,
  low,
  high,
});

describe('a place against the mean of its county', () => {
  test.each([
    { low: '42.01', high: '50.00', mean: 42, verdict: 'above' },
    { low: '42.00', high: '50.00', mean: 42, verdict: 'same' },
    { low: '30.00', high: '42.00', mean: 42, verdict: 'same' },
    { low: '30.00', high: '41.99', mean: 42, verdict: 'below' },
    { low: '30.00', high: '50.00', mean: undefined, verdict: 'unknown' },
    { low: null, high: null, mean: 42, verdict: 'unknown' },
  ])('from $low to $high with a mean of $mean is $verdict', ({ low, high, mean, verdict }) => {
    expect(verdictOf({ low, high }, mean)).toBe(verdict);
  });
});

describe('the steps of colour', () => {
  test('are five, and hold every number', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }), (sizes) => {
        const steps = stepsOver(sizes);
        expect(steps).toHaveLength(5);
        for (const size of sizes) {
          const { from, to } = steps[stepOf(steps, size)] ?? { from: 1, to: 0 };
          expect(size).toBeGreaterThanOrEqual(from);
          expect(size).toBeLessThanOrEqual(to);
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  test('do not tell apart strongly what is nearly the same', () => {
    expect(stepsOver([42.1, 42.9])).toEqual([
      { from: 42, to: 43 },
      { from: 43, to: 44 },
      { from: 44, to: 45 },
      { from: 45, to: 46 },
      { from: 46, to: 47 },
    ]);
  });

  test('are none where every number is withheld', () => {
    expect(stepsOver([])).toEqual([]);
  });
});

test('neighbours by code stand together, whatever their rank', () => {
  const parts = [part('530121200', null, null), part('530121100', null, null)];
  expect(placed(parts).map((one) => one.part.scopeId)).toEqual(['530121100', '530121200']);
});

test('intervals are drawn on a stretch that holds them and the mean, within 0 and 100', () => {
  const parts = [part('1', '20.00', '60.00'), part('2', null, null)];
  expect(stretchOf(parts, 75)).toEqual({ from: 19, to: 76 });
  expect(stretchOf([part('1', '0.00', '100.00')], undefined)).toEqual({ from: 0, to: 100 });
  expect(stretchOf([], undefined)).toEqual({ from: 0, to: 100 });
  expect(along({ from: 20, to: 60 }, 30)).toBe('25.0%');
});

describe('the rise of a part', () => {
  const now = { ...part('A', null, null), rate: '41.25' };

  test('is that since its own number on the day compared with', () => {
    expect(riseOf(now, [part('B', null, null), part('A', null, null)])).toBe(1.25);
  });

  test.each([
    ['was not there', [part('B', null, null)]],
    ['was withheld', [{ ...part('A', null, null), rate: null, numerator: null }]],
    ['is of another kind of area', [{ ...part('A', null, null), scope: 'team' as const }]],
  ])('is unknown where the other %s', (_, before) => {
    expect(riseOf(now, before)).toBeUndefined();
  });
});
