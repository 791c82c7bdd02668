import { expect, test } from 'vitest';

import { isId, type Id } from '../../../domain/kernel/ids.ts';
import type { JobId } from '../../../functions/county-files/jobs.ts';
import { jobsOf } from '../../../local/service/jobs.ts';
import { openWorld } from '../../../local/service/world.ts';
import { tempFolder } from '../sources/temp-folder.ts';

const ident = <Name extends string>(text: string): Id<Name> => {
  if (isId<Name>(text)) return text;
  throw new Error(`not an id: ${text}`);
};

test('who sees that a job has ended asks by the teams and users that it stored: the old are forgotten before', async () => {
  // Without a county an export fails, which ends it as well.
  const folder = tempFolder();
  const world = await openWorld(folder);
  const id: JobId = ident('export-1');
  const standing = { id, version: 1, by: ident<'UserId'>('admin-1'), askedAt: '2025-06-30T00:00:00.000Z' };
  await world.ports.jobs.save({ ...standing, task: { kind: 'export' }, is: { state: 'waiting' } });
  const atForgetting: Promise<string | undefined>[] = [];
  const stateNow = async (): Promise<string | undefined> => (await world.ports.jobs.find(id))?.is.state;
  const forgetReference = (): void => void atForgetting.push(stateNow());
  const failures: unknown[] = [];
  const jobs = jobsOf({ world: { ...world, forgetReference }, folder, onFailure: (e) => failures.push(e) });
  await jobs.start();
  await expect.poll(stateNow, { timeout: 20_000 }).toBe('failed');
  expect(await Promise.all(atForgetting)).toEqual(['running']);
  await jobs.stop();
  await world.close();
  expect(failures).toEqual([]);
}, 30_000);
