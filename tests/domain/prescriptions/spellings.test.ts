import { describe, expect, test } from 'vitest';

import { drugNamed } from '../../../domain/prescriptions/index.ts';

const codeOf = (name: string): string | undefined => drugNamed(name)?.code;

describe('a drug is the same', () => {
  test.each([
    '片',
    '胶囊',
    '软胶囊',
    '颗粒',
    '丸',
    '滴丸',
    '注射液',
    '口服液',
    '口服溶液',
    '缓释片',
    '控释片',
    '肠溶片',
    '分散片',
    '口崩片',
    '咀嚼片',
    '泡腾片',
    '肠溶缓释胶囊',
  ])('in the form %s', (form) => {
    expect(codeOf(`二甲双胍${form}`)).toBe('metformin');
    expect(codeOf(`盐酸二甲双胍${form}`)).toBe('metformin');
  });

  test.each([
    ['盐酸贝那普利片', 'benazepril'],
    ['硫酸阿托品注射液', 'atropine'],
    ['磷酸西格列汀片', 'sitagliptin'],
    ['苯磺酸左氨氯地平片', 'levamlodipine'],
    ['马来酸依那普利片', 'enalapril'],
    ['富马酸比索洛尔片', 'bisoprolol'],
    ['琥珀酸美托洛尔缓释片', 'metoprolol'],
    ['酒石酸唑吡坦片', 'zolpidem'],
    ['枸橼酸芬太尼注射液', 'fentanyl'],
    ['苯甲酸阿格列汀片', 'alogliptin'],
    ['甲磺酸多沙唑嗪缓释片', 'doxazosin'],
    ['氢溴酸美托洛尔', 'metoprolol'],
    ['门冬氨酸氨氯地平片', 'amlodipine'],
    ['氯沙坦钾片', 'losartan'],
    ['福辛普利钠片', 'fosinopril'],
    ['阿托伐他汀钙片', 'atorvastatin'],
    ['奥美沙坦酯片', 'olmesartan'],
  ])('as the salt or ester that it is sold as: %s', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  test.each([
    ['amlodipine besylate tablets', 'amlodipine'],
    ['Amlodipine Besilate Tablet', 'amlodipine'],
    ['enalapril maleate', 'enalapril'],
    ['bisoprolol fumarate', 'bisoprolol'],
    ['metoprolol succinate extended release tablets', 'metoprolol'],
    ['metoprolol tartrate sustained release capsules', 'metoprolol'],
    ['sitagliptin phosphate', 'sitagliptin'],
    ['doxazosin mesylate controlled release', 'doxazosin'],
    ['morphine sulfate injection', 'morphine'],
    ['atorvastatin calcium capsule', 'atorvastatin'],
    ['fosinopril sodium', 'fosinopril'],
    ['olmesartan medoxomil', 'olmesartan'],
    ['candesartan cilexetil', 'candesartan'],
    ['metoprolol hydrobromide', 'metoprolol'],
    ['aspirin enteric coated tablets', 'aspirin'],
  ])('in English: %s', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });
});

test.each(['片二甲双胍', '二甲双胍盐酸', '二甲双胍片剂', 'hydrochloride metformin', 'metforminsodium'])(
  'a salt or form in another place makes another name of it: %s',
  (name) => {
    expect(codeOf(name)).toBeUndefined();
  },
);
