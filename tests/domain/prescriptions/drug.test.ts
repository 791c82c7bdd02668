import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  COLD_DRUG_CLASSES,
  DRUG_CLASSES,
  drugKey,
  drugLine,
  drugNamed,
  drugTable,
  drugText,
  EXCLUDED_DRUG_CLASSES,
} from '../../../domain/prescriptions/index.ts';

describe('the table of drugs', () => {
  test('names every drug once in each language, and every code once', () => {
    expect(drugTable.length).toBeGreaterThan(90);
    for (const names of [
      drugTable.map(({ code }) => code),
      drugTable.map(({ name }) => name['zh-CN']),
      drugTable.map(({ name }) => name.en),
    ])
      expect(new Set(names).size).toBe(names.length);
  });

  test.each(drugTable.map((drug) => [drug.code, drug] as const))(
    'finds %s by each of its names',
    (_, drug) => {
      expect(drug.code).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(drug.name['zh-CN']).toMatch(/^[\p{Script=Han}][^ ,]*$/u);
      expect(drug.name.en).toMatch(/^[a-z][a-z0-9 -]*$/);
      for (const name of [drug.code, drug.name.en, drug.name['zh-CN']]) expect(drugNamed(name)).toBe(drug);
      expect(drugNamed(` ${drug.name.en.toUpperCase()} `)).toBe(drug);
      expect(drugNamed(`${drug.name['zh-CN']}片`)).toBe(drug);
    },
  );

  test('has drugs of every class but that of storage, which names none', () => {
    const classes = new Set(drugTable.map(({ drugClass }) => drugClass));
    expect(Object.keys(DRUG_CLASSES).filter((name) => !classes.values().some((one) => one === name))).toEqual(
      ['special_storage'],
    );
    const known = Object.keys(DRUG_CLASSES);
    for (const name of [...EXCLUDED_DRUG_CLASSES, ...COLD_DRUG_CLASSES]) expect(known).toContain(name);
  });
});

describe('a drug by name', () => {
  test.each([
    ['苯磺酸氨氯地平片', 'amlodipine'],
    ['硝苯地平控释片', 'nifedipine'],
    ['氯沙坦钾片', 'losartan'],
    ['盐酸二甲双胍缓释片', 'metformin'],
    ['盐酸二甲双胍', 'metformin'],
    ['二甲双胍肠溶胶囊', 'metformin'],
    ['甘精胰岛素注射液', 'insulin_glargine'],
    ['Ｍetformin', 'metformin'],
    ['metformin hydrochloride extended release tablets', 'metformin'],
    ['Losartan potassium', 'losartan'],
    ['insulin_glargine', 'insulin_glargine'],
    ['sacubitril and valsartan', 'sacubitril_and_valsartan'],
    ['阿莫西林克拉维酸钾', 'amoxicillin_and_clavulanate'],
    ['阿莫西林克拉维酸钾分散片', 'amoxicillin_and_clavulanate'],
    ['amoxicillin and clavulanate potassium', 'amoxicillin_and_clavulanate'],
    ['氯沙坦钾氢氯噻嗪片', 'losartan_and_hydrochlorothiazide'],
    ['缬沙坦氨氯地平片(Ⅰ)', 'valsartan_and_amlodipine'],
    ['氨氯地平阿托伐他汀钙片', 'amlodipine_and_atorvastatin'],
    ['西格列汀二甲双胍片', 'sitagliptin_and_metformin'],
    ['消渴丸', 'xiaoke_pill'],
    ['复方磷酸可待因口服溶液', 'compound_codeine'],
  ])('%s is %s, without salt and form', (name, code) => {
    expect(drugNamed(name)?.code).toBe(code);
    expect(drugKey(name)).toBe(code);
  });

  test.each(['', '片', '盐酸', 'amlo', '氨氯地平缬沙坦', 'potassium', '复方丹参'])(
    '“%s” is none of the table',
    (name) => {
      expect(drugNamed(name)).toBeUndefined();
    },
  );

  test.each([
    ['阿莫西林克拉维酸钾片', 'antimicrobial'],
    ['复方磺胺甲噁唑片', 'antimicrobial'],
    ['异福胶囊', 'antituberculous'],
    ['氨酚羟考酮片', 'psychotropic_2'],
    ['氨酚曲马多片', 'psychotropic_2'],
    ['氨酚伪麻美芬片', 'precursor'],
    ['厄贝沙坦氢氯噻嗪片', 'compound'],
    ['二甲双胍格列本脲片', 'glucose_compound'],
  ])('%s is of class %s, as the part of it that matters', (name, drugClass) => {
    expect(drugNamed(name)?.drugClass).toBe(drugClass);
  });

  test('that the table does not have is known by itself', () => {
    expect(drugKey(' New  Drug ')).toBe('new drug');
    expect(drugKey('new_drug')).toBe('new drug');
    expect(drugKey('other drug')).not.toBe(drugKey('new drug'));
  });
});

describe('a drug in a county file', () => {
  test.each([
    ['amlodipine@5mg@1', { name: 'amlodipine', dose: '5mg', timesPerDay: 1 }],
    ['amlodipine@5mg', { name: 'amlodipine', dose: '5mg' }],
    ['amlodipine', { name: 'amlodipine' }],
    ['amlodipine@@2', { name: 'amlodipine', timesPerDay: 2 }],
    ['amlodipine@5mg@0.5', { name: 'amlodipine', dose: '5mg', timesPerDay: 0.5 }],
  ])('%s', (cell, line) => {
    expect(drugLine(cell)).toEqual(line);
    expect(drugText(line)).toBe(cell);
  });

  test.each([
    [' amlodipine @ 5mg @ 1 ', { name: 'amlodipine', dose: '5mg', timesPerDay: 1 }],
    ['amlodipine@5mg@often', { name: 'amlodipine', dose: '5mg' }],
    ['amlodipine@5mg@0', { name: 'amlodipine', dose: '5mg' }],
    ['amlodipine@5mg@-1', { name: 'amlodipine', dose: '5mg' }],
    ['amlodipine@5mg@Infinity', { name: 'amlodipine', dose: '5mg' }],
    ['amlodipine@5mg@1@x', { name: 'amlodipine', dose: '5mg', timesPerDay: 1 }],
    ['', { name: '' }],
  ])('“%s” is read as far as it can be', (cell, line) => {
    expect(drugLine(cell)).toEqual(line);
  });

  test('is read back as it was written', () => {
    const word = fc.stringMatching(/^[a-z\u4e00-\u9fa5]{1,8}$/);
    const line = fc.record(
      { name: word, dose: word, timesPerDay: fc.integer({ min: 1, max: 24 }) },
      { requiredKeys: ['name'] },
    );
    fc.assert(
      fc.property(line, (drug) => {
        expect(drugLine(drugText(drug))).toEqual(drug);
      }),
    );
  });
});
