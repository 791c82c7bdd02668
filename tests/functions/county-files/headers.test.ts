import { describe, expect, test } from 'vitest';

import { bilingual, isCountyError } from '../../../functions/county-files/county-error.ts';
import {
  COUNTY_COLUMNS,
  COUNTY_FILES,
  type CountyFile,
  fileName,
} from '../../../functions/county-files/columns.ts';
import { type CountyTexts, sourceOf, textsOf } from './county-texts.ts';
import { type Imported, importInto, openStoreInMemory, storedRows } from './imported.ts';
import { soundCounty } from './sound-rows.ts';

const texts = textsOf(soundCounty);

const textOf = (file: CountyFile): string => String(texts[file]);

const imported = async (changed: CountyTexts): Promise<Imported & { readonly stored: readonly string[] }> => {
  const { store, table } = openStoreInMemory();
  const found = await importInto(store, sourceOf({ ...texts, ...changed }));
  const stored = await storedRows(store);
  await table.close();
  return { ...found, stored };
};

/** The sentence that stopped an import. */
const refusalOf = async (changed: CountyTexts): Promise<string> => {
  const { store, table } = openStoreInMemory();
  const outcome: unknown = await importInto(store, sourceOf({ ...texts, ...changed })).catch(
    (error: unknown) => error,
  );
  await table.close();
  return isCountyError(outcome) ? bilingual(outcome.says) : 'not refused';
};

/** The columns of a file in another order, the last first. */
const reversed = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.split(',').reverse().join(','))
    .join('\n');

/** A file with a further column in front. */
const withColumn = (text: string, title: string, cell: string): string =>
  text
    .split('\n')
    .map((line, i) => (line === '' ? '' : `${i === 0 ? title : cell},${line}`))
    .join('\n');

/** A file without the columns that may be missing. */
const requiredOnly = (file: CountyFile): string => {
  const kept = COUNTY_COLUMNS[file].flatMap(({ isRequired }, place) => (isRequired ? [place] : []));
  return textOf(file)
    .split('\n')
    .map((line) => (line === '' ? '' : kept.map((place) => line.split(',')[place]).join(',')))
    .join('\n');
};

describe('the columns of a file', () => {
  test('of the sound county all go in, without a warning', async () => {
    const { event, rejects, warnings } = await imported({});
    expect([rejects, warnings]).toEqual([[], []]);
    expect(event.files).toEqual(
      Object.fromEntries(
        COUNTY_FILES.map((file) => [fileName(file), { accepted: soundCounty[file].length, rejected: 0 }]),
      ),
    );
  });

  test.each(COUNTY_FILES)('of %s.csv may stand in any order', async (file) => {
    const { rejects, warnings, stored } = await imported({ [file]: reversed(textOf(file)) });
    expect([rejects, warnings]).toEqual([[], []]);
    expect(stored).toEqual((await imported({})).stored);
  });

  test.each(COUNTY_FILES)('of %s.csv may be the required ones alone', async (file) => {
    const { rejects } = await imported({ [file]: requiredOnly(file) });
    expect(rejects).toEqual([]);
  });

  test('that nobody knows are left aside with one warning each, in the header’s line', async () => {
    const { rejects, warnings, stored } = await imported({
      residents: withColumn(withColumn(textOf('residents'), 'legacyCode', 'x'), 'job', '=1+1'),
      exams: `\n${withColumn(textOf('exams'), 'Kind', 'x')}`,
    });
    expect(rejects).toEqual([]);
    expect(warnings).toEqual([
      { file: 'residents.csv', line: 1, column: 'job', code: 'unknown_column' },
      { file: 'residents.csv', line: 1, column: 'legacyCode', code: 'unknown_column' },
      { file: 'exams.csv', line: 2, column: 'Kind', code: 'unknown_column' },
    ]);
    expect(stored).toEqual((await imported({})).stored);
  });

  test('that nobody knows may stand twice', async () => {
    const twice = withColumn(withColumn(textOf('residents'), 'job', 'x'), 'job', 'y');
    const { rejects, warnings } = await imported({ residents: twice });
    expect(rejects).toEqual([]);
    expect(warnings.map(({ column }) => column)).toEqual(['job', 'job']);
  });
});

describe('an import stops with one sentence', () => {
  const required = COUNTY_FILES.flatMap((file) =>
    COUNTY_COLUMNS[file].filter(({ isRequired }) => isRequired).map(({ name }) => [file, name] as const),
  );

  test.each(required)('where %s.csv has no column %s', async (file, column) => {
    const renamed = textOf(file).replace(new RegExp(`(^|,)${column}(,|\n)`), `$1${column}2$2`);
    expect(await refusalOf({ [file]: renamed })).toBe(
      `${file}.csv缺少必需的列${column}，请补上后重试 / ` +
        `${file}.csv has no column ${column}, which is required: add it and try again`,
    );
  });

  test('where a required column or another stands twice', async () => {
    expect(await refusalOf({ residents: withColumn(textOf('residents'), 'name', 'x') })).toBe(
      'residents.csv中列name出现多次，请删除重复的列 / ' +
        'residents.csv has the column name more than once: remove the others',
    );
    expect(await refusalOf({ exams: withColumn(textOf('exams'), 'note', 'x') })).toBe(
      'exams.csv中列note出现多次，请删除重复的列 / ' +
        'exams.csv has the column note more than once: remove the others',
    );
  });

  test.each(['ID', ' id', 'id ', 'Id'])('where the id is titled “%s”', async (title) => {
    const renamed = textOf('residents').replace('id,', `${title},`);
    expect(await refusalOf({ residents: renamed })).toContain('residents.csv has no column id');
  });

  test('where the header is unreadable', async () => {
    const sentence =
      'staff.csv的表头无法读取，请另存为“CSV UTF-8”后重试 / ' +
      'the header of staff.csv cannot be read: save the file as “CSV UTF-8” and try again';
    expect(await refusalOf({ staff: '"id,name,role,teamId\nS1,李,nurse,T1\n' })).toBe(sentence);
    expect(await refusalOf({ staff: Buffer.from('id,name\n', 'utf16le') })).toBe(sentence);
  });

  test('where a file is UTF-16', async () => {
    expect(await refusalOf({ staff: Buffer.from('\ufeffid,name\n', 'utf16le') })).toBe(
      'staff.csv是UTF-16编码，请另存为“CSV UTF-8”后重试 / ' +
        'staff.csv is UTF-16: save it as “CSV UTF-8” and try again',
    );
  });
});

describe('a file without rows', () => {
  test('may be absent', async () => {
    const { staff: _, ...others } = texts;
    const { store, table } = openStoreInMemory();
    const { event, rejects, warnings } = await importInto(store, sourceOf(others));
    await table.close();
    expect([rejects, warnings]).toEqual([[], []]);
    expect(event.files['staff.csv']).toEqual({ accepted: 0, rejected: 0 });
  });

  test.each(['', '\n', '\r\n\r\n', '\ufeff', '\ufeff\n'])(
    'may be empty (%j), with a warning',
    async (text) => {
      const { event, rejects, warnings } = await imported({ staff: text });
      expect(rejects).toEqual([]);
      expect(warnings).toEqual([{ file: 'staff.csv', line: 1, column: '', code: 'empty_file' }]);
      expect(event.files['staff.csv']).toEqual({ accepted: 0, rejected: 0 });
    },
  );

  test('may be its header alone', async () => {
    const { rejects, warnings } = await imported({ staff: 'id,name,role,teamId' });
    expect([rejects, warnings]).toEqual([[], []]);
  });
});

describe('a row of another width than the header', () => {
  test.each<[string, string]>([
    ['one cell too many', 'S2,李,nurse,T1,,,no,'],
    ['one cell too few', 'S2,李,nurse,T1,,'],
    ['one cell', 'S2'],
    ['an unquoted comma', 'S2,李,nurse,T1,,chief, of all,no'],
  ])('is left out: %s', async (_, row) => {
    const { rejects, stored } = await imported({ staff: `${textOf('staff')}${row}\nS3,王,nurse,T1,,,no\n` });
    expect(rejects).toEqual([{ file: 'staff.csv', line: 3, column: '', code: 'bad_row' }]);
    expect(stored).toContain('staff: S3 | 王 | nurse | T1 |  |  | no');
  });

  test('is left out though the cells it lacks may be empty', async () => {
    const { rejects } = await imported({ staff: `${textOf('staff')}S2,李,nurse,T1\n` });
    expect(rejects).toEqual([{ file: 'staff.csv', line: 3, column: '', code: 'bad_row' }]);
  });

  test('is left out where it is nothing but commas: it is no blank line', async () => {
    const { rejects } = await imported({ staff: `${textOf('staff')},,,,,,\n\n,\n` });
    expect(rejects).toEqual([
      { file: 'staff.csv', line: 3, column: 'role', code: 'missing' },
      { file: 'staff.csv', line: 5, column: '', code: 'bad_row' },
    ]);
  });
});
