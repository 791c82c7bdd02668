import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { csvFilesIn, type Texts } from '../../functions/county-files/outputs-of.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { jiayiHere } from './in-process.ts';
import { jiayi, sampleCounty, shell, SHELL_COMMAND } from './jiayi.ts';

const june = sampleCounty('june');
const FULL =
  'jiayi: 磁盘已满，请腾出空间后重新运行同一命令 / ' +
  'the disk is full: free some space and run the same command again\n';

const run = (out: string): readonly string[] => [
  'run',
  '--data',
  june,
  '--as-of',
  '2025-06-30',
  '--out',
  out,
];

const works = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

/** A small disk of its own, where this process may make one. */
const disk = tempFolder();
const isMounted = works('mount', '-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', disk);

const resize = (size: string): void => {
  if (!works('mount', '-o', `remount,size=${size}`, disk)) throw new Error('the disk cannot be resized');
};

let expected: Texts = {};
beforeAll(async () => {
  const out = tempFolder();
  const { code, err } = await jiayiHere(...run(out));
  if (code !== 0) throw new Error(err);
  expected = csvFilesIn(out);
});

afterAll(() => {
  if (isMounted) works('umount', disk);
});

describe.runIf(isMounted)('on a full disk', () => {
  test.each(['100k', '700k'])(
    'of %s a run ends with one sentence, and with space freed the same command gives the same bytes',
    async (size) => {
      resize('16m');
      const out = join(disk, 'out');
      rmSync(out, { recursive: true, force: true });
      resize(size);
      expect(await jiayi(...run(out))).toEqual({ code: 1, signal: null, out: '', err: FULL });
      resize('16m');
      expect(await jiayiHere(...run(out))).toMatchObject({ code: 0, err: '' });
      expect(csvFilesIn(out)).toEqual(expected);
    },
  );

  test('a run whose database lies elsewhere leaves no half of a file', async () => {
    resize('16m');
    const [db, out] = [join(tempFolder(), 'june.db'), join(disk, 'files')];
    mkdirSync(out);
    expect(await jiayiHere('import', '--data', june, '--db', db)).toMatchObject({ code: 0 });
    rmSync(join(disk, 'out'), { recursive: true, force: true });
    resize('100k');
    const rerun = ['run', '--db', db, '--as-of', '2025-06-30', '--out', out] as const;
    expect(await jiayi(...rerun)).toEqual({ code: 1, signal: null, out: '', err: FULL });
    expect(csvFilesIn(out)).toEqual({});
    const whole = join(out, 'county');
    expect(await jiayi('export', '--db', db, '--out', whole)).toEqual({
      code: 1,
      signal: null,
      out: '',
      err: FULL,
    });
    expect(csvFilesIn(whole)).toEqual({});
    resize('16m');
    expect(await jiayiHere(...rerun)).toMatchObject({ code: 0, err: '' });
    const { 'rejects.csv': rejects, 'warnings.csv': warnings, ...files } = expected;
    expect([rejects, warnings].map((text) => text?.split('\n').length)).toEqual([2, 2]);
    expect(csvFilesIn(out)).toEqual(files);
  });
});

describe.skipIf(isMounted)('on a full disk', () => {
  test.skip('nothing was checked: this process may not mount a small disk of its own', () => {});
});

describe('where files may not grow beyond a limit', () => {
  const limited = async (blocks: number, args: readonly string[]) =>
    shell(`ulimit -f ${blocks}; exec ${SHELL_COMMAND} ${args.map((arg) => `'${arg}'`).join(' ')}`);

  test('a run ends with one sentence, and without the limit the same command gives the same bytes', async () => {
    const out = tempFolder();
    const outcome = await limited(60, run(out));
    expect(outcome).toMatchObject({ code: 1, signal: null, out: '' });
    expect(outcome.err).toMatch(/^jiayi: .+ \/ .+\n$/);
    expect(await jiayiHere(...run(out))).toMatchObject({ code: 0, err: '' });
    expect(csvFilesIn(out)).toEqual(expected);
  });

  test('an export says that it is a limit', async () => {
    const db = join(tempFolder(), 'june.db');
    expect(await jiayiHere('import', '--data', june, '--db', db)).toMatchObject({ code: 0 });
    const whole = tempFolder();
    const outcome = await limited(40, ['export', '--db', db, '--out', whole]);
    expect(outcome).toMatchObject({ code: 1, signal: null, out: '' });
    expect(outcome.err).toContain('a file grows beyond what the system allows (ulimit -f)');
    expect(csvFilesIn(whole)).toEqual({});
  });
});
