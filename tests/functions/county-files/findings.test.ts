import { readdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import { FAULTS, WARNINGS } from '../../../functions/county-files/faults.ts';
import { openFindings } from '../../../functions/county-files/outputs.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { csvFilesIn } from './outputs-of.ts';

test('what an import found is listed by file and number of the line, each with a sentence in both languages', () => {
  const folder = tempFolder();
  const { sink, publish } = openFindings(folder);
  sink.reject('staff', 3, { column: 'role', code: 'missing' });
  sink.reject('residents', 100, { column: '', code: 'bad_row' });
  sink.reject('residents', 20, { column: 'residentId+examinedOn+kind', code: 'duplicate' });
  sink.warn('exams', 1, { column: 'legacyCode', code: 'unknown_column' });
  publish();
  const says = ({ 'zh-CN': zh, en }: { 'zh-CN': string; en: string }): string =>
    en.includes(',') ? `"${zh} / ${en}"` : `${zh} / ${en}`;
  expect(csvFilesIn(folder)).toEqual({
    'rejects.csv': [
      'file,line,column,code,message',
      `residents.csv,20,residentId+examinedOn+kind,duplicate,${says(FAULTS.duplicate)}`,
      `residents.csv,100,,bad_row,${says(FAULTS.bad_row)}`,
      `staff.csv,3,role,missing,${says(FAULTS.missing)}`,
      '',
    ].join('\n'),
    'warnings.csv': [
      'file,line,column,code,message',
      `exams.csv,1,legacyCode,unknown_column,${says(WARNINGS.unknown_column)}`,
      '',
    ].join('\n'),
  });
});

test.each([
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+1', "'+1"],
  ['two\nlines, one column', '"two\nlines, one column"'],
])('an unknown column titled %j is named so that no spreadsheet calculates it', (title, shown) => {
  const folder = tempFolder();
  const { sink, publish } = openFindings(folder);
  sink.warn('exams', 1, { column: title, code: 'unknown_column' });
  publish();
  expect(csvFilesIn(folder)['warnings.csv']).toContain(`\nexams.csv,1,${shown},unknown_column,`);
});

test('an import that breaks off leaves no findings and no temporary files', () => {
  const folder = tempFolder();
  const { sink, close } = openFindings(folder);
  sink.reject('staff', 3, { column: 'role', code: 'missing' });
  close();
  expect(readdirSync(folder)).toEqual([]);
});
