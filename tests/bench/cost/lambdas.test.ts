import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { aYear } from './given-year.ts';
import { happeningOf } from './happening.ts';
import { computeOf, nightCheckOf, queueRequestsOf, startsByChanges, startsOf } from './lambdas.ts';

describe('a Lambda', () => {
  test('of a whole processor takes what was measured, of half a one twice as long', () => {
    expect(computeOf(1_769, 1_000, 0)).toBeCloseTo(1_769 / 1_024);
    expect(computeOf(884.5, 1_000, 0)).toBeCloseTo((2 * 884.5) / 1_024);
    expect(computeOf(1_024, 0, 1_000)).toBeCloseTo(1);
  });

  test('starts at most once for each change, and takes at most a hundred at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e10 }), (changes) => {
        const starts = startsByChanges(changes, 4);
        expect(starts).toBeLessThanOrEqual(changes * 1.000_001);
        expect(starts).toBeGreaterThanOrEqual(changes / 100);
      }),
    );
  });

  test('is started more often where changes come at more places, until each comes alone', () => {
    expect(startsByChanges(1e9, 10)).toBeGreaterThan(startsByChanges(1e9, 4));
    expect(startsByChanges(1_000, 1e9)).toBeCloseTo(1_000, 1);
  });
});

describe('the night’s recount', () => {
  test('reads of everybody once in seven nights, else of whoever’s bucket was counted anew', () => {
    const readOf = (bucketsChanged: number, factsChanged = 0): number =>
      nightCheckOf({ residents: 1_000, bucketsChanged, factsChanged }).readUnits;
    const whole = (1_000 * 365 * 0.16) / 7;

    expect(readOf(0)).toBeCloseTo(whole);
    expect(readOf(1) - whole).toBeCloseTo((1_000 * 365 * 0.031 * 6) / 7);
    expect(readOf(0.5) - whole).toBeCloseTo((readOf(1) - whole) / 2);
    expect(readOf(1, 700) - readOf(1)).toBeCloseTo(600 * 0.53);
  });

  test('finds the share of buckets that a day counts anew in the simulated year, by chance', () => {
    const counted = (changes: number) =>
      happeningOf(
        aYear({
          changes: { 'bucket-counts': changes },
          stored: { 'bucket-counts': { items: 10, bytes: 10, inIndex: 0, indexBytes: 0 } },
        }),
        1_000,
      ).bucketsChanged;

    expect(counted(0)).toBe(0);
    // As many counts as buckets and days: some twice, and a third of them not at all.
    expect(counted(730)).toBeCloseTo(1 - 1 / Math.E);
    expect(happeningOf(aYear(), 1_000).bucketsChanged).toBe(1);
  });
});

describe('queues', () => {
  test('are asked while nothing is in them, five times each twenty seconds', () => {
    const nothing = happeningOf(
      aYear({ changes: {}, requests: {}, stored: {}, parts: {}, imported: {} }),
      1_000,
    );
    const idle = queueRequestsOf(nothing, startsOf(nothing));

    // Five Lambdas have one; where reports and answers wait is looked at each minute.
    expect(idle).toBeCloseTo(5 * 5 * 3 * 1_440 * 365 + 1_440 * 365);
  });
});
