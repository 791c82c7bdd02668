import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

test('what a job left that was stopped at its very end is gone after the next start', async () => {
  const folder = tempFolder();
  const world = await openWorld(folder);
  const id: JobId = ident('import-1');
  const task = { kind: 'import', format: 'zip' } as const;
  const standing = { id, task, by: ident<'UserId'>('admin-1'), askedAt: '2025-06-30T00:00:00.000Z' };
  const { jobs } = world.ports;
  await jobs.save({ ...standing, version: 1, is: { state: 'waiting' } });
  const why = { 'zh-CN': '停止', en: 'stopped' };
  await jobs.save({
    ...standing,
    version: 2,
    is: { state: 'failed', endedAt: '2025-06-30T00:01:00.000Z', why },
  });
  await jobs.keepUpload(id, Buffer.from('people'));
  const path = join(folder, 'rows');
  writeFileSync(path, 'people');
  await jobs.keepPiece({ id, task }, { name: 'rows-1', path });
  const queue = jobsOf({ world, folder, onFailure: (error) => expect.unreachable(String(error)) });
  await queue.start();
  expect(readdirSync(folder, { recursive: true }).filter((name) => /rows|upload/.test(String(name)))).toEqual(
    [],
  );
  await queue.stop();
  await world.close();
});
