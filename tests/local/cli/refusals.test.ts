import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { folderOf, tempFolder } from '../sources/temp-folder.ts';
import { jiayiHere } from './in-process.ts';
import { jiayi, type Outcome, sampleCounty, shell, SHELL_COMMAND } from './jiayi.ts';

const june = sampleCounty('june');
const day = ['--as-of', '2025-06-30'] as const;

/** A refusal: one sentence on standard error in both languages, nothing on standard output. */
const expectOneSentence = ({ code, out, err }: Outcome, sentence: string): void => {
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: `jiayi: ${sentence}\n` });
};

let folder = '';
let db = '';
beforeAll(async () => {
  folder = tempFolder();
  db = join(folder, 'june.db');
  const stored = await jiayiHere('import', '--data', june, '--db', db);
  if (stored.code !== 0) throw new Error(stored.err);
});

describe('a database that cannot be used', () => {
  test('is not there', async () => {
    const missing = join(folder, 'none', 'county.db');
    const commands = [
      ['rates', '--db', missing, '--on', '2025-06-30'],
      ['export', '--db', missing, '--out', tempFolder()],
      ['run', '--db', missing, ...day, '--out', tempFolder()],
    ] as const;
    for (const outcome of await Promise.all(commands.map((args) => jiayi(...args)))) {
      expectOneSentence(
        outcome,
        `没有数据库文件${missing}，请先运行 jiayi import / there is no database ${missing}: run \`jiayi import\` first`,
      );
    }
    expect(existsSync(missing)).toBe(false);
  });

  test('is another file, or a folder', async () => {
    const text = join(folder, 'text.db');
    writeFileSync(text, 'id,name\n1,王\n'.repeat(1_000));
    const [file, directory] = await Promise.all([
      jiayiHere('rates', '--db', text, '--on', '2025-06-30'),
      jiayiHere('rates', '--db', folder, '--on', '2025-06-30'),
    ]);
    expectOneSentence(file, '该文件不是本程序的数据库 / the file is not a database');
    expectOneSentence(
      directory,
      '数据库无法打开或读写 / the database cannot be opened: no such folder, or no right to it',
    );
  });

  test('holds no county', async () => {
    const empty = join(tempFolder(), 'empty.db');
    const refused = await jiayiHere('import', '--data', tempFolder(), '--db', empty);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expectOneSentence(
      await jiayiHere('run', '--db', empty, ...day, '--out', tempFolder()),
      '数据库中没有县域数据，请先导入 / the database holds no county: import one first',
    );
  });

  test('is no endpoint that answers', async () => {
    const outcome = await jiayi('rates', '--endpoint', 'http://127.0.0.1:9', '--on', '2025-06-30');
    expectOneSentence(outcome, '无法连接数据库 / the database cannot be reached');
  });
});

describe('records that cannot be read', () => {
  const importing = async (data: string): Promise<Outcome> =>
    jiayiHere('import', '--data', data, '--db', join(tempFolder(), 'county.db'));

  const notAFile = (path: string): string =>
    `${path}不是文件，请换成文件或删除 / ${path} is not a file: put a file in its place or remove it`;

  test('are not there', async () => {
    expectOneSentence(
      await importing(join(folder, 'none')),
      '找不到“' +
        `${join(folder, 'none')}”，请指定县数据文件夹或.xlsx工作簿 / ` +
        `There is nothing at “${join(folder, 'none')}”: give a folder of county files or an .xlsx workbook.`,
    );
  });

  test('are a folder without a county file', async () => {
    const data = folderOf({ 'Residents.CSV': 'id\n', 'notes.txt': '' });
    expectOneSentence(
      await importing(data),
      `${data}中没有县域文件（如residents.csv） / there is no county file in ${data}, such as residents.csv`,
    );
  });

  test('are a folder of the name of a file', async () => {
    const data = folderOf({ 'regions.csv': 'code,name\n51,某省\n' });
    mkdirSync(join(data, 'residents.csv'));
    expectOneSentence(await importing(data), notAFile(join(data, 'residents.csv')));
  });

  test('are a link that leads nowhere', async () => {
    const data = folderOf({ 'regions.csv': 'code,name\n51,某省\n' });
    symlinkSync(join(data, 'nowhere'), join(data, 'residents.csv'));
    symlinkSync(join(data, 'nowhere'), join(data, '.#notes.csv'));
    const ran = await jiayiHere('run', '--data', data, ...day, '--out', tempFolder());
    for (const outcome of [await importing(data), ran])
      expectOneSentence(outcome, notAFile(join(data, 'residents.csv')));
  });

  test('are UTF-16, or lack a column', async () => {
    const [utf16, incomplete] = await Promise.all([
      importing(folderOf({ 'regions.csv': Buffer.from('\ufeffcode,name\n', 'utf16le') })),
      importing(folderOf({ 'regions.csv': 'code\n51\n' })),
    ]);
    expectOneSentence(
      utf16,
      'regions.csv是UTF-16编码，请另存为“CSV UTF-8”后重试 / regions.csv is UTF-16: save it as “CSV UTF-8” and try again',
    );
    expectOneSentence(
      incomplete,
      'regions.csv缺少必需的列name，请补上后重试 / regions.csv has no column name, which is required: add it and try again',
    );
  });

  test('have a mapping.json that is wrong', async () => {
    const data = folderOf({ 'regions.csv': 'code,name\n', 'mapping.json': '{' });
    const outcome = await importing(data);
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toMatch(/^jiayi: mapping\.json有误：.* \/ The mapping\.json is wrong: .*\n$/);
  });
});

describe('a folder that cannot be written', () => {
  const commandsWith = (out: string): readonly (readonly string[])[] => [
    ['run', '--db', db, ...day, '--out', out],
    ['export', '--db', db, '--out', out],
    ['import', '--data', june, '--db', join(folder, 'new.db'), '--out', out],
    ['generate', '--residents', '10', ...day, '--out', out],
  ];

  test('is a file', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'precious');
    for (const outcome of await Promise.all(commandsWith(file).map((args) => jiayiHere(...args)))) {
      expectOneSentence(outcome, `${file}: 这是文件，需要的是文件夹 / it is a file where a folder is needed`);
    }
  });

  test('lies in a file', async () => {
    const inside = join(folder, 'june.db', 'out');
    for (const outcome of await Promise.all(commandsWith(inside).map((args) => jiayiHere(...args)))) {
      expectOneSentence(outcome, `${db}: 这是文件，需要的是文件夹 / it is a file where a folder is needed`);
    }
  });

  test.runIf(existsSync('/proc/version'))('takes no new folders', async () => {
    const outcome = await jiayi('export', '--db', db, '--out', '/proc/county');
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toMatch(/^jiayi: \/proc\/county: .+ \/ .+\n$/);
  });

  test('holds a folder in the place of a file: no temporary file is left behind', async () => {
    const out = tempFolder();
    mkdirSync(join(out, 'rates.csv'));
    const outcome = await jiayiHere('run', '--db', db, ...day, '--out', out);
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toContain('这是文件夹，需要的是文件 / it is a folder where a file is needed');
    expect(readdirSync(out).filter((name) => !name.endsWith('.csv'))).toEqual([]);
  });
});

describe('a question about rates that has no answer', () => {
  const rates = async (...asked: readonly string[]): Promise<Outcome> =>
    jiayiHere('rates', '--db', db, '--on', '2025-06-30', ...asked);

  test('is about an area or an indicator that is not there', async () => {
    const [area, indicator, group] = await Promise.all([
      rates('--scope', 'team', '--id', '519921'),
      rates('--explain', 'contract_rat'),
      rates('--explain', 'contract_rate', '--group', 'everybody'),
    ]);
    expectOneSentence(area, '没有找到该范围：team 519921 / there is no such area: team 519921');
    expect([indicator.code, group.code]).toEqual([1, 1]);
    expect(indicator.err).toContain('there is no such indicator and group: contract_rat all');
    expect(group.err).toContain('there is no such indicator and group: contract_rate everybody');
  });

  test('names several areas where one is to be explained', async () => {
    expectOneSentence(
      await rates('--explain', 'contract_rate', '--scope', 'team'),
      '请用--scope和--id指定一个范围 / name one area by --scope and --id',
    );
  });
});

test('a full disk behind standard output is told in one sentence', async () => {
  const outcome = await shell(`${SHELL_COMMAND} rates --db '${db}' --on 2025-06-30 > /dev/full`);
  expect(outcome).toEqual({
    code: 1,
    signal: null,
    out: '',
    err: 'jiayi: 磁盘已满，请腾出空间后重新运行同一命令 / the disk is full: free some space and run the same command again\n',
  });
});
