import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type ScreeningFrame,
  type ScreeningReading,
  screeningState,
} from '../../../domain/programmes/index.ts';
import { programmeCode } from '../../../domain/programmes/programme-code.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { aProgramme, aVisit } from '../../given/records.ts';
import { on } from '../../given/values.ts';

type Given = readonly [on: string, sbp?: number | undefined, dbp?: number | undefined, fpg?: number];

const readingOf = ([measuredOn, sbp, dbp, fpg]: Given, programme = 'hypertension'): ScreeningReading => {
  const visit = aVisit({ sbp, dbp, fpg });
  return {
    programme: aProgramme(programme).code,
    measuredOn: on(measuredOn),
    sbp: visit.sbp,
    dbp: visit.dbp,
    fpg: visit.fpg,
  };
};

/** Born on 1980-05-10: 45 in the summer of 2025. */
const frame = (more: Partial<ScreeningFrame> = {}): ScreeningFrame => ({
  programme: aProgramme('hypertension').code,
  birthDate: on('1980-05-10'),
  day: on('2025-06-28'),
  hasOtherRisk: false,
  ...more,
});

const inShort = (
  given: readonly Given[],
  more: Partial<ScreeningFrame> = {},
  programme = 'hypertension',
): string => {
  const readings = given.map((one) => readingOf(one, programme));
  const state = screeningState(readings, frame({ programme: aProgramme(programme).code, ...more }));
  return state === undefined ? 'no screening' : `${state.row} ${state.state} ${state.nextOn ?? 'never'}`;
};

describe('screening for hypertension', () => {
  test('nobody measured: by the end of the year', () => {
    expect(inShort([])).toBe('SC1 unmeasured 2025-12-31');
  });

  test.each([
    [129, 84, 'SC7 normal 2026-12-31'],
    [130, 80, 'SC6 at_risk 2025-09-03'],
    [120, 85, 'SC6 at_risk 2025-09-03'],
    [139, 89, 'SC6 at_risk 2025-09-03'],
    [140, 89, 'SC2 suspected 2025-03-31'],
    [139, 90, 'SC2 suspected 2025-03-31'],
    [undefined, 90, 'SC2 suspected 2025-03-31'],
  ])('%s/%s measured on 2025-03-03', (sbp, dbp, answer) => {
    expect(inShort([['2025-03-03', sbp, dbp]])).toBe(answer);
  });

  test.each([
    ['1970-06-29', 'SC7 normal 2026-12-31'],
    ['1970-06-28', 'SC6 at_risk 2025-09-03'],
    ['1990-06-28', 'SC7 normal 2026-12-31'],
    ['1990-06-29', 'SC7 normal never'],
  ])('a normal reading of somebody born on %s', (birthDate, answer) => {
    expect(inShort([['2025-03-03', 120, 80]], { birthDate: on(birthDate) })).toBe(answer);
  });

  test('another risk item asks for half a year', () => {
    expect(inShort([['2025-03-03', 120, 80]], { hasOtherRisk: true })).toBe('SC6 at_risk 2025-09-03');
  });

  test('somebody under 35 is not asked, but is suspected once raised', () => {
    const young = { birthDate: on('2000-01-01') };
    expect(inShort([], young)).toBe('SC1 unmeasured never');
    expect(inShort([['2025-03-03', 150, 80]], young)).toBe('SC2 suspected 2025-03-31');
  });

  const first: Given = ['2025-03-03', 150, 80];
  const second: Given = ['2025-03-10', 145, 92];
  const third: Given = ['2025-03-17', 120, 95];

  test('raised on two days is still suspected, four weeks from the first', () => {
    expect(inShort([first, second])).toBe('SC2 suspected 2025-03-31');
  });

  test('raised on three days goes up to be confirmed; the result is asked within two weeks', () => {
    expect(inShort([first, second, third])).toBe('SC3 to_confirm 2025-03-31');
  });

  test('several raised readings of a day are one day', () => {
    expect(inShort([first, first, ['2025-03-03', 160, 100]])).toBe('SC2 suspected 2025-03-31');
  });

  test('of one day the worst reading counts', () => {
    expect(inShort([first, ['2025-03-03', 120, 80]])).toBe('SC2 suspected 2025-03-31');
  });

  test('a normal day between them begins the count anew', () => {
    expect(inShort([first, second, ['2025-03-12', 120, 80], third])).toBe('SC2 suspected 2025-04-14');
    expect(inShort([first, second, ['2025-03-12', 120, 80]])).toBe('SC7 normal 2026-12-31');
  });

  test('what waits to be confirmed is not cleared by later readings, and its date stays', () => {
    const later: Given[] = [
      ['2025-03-20', 120, 80],
      ['2025-03-21', 160, 80],
    ];
    expect(inShort([first, second, third, ...later])).toBe('SC3 to_confirm 2025-03-31');
  });

  test('a hospital rules it out: what was raised up to then is a risk and no more', () => {
    const all = [first, second, third];
    expect(inShort(all, { ruledOutOn: on('2025-03-17') })).toBe('SC6 at_risk 2025-09-17');
    expect(inShort(all, { ruledOutOn: on('2025-03-16') })).toBe('SC2 suspected 2025-04-14');
  });

  test('a secondary form that the doctor suspects goes up at once', () => {
    expect(inShort([], { suspectsSecondary: true })).toBe('SC5 to_confirm 2025-06-28');
    expect(inShort([], { suspectsSecondary: false })).toBe('SC1 unmeasured 2025-12-31');
  });

  test('readings after the day, before birth, of another programme or without a value are not looked at', () => {
    expect(inShort([['2025-06-29', 150, 80]])).toBe('SC1 unmeasured 2025-12-31');
    expect(inShort([['2025-06-28', 150, 80]])).toBe('SC2 suspected 2025-07-26');
    expect(inShort([['1980-05-09', 150, 80]])).toBe('SC1 unmeasured 2025-12-31');
    expect(inShort([['2025-03-03', undefined, undefined, 9]])).toBe('SC1 unmeasured 2025-12-31');
    expect(screeningState([readingOf(first, 'diabetes')], frame())?.state).toBe('unmeasured');
  });
});

describe('screening for diabetes', () => {
  test.each([
    [6.0, 'SC7 normal 2026-12-31'],
    [6.1, 'SC6 at_risk 2026-03-03'],
    [6.99, 'SC6 at_risk 2026-03-03'],
    [7.0, 'SC2 suspected 2025-03-31'],
  ])('fasting glucose %s measured on 2025-03-03', (fpg, answer) => {
    expect(inShort([['2025-03-03', undefined, undefined, fpg]], {}, 'diabetes')).toBe(answer);
  });

  test('raised again on another day goes up to be confirmed', () => {
    const days: Given[] = [
      ['2025-03-03', undefined, undefined, 7.4],
      ['2025-03-10', undefined, undefined, 7.0],
    ];
    expect(inShort(days, {}, 'diabetes')).toBe('SC3 to_confirm 2025-03-24');
  });

  test('age alone is no risk', () => {
    const old = { birthDate: on('1950-01-01') };
    expect(inShort([['2025-03-03', 120, 80, 5]], old, 'diabetes')).toBe('SC7 normal 2026-12-31');
    expect(inShort([['2025-03-03', 120, 80]], old, 'diabetes')).toBe('SC1 unmeasured 2025-12-31');
  });
});

test('a programme without a screening rule screens nobody', () => {
  expect(screeningState([], frame({ programme: programmeCode('copd') }))).toBeUndefined();
});

test('any order of readings gives the same state', () => {
  const reading = fc
    .tuple(
      datesBetween('2025-03-01', '2025-03-12'),
      fc.constantFrom(120, 135, 139, 140, 160),
      fc.constantFrom(80, 85, 90),
    )
    .map(([day, sbp, dbp]) => readingOf([day, sbp, dbp]));
  const orders = fc
    .array(reading, { maxLength: 8 })
    .chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })));
  holds(
    fc.property(orders, ([given, other]) => {
      expect(screeningState(other, frame())).toEqual(screeningState(given, frame()));
    }),
  );
});
