import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';

import { beforeAll, expect, test } from 'vitest';

import { generateCounty } from '../../../local/generate/index.ts';
import { csvFilesIn, type Texts } from '../../functions/county-files/outputs-of.ts';
import { on } from '../../given/values.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { type Outcome, startJiayi } from './jiayi.ts';

const DAY = '2025-06-30';

const command = (data: string, out: string): readonly string[] => [
  'run',
  '--data',
  data,
  '--as-of',
  DAY,
  '--out',
  out,
];

let data = '';
let expected: Texts = {};
let undisturbedMs = 0;
beforeAll(async () => {
  data = tempFolder();
  generateCounty({ residents: 3_000, seed: 11, asOf: on(DAY), out: data });
  const out = tempFolder();
  const startedMs = performance.now();
  const { code, err } = await startJiayi(command(data, out)).ended;
  undisturbedMs = performance.now() - startedMs;
  if (code !== 0) throw new Error(err);
  expected = csvFilesIn(out);
});

/** Starts the command and kills it after a part of the time that it takes undisturbed. */
const runAndKill = async (out: string, part: number): Promise<Outcome> => {
  const { child, ended } = startJiayi(command(data, out));
  const timer = setTimeout(() => child.kill('SIGKILL'), undisturbedMs * part);
  const outcome = await ended;
  clearTimeout(timer);
  return outcome;
};

const integrityOf = (file: string): unknown => {
  if (!existsSync(file)) return 'no file yet';
  const database = new DatabaseSync(file);
  const found = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
  database.close();
  return found;
};

/** Kills the same command again and again, then lets it end. */
const expectRecovery = async (parts: readonly number[]): Promise<void> => {
  const out = tempFolder();
  const db = join(out, 'jiayi.db');
  const signals: (string | null)[] = [];
  for (const part of parts) {
    signals.push((await runAndKill(out, part)).signal);
    expect(['ok', 'no file yet']).toContain(integrityOf(db));
  }
  expect(signals).toContain('SIGKILL');
  expect(await startJiayi(command(data, out)).ended).toMatchObject({ code: 0, err: '' });
  expect(csvFilesIn(out)).toEqual(expected);
  expect(integrityOf(db)).toBe('ok');
};

// The moments differ from machine to machine; the order in which they fall does not.
test('runs killed at any moment end, when started again, with the bytes of an undisturbed one', async () => {
  await Promise.all([expectRecovery([0.3, 0.62, 0.9]), expectRecovery([0.5, 0.7, 0.8])]);
});

test('and so does one with a second thread', async () => {
  // The size of the folder decides whether a second thread is worth its while.
  const padding = join(data, 'notes.bin');
  writeFileSync(padding, '');
  truncateSync(padding, 17 * 1024 * 1024);
  await expectRecovery([0.6, 0.85]);
});
