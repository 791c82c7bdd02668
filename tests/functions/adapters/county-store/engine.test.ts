import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { jiayi, sampleCounty } from '../../../local/cli/jiayi.ts';
import { tempFolder } from '../../../local/sources/temp-folder.ts';
import { csvFilesIn } from '../../county-files/outputs-of.ts';
import { type Engine, isEngineInstalled, startEngine } from '../store/local-engine.ts';

const june = sampleCounty('june');

/** A quarter of the sample county: its first 120 people with their contracts, and whatever else names them. */
const smallCounty = (): string => {
  const folder = join(tempFolder(), 'county');
  mkdirSync(folder);
  for (const name of readdirSync(june)) {
    const [header, ...rows] = readFileSync(join(june, name), 'utf8').split('\n');
    const kept = rows.filter((row) => !/(^|,)R0000(1[2-9]|[2-9])\d\d?,/.test(row));
    writeFileSync(join(folder, name), [header, ...kept].join('\n'));
  }
  return folder;
};

describe.runIf(isEngineInstalled())('a county in a DynamoDB table', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(async () => engine.stop());

  test('gives the same files, export and rates as one in SQLite, and the same when run again', async () => {
    const data = smallCounty();
    const run = ['run', '--as-of', '2025-06-30', '--out'] as const;
    const place = ['--endpoint', engine.endpoint, '--table', 'county'] as const;
    const [inTable, inFile, again] = [tempFolder(), tempFolder(), tempFolder()];
    const outcomes = await Promise.all([
      jiayi(...run, inTable, '--data', data, ...place),
      jiayi(...run, inFile, '--data', data),
    ]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(csvFilesIn(inTable)).toEqual(csvFilesIn(inFile));
    expect(csvFilesIn(inTable)['assessments.csv']?.split('\n').length).toBeGreaterThan(100);
    expect(csvFilesIn(inTable)['reminders.csv']?.split('\n').length).toBeGreaterThan(3);
    expect(readdirSync(inTable).filter((name) => !name.endsWith('.csv'))).toEqual([]);

    const second = await jiayi(...run, again, ...place);
    expect(second).toMatchObject({ code: 0, err: '' });
    const { 'rejects.csv': _rejects, 'warnings.csv': _warnings, ...files } = csvFilesIn(inFile);
    expect(csvFilesIn(again)).toEqual(files);

    const [table, file] = [tempFolder(), tempFolder()];
    await jiayi('export', ...place, '--out', table);
    await jiayi('export', '--db', join(inFile, 'jiayi.db'), '--out', file);
    expect(csvFilesIn(table)).toEqual(csvFilesIn(file));
    expect(Object.keys(csvFilesIn(table))).toHaveLength(12);
  });
});

describe.skipIf(isEngineInstalled())('without the DynamoDB-compatible engine', () => {
  test.skip('nothing was compared: the optional package @dynoxide/linux-x64 is not installed', () => {});
});
