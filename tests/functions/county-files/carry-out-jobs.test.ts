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

/** A place in which each write of people takes so long. */
const slow = (ms: number): JobPlace => ({
  ...jobs.place,
  county: {
    ...jobs.place.county,
    saveHistories: async (histories) => {
      await jobs.place.county.saveHistories(histories);
      if (histories.length > 0) jobs.passMs(ms);
    },
  },
});

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

  test('and that dies is taken up again by the hour, and ends as an undisturbed one', async () => {
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
    await expect(jobs.deliver(id, dying)).rejects.toThrow('the Lambda is dead');
    await jobs.deliver(id);
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'running', attempt: { nth: 1 } });
    jobs.passMs(60 * A_MINUTE_MS);
    await jobs.strike();
    expect(await jobs.stateOf(id)).toMatchObject({
      state: 'finished',
      outcome: { files: { 'residents.csv': { accepted: 36, rejected: 0 } }, warnings: 0 },
    });
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

describe('an import that takes longer than a Lambda lives', () => {
  test('is given up in time, taken up at once, and ends in as many attempts as it takes', async () => {
    const id = await jobs.ask(ZIP, zipped(countyRows()));
    await jobs.deliver(id, slow(3 * A_MINUTE_MS));
    const until = jobs.place.ports.now().toISOString();
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'running', attempt: { nth: 1, until } });
    expect(await jobs.deliverUntilEnded(id, slow(3 * A_MINUTE_MS))).toBeGreaterThan(1);
    expect(await jobs.stateOf(id)).toMatchObject({
      state: 'finished',
      outcome: { files: { 'residents.csv': { accepted: 36, rejected: 0 } } },
    });
  });

  test('makes lists anew from where the attempt before it came', async () => {
    await imported();
    const { ports } = jobs.place;
    const { teams = [], ...rows } = countyRows();
    const renamed = teams.map((team, at) => (at === 0 ? { ...team, regionCodes: '530121101201' } : team));
    const commit: typeof ports.commit = async (writes, receipt) => {
      if (writes.residents !== undefined) jobs.passMs(3 * A_MINUTE_MS);
      return ports.commit(writes, receipt);
    };
    const id = await jobs.ask(ZIP, zipped({ ...rows, teams: renamed }));
    const slowLists = { ...jobs.place, ports: { ...ports, commit } };
    expect(await jobs.deliverUntilEnded(id, slowLists)).toBeGreaterThan(5);
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'finished' });
  });

  test('fails in the end where no attempt comes to its end', async () => {
    const id = await jobs.ask(ZIP, zipped(countyRows()));
    const { county } = jobs.place;
    const late = {
      ...jobs.place,
      county: { ...county, startImport: async () => jobs.passMs(12 * A_MINUTE_MS) },
    };
    expect(await jobs.deliverUntilEnded(id, late)).toBe(25);
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'failed', why: { en: /in parts/ } });
    expect(jobs.bucket.objects.size).toBe(0);
  });
});
