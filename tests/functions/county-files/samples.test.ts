import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { defaultProfile } from '../../../domain/programmes/index.ts';
import { importData, run, type Terminal } from '../../../local/cli/commands.ts';
import { on } from '../../given/values.ts';
import { readCountyFile } from '../../local/generate/read-county.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { csvFilesIn, linesOf } from './outputs-of.ts';

const SAMPLES = ['june', 'dirty', 'leap-day', 'seventh-of-january', 'year-end'] as const;

/** The columns of each file as county-files.md names them, and their order. */
const HEADERS = {
  assessments:
    'followupId,residentId,programme,visitedOn,row,class,controlled,action,task,latestDate,profile',
  worklist: 'residentId,teamId,kind,programme,dueOn,daysOverdue,stage',
  reminders: 'residentId,phone,kind,subjectIds,dueOn,offsetDays,segments,text',
  calls: 'residentId,teamId,kind,dueOn,reason',
  rates: 'scope,scopeId,indicator,group,numerator,denominator,rate',
} as const;

const FILES = ['assessments', 'worklist', 'reminders', 'calls', 'rates'] as const;

const silent: Terminal = { print: () => {}, isJson: false, onProgress: () => {} };

const sampleFolder = (sample: string): string =>
  fileURLToPath(new URL(`../../samples/${sample}`, import.meta.url));

const dayOf = (sample: string) => on(readFileSync(join(sampleFolder(sample), 'as-of'), 'utf8').trim());

/** Runs a sample as `jiayi run --data` does. */
const runSample = async (sample: string): Promise<string> => {
  const out = tempFolder();
  const data = join(sampleFolder(sample), 'county');
  const options = { asOf: dayOf(sample), out, programmeProfile: defaultProfile, strict: false };
  await run(silent, { ...options, data });
  return out;
};

/** The cells of a file in the columns that another file has. */
const cellsIn = (folder: string, file: string, columns: readonly string[]): readonly (readonly string[])[] =>
  readCountyFile(folder, file).rows.map((row) => columns.map((column) => row[column] ?? 'no such column'));

describe.each(SAMPLES)('the sample county “%s”', async (sample) => {
  const out = await runSample(sample);
  const expected = join(sampleFolder(sample), 'expected');

  test.each(FILES)('gives %s.csv as an independent computation does, cell by cell', (file) => {
    const { columns } = readCountyFile(expected, file);
    expect(readCountyFile(out, file).columns.join(',')).toBe(HEADERS[file]);
    expect(cellsIn(out, file, columns)).toEqual(cellsIn(expected, file, columns));
  });

  test('leaves out the same rows', () => {
    const found = cellsIn(out, 'rejects', ['file', 'line', 'column']);
    const { either } = expectationsOf(sample);
    const mayBeEither = (row: readonly string[]): boolean =>
      either.some(({ file, line }) => file === row[0] && String(line) === row[1]);
    expect(found.filter((row) => !mayBeEither(row))).toEqual(
      cellsIn(expected, 'rejects', ['file', 'line', 'column']).filter((row) => !mayBeEither(row)),
    );
  });

  test('gives the same bytes when it is imported first and run from the database', async () => {
    const [db, again] = [join(tempFolder(), 'jiayi.db'), tempFolder()];
    await importData(silent, { db, data: join(sampleFolder(sample), 'county'), out: again, strict: false });
    await run(silent, {
      db,
      asOf: dayOf(sample),
      out: again,
      programmeProfile: defaultProfile,
      strict: false,
    });
    expect(csvFilesIn(again)).toEqual(csvFilesIn(out));
  });

  test('has one line of reminders for each phone, its segments counted', () => {
    for (const row of readCountyFile(out, 'reminders').rows) {
      const text = row['text'] ?? '';
      expect(row['segments']).toBe(String(text.length <= 70 ? 1 : Math.ceil(text.length / 67)));
      expect(text).toContain('【');
    }
    const phones = readCountyFile(out, 'reminders').rows.map((row) => row['phone']);
    expect(new Set(phones).size).toBe(phones.length);
  });
});

const Expectation = z.object({ file: z.string(), line: z.int(), kind: z.string() });
const Expectations = z.object({
  rejected: z.array(Expectation),
  survive: z.array(Expectation),
  either: z.array(Expectation),
  warnings: z.array(z.object({ file: z.string(), column: z.string() })),
});
type Expectations = z.infer<typeof Expectations>;

/** What is said of single rows; only the dirty county has any. */
const expectationsOf = (sample: string): Expectations =>
  sample === 'dirty'
    ? Expectations.parse(JSON.parse(readFileSync(join(sampleFolder('dirty'), 'dirty-expected.json'), 'utf8')))
    : { rejected: [], survive: [], either: [], warnings: [] };

describe('the dirty county', async () => {
  const out = await runSample('dirty');
  const { rejected, survive, either, warnings } = expectationsOf('dirty');
  const found = new Set(
    linesOf(csvFilesIn(out)['rejects.csv']).map((line) => line.split(',').slice(0, 2).join(':')),
  );

  test.each(rejected)('leaves out $file:$line ($kind)', ({ file, line }) => {
    expect(found).toContain(`${file}:${line}`);
  });

  test.each(survive)('keeps $file:$line ($kind)', ({ file, line }) => {
    expect(found).not.toContain(`${file}:${line}`);
  });

  test('leaves out nothing else', () => {
    expect(found.size).toBeLessThanOrEqual(rejected.length + either.length);
    expect(found.size).toBeGreaterThanOrEqual(rejected.length);
  });

  test.each(warnings)('warns of the unknown column $column of $file', ({ file, column }) => {
    expect(csvFilesIn(out)['warnings.csv']).toContain(`\n${file},1,${column},unknown_column,`);
  });

  test('lists what it left out by file and line, each with a code and a sentence, never with a cell', () => {
    const rows = readCountyFile(out, 'rejects').rows;
    const places = rows.map(({ file, line }): readonly [string, number] => [file ?? '', Number(line)]);
    expect(places).toEqual(places.toSorted(([a, m], [b, n]) => (a < b ? -1 : a > b ? 1 : m - n)));
    for (const { code, message } of rows) {
      expect(code).toMatch(/^[a-z_]+$/);
      expect(message).toMatch(/^[^/]+ \/ [^/]+$/);
    }
  });
});
