import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { expect, test } from 'vitest';

import { extractWorkbook } from '../../../../functions/county-files/sources/xlsx.ts';
import { folderOf, tempFolder } from '../../../local/sources/temp-folder.ts';

const findProgram = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

const soffice = findProgram('soffice');

const CSV =
  'id,name,birthDate,visitedAt,fpg,smsConsent\nR1,张三,1950-02-28,08:30,6.99,yes\n\nR2,"李,四",2000-12-31,,7,no\n';

/** LibreOffice names the sheet after the file and makes dates, times and numbers of the cells. */
test.skipIf(soffice === undefined)(
  'a workbook saved by LibreOffice gives the CSV it was made from',
  async () => {
    const folder = folderOf({ 'residents.csv': CSV });
    const profile = `-env:UserInstallation=file://${tempFolder()}`;
    const args = [
      profile,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      folder,
      join(folder, 'residents.csv'),
    ];
    execFileSync(soffice ?? '', args, { stdio: 'ignore' });
    const out = tempFolder();
    expect(await extractWorkbook(join(folder, 'residents.xlsx'), out)).toEqual(['residents.csv']);
    expect(readFileSync(join(out, 'residents.csv'), 'utf8')).toBe(CSV);
  },
);
