import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { csvFilesIn, linesOf, type Texts } from '../../functions/county-files/outputs-of.ts';
import { readCountyFile } from '../generate/read-county.ts';
import { folderOf, tempFolder } from '../sources/temp-folder.ts';
import { row, workbookOf } from '../../functions/county-files/sources/workbook-file.ts';
import { jiayiHere } from './in-process.ts';
import { jiayi, type Outcome, sampleCounty, shell, SHELL_COMMAND } from './jiayi.ts';

const june = sampleCounty('june');

/** A command that did what it was asked, said so, and complained of nothing. */
const done = { code: 0, signal: null, err: '' } as const;

let out = '';
let db = '';
let ran: Outcome;
beforeAll(async () => {
  out = join(tempFolder(), 'new', 'out');
  db = join(out, 'jiayi.db');
  ran = await jiayi('run', '--data', june, '--as-of', '2025-06-30', '--out', out);
});

describe('jiayi run', () => {
  test('imports, runs the day, and says what it came to', () => {
    expect(ran).toMatchObject(done);
    expect(ran.out).toMatch(/^导入 \/ imported\n {2}regions\.csv +15\n/);
    expect(ran.out).toContain('2025-06-30 CN-NBPHS-2017\n');
    expect(ran.out).toContain('签约率 / contract rate (207/484)');
    expect(ran.out.trimEnd().endsWith(`文件 / files: ${out}`)).toBe(true);
  });

  test('writes its files and its database into the folder, and nothing else', () => {
    expect(readdirSync(out).toSorted()).toEqual([
      'assessments.csv',
      'calls.csv',
      'jiayi.db',
      'rates.csv',
      'rejects.csv',
      'reminders.csv',
      'warnings.csv',
      'worklist.csv',
    ]);
  });

  test('prints one JSON object a line where that is asked for', async () => {
    const again = await jiayi('run', '--db', db, '--as-of', '2025-06-30', '--out', tempFolder(), '--json');
    expect(again).toMatchObject(done);
    expect(
      again.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        type: 'day-run@1',
        day: '2025-06-30',
        profile: 'CN-NBPHS-2017',
        residents: 500,
        visits: 865,
        tasks: 134,
        messages: 22,
        calls: 59,
      },
    ]);
  });

  test('with another profile says so in every row', async () => {
    const other = tempFolder();
    const run = ['run', '--db', db, '--as-of', '2025-06-30', '--out', other] as const;
    const outcome = await jiayiHere(...run, '--programme-profile', 'UK-QOF');
    expect(outcome).toMatchObject(done);
    expect(outcome.out).toContain('2025-06-30 UK-QOF\n');
    const profiles = readCountyFile(other, 'assessments').rows.map((assessment) => assessment['profile']);
    expect(new Set(profiles)).toEqual(new Set(['UK-QOF']));
  });

  test('with rows left out ends with 0, and with 3 where that is to count', async () => {
    const run = ['run', '--data', sampleCounty('dirty'), '--as-of', '2025-09-30', '--out'] as const;
    const [lenient, strict, clean] = await Promise.all([
      jiayiHere(...run, tempFolder()),
      jiayi(...run, tempFolder(), '--strict', '--json'),
      jiayiHere('run', '--db', db, '--as-of', '2025-06-30', '--out', tempFolder(), '--strict'),
    ]);
    expect(lenient).toMatchObject(done);
    expect(lenient.out).toMatch(/剔除11\d行，原因见 .*rejects\.csv/);
    expect(strict).toMatchObject({ code: 3, err: '' });
    expect(
      strict.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)['type']),
    ).toEqual(['county-imported@1', 'day-run@1']);
    expect(clean).toMatchObject(done);
  });
});

test('two runs at the same time give the same bytes and claim each message once', async () => {
  const run = async (): Promise<Outcome & { readonly files: Texts }> => {
    const folder = tempFolder();
    const outcome = await jiayi('run', '--db', db, '--as-of', '2025-07-01', '--out', folder);
    return { ...outcome, files: csvFilesIn(folder) };
  };
  const [first, second] = await Promise.all([run(), run()]);
  expect(first).toMatchObject(done);
  expect(second).toMatchObject(done);
  expect(second.files).toEqual(first.files);
  const database = new DatabaseSync(db, { readOnly: true });
  const { claims } = z
    .object({ claims: z.int() })
    .parse(database.prepare("SELECT count(*) AS claims FROM items WHERE pk LIKE 'claim#2025-07-01#%'").get());
  database.close();
  expect(claims).toBe(linesOf(first.files['reminders.csv']).length);
  expect(claims).toBeGreaterThan(5);
});

describe('jiayi import', () => {
  test('stores a county, names what was left out beside the database, and may be done again', async () => {
    const folder = tempFolder();
    const place = ['--db', join(folder, 'county.db')] as const;
    const first = await jiayi('import', '--data', sampleCounty('dirty'), ...place);
    expect(first).toMatchObject(done);
    expect(readdirSync(folder).toSorted()).toEqual(['county.db', 'rejects.csv', 'warnings.csv']);
    const rejects = csvFilesIn(folder);
    const again = await jiayiHere('import', '--data', sampleCounty('dirty'), ...place, '--json', '--strict');
    expect(again).toMatchObject({ code: 3, err: '' });
    expect(JSON.parse(again.out)).toMatchObject({
      type: 'county-imported@1',
      files: { 'residents.csv': { accepted: 382, rejected: 34 } },
    });
    expect(csvFilesIn(folder)).toEqual(rejects);
  });

  test('puts the findings where they are asked for', async () => {
    const [folder, findings] = [tempFolder(), join(tempFolder(), 'new')];
    const place = ['--db', join(folder, 'county.db'), '--out', findings] as const;
    expect(await jiayiHere('import', '--data', june, ...place)).toMatchObject(done);
    expect(readdirSync(folder)).toEqual(['county.db']);
    expect(readdirSync(findings).toSorted()).toEqual(['rejects.csv', 'warnings.csv']);
  });
});

describe('jiayi export', () => {
  test('writes the county as it was, ready to be imported and run to the same bytes', async () => {
    const [county, again] = [join(tempFolder(), 'county'), tempFolder()];
    expect(await jiayi('export', '--db', db, '--out', county)).toMatchObject({
      ...done,
      out: `已导出 / exported: ${county}\n`,
    });
    expect(await jiayiHere('run', '--data', county, '--as-of', '2025-06-30', '--out', again)).toMatchObject(
      done,
    );
    expect(csvFilesIn(again)).toEqual(csvFilesIn(out));
  });

  test('says so in JSON', async () => {
    const county = tempFolder();
    const { out: said, ...rest } = await jiayiHere('export', '--db', db, '--out', county, '--json');
    expect(rest).toEqual(done);
    expect(JSON.parse(said)).toEqual({ type: 'county-exported', out: county });
  });
});

describe('jiayi generate', () => {
  test('makes the same bytes for the same seed, and others for another', async () => {
    const make = async (
      seed: string,
      command: typeof jiayi,
    ): Promise<{ folder: string; outcome: Outcome }> => {
      const folder = tempFolder();
      const asked = ['--residents', '50', '--seed', seed, '--as-of', '2025-06-30', '--json'] as const;
      return { folder, outcome: await command('generate', ...asked, '--out', folder) };
    };
    const [first, same, other] = await Promise.all([
      make('5', jiayi),
      make('5', jiayiHere),
      make('6', jiayiHere),
    ]);
    expect(first.outcome).toMatchObject(done);
    expect(JSON.parse(first.outcome.out)).toMatchObject({
      type: 'county-generated',
      out: first.folder,
      rows: { residents: 50 },
    });
    expect(csvFilesIn(same.folder)).toEqual(csvFilesIn(first.folder));
    expect(csvFilesIn(other.folder)).not.toEqual(csvFilesIn(first.folder));
  });
});

const Rate = z.object({
  scope: z.string(),
  scopeId: z.string(),
  indicator: z.string(),
  group: z.string(),
  numerator: z.int(),
  denominator: z.int(),
  rate: z.string(),
});

describe('jiayi rates', () => {
  const rates = async (...asked: readonly string[]): Promise<Outcome> =>
    jiayiHere('rates', '--db', db, '--on', '2025-06-30', ...asked);

  test('prints what the run wrote', async () => {
    const all = await jiayi('rates', '--db', db, '--on', '2025-06-30');
    expect(all).toMatchObject(done);
    expect(all.out).toBe(readFileSync(join(out, 'rates.csv'), 'utf8'));
  });

  test('of one scope, and of one area, prints those lines', async () => {
    const [teams, team] = await Promise.all([
      rates('--scope', 'team'),
      rates('--scope', 'team', '--id', 'T0001'),
    ]);
    const written = linesOf(readFileSync(join(out, 'rates.csv'), 'utf8'));
    expect(linesOf(teams.out)).toEqual(written.filter((line) => line.startsWith('team,')));
    expect(linesOf(team.out)).toEqual(written.filter((line) => line.startsWith('team,T0001,')));
    expect(linesOf(team.out)).toHaveLength(73);
  });

  test('prints one JSON object a line where that is asked for', async () => {
    const { out: said, ...rest } = await rates('--scope', 'team', '--id', 'T0001', '--json');
    expect(rest).toEqual(done);
    const lines = said
      .trimEnd()
      .split('\n')
      .map((line) => Rate.parse(JSON.parse(line)));
    const asCsv = lines.map((rate) => Object.values(rate).join(',')).toSorted();
    const written = linesOf(readFileSync(join(out, 'rates.csv'), 'utf8'));
    expect(asCsv).toEqual(written.filter((line) => line.startsWith('team,T0001,')));
  });

  test.each([
    ['contract_rate', 'all', 'region', '519921'],
    ['contract_rate', 'key', 'region', '519921'],
    ['signed_and_served_rate', 'elderly', 'institution', 'I0001'],
    ['hypertension_standardised_rate', 'all', 'region', '519921'],
    ['hypertension_control_rate', 'contracted', 'team', 'T0001'],
    ['diabetes_control_rate', 'all', 'region', '519921'],
  ])('explains %s of %s in %s %s by its people', async (...[indicator, group, scope, id]) => {
    const asked = ['--scope', scope, '--id', id, '--explain', indicator, '--group', group] as const;
    const { out: said, ...rest } = await rates(...asked);
    expect(rest).toEqual(done);
    const people = linesOf(said).map((line) => line.split(',', 2));
    const written = linesOf(readFileSync(join(out, 'rates.csv'), 'utf8')).map((line) => line.split(','));
    const rate = written.find(
      (cells) => cells.slice(0, 4).join(',') === [scope, id, indicator, group].join(','),
    );
    expect([String(people.filter(([, part]) => part === 'numerator').length), String(people.length)]).toEqual(
      rate?.slice(4, 6),
    );
    const ids = people.map(([residentId = '']) => residentId);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('explains the county where no area is named, each person with a rule in both languages', async () => {
    const [whole, county] = await Promise.all([
      rates('--explain', 'contract_rate'),
      rates('--explain', 'contract_rate', '--scope', 'region', '--id', '519921', '--json'),
    ]);
    expect(whole.out).toMatch(/^residentId,part,rule\nR\d+,(numerator|denominator),.+ \/ .+\n/);
    const people = county.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)['residentId']);
    expect(linesOf(whole.out).map((line) => line.split(',', 1)[0])).toEqual(people);
  });

  test('ends in peace where the reader goes away', async () => {
    const piped = await shell(
      `${SHELL_COMMAND} rates --db '${db}' --on 2025-06-30 | head -1; echo \${PIPESTATUS[0]}`,
    );
    expect(piped).toEqual({
      ...done,
      out: 'scope,scopeId,indicator,group,numerator,denominator,rate\n0\n',
    });
  });
});

describe('records in another form', () => {
  test('another system’s titles and codes are read through its mapping.json', async () => {
    const mapping = {
      'residents.csv': {
        file: '居民.csv',
        columns: { 居民编号: 'id', 姓名: 'name', 性别: 'sex', 出生日期: 'birthDate', 村: 'regionCode' },
        values: { sex: { 男: 'M', 女: 'F' } },
      },
    };
    const data = folderOf({
      'mapping.json': JSON.stringify(mapping),
      'regions.csv': 'code,name\n519921,某县\n519921001001,某村\n',
      '居民.csv':
        '居民编号,姓名,性别,出生日期,村,备注\nR1,王,男,1950-01-01,519921001001,x\nR2,李,未知,1950-01-01,519921001001,\n',
    });
    const folder = tempFolder();
    const outcome = await jiayi('run', '--data', data, '--as-of', '2025-06-30', '--out', folder, '--json');
    expect(outcome).toMatchObject(done);
    expect(JSON.parse(outcome.out.split('\n')[0] ?? '')).toMatchObject({
      files: { 'residents.csv': { accepted: 1, rejected: 1 } },
    });
    expect(linesOf(csvFilesIn(folder)['rejects.csv'])).toEqual([
      expect.stringMatching(/^residents\.csv,3,sex,bad_value,/),
    ]);
    expect(linesOf(csvFilesIn(folder)['warnings.csv'])).toEqual([
      expect.stringMatching(/^residents\.csv,1,备注,unknown_column,/),
    ]);
  });

  test('a workbook gives the same bytes as its sheets as CSV files', async () => {
    const names = readdirSync(june);
    const sheets = names.map((name) => {
      const { columns, rows } = readCountyFile(june, name.replace('.csv', ''));
      const lines = [columns, ...rows.map((cells) => columns.map((column) => cells[column] ?? ''))];
      return { name: name.replace('.csv', ''), rows: lines.map((cells, i) => row(i + 1, ...cells)).join('') };
    });
    const data = join(tempFolder(), 'county.xlsx');
    writeFileSync(data, workbookOf({ sheets }));
    const folder = tempFolder();
    expect(await jiayi('run', '--data', data, '--as-of', '2025-06-30', '--out', folder)).toMatchObject(done);
    expect(csvFilesIn(folder)).toEqual(csvFilesIn(out));
  });
});

describe('a county large enough for a second thread', () => {
  const dirty = sampleCounty('dirty');
  let large = '';
  beforeAll(() => {
    large = tempFolder();
    for (const name of readdirSync(dirty)) writeFileSync(join(large, name), readFileSync(join(dirty, name)));
    // The size of the folder decides whether another thread is worth its while.
    writeFileSync(join(large, 'notes.bin'), '');
    truncateSync(join(large, 'notes.bin'), 17 * 1024 * 1024);
  });

  test('gives the same bytes as without it, rejects and warnings included, also when run again', async () => {
    const run = ['run', '--as-of', '2025-09-30', '--out'] as const;
    const [one, several] = [tempFolder(), tempFolder()];
    mkdirSync(join(several, '.work'));
    expect(await jiayiHere(...run, one, '--data', dirty, '--json')).toMatchObject({ code: 0 });
    const first = await jiayi(...run, several, '--data', large, '--json');
    expect(first).toMatchObject(done);
    expect(csvFilesIn(several)).toEqual(csvFilesIn(one));
    expect(readdirSync(several).toSorted()).toEqual(readdirSync(one).toSorted());
    expect(await jiayi(...run, several, '--data', large, '--json')).toEqual(first);
    expect(csvFilesIn(several)).toEqual(csvFilesIn(one));
  });

  test.each(['residents', 'followups'])(
    'is refused in one sentence where %s.csv lacks a column, whichever thread reads it',
    async (file) => {
      const name = join(large, `${file}.csv`);
      const whole = readFileSync(name);
      writeFileSync(name, 'id\n1\n');
      const outcome = await jiayi('run', '--data', large, '--as-of', '2025-09-30', '--out', tempFolder());
      writeFileSync(name, whole);
      expect(outcome).toMatchObject({ code: 1, out: '' });
      expect(outcome.err).toMatch(/^jiayi: \w+\.csv缺少必需的列.+ \/ \w+\.csv has no column .+\n$/);
    },
  );
});
