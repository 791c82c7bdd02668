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
    ['硫酸氢氯吡格雷片', 'clopidogrel'],
    ['氯吡格雷硫酸氢盐', 'clopidogrel'],
    ['培哚普利叔丁胺片', 'perindopril'],
    ['培哚普利精氨酸片', 'perindopril'],
    ['盐酸咪达普利片', 'imidapril'],
    ['重酒石酸卡巴拉汀胶囊', undefined],
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
    ['metformin HCl', 'metformin'],
    ['Metformin HCl XR 500 mg', 'metformin'],
    ['metformin extended-release tablets', 'metformin'],
    ['perindopril tert-butylamine', 'perindopril'],
    ['perindopril erbumine', 'perindopril'],
    ['clopidogrel bisulfate', 'clopidogrel'],
    ['insulin aspart 30 injection', 'insulin_aspart'],
    ['amlodipine 5mg tablets', 'amlodipine'],
  ])('in English: %s', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });
});

describe('a drug is the same in any strength', () => {
  test.each([
    ['氨氯地平5mg', 'amlodipine'],
    ['苯磺酸氨氯地平片 5mg*28片', 'amlodipine'],
    ['二甲双胍片（0.5g×60片）', 'metformin'],
    ['硝苯地平缓释片(Ⅱ)', 'nifedipine'],
    ['厄贝沙坦分散片0.15克', 'irbesartan'],
    ['甘精胰岛素注射液3ml:300单位', 'insulin_glargine'],
    ['门冬胰岛素30注射液', 'insulin_aspart'],
    ['门冬胰岛素50注射液(笔芯)', 'insulin_aspart'],
    ['精蛋白锌重组赖脯胰岛素混合注射液(25R)', 'insulin_lispro'],
    ['重组甘精胰岛素注射液', 'insulin_glargine'],
    ['精蛋白重组人胰岛素注射液', 'isophane_insulin'],
    ['重组人胰岛素注射液', 'human_insulin'],
    ['胰岛素注射液', 'insulin'],
  ])('%s', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  test('which loses no warning that it is kept cold', () => {
    expect(drugNamed('门冬胰岛素30注射液')?.drugClass).toBe('insulin');
  });

  test.each([
    '5mg',
    '30',
    '(Ⅱ)',
    '硫酸氢',
    'HCl',
    '氨氯地平缬沙坦5mg',
    '烟酸辛伐他汀缓释片',
    '苯磺酸氨氯地平叶酸片',
  ])('what is left of %s is none', (name) => {
    expect(codeOf(name)).toBeUndefined();
  });

  test('in a text that is no name it is not sought', () => {
    expect(codeOf(`氨氯地平${'片'.repeat(4)}`)).toBe('amlodipine');
    expect(codeOf(`氨氯地平${'片'.repeat(100_000)}`)).toBeUndefined();
    expect(codeOf('1'.repeat(1_000_000))).toBeUndefined();
  });
});

test.each(['片二甲双胍', '二甲双胍盐酸', '二甲双胍片剂', 'hydrochloride metformin', 'metforminsodium'])(
  'a salt or form in another place makes another name of it: %s',
  (name) => {
    expect(codeOf(name)).toBeUndefined();
  },
);
