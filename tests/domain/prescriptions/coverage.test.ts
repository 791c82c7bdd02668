import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import {
  type Coverage,
  coverageFrom,
  coverageOn,
  coveredPeriod,
  daysCovered,
  type Prescribed,
} from '../../../domain/prescriptions/index.ts';
import { aPrescribed, type PrescribedGiven } from '../../given/prescriptions.ts';
import { aProgramme } from '../../given/records.ts';
import { holds } from '../../given/properties.ts';
import { on } from '../../given/values.ts';

const hypertension = aProgramme('hypertension').code;

const filled = (issuedOn: string, supplyDays: number, more: PrescribedGiven = {}): Prescribed =>
  aPrescribed({ id: `P-${issuedOn}`, issuedOn, supplyDays, ...more });

const spansFrom = (day: string, ...prescriptions: readonly Prescribed[]) =>
  coverageFrom(prescriptions, on(day)).map(({ programme, spans }) => [
    programme,
    ...spans.map(({ is, until }) => `${is} until ${until}`),
  ]);

describe('what becomes of the days covered if nothing more is recorded', () => {
  test('enough until more than a fifth of the days since the first fill are without, none a year after the last', () => {
    expect(spansFrom('2025-03-10', filled('2025-03-10', 80))).toEqual([
      ['hypertension', 'enough until 2025-06-18', 'short until 2026-05-28'],
    ]);
  });

  test.each([
    ['2025-06-17', 'enough'],
    ['2025-06-18', 'short'],
    ['2026-05-27', 'short'],
    ['2026-05-28', 'none'],
  ])('on %s it is %s: 80 of 100 days are enough, 80 of 101 are not', (day, expected) => {
    const [course] = coverageFrom([filled('2025-03-10', 80)], on('2025-03-10'));
    expect(course && coverageOn(course, on(day))).toBe(expected);
  });

  test('an old gap that leaves the year may make it enough again', () => {
    const gap = [filled('2024-04-20', 1), filled('2024-10-01', 84), filled('2024-12-24', 84)];
    expect(spansFrom('2025-03-01', ...gap)).toEqual([
      ['hypertension', 'short until 2025-04-20', 'enough until 2025-04-29', 'short until 2026-03-17'],
    ]);
  });

  test('is told of each programme, and not at all where nothing was had in the year', () => {
    const other = filled('2025-03-01', 56, { programme: 'diabetes', drugs: ['metformin'] });
    const old = filled('2024-01-01', 28);
    expect(spansFrom('2025-03-10', other, old).map(([programme]) => programme)).toEqual(['diabetes']);
    expect(spansFrom('2025-03-10')).toEqual([]);
  });

  test('what is dated later counts from its day on', () => {
    expect(spansFrom('2025-03-10', filled('2025-04-01', 84))).toEqual([
      ['hypertension', 'none until 2025-04-01', 'enough until 2025-07-15', 'short until 2026-06-23'],
    ]);
  });

  test('is on every day what is counted on it', () => {
    const day = on('2025-03-10');
    const around = fc.integer({ min: -500, max: 60 }).map((days) => plusDays(day, days));
    const given = fc.record({
      issuedOn: around,
      supplyDays: fc.integer({ min: 1, max: 84 }),
      drugs: fc.constantFrom(['amlodipine'], ['valsartan'], ['amlodipine', 'valsartan']),
      dispensedOn: fc.option(around, { nil: undefined }),
      stoppedOn: fc.option(around, { nil: undefined }),
    });
    const counted = (prescriptions: readonly Prescribed[], after: number): Coverage => {
      const covered = daysCovered(prescriptions, hypertension, coveredPeriod(plusDays(day, after)));
      if (covered === undefined) return 'none';
      return 5 * covered.coveredDays >= 4 * covered.days ? 'enough' : 'short';
    };
    holds(
      fc.property(fc.array(given, { maxLength: 6 }), (all) => {
        const prescriptions = all.map(({ dispensedOn, stoppedOn, ...one }, at) =>
          aPrescribed({
            ...one,
            id: `P${at}`,
            ...(dispensedOn !== undefined && { dispensedOn }),
            ...(stoppedOn !== undefined && { stoppedOn }),
          }),
        );
        const [course = { spans: [] }] = coverageFrom(prescriptions, day);
        for (let after = 0; after < 560; after++)
          expect(coverageOn(course, plusDays(day, after)), `after ${after}`).toBe(
            counted(prescriptions, after),
          );
      }),
      150,
    );
  });
});
