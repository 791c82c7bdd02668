import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { aYear } from './given-year.ts';
import { type Happening, happeningOf } from './happening.ts';
import { heldOf } from './held.ts';

const HOURS_A_YEAR = 365 * 24;
const LEAST = 125;
/** Fifteen hours of a week in which a morning’s units are held. */
const OF_MORNINGS = (1_250 - LEAST) * 15 * (365 / 7);

const still: Happening = {
  ...happeningOf(aYear(), 1_000),
  residents: 0,
  factsChanged: 0,
  texts: 0,
  read: { work: 0, dawn: 0, texts: 0 },
  written: { work: 0, dawn: 0, texts: 0 },
};

const heldBy = (changes: Partial<Happening>, referenceReads = 0, smsPerSecond = 20) =>
  heldOf({ ...still, ...changes }, { smsPerSecond, referenceReads });

const used = (units: number) => ({ written: { work: units, dawn: 0, texts: 0 } });

describe('capacity that is held', () => {
  test('is the least, and a morning’s on working days, where nothing is used', () => {
    const { reads, writes } = heldBy({});
    expect(writes).toBeCloseTo(LEAST * HOURS_A_YEAR + OF_MORNINGS);
    expect(reads).toBeCloseTo(writes);
  });

  test('leaves a fifth of it unused in each hour’s peak, and goes on for an hour after it', () => {
    // A working day holds 0.225 of its work for four hours, two of them half used, and 0.1 for six; a week has five days’ work, of
    // which Monday has one and a half.
    const units = 1e10;
    const hours = ((units / 250) * 5 * (4 * 0.225 + 6 * 0.1)) / 3_600 / 0.8;
    const week = heldBy(used(units)).writes / (365 / 7);

    expect(week / (hours + LEAST * (168 - 5 * 10))).toBeCloseTo(1, 3);
  });

  test('is never less than what is used by its price’s measure, and never less for more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), fc.integer({ min: 0, max: 1e10 }), (one, more) => {
        const [few, many] = [heldBy(used(one)).writes, heldBy(used(one + more)).writes];
        expect(few * 3_600).toBeGreaterThanOrEqual(one);
        expect(many).toBeGreaterThanOrEqual(few);
      }),
    );
  });

  test('follows texts for as long as their provider takes: at a higher pace more is held', () => {
    const texts = { texts: 1.3e8, written: { work: 0, dawn: 0, texts: 2.7e9 } };
    expect(heldBy(texts, 0, 1_000).writes).toBeGreaterThan(heldBy(texts, 0, 20).writes);
  });

  test('holds for an hour what a day takes that begins, and for the one after it', () => {
    const dawn = heldBy({ written: { work: 0, dawn: 3_600 * 799 * 365, texts: 0 } }).writes;
    expect(dawn - heldBy({}).writes).toBeCloseTo(2 * (999 - LEAST) * 365, -2);
  });

  test('holds what the night’s recount reads, for each hour that it takes', () => {
    const night = heldBy({ residents: 80_000_000, bucketsChanged: 0 }).reads - heldBy({}).reads;
    // 1,350 a second for less than an hour, and the hour in which less is held again.
    expect(night).toBeCloseTo(2 * (Math.ceil(1_350 / 0.8) - LEAST) * 365, -2);
    expect(heldBy({ residents: 80_000_000, bucketsChanged: 1 }).reads).toBeGreaterThan(night);
  });

  test('reads who works where while people work', () => {
    expect(heldBy({}, 1e10).reads).toBeGreaterThan(heldBy({}).reads);
    expect(heldBy({}, 1e10).writes).toBe(heldBy({}).writes);
  });
});
