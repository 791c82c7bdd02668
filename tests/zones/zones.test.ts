import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { csvFilesIn, type Texts } from '../functions/county-files/outputs-of.ts';
import { sampleCounty, startJiayi } from '../local/cli/jiayi.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';

/** Behind and ahead of the clinic, at half an hour, and in the zone whose day begins first. */
const ZONES = ['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati'] as const;

const filesIn = async (zone: string): Promise<Texts> => {
  const county = sampleCounty('seventh-of-january');
  const day = readFileSync(join(county, '..', 'as-of'), 'utf8').trim();
  const out = tempFolder();
  const { ended } = startJiayi(['run', '--data', county, '--as-of', day, '--out', out], { TZ: zone });
  expect(await ended).toMatchObject({ code: 0, err: '' });
  return csvFilesIn(out);
};

test('a day is the same to the last byte in every time zone of the machine', async () => {
  const [utc, ...others] = await Promise.all(ZONES.map(filesIn));
  expect(Object.keys(utc ?? {})).toHaveLength(7);
  for (const files of others) expect(files).toEqual(utc);
});
