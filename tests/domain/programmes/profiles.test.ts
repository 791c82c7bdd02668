import { describe, expect, test } from 'vitest';

import {
  bloodPressureTarget,
  defaultProfile,
  profileOf,
  profiles,
  type RuleProfile,
} from '../../../domain/programmes/index.ts';

/** The limits that a profile states, without the words that say where they come from. */
const limits = ({ bloodPressureTargets, ...profile }: RuleProfile): unknown => ({
  id: profile.id,
  version: profile.version,
  effectiveFrom: profile.effectiveFrom,
  targets: bloodPressureTargets.map((target) => [
    target.fromAgeYears,
    `${target.inclusive ? '≤' : '<'}${target.sbpMmHg}/${target.dbpMmHg}`,
  ]),
});

describe('the rule profiles are data, pinned', () => {
  test('four targets are in public use', () => {
    expect(profiles.map(limits)).toEqual([
      {
        id: 'CN-NBPHS-2017',
        version: 1,
        effectiveFrom: '2017-02-28',
        targets: [
          [0, '<140/90'],
          [65, '<150/90'],
        ],
      },
      {
        id: 'CN-PRIMARY-2020',
        version: 1,
        effectiveFrom: '2020-01-01',
        targets: [
          [0, '<140/90'],
          [65, '<150/90'],
        ],
      },
      {
        id: 'CN-PRIMARY-2025',
        version: 1,
        effectiveFrom: '2025-01-01',
        targets: [
          [0, '<130/80'],
          [80, '<150/90'],
        ],
      },
      {
        id: 'UK-QOF',
        version: 1,
        effectiveFrom: '2025-04-01',
        targets: [
          [0, '≤140/90'],
          [80, '≤150/90'],
        ],
      },
    ]);
  });

  test.each(profiles)('$id shares the follow-up rules of 2017', ({ emergency, followUp, ...profile }) => {
    expect(emergency).toEqual({
      sbpMmHg: 180,
      dbpMmHg: 110,
      pregnancySbpMmHg: 140,
      pregnancyDbpMmHg: 90,
      glucoseHighMmolPerL: 16.7,
      glucoseLowMmolPerL: 3.9,
      pregnancyFpgMmolPerL: 7,
      pregnancyPpgMmolPerL: 11.1,
      heartRateAbovePerMin: 100,
      temperatureAboveC: 39,
      source: expect.stringContaining('国家基本公共卫生服务规范'),
    });
    expect(followUp).toMatchObject({ twoWeekDays: 14, routineMonths: 3, firstVisitDays: 14 });
    expect(profile.fastingGlucose.belowMmolPerL).toBe(7);
    expect(profile.countsAsFaceToFace.modes).toEqual(['clinic', 'home']);
    expect(profile.streak).toMatchObject({ mode: 'fact', resetAfterReferralClosed: false });
  });

  test.each(profiles)('$id names the source of every number', (profile) => {
    const sources = [
      profile.source,
      profile.emergency.source,
      profile.followUp.source,
      profile.fastingGlucose.source,
      profile.countsAsFaceToFace.source,
      profile.streak.source,
      ...profile.bloodPressureTargets.map(({ source }) => source),
    ];
    for (const source of sources)
      expect(source).toMatch(
        /国家基本公共卫生服务规范|国家基层高血压防治管理指南|Quality and Outcomes|domain-rules\.md §/,
      );
    expect(profile.emergency.source).toMatch(/高血压患者.*2型糖尿病患者/);
    expect(profile.title['zh-CN']).toMatch(/规范（2017）|指南（20(20|25)）|英国质量与结果框架（国际比较）/);
    expect(profile.title.en).toMatch(/2017|2020|2025|comparison/);
  });

  test('each clinical profile cites its own document', () => {
    expect(profiles.map(({ source }) => source)).toEqual([
      '国家基本公共卫生服务规范（第三版）, 2017',
      '国家基层高血压防治管理指南, 2020',
      '国家基层高血压防治管理指南, 2025',
      'NHS Quality and Outcomes Framework 2025/26, HYP008 and HYP009',
    ]);
    expect(profiles.map(({ fastingGlucose }) => fastingGlucose.source)).toEqual(
      profiles.map(() => '国家基本公共卫生服务规范（第三版）, 2017, 2型糖尿病患者健康管理服务规范'),
    );
  });
});

test('the official assessment counts by the specification of 2017', () => {
  expect(defaultProfile.id).toBe('CN-NBPHS-2017');
  expect(profiles[0]).toBe(defaultProfile);
});

test('a profile is found by its id, exactly', () => {
  for (const profile of profiles) expect(profileOf(profile.id)).toBe(profile);
  for (const id of ['', 'cn-nbphs-2017', 'CN-NBPHS', 'CN-NBPHS-2018']) expect(profileOf(id)).toBeUndefined();
});

test('the target of an age is the last that begins by it', () => {
  const from = (ageYears: number): number => bloodPressureTarget(defaultProfile, ageYears).fromAgeYears;
  expect([0, 64, 65, 66, 120].map(from)).toEqual([0, 0, 65, 65, 65]);
});

test('a profile without a target for an age is a broken profile', () => {
  const broken: RuleProfile = { ...defaultProfile, id: 'BROKEN', bloodPressureTargets: [] };
  expect(() => bloodPressureTarget(broken, 40)).toThrow('BROKEN has no blood-pressure target at age 40');
});
