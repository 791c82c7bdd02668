import { describe, expect, test } from 'vitest';

import {
  checkPrescription,
  drugNamed,
  EXCLUDED_DRUG_CLASSES,
  prescriptionPolicy,
  type PrescriptionRequest,
} from '../../../domain/prescriptions/index.ts';
import { on } from '../../given/values.ts';

const today = on('2025-06-30');

/** A long prescription that nothing can be said against: 56 days, all papers, contracted, stable. */
const sound: PrescriptionRequest = {
  supplyDays: 56,
  countyLimitDays: 60,
  drugs: ['氨氯地平'],
  assessed: true,
  hasRecordNote: true,
  patientConfirmed: true,
  hasActiveContract: true,
  firstIssueTitle: undefined,
  prescriberRole: 'family_doctor',
  lastVisit: { class: 1, visitedOn: on('2025-06-01') },
  running: [],
};

const answers = (request: Partial<PrescriptionRequest>): string[] =>
  checkPrescription({ ...sound, ...request }, today).map(({ code, answer }) => `${answer} ${code}`);

test('a sound long prescription meets no objection', () => {
  expect(answers({})).toEqual([]);
});

test('the numbers are those of the rules', () => {
  expect(prescriptionPolicy).toEqual({
    usualDays: 28,
    mostDays: 84,
    countyLimitDays: 60,
    refillFallsOffDays: 30,
    stableWithinMonths: 3,
    overlapDays: 7,
    coveredDays: 365,
    enoughShare: 0.8,
  });
});

describe('days', () => {
  test.each([
    [60, 60, []],
    [61, 60, ['refuse prescription/over-county-limit']],
    [30, 30, []],
    [31, 30, ['refuse prescription/over-county-limit']],
    [84, 84, []],
    [84, 60, ['refuse prescription/over-county-limit']],
    [85, 84, ['refuse prescription/over-national-limit']],
    [85, 90, ['refuse prescription/over-national-limit']],
    [90, 60, ['refuse prescription/over-national-limit']],
  ])('%i days where the county allows %i', (supplyDays, countyLimitDays, expected) => {
    expect(answers({ supplyDays, countyLimitDays })).toEqual(expected);
  });

  test('the answer names the limit', () => {
    expect(checkPrescription({ ...sound, supplyDays: 61 }, today)).toEqual([
      {
        code: 'prescription/over-county-limit',
        answer: 'refuse',
        says: { 'zh-CN': '处方量61天，超过本县上限60天', en: "61 days are over the county's limit of 60" },
        source: 'domain-rules.md §5, local rule',
      },
    ]);
    expect(checkPrescription({ ...sound, supplyDays: 85 }, today)).toEqual([
      {
        code: 'prescription/over-national-limit',
        answer: 'refuse',
        says: { 'zh-CN': '处方量85天，超过全国上限84天', en: '85 days are over the national maximum of 84' },
        source: '国卫办医发〔2021〕17号',
      },
    ]);
  });
});

describe('papers', () => {
  const none = { assessed: false, hasRecordNote: false, patientConfirmed: false };

  test('are asked for from 29 days on', () => {
    expect(answers({ ...none, supplyDays: 28 })).toEqual([]);
    expect(answers({ ...none, supplyDays: 29 })).toEqual(['refuse prescription/papers-missing']);
  });

  test.each([
    [{ assessed: false }, '评估', 'assessment'],
    [{ hasRecordNote: false }, '病历记录', 'record note'],
    [{ patientConfirmed: false }, '患者签字确认', "patient's confirmation"],
    [
      { assessed: false, patientConfirmed: false },
      '评估、患者签字确认',
      "assessment, patient's confirmation",
    ],
    [none, '评估、病历记录、患者签字确认', "assessment, record note, patient's confirmation"],
  ])('%j: the answer names what is missing', (missing, zh, en) => {
    expect(checkPrescription({ ...sound, ...missing }, today)).toEqual([
      {
        code: 'prescription/papers-missing',
        answer: 'refuse',
        says: { 'zh-CN': `超过28天的处方缺少：${zh}`, en: `over 28 days, missing: ${en}` },
        source: '国卫办医发〔2021〕17号',
      },
    ]);
  });
});

describe('drugs', () => {
  test('eight classes are excluded', () => {
    expect(EXCLUDED_DRUG_CLASSES).toEqual([
      'toxic',
      'radioactive',
      'precursor',
      'narcotic',
      'psychotropic_1',
      'psychotropic_2',
      'antimicrobial',
      'special_storage',
    ]);
  });

  test.each([
    ['toxic', '三氧化二砷'],
    ['radioactive', '碘[131I]化钠'],
    ['precursor', '盐酸麻黄碱片'],
    ['narcotic', 'Morphine sulfate tablets'],
    ['psychotropic_1', '盐酸哌醋甲酯缓释片'],
    ['psychotropic_2', '地西泮片'],
    ['antimicrobial', 'amoxicillin'],
  ])('of class %s are refused, whatever the days: %s', (drugClass, drug) => {
    expect(drugNamed(drug)?.drugClass).toBe(drugClass);
    const drugs = [...sound.drugs, drug];
    expect(answers({ drugs })).toEqual(['refuse prescription/excluded-drug']);
    expect(answers({ drugs, supplyDays: 7 })).toEqual(['refuse prescription/excluded-drug']);
  });

  test.each(['硝苯地平控释片', '盐酸二甲双胍片', '异烟肼', 'Metoprolol succinate'])(
    'of another class are not: %s',
    (drug) => {
      expect(answers({ drugs: [drug] })).toEqual([]);
    },
  );

  test('are named each as they were written', () => {
    expect(checkPrescription({ ...sound, drugs: ['地西泮片', '吗啡'] }, today)).toEqual(
      ['地西泮片', '吗啡'].map((name) => ({
        code: 'prescription/excluded-drug',
        answer: 'refuse',
        says: { 'zh-CN': `${name}不得开具长期处方`, en: `${name} is excluded from long prescriptions` },
        source: '国卫办医发〔2021〕17号',
      })),
    );
  });

  test('that the table does not have are allowed and named', () => {
    expect(checkPrescription({ ...sound, drugs: ['氨氯地平', '某新药'] }, today)).toEqual([
      {
        code: 'prescription/unknown-drug',
        answer: 'warn',
        says: {
          'zh-CN': '药品目录中没有某新药，请核对是否属于不得开具长期处方的药品',
          en: '某新药 is not in the drug table: check that it is none of the excluded ones',
        },
        source: 'domain-rules.md §5 [design]',
      },
    ]);
  });

  test.each(['甘精胰岛素注射液', 'liraglutide'])('that are kept cold are left to the county: %s', (drug) => {
    expect(checkPrescription({ ...sound, drugs: [drug] }, today)).toEqual([
      {
        code: 'prescription/kept-cold',
        answer: 'warn',
        says: {
          'zh-CN': `${drug}须冷藏，请核对本县长期处方目录`,
          en: `${drug} is kept cold: check the county's list of long prescriptions`,
        },
        source: '国卫办医发〔2021〕17号',
      },
    ]);
  });
});

describe('who prescribes', () => {
  test.each(['nurse', 'pharmacist', 'family_planning'])('is a doctor, not a %s', (prescriberRole) => {
    expect(checkPrescription({ ...sound, prescriberRole }, today)).toEqual([
      {
        code: 'prescription/not-a-prescriber',
        answer: 'refuse',
        says: { 'zh-CN': '只有医师可以开具处方', en: 'only a doctor may prescribe' },
        source: '处方管理办法（卫生部令第53号）第八条',
      },
    ]);
  });

  test.each(['family_doctor', 'village_doctor', 'specialist', 'public_health_physician', 'other', undefined])(
    'may be %s',
    (prescriberRole) => {
      expect(answers({ prescriberRole })).toEqual([]);
    },
  );
});

describe('a contract', () => {
  test('is asked for from 29 days on', () => {
    expect(answers({ hasActiveContract: false, supplyDays: 28 })).toEqual([]);
    expect(answers({ hasActiveContract: false, supplyDays: 29 })).toEqual([
      'refuse prescription/no-contract',
    ]);
    expect(checkPrescription({ ...sound, hasActiveContract: false }, today)).toMatchObject([
      {
        says: { 'zh-CN': '超过28天的处方须有有效签约', en: 'over 28 days only with an active contract' },
        source: 'domain-rules.md §5, local rule',
      },
    ]);
  });
});

describe('the title of who issues a first long prescription', () => {
  test.each(['intermediate', 'associate_senior', 'senior', '主治医师', '主管医师', '副主任医师', '主任医师'])(
    '%s is enough',
    (firstIssueTitle) => {
      expect(answers({ firstIssueTitle })).toEqual([]);
    },
  );

  test.each(['', 'junior', 'assistant', '医师', '医士', '助理医师', '主管护师'])(
    '“%s” is pointed out, not refused, from 29 days on',
    (firstIssueTitle) => {
      expect(answers({ firstIssueTitle, supplyDays: 28 })).toEqual([]);
      expect(answers({ firstIssueTitle, supplyDays: 29 })).toEqual(['warn prescription/title']);
      expect(checkPrescription({ ...sound, firstIssueTitle }, today)).toMatchObject([
        {
          says: {
            'zh-CN': '首次长期处方应由中级及以上职称医师开具',
            en: 'a first long prescription is for doctors of intermediate title or above',
          },
          source: '国卫办医发〔2021〕17号',
        },
      ]);
    },
  );
});

describe('stability: the last visit of class 1 within three months', () => {
  test.each([
    ['three months ago to the day', { class: 1, visitedOn: on('2025-03-30') }, true],
    ['a day longer ago', { class: 1, visitedOn: on('2025-03-29') }, false],
    ['today', { class: 1, visitedOn: today }, true],
    ['of class 2', { class: 2, visitedOn: today }, false],
    ['of class 3', { class: 3, visitedOn: today }, false],
    ['of class 4', { class: 4, visitedOn: today }, false],
    ['without class', { class: undefined, visitedOn: today }, false],
    ['none', undefined, false],
  ] as const)('%s', (_, lastVisit, isStable) => {
    expect(answers({ lastVisit, supplyDays: 29 })).toEqual(
      isStable ? [] : ['refuse prescription/not-stable'],
    );
    expect(answers({ lastVisit, supplyDays: 28 })).toEqual(isStable ? [] : ['warn prescription/not-stable']);
  });

  test('the answer says so', () => {
    expect(checkPrescription({ ...sound, lastVisit: undefined }, today)).toMatchObject([
      {
        says: { 'zh-CN': '近3个月没有控制满意的随访', en: 'no visit on target in the last 3 months' },
        source: 'domain-rules.md §5 [design]',
      },
    ]);
  });
});

describe('supply that still runs', () => {
  test.each([
    ['the same drug for 7 more days', 'amlodipine', '2025-07-07', []],
    ['the same drug for 8 more days', 'amlodipine', '2025-07-08', ['warn prescription/overlap']],
    ['another drug', 'valsartan', '2025-09-01', []],
    ['the same drug, run out', 'amlodipine', '2025-06-01', []],
  ])('%s', (...[, drug, runsOutOn, expected]) => {
    expect(answers({ running: [{ drug, runsOutOn: on(runsOutOn) }] })).toEqual(expected);
  });

  test('is named with the day it lasts until', () => {
    const running = [{ drug: 'amlodipine', runsOutOn: on('2025-08-01') }];
    expect(checkPrescription({ ...sound, running }, today)).toEqual([
      {
        code: 'prescription/overlap',
        answer: 'warn',
        says: { 'zh-CN': '氨氯地平尚有余量至2025-08-01', en: '氨氯地平 still lasts until 2025-08-01' },
        source: 'domain-rules.md §5 [design]',
      },
    ]);
  });
});

test('all objections are told at once, in the order of the rules', () => {
  expect(
    answers({
      supplyDays: 61,
      assessed: false,
      drugs: ['吗啡', '甘精胰岛素', 'X'],
      prescriberRole: 'nurse',
      hasActiveContract: false,
      firstIssueTitle: '',
      lastVisit: undefined,
      running: [{ drug: 'x', runsOutOn: on('2025-12-31') }],
    }),
  ).toEqual([
    'refuse prescription/over-county-limit',
    'refuse prescription/papers-missing',
    'refuse prescription/excluded-drug',
    'refuse prescription/no-contract',
    'warn prescription/title',
    'refuse prescription/not-stable',
    'warn prescription/overlap',
    'warn prescription/unknown-drug',
    'warn prescription/kept-cold',
    'refuse prescription/not-a-prescriber',
  ]);
});
