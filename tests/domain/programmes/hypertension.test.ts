import { describe, expect, test } from 'vitest';

import { aProfile, assessed, rowGiven } from '../../given/assessments.ts';
import { hypertension } from '../../../domain/programmes/hypertension.ts';

const codes = (visit: Parameters<typeof assessed>[0]): string[] =>
  assessed(visit).emergencies.map(({ code }) => code);

describe('a target for blood pressure, on both sides of every line', () => {
  // Somebody born on 10 March is N years old on the visit of 2025-03-10, N − 1 if born a day later.
  test.each([
    ['CN-NBPHS-2017', '1970-03-10', 139, 89, true],
    ['CN-NBPHS-2017', '1970-03-10', 140, 89, false],
    ['CN-NBPHS-2017', '1970-03-10', 139, 90, false],
    ['CN-NBPHS-2017', '1970-03-10', 140, 90, false],
    ['CN-NBPHS-2017', '1960-03-11', 149, 89, false],
    ['CN-NBPHS-2017', '1960-03-10', 149, 89, true],
    ['CN-NBPHS-2017', '1960-03-10', 150, 89, false],
    ['CN-NBPHS-2017', '1960-03-10', 149, 90, false],
    ['CN-NBPHS-2017', '2025-03-10', 139, 89, true],
    ['CN-NBPHS-2017', '2025-03-10', 140, 89, false],
    ['CN-PRIMARY-2020', '1970-03-10', 139, 89, true],
    ['CN-PRIMARY-2020', '1970-03-10', 140, 89, false],
    ['CN-PRIMARY-2020', '1970-03-10', 139, 90, false],
    ['CN-PRIMARY-2020', '1960-03-11', 140, 89, false],
    ['CN-PRIMARY-2020', '1960-03-10', 149, 89, true],
    ['CN-PRIMARY-2020', '1960-03-10', 150, 89, false],
    ['CN-PRIMARY-2020', '1960-03-10', 149, 90, false],
    ['CN-PRIMARY-2020', '1945-03-10', 149, 89, true],
    ['CN-PRIMARY-2020', '1945-03-10', 150, 89, false],
    ['CN-PRIMARY-2025', '1970-03-10', 129, 79, true],
    ['CN-PRIMARY-2025', '1970-03-10', 130, 79, false],
    ['CN-PRIMARY-2025', '1970-03-10', 129, 80, false],
    ['CN-PRIMARY-2025', '1945-03-11', 130, 79, false],
    ['CN-PRIMARY-2025', '1945-03-10', 149, 89, true],
    ['CN-PRIMARY-2025', '1945-03-10', 150, 89, false],
    ['CN-PRIMARY-2025', '1945-03-10', 149, 90, false],
    ['UK-QOF', '1970-03-10', 140, 90, true],
    ['UK-QOF', '1970-03-10', 141, 90, false],
    ['UK-QOF', '1970-03-10', 140, 91, false],
    ['UK-QOF', '1945-03-11', 141, 90, false],
    ['UK-QOF', '1945-03-10', 150, 90, true],
    ['UK-QOF', '1945-03-10', 151, 90, false],
    ['UK-QOF', '1945-03-10', 150, 91, false],
  ] as const)('%s, born %s, %i/%i: on target %s', (...[profile, birthDate, sbp, dbp, controlled]) => {
    expect(assessed({ sbp, dbp }, { birthDate, profile: aProfile(profile) })).toMatchObject({
      row: controlled ? 7 : 6,
      class: controlled ? 1 : 2,
      controlled,
    });
  });

  test('is unknown while one of the two values is missing', () => {
    expect(assessed({ sbp: 120 }).controlled).toBeUndefined();
    expect(assessed({ dbp: 80 }).controlled).toBeUndefined();
    expect(assessed({ sbp: 150 }).controlled).toBeUndefined();
    expect(assessed({}).controlled).toBeUndefined();
  });

  test('is not looked at beyond blood pressure: glucose never classifies here', () => {
    expect(assessed({ sbp: 120, dbp: 80, fpg: 20, ppg: 20 })).toMatchObject({
      row: 7,
      class: 1,
      emergencies: [],
    });
  });
});

describe('a profile never decides what another would', () => {
  test('CH7: 146/84 at 70 misses the clinical target of 2025, the official class stays 1', () => {
    const visit = { sbp: 146, dbp: 84 };
    const birthDate = '1955-01-02';
    expect(assessed(visit, { birthDate, profile: aProfile('CN-PRIMARY-2025') }).controlled).toBe(false);
    expect(assessed(visit, { birthDate })).toMatchObject({ class: 1, controlled: true });
  });

  test('CH8: 140/90 at 60 is class 2 in China and passes QOF', () => {
    const visit = { sbp: 140, dbp: 90 };
    const birthDate = '1965-01-02';
    expect(assessed(visit, { birthDate })).toMatchObject({ class: 2, controlled: false });
    expect(assessed(visit, { birthDate, profile: aProfile('UK-QOF') })).toMatchObject({
      class: 1,
      controlled: true,
    });
  });
});

describe('an emergency of hypertension', () => {
  test.each([
    ['SBP 179', { sbp: 179, dbp: 80 }, []],
    ['SBP 180', { sbp: 180, dbp: 80 }, ['E1']],
    ['DBP 109', { sbp: 130, dbp: 109 }, []],
    ['DBP 110', { sbp: 130, dbp: 110 }, ['E1']],
    ['SBP 180 alone', { sbp: 180 }, ['E1']],
    ['DBP 110 alone', { dbp: 110 }, ['E1']],
    ['SBP 179 alone', { sbp: 179 }, []],
    ['a danger sign', { sbp: 120, dbp: 80, hasDangerSign: true }, ['E2']],
    ['pregnant, 139/89', { sbp: 139, dbp: 89, pregnantOrLactating: true }, []],
    ['pregnant, SBP 140', { sbp: 140, dbp: 89, pregnantOrLactating: true }, ['E8']],
    ['pregnant, DBP 90', { sbp: 139, dbp: 90, pregnantOrLactating: true }, ['E8']],
    ['pregnant, only SBP 140 recorded', { sbp: 140, pregnantOrLactating: true }, ['E8']],
    ['pregnant, nothing recorded', { pregnantOrLactating: true }, []],
    ['140/90 and not pregnant', { sbp: 140, dbp: 90 }, []],
    ['a disease that cannot be handled', { sbp: 120, dbp: 80, cannotHandle: true }, ['E9']],
    [
      'everything at once',
      { sbp: 180, dbp: 110, hasDangerSign: true, pregnantOrLactating: true, cannotHandle: true },
      ['E1', 'E2', 'E8', 'E9'],
    ],
    ['a fast heart and a fever', { sbp: 120, dbp: 80, heartRate: 140, temperature: 40 }, []],
  ] as const)('%s', (_, visit, expected) => {
    expect(codes(visit)).toEqual(expected);
    expect(rowGiven(visit) === 'H1').toBe(expected.length > 0);
  });

  test('goes by the same numbers in every profile', () => {
    for (const id of ['CN-NBPHS-2017', 'CN-PRIMARY-2020', 'CN-PRIMARY-2025', 'UK-QOF']) {
      const profile = aProfile(id);
      expect(rowGiven({ sbp: 179, dbp: 109 }, { profile })).toBe('H6');
      expect(rowGiven({ sbp: 180, dbp: 109 }, { profile })).toBe('H1');
    }
  });
});

test('the programme says what it is and what it measures', () => {
  expect(hypertension).toMatchObject({
    code: 'hypertension',
    rowLetter: 'H',
    name: { 'zh-CN': '高血压', en: 'hypertension' },
    measurements: ['sbp', 'dbp', 'heartRate', 'weightKg', 'heightCm'],
    shownApart: [],
    source: expect.stringContaining('高血压患者健康管理服务规范'),
  });
});
