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
        const starts = startsByChanges(changes, { places: 4, gatheredSeconds: 5 });
        expect(starts).toBeLessThanOrEqual(changes * 1.000_001);
        expect(starts).toBeGreaterThanOrEqual(changes / 100);
      }),
    );
  });

  test('is started more often where changes come at more places or are gathered for less, until each comes alone', () => {
    const [four, ten] = [4, 10].map((places) => startsByChanges(1e8, { places, gatheredSeconds: 5 }));
    expect(ten).toBeGreaterThan(four ?? 0);
    expect(startsByChanges(1e8, { places: 4, gatheredSeconds: 60 })).toBeLessThan(four ?? 0);
    expect(startsByChanges(1_000, { places: 1e9, gatheredSeconds: 5 })).toBeCloseTo(1_000, 1);
  });

  test('that tells people or other systems gathers for longer, and is started less often by as many changes', () => {
    const many = { ...happeningOf(aYear(), 1_000), factsChanged: 1e7, audited: 1e7, commands: 1e7 };
    const { recounts, publishings, tellings } = startsOf(many);
    expect(recounts).toBeGreaterThan(publishings);
    expect(publishings).toBeGreaterThan(tellings);
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
