import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';
import * as z from 'zod';

import { zoneDigest } from './zone-digest.ts';

const ZONES = { UTC: 0, 'Asia/Shanghai': -480, 'America/St_Johns': 150, 'Pacific/Kiritimati': -840 };

const DIGEST = new URL('zone-digest.ts', import.meta.url).href;
const SCRIPT = `import { zoneDigest } from ${JSON.stringify(DIGEST)}; console.log(JSON.stringify(zoneDigest()));`;
const Told = z.strictObject({ offsetMinutes: z.number(), digest: z.string() });

const toldIn = async (zone: string): Promise<z.infer<typeof Told>> => {
  const script = ['--input-type=module', '--eval', SCRIPT];
  const { stdout } = await promisify(execFile)(process.execPath, script, {
    env: { ...process.env, TZ: zone },
  });
  return Told.parse(JSON.parse(stdout));
};

test('whatever zone the machine is in, every date and decision is the same (F41)', async () => {
  const here = zoneDigest().digest;
  const told = await Promise.all(Object.keys(ZONES).map(toldIn));
  expect(told).toEqual(Object.values(ZONES).map((offsetMinutes) => ({ offsetMinutes, digest: here })));
});
