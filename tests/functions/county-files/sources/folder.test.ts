import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import {
  type CountyFolder,
  openFolder,
  openSource,
} from '../../../../functions/county-files/sources/folder.ts';
import { isSourceError } from '../../../../functions/county-files/sources/source-error.ts';
import { folderOf, tempFolder } from '../../../local/sources/temp-folder.ts';
import { row, workbookOf } from './workbook-file.ts';

const workbook = (...names: string[]): Buffer =>
  workbookOf({ sheets: names.map((name) => ({ name, rows: row(1, 'id', `of ${name}`) })) });

const mapping = JSON.stringify({ 'residents.csv': { file: '居民.csv', columns: { 姓名: 'name' } } });

const contentOf = (folder: CountyFolder, file: string): string => readFileSync(folder.path(file), 'utf8');

const codeOf = async (path: string, tempDir = tempFolder()): Promise<string> => {
  const outcome: unknown = await openSource(path, tempDir).catch((error: unknown) => error);
  return isSourceError(outcome) ? outcome.code : 'not refused';
};

describe('a folder of county files', () => {
  test('tells which files are there', () => {
    const dir = folderOf({ 'residents.csv': 'id' });
    const folder = openFolder(dir);
    expect(folder.has('residents.csv')).toBe(true);
    expect(folder.has('exams.csv')).toBe(false);
    expect(folder.path('exams.csv')).toBe(join(dir, 'exams.csv'));
    expect(folder.mapping.size).toBe(0);
  });

  test('finds a file under the name that the mapping gives it', () => {
    const dir = folderOf({ 'mapping.json': mapping, '居民.csv': 'theirs', 'residents.csv': 'not meant' });
    const folder = openFolder(dir);
    expect(contentOf(folder, 'residents.csv')).toBe('theirs');
    expect(folder.mapping.get('residents.csv')?.columns.get('姓名')).toBe('name');
  });

  test('a mapping that names a file which is not there is refused, since everyone in it would be missing', async () => {
    const dir = folderOf({ 'mapping.json': mapping, 'residents.csv': 'id' });
    expect(await codeOf(dir)).toBe('source/mapped-file-missing');
  });

  test('a name that leads out of the folder is a fault of the program', () => {
    const folder = openFolder(tempFolder());
    expect(() => folder.path('../residents.csv')).toThrow('not the name of a county file');
  });

  test('is read where it is, whatever else lies in it', async () => {
    const dir = folderOf({ 'regions.csv': 'code', 'notes.xlsx': 'no workbook' });
    const tempDir = tempFolder();
    const folder = await openSource(dir, tempDir);
    expect(folder.path('regions.csv')).toBe(join(dir, 'regions.csv'));
    expect(readdirSync(tempDir)).toEqual([]);
  });

  test('may be empty', async () => {
    const folder = await openSource(tempFolder(), tempFolder());
    expect(folder.has('residents.csv')).toBe(false);
  });
});

describe('a workbook in place of a folder', () => {
  test('its sheets are written beneath the temporary folder and read from there', async () => {
    const source = folderOf({ 'county.XLSX': workbook('residents', 'teams.csv', '封面') });
    const tempDir = join(tempFolder(), 'new');
    const ignored: string[] = [];
    const folder = await openSource(join(source, 'county.XLSX'), tempDir, (step) => {
      if (step.kind === 'ignored') ignored.push(step.sheet);
    });
    expect(contentOf(folder, 'residents.csv')).toBe('id,of residents\n');
    expect(contentOf(folder, 'teams.csv')).toBe('id,of teams.csv\n');
    expect(folder.has('exams.csv')).toBe(false);
    expect(folder.path('teams.csv').startsWith(tempDir)).toBe(true);
    expect(ignored).toEqual(['封面']);
  });

  test('opened twice, it is written to two places', async () => {
    const source = folderOf({ 'county.xlsx': workbook('residents') });
    const tempDir = tempFolder();
    const paths = new Set<string>();
    for (const path of ['county.xlsx', 'county.xlsx']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the case at hand
      paths.add((await openSource(join(source, path), tempDir)).path('residents.csv'));
    }
    expect(paths.size).toBe(2);
  });

  test.each(['居民', '居民.csv'])('a mapping beside it holds for its sheet %s', async (sheet) => {
    const source = folderOf({ 'his.xlsx': workbook(sheet, 'residents'), 'mapping.json': mapping });
    const ignored: string[] = [];
    const folder = await openSource(join(source, 'his.xlsx'), tempFolder(), (step) => {
      if (step.kind === 'ignored') ignored.push(step.sheet);
    });
    expect(contentOf(folder, 'residents.csv')).toBe(`id,of ${sheet}\n`);
    expect(folder.mapping.get('residents.csv')?.columns.get('姓名')).toBe('name');
    expect(ignored).toEqual(['residents']);
  });

  test('a mapping that names a sheet which is not there is refused', async () => {
    const source = folderOf({ 'his.xlsx': workbook('teams'), 'mapping.json': mapping });
    expect(await codeOf(join(source, 'his.xlsx'))).toBe('source/mapped-file-missing');
  });

  test('a folder with nothing but one workbook is that workbook; a lock file beside it does not count', async () => {
    const source = folderOf({ 'county.xlsx': workbook('residents'), '~$county.xlsx': '', 'read me.txt': '' });
    expect(contentOf(await openSource(source, tempFolder()), 'residents.csv')).toBe('id,of residents\n');
  });

  test('of several workbooks in a folder nobody knows which is meant', async () => {
    const source = folderOf({ 'a.xlsx': workbook('residents'), 'b.xlsx': workbook('residents') });
    expect(await codeOf(source)).toBe('source/several-workbooks');
  });
});

describe('anything else is refused with what to give', () => {
  test.each<[string, string, string]>([
    ['a single CSV file', 'residents.csv', 'source/not-a-source'],
    ['an archive', 'county.zip', 'source/not-a-source'],
    ['what is not there', 'missing.xlsx', 'source/missing'],
    ['text named .xlsx', 'text.xlsx', 'source/not-xlsx'],
    ['an old workbook', 'old.xls', 'source/old-or-locked'],
  ])('%s', async (_, name, code) => {
    const source = folderOf({
      'residents.csv': 'id',
      'county.zip': workbook('residents'),
      'text.xlsx': 'id,name',
      'old.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    });
    expect(await codeOf(join(source, name))).toBe(code);
  });

  test('the sentence tells what would do, in both languages', async () => {
    const path = join(tempFolder(), 'nothing');
    const outcome: unknown = await openSource(path, tempFolder()).catch((error: unknown) => error);
    if (!isSourceError(outcome)) throw new Error('it is refused');
    expect(outcome.says.en).toMatch(/folder of county files or an \.xlsx workbook/);
    expect(outcome.says['zh-CN']).toContain('县数据文件夹或.xlsx工作簿');
    expect(outcome.says.en).toContain(basename(path));
  });
});
