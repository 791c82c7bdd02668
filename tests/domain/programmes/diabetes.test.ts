import { describe, expect, test } from 'vitest';

import { diabetes } from '../../../domain/programmes/diabetes.ts';
import { profiles } from '../../../domain/programmes/index.ts';
import { aVisit, type VisitGiven } from '../../given/records.ts';
import { assessed, rowGiven } from '../../given/assessments.ts';

const visit = (given: VisitGiven): VisitGiven => ({ programme: 'diabetes', ...given });
const codes = (given: VisitGiven): string[] => assessed(visit(given)).emergencies.map(({ code }) => code);

describe('fasting glucose, in every profile', () => {
  test.each(
    profiles.flatMap((profile) => [
      { id: profile.id, profile, fpg: 4.0, controlled: true },
      { id: profile.id, profile, fpg: 6.9, controlled: true },
      { id: profile.id, profile, fpg: 6.99, controlled: true },
      { id: profile.id, profile, fpg: 7, controlled: false },
      { id: profile.id, profile, fpg: 16.6, controlled: false },
    ]),
  )('$id: $fpg mmol/L is on target $controlled', ({ profile, fpg, controlled }) => {
    expect(assessed(visit({ fpg }), { profile })).toMatchObject({
      row: controlled ? 7 : 6,
      class: controlled ? 1 : 2,
      controlled,
    });
  });

  test('alone decides: after-meal glucose and blood pressure do not classify', () => {
    expect(assessed(visit({ fpg: 6.5, ppg: 16.6, sbp: 179, dbp: 109 }))).toMatchObject({
      row: 7,
      controlled: true,
    });
  });

  test('is unknown without a fasting value', () => {
    expect(assessed(visit({ ppg: 8, sbp: 120, dbp: 80 }))).toMatchObject({ row: 0, controlled: undefined });
  });

  test('the age makes no difference', () => {
    expect(rowGiven(visit({ fpg: 7 }), { birthDate: '1930-01-01' })).toBe('D6');
  });
});

describe('an emergency of diabetes', () => {
  test.each([
    ['FPG 16.6', { fpg: 16.6 }, []],
    ['FPG 16.7', { fpg: 16.7 }, ['F1']],
    ['FPG 4.0', { fpg: 4.0 }, []],
    ['FPG 3.91', { fpg: 3.91 }, []],
    ['FPG 3.9', { fpg: 3.9 }, ['F1']],
    ['PPG 16.6', { fpg: 6, ppg: 16.6 }, []],
    ['PPG 16.7', { fpg: 6, ppg: 16.7 }, ['F1']],
    ['PPG 16.7 alone', { ppg: 16.7 }, ['F1']],
    ['PPG 4.0', { fpg: 6, ppg: 4.0 }, []],
    ['PPG 3.9', { fpg: 6, ppg: 3.9 }, ['F1']],
    ['SBP 179', { fpg: 6, sbp: 179 }, []],
    ['SBP 180', { fpg: 6, sbp: 180 }, ['F2']],
    ['DBP 109', { fpg: 6, dbp: 109 }, []],
    ['DBP 110', { fpg: 6, dbp: 110 }, ['F2']],
    ['a danger sign', { fpg: 6, hasDangerSign: true }, ['F3']],
    ['heart rate 100', { fpg: 6, heartRate: 100 }, []],
    ['heart rate 101', { fpg: 6, heartRate: 101 }, ['F4']],
    ['39.0 °C', { fpg: 6, temperature: 39 }, []],
    ['39.1 °C', { fpg: 6, temperature: 39.1 }, ['F5']],
    ['pregnant, FPG 6.9 and PPG 11.0', { fpg: 6.9, ppg: 11, pregnantOrLactating: true }, []],
    ['pregnant, FPG 7.0', { fpg: 7, pregnantOrLactating: true }, ['F6']],
    ['pregnant, PPG 11.1', { fpg: 6, ppg: 11.1, pregnantOrLactating: true }, ['F6']],
    ['pregnant, no glucose', { pregnantOrLactating: true }, []],
    ['FPG 7.0 and PPG 11.1, not pregnant', { fpg: 7, ppg: 11.1 }, []],
    ['a disease that cannot be handled', { fpg: 6, cannotHandle: true }, ['F7']],
    [
      'everything at once',
      {
        fpg: 20,
        sbp: 190,
        hasDangerSign: true,
        heartRate: 120,
        temperature: 40,
        pregnantOrLactating: true,
        cannotHandle: true,
      },
      ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'],
    ],
  ] as const)('%s', (_, given, expected) => {
    expect(codes(given)).toEqual(expected);
    expect(rowGiven(visit(given)) === 'D1').toBe(expected.length > 0);
  });

  test('low glucose is no success: 3.9 is below 7.0 and gets no class', () => {
    expect(assessed(visit({ fpg: 3.9 }))).toMatchObject({ row: 1, class: undefined, controlled: true });
  });
});

test.each([
  [4.0, false],
  [3.91, false],
  [3.9, true],
  [2.1, true],
  [undefined, false],
])('a last value of %s is shown apart as hypoglycaemia: %s (A20)', (fpg, isShown) => {
  expect(diabetes.shownApart.map(({ name }) => name)).toEqual(['hypoglycaemia']);
  expect(diabetes.shownApart.map(({ test: applies }) => applies(aVisit(visit({ fpg }))))).toEqual([isShown]);
});

test('the programme says what it is and what it measures', () => {
  expect(diabetes).toMatchObject({
    code: 'diabetes',
    rowLetter: 'D',
    name: { 'zh-CN': '2型糖尿病', en: 'type-2 diabetes' },
    measurements: ['fpg', 'ppg', 'hba1c', 'sbp', 'dbp', 'heartRate', 'temperature', 'weightKg', 'heightCm'],
    source: expect.stringContaining('2型糖尿病患者健康管理服务规范'),
  });
});
