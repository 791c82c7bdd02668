import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { shareInterval } from '../../../domain/indicators/index.ts';

// Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
test.each([
  { numerator: 81, denominator: 263, low: '25.53', high: '36.62' },
  { numerator: 15, denominator: 148, low: '6.24', high: '16.05' },
  { numerator: 0, denominator: 20, low: '0.00', high: '16.11' },
  { numerator: 1, denominator: 29, low: '0.61', high: '17.18' },
])(
  'the published interval of $numerator of $denominator is $low to $high %',
  ({ numerator, denominator, low, high }) => {
    expect(shareInterval({ numerator, denominator })).toEqual({ low, high });
  },
);

test('nobody of nobody has no interval', () => {
  expect(shareInterval({ numerator: 0, denominator: 0 })).toBeUndefined();
});

test('more than all, as of a stated denominator, have no interval; all of them have', () => {
  expect(shareInterval({ numerator: 8, denominator: 7 })).toBeUndefined();
  expect(shareInterval({ numerator: 7, denominator: 7 })).toEqual({ low: '64.57', high: '100.00' });
});

const MOST = 1_000_000;
const ROUNDING = 0.0101;

const shares = fc
  .tuple(fc.integer({ min: 1, max: MOST }), fc.nat(MOST))
  .map(([denominator, some]) => ({ denominator, numerator: some % (denominator + 1) }));

const boundsOf = (share: { readonly numerator: number; readonly denominator: number }) => {
  const found = shareInterval(share);
  if (found === undefined) throw new Error('somebody is counted');
  return { low: Number(found.low), high: Number(found.high) };
};

describe('an interval', () => {
  test('holds the rate itself and stays within 0 and 100 %', () => {
    fc.assert(
      fc.property(shares, (share) => {
        const { low, high } = boundsOf(share);
        const rate = (100 * share.numerator) / share.denominator;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(low - ROUNDING).toBeLessThanOrEqual(rate);
        expect(high + ROUNDING).toBeGreaterThanOrEqual(rate);
      }),
      { numRuns: 500, seed: 1_927 },
    );
  });

  test('mirrors that of those who are missed', () => {
    fc.assert(
      fc.property(shares, ({ numerator, denominator }) => {
        const { low, high } = boundsOf({ numerator, denominator });
        const missed = boundsOf({ numerator: denominator - numerator, denominator });
        expect(Math.abs(low - (100 - missed.high))).toBeLessThan(ROUNDING);
        expect(Math.abs(high - (100 - missed.low))).toBeLessThan(ROUNDING);
      }),
      { numRuns: 500, seed: 1_927 },
    );
  });

  test('narrows when twice as many are counted at the same rate', () => {
    fc.assert(
      fc.property(shares, ({ numerator, denominator }) => {
        const few = boundsOf({ numerator, denominator });
        const many = boundsOf({ numerator: 2 * numerator, denominator: 2 * denominator });
        expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + ROUNDING);
      }),
      { numRuns: 500, seed: 1_927 },
    );
  });
});
