import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { percent } from '../../../domain/indicators/index.ts';
import { percentByHand } from '../../oracle/rate-walk.ts';

test.each([
  { numerator: 1_318, denominator: 4_353, rate: '30.28' },
  { numerator: 2_820, denominator: 4_353, rate: '64.78' },
  { numerator: 4_158, denominator: 4_353, rate: '95.52' },
  { numerator: 1_018, denominator: 545_000, rate: '0.19' },
  { numerator: 2_704, denominator: 549_000, rate: '0.49' },
  { numerator: 86, denominator: 339, rate: '25.37' },
  { numerator: 180, denominator: 445, rate: '40.45' },
  { numerator: 72, denominator: 445, rate: '16.18' },
])('the published $numerator of $denominator are $rate %', ({ numerator, denominator, rate }) => {
  expect(percent({ numerator, denominator })).toBe(rate);
});

test.each([
  { numerator: 1, denominator: 800, rate: '0.13', why: 'half is rounded up' },
  { numerator: 3, denominator: 800, rate: '0.38', why: 'half is rounded up, not to even' },
  { numerator: 201, denominator: 20_000, rate: '1.01', why: 'half that no binary fraction holds' },
  { numerator: 100_499, denominator: 10_000_000, rate: '1.00', why: 'just under half' },
  { numerator: 2, denominator: 3, rate: '66.67', why: 'over half' },
  { numerator: 1, denominator: 3, rate: '33.33', why: 'under half' },
  { numerator: 1, denominator: 1_000, rate: '0.10', why: 'two decimals always' },
  { numerator: 0, denominator: 7, rate: '0.00', why: 'nobody of some' },
  { numerator: 7, denominator: 7, rate: '100.00', why: 'all' },
  { numerator: 199_999, denominator: 200_000, rate: '100.00', why: 'nearly all' },
])('$numerator ÷ $denominator = $rate %: $why', ({ numerator, denominator, rate }) => {
  expect(percent({ numerator, denominator })).toBe(rate);
});

test('nobody of nobody is no rate, never 0 %', () => {
  expect(percent({ numerator: 0, denominator: 0 })).toBe('');
});

test('the rate is that of division by hand, to the size of a nation', () => {
  fc.assert(
    fc.property(fc.nat(1_400_000_000), fc.nat(1_400_000_000), (one, other) => {
      const [numerator, denominator] = [Math.min(one, other), Math.max(one, other)];
      expect(percent({ numerator, denominator })).toBe(percentByHand(numerator, denominator));
    }),
    { numRuns: 500, seed: 3_028 },
  );
});
