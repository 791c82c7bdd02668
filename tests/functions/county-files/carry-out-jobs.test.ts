import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { localDate } from '../../../domain/kernel/time.ts';
import { openTable } from '../../../functions/adapters/store/index.ts';
import type { Table } from '../../../functions/adapters/store/table.ts';
import type { JobPlace } from '../../../functions/county-files/job-place.ts';
import type { JobId } from '../../../functions/county-files/jobs.ts';
import { storeError } from '../../../functions/adapters/store/errors.ts';
import { anId } from '../../given/values.ts';
import { countyRows } from '../service/given-county.ts';
import { A_MINUTE_MS, givenJobs, type GivenJobs, hasLeftFiles, zipped } from './given-jobs.ts';
import { zipOf } from './sources/zip-file.ts';

const ZIP = { kind: 'import', format: 'zip' } as const;
const EXPORT = { kind: 'export' } as const;

let table: Table;
let jobs: GivenJobs;
beforeEach(async () => {
  table = await openTable({ kind: 'sqlite', file: ':memory:', durability: 'normal' });
  jobs = await givenJobs(table);
});
afterEach(async () => table.close());

const imported = async (): Promise<void> => {
  const id = await jobs.ask(ZIP, zipped(countyRows()));
  await jobs.deliver(id);
  expect(await jobs.stateOf(id)).toMatchObject({ state: 'finished' });
};

/** Takes a job on as a Lambda that is at work on it for a while. */
const takeOn = async (id: JobId, minutes: number): Promise<void> => {
  const { ports } = jobs.place;
  const job = await ports.jobs.find(id);
  if (job === undefined) throw new Error('no such job');
  const until = new Date(ports.now().getTime() + minutes * A_MINUTE_MS).toISOString();
  const progress = { stage: 'read', done: 0, total: 0 };
  const is = { state: 'running', progress, attempt: { nth: 1, until } } as const;
  expect(await ports.jobs.save({ ...job, version: job.version + 1, is })).toMatchObject({ ok: true });
};

describe('a job that was asked for', () => {
  test('is carried out when its change is heard, and leaves neither what was sent nor a file on the disk', async () => {
    const id = await jobs.ask(ZIP, zipped(countyRows()));
    await jobs.deliver(id);
    expect(await jobs.stateOf(id)).toMatchObject({
      state: 'finished',
      outcome: { kind: 'import', files: { 'residents.csv': { accepted: 36, rejected: 0 } } },
    });
    expect([...jobs.bucket.objects.keys()].toSorted()).toEqual([
      'imports/job-1/rejects.csv',
      'imports/job-1/warnings.csv',
    ]);
    expect(hasLeftFiles(jobs, id)).toBe(false);
  });

  test('is carried out once, however often its change comes', async () => {
    const id = await jobs.ask(ZIP, zipped(countyRows()));
    await Promise.all([jobs.deliver(id), jobs.deliver(id), jobs.deliver(id)]);
    await jobs.deliver(id);
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'finished' });
    expect(jobs.bucket.asked.filter((one) => one === 'get imports/job-1/upload')).toHaveLength(1);
  });

  test('is carried out with the others, in the order in which they were asked for', async () => {
    const first = await jobs.ask(ZIP, zipped(countyRows()));
    const second = await jobs.ask(EXPORT);
    await jobs.deliver(second);
    expect(await jobs.stateOf(first)).toMatchObject({ state: 'finished' });
    expect(await jobs.stateOf(second)).toEqual({ state: 'waiting' });
    await jobs.deliver(first);
    expect(await jobs.stateOf(second)).toMatchObject({ state: 'finished' });
  });

  test('waits while a Lambda is at work on another', async () => {
    await imported();
    const first = await jobs.ask(EXPORT);
    await takeOn(first, 15);
    const second = await jobs.ask(EXPORT);
    await jobs.deliver(second);
    expect(await jobs.stateOf(second)).toEqual({ state: 'waiting' });
  });

  test('fails with a sentence where its file is no county, and nobody is alarmed', async () => {
    const id = await jobs.ask(ZIP, zipOf([{ name: 'letter.txt', content: 'hello' }]));
    await jobs.deliver(id);
    expect(await jobs.stateOf(id)).toMatchObject({
      state: 'failed',
      why: { en: expect.stringMatching(/holds no county file/) },
    });
    expect(jobs.bucket.objects.size).toBe(0);
    expect(jobs.failures).toEqual([]);
  });

  test('fails with a sentence where what was sent is not kept any more', async () => {
    const id = await jobs.ask(ZIP);
    await jobs.deliver(id);
    expect(await jobs.stateOf(id)).toMatchObject({
      state: 'failed',
      why: { en: 'what was sent is not kept any more: send it again' },
    });
  });

  test('is failed and told of where the program is at fault', async () => {
    await imported();
    const id = await jobs.ask({
      kind: 'recount',
      area: { scope: 'team', id: 'T9' },
      day: localDate('2025-05-31'),
    });
    await jobs.deliver(id);
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'failed' });
    expect(jobs.failures).toMatchObject([{ code: 'work.failed', problem: 'service/failed' }]);
  });
});

describe('a job that a Lambda is at work on', () => {
  test.each([
    [15, 14, 'running'],
    [15, 16, 'finished'],
  ])('for %i minutes is after %i %s', async (works, after, state) => {
    await imported();
    const id = await jobs.ask(EXPORT);
    await takeOn(id, works);
    jobs.passMs(after * A_MINUTE_MS);
    await jobs.strike();
    expect(await jobs.stateOf(id)).toMatchObject({ state });
  });

  test('and that breaks off is taken up again by the hour, and ends as an undisturbed one', async () => {
    const id = await jobs.ask(ZIP, zipped(countyRows()));
    const { county } = jobs.place;
    let stored = 0;
    const dying = {
      ...jobs.place,
      county: {
        ...county,
        saveHistories: async (histories: Parameters<typeof county.saveHistories>[0]): Promise<void> => {
          if ((stored += histories.length) > 12) throw storeError('store/unavailable', 'the Lambda is dead');
          await county.saveHistories(histories);
        },
      },
    };
    await jobs.deliver(id, dying);
    const until = jobs.place.ports.now().toISOString();
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'running', attempt: { nth: 1, until } });
    expect(jobs.broken).toMatchObject([{ code: 'store/unavailable' }]);
    await jobs.deliver(id);
    expect(await jobs.stateOf(id), 'within the hour').toMatchObject({
      state: 'running',
      attempt: { nth: 1 },
    });
    jobs.passMs(60 * A_MINUTE_MS);
    await jobs.strike();
    expect(await jobs.stateOf(id)).toMatchObject({
      state: 'finished',
      outcome: { files: { 'residents.csv': { accepted: 36, rejected: 0 } }, warnings: 0 },
    });
    expect(jobs.bucket.asked.filter((one) => one === 'get imports/job-1/upload')).toHaveLength(1);
    const page = await jobs.place.ports.residents.members(anId('T1'), { limit: 200, cursor: undefined });
    expect(page?.items.map(({ residentId }) => residentId)).toContain('R1-02');
  });

  test('is left to whoever has taken it up meanwhile: what the first one finds then is not stored', async () => {
    await imported();
    const id = await jobs.ask(EXPORT);
    const { jobs: stored } = jobs.place.ports;
    const overtaken: JobPlace = {
      ...jobs.place,
      onStored: async () => {
        const job = await stored.find(id);
        if (job === undefined) throw new Error('no such job');
        await stored.save({ ...job, version: job.version + 1, is: { state: 'waiting' } });
      },
    };
    await jobs.deliver(id, overtaken);
    expect(await jobs.stateOf(id)).toEqual({ state: 'waiting' });
  });
});

describe('an import that never comes to its end', () => {
  test('is given up for good after eight attempts, and leaves nothing', async () => {
    const id = await jobs.ask(ZIP, zipped(countyRows()));
    const { county } = jobs.place;
    const startImport = async (): Promise<never> => {
      throw storeError('store/unavailable', 'the store is away');
    };
    expect(await jobs.deliverUntilEnded(id, { ...jobs.place, county: { ...county, startImport } })).toBe(9);
    expect(jobs.broken).toHaveLength(8);
    expect(await jobs.stateOf(id)).toMatchObject({
      state: 'failed',
      why: { en: /tell whoever runs the service/ },
    });
    expect(jobs.bucket.objects.size).toBe(0);
  });
});

describe('a recount that takes longer than a Lambda lives', () => {
  test('is given up in time, and for good after three attempts', async () => {
    await imported();
    const area = { scope: 'region', id: '530121' } as const;
    const id = await jobs.ask({ kind: 'recount', area, day: localDate('2025-05-31') });
    const { ports } = jobs.place;
    const slowRead: typeof ports.residents.loadMany = async (ids) => {
      jobs.passMs(12 * A_MINUTE_MS);
      return ports.residents.loadMany(ids);
    };
    const slow = {
      ...jobs.place,
      ports: { ...ports, residents: { ...ports.residents, loadMany: slowRead } },
    };
    await jobs.deliver(id, slow);
    const until = ports.now().toISOString();
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'running', attempt: { nth: 1, until } });
    expect(await jobs.deliverUntilEnded(id, slow)).toBe(3);
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'failed', why: { en: /in parts/ } });
  });
});
