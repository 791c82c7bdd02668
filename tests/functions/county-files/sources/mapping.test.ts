import { describe, expect, test } from 'vitest';

import {
  isPlainFileName,
  mapCell,
  mapTitle,
  readMapping,
} from '../../../../functions/county-files/sources/mapping.ts';
import { isSourceError } from '../../../../functions/county-files/sources/source-error.ts';
import { folderOf, tempFolder } from '../../../local/sources/temp-folder.ts';

const folderWith = (mapping: unknown): string => folderOf({ 'mapping.json': JSON.stringify(mapping) });

const residents = (mapping: object) => {
  const read = readMapping(folderWith({ 'residents.csv': mapping })).get('residents.csv');
  if (read === undefined) throw new Error('the mapping is there');
  return read;
};

const faultOf = (folder: string): string => {
  try {
    readMapping(folder);
  } catch (error) {
    if (isSourceError(error) && error.code === 'source/bad-mapping') return error.says.en;
  }
  return 'no fault';
};

describe('a mapping that can be used', () => {
  test('a folder without a mapping.json has none', () => {
    expect(readMapping(tempFolder())).toEqual(new Map());
  });

  test('their file, titles and codes stand for ours', () => {
    const mapping = residents({
      file: '居民.csv',
      columns: { 身份证号: 'idNumber', 性别: 'sex' },
      values: { sex: { 男: 'M', 女: 'F' } },
    });
    expect(mapping.file).toBe('居民.csv');
    expect(mapTitle(mapping, '身份证号')).toBe('idNumber');
    expect(mapTitle(mapping, 'name')).toBe('name');
    expect(mapTitle(mapping, '备注')).toBe('备注');
    expect(mapCell(mapping, 'sex', '女')).toBe('F');
    expect(mapCell(mapping, 'sex', 'M')).toBe('M');
    expect(mapCell(mapping, 'name', '男')).toBe('男');
  });

  test('without a file name, titles or codes ours hold', () => {
    const mapping = residents({});
    expect(mapping.file).toBe('residents.csv');
    expect(mapTitle(mapping, 'id')).toBe('id');
    expect(mapCell(mapping, 'sex', 'F')).toBe('F');
  });

  test('lists are mapped element by element, and an element without a word of ours goes', () => {
    const mapping = residents({
      values: { keyGroups: { 孕产妇: 'pregnant', 双重: 'disabled|low_income', 一般人群: '' } },
    });
    expect(mapCell(mapping, 'keyGroups', '孕产妇|tuberculosis|一般人群')).toBe('pregnant|tuberculosis');
    expect(mapCell(mapping, 'keyGroups', '一般人群')).toBe('');
    expect(mapCell(mapping, 'keyGroups', '')).toBe('');
    expect(mapCell(mapping, 'keyGroups', 'a||b')).toBe('a||b'); // what is wrong stays to be seen
    expect(mapCell(mapping, 'keyGroups', '双重')).toBe('disabled|low_income');
  });

  test('a code may mean unknown, and an empty cell may mean a word', () => {
    const mapping = residents({ values: { sex: { 9: '' }, smsConsent: { '': 'no' } } });
    expect(mapCell(mapping, 'sex', '9')).toBe('');
    expect(mapCell(mapping, 'smsConsent', '')).toBe('no');
  });

  test('titles and codes named like parts of JavaScript are plain words', () => {
    const mapping = residents({ columns: { constructor: 'name' } });
    expect(mapTitle(mapping, 'constructor')).toBe('name');
    expect(mapTitle(mapping, 'toString')).toBe('toString');
    expect(mapCell(residents({ values: { sex: {} } }), 'sex', 'valueOf')).toBe('valueOf');
  });

  test('a BOM before the JSON is left out', () => {
    expect(readMapping(folderOf({ 'mapping.json': '\ufeff{}' }))).toEqual(new Map());
  });
});

describe('a mapping that is wrong says what is wrong', () => {
  test.each<[string, unknown, string]>([
    ['an unknown file', { 'people.csv': {} }, 'there is no county file “people.csv”'],
    [
      'an unknown column',
      { 'residents.csv': { columns: { 职业: 'job' } } },
      '“residents.csv” has no column “job”',
    ],
    ['a column of another file', { 'exams.csv': { columns: { 名: 'name' } } }, 'has no column “name”'],
    ['codes of an unknown column', { 'residents.csv': { values: { job: {} } } }, 'has no column “job”'],
    [
      'two titles for one column',
      { 'residents.csv': { columns: { 手机: 'phone', 电话: 'phone' } } },
      'two titles, “手机” and “电话”, stand for the column “phone” of “residents.csv”',
    ],
    ['an unknown property', { 'residents.csv': { colums: {} } }, '“residents.csv → colums” has another form'],
    [
      'a word that is no text',
      { 'exams.csv': { values: { kind: { 1: 2 } } } },
      '“exams.csv → values → kind → 1”',
    ],
    ['a list', [], 'has another form'],
    [
      'a path as file name',
      { 'exams.csv': { file: '../exams.csv' } },
      '“../exams.csv” is not the name of a file',
    ],
  ])('%s', (_, mapping, fault) => {
    expect(faultOf(folderWith(mapping))).toContain(fault);
  });

  test.each<[string, string | Uint8Array, string]>([
    ['no JSON', '{"residents.csv": ', 'it is not JSON'],
    ['another encoding', Buffer.from('{"\xbe\xd3":{}}', 'latin1'), 'it is not UTF-8'],
    ['more than 1 MiB', ' '.repeat(1024 * 1024 + 1), 'too large'],
    ['nesting without end', '['.repeat(100_000), 'it is not JSON'],
  ])('%s', (_, content, fault) => {
    expect(faultOf(folderOf({ 'mapping.json': content }))).toContain(fault);
  });

  test('1 MiB is not too large', () => {
    expect(faultOf(folderOf({ 'mapping.json': `{}${' '.repeat(1024 * 1024 - 2)}` }))).toBe('no fault');
  });
});

test.each<[string, boolean]>([
  ['居民.csv', true],
  ['..csv', true],
  ['', false],
  ['.', false],
  ['..', false],
  ['a/b.csv', false],
  ['a\\b.csv', false],
  ['/etc/passwd', false],
  ['C:b.csv', false],
  ['a\0b.csv', false],
  ['a\nb.csv', false],
  ['x'.repeat(255), true],
  ['x'.repeat(256), false],
])('that %j is a plain file name is %s', (name, isPlain) => {
  expect(isPlainFileName(name)).toBe(isPlain);
});
