import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { localDate } from '../../../domain/kernel/time.ts';
import { storeError } from '../../../functions/adapters/store/errors.ts';
import { openTable } from '../../../functions/adapters/store/index.ts';
import type { Table } from '../../../functions/adapters/store/table.ts';
import { COUNTY_FILES, fileName } from '../../../functions/county-files/columns.ts';
import type { JobPlace } from '../../../functions/county-files/job-place.ts';
import { anId } from '../../given/values.ts';
import { type Engine, isEngineInstalled, startEngine } from '../adapters/store/local-engine.ts';
import { countyRows } from '../service/given-county.ts';
import { A_MINUTE_MS, givenJobs, type GivenJobs, zipped } from './given-jobs.ts';
import { zipOf } from './sources/zip-file.ts';

const ZIP = { kind: 'import', format: 'zip' } as const;
const DAY = localDate('2025-05-31');

/** The files of an export, and who stands on whose list: all that people see of a county. */
type Seen = { readonly files: Readonly<Record<string, string>>; readonly panels: readonly string[][] };

const exported = async (jobs: GivenJobs): Promise<Seen['files']> => {
  const id = await jobs.ask({ kind: 'export' });
  await jobs.deliver(id);
  const is = await jobs.stateOf(id);
  expect(is).toMatchObject({ state: 'finished', outcome: { kind: 'export' } });
  const files: Record<string, string> = {};
  for (const name of COUNTY_FILES.map(fileName)) files[name] = (await jobs.fileOf(id, name)) ?? '';
  const bytes = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, Buffer.byteLength(text)]),
  );
  expect(is).toMatchObject({ outcome: { files: bytes } });
  return files;
};

const seenOf = async (jobs: GivenJobs): Promise<Seen> => {
  const panels: string[][] = [];
  for (const teamId of ['T1', 'T2', 'T3']) {
    const page = await jobs.place.ports.residents.members(anId(teamId), { limit: 200, cursor: undefined });
    panels.push((page?.items ?? []).map(({ residentId, name }) => `${residentId} ${name}`));
  }
  return { files: await exported(jobs), panels };
};

/** A place whose Lambda dies once it has written so many pieces of people. */
const dyingAfter = ({ place }: GivenJobs, pieces: number): JobPlace => {
  let left = pieces;
  const { county, ports } = place;
  const write = async <T>(work: () => Promise<T>): Promise<T> => {
    if ((left -= 1) < 0) throw storeError('store/unavailable', 'the Lambda is dead');
    return work();
  };
  return {
    ...place,
    ports: {
      ...ports,
      commit: (writes, receipt) =>
        writes.residents === undefined
          ? ports.commit(writes, receipt)
          : write(() => ports.commit(writes, receipt)),
    },
    saveViews: (commits) => write(() => place.saveViews(commits)),
    county: {
      ...county,
      saveHistories: (histories) =>
        histories.length === 0
          ? county.saveHistories(histories)
          : write(() => county.saveHistories(histories)),
    },
  };
};

describe.runIf(isEngineInstalled())('jobs over a DynamoDB table and a bucket', () => {
  let engine: Engine;
  let undisturbed: Seen;
  let tables = 0;
  const opened: Table[] = [];

  const given = async (): Promise<GivenJobs> => {
    const place = { table: `jobs-${(tables += 1)}`, region: 'ap-southeast-1', endpoint: engine.endpoint };
    const table = await openTable({ kind: 'dynamodb', ...place });
    opened.push(table);
    return givenJobs(table);
  };

  const importedInto = async (jobs: GivenJobs, zip: Uint8Array): Promise<void> => {
    const id = await jobs.ask(ZIP, zip);
    expect(await jobs.deliverUntilEnded(id)).toBe(1);
    expect(await jobs.stateOf(id)).toMatchObject({
      state: 'finished',
      outcome: { files: { 'residents.csv': { accepted: 36, rejected: 0 } } },
    });
  };

  beforeAll(async () => {
    engine = await startEngine();
    const jobs = await given();
    await importedInto(jobs, zipped(countyRows()));
    undisturbed = await seenOf(jobs);
  });
  afterAll(async () => {
    for (const table of opened) await table.close();
    await engine.stop();
  });

  test('an import puts everybody on their team’s list and counts them', async () => {
    const jobs = await given();
    await importedInto(jobs, zipped(countyRows()));
    expect(undisturbed.panels[0]).toContain('R1-02 李志强');
    const { organisation } = await jobs.place.ports.reference();
    expect(organisation.teams).toHaveLength(3);
    const place = { kind: 'area', area: { scope: 'region', id: '530121' } } as const;
    const [found] = await jobs.place.ports.indicators.find([place]);
    expect(found?.counted?.counts.some((count) => count > 0)).toBe(true);
  });

  test('what was exported is the same county again', async () => {
    const jobs = await given();
    const parts = Object.entries(undisturbed.files).map(([name, content]) => ({ name, content }));
    await importedInto(jobs, zipOf(parts));
    expect(await seenOf(jobs)).toEqual(undisturbed);
  });

  test('somebody more, on top of a county that is at work, is on the list of their team at once', async () => {
    const jobs = await given();
    await importedInto(jobs, zipped(countyRows()));
    const rows = countyRows();
    const [first] = rows.residents ?? [];
    const one = { ...first, id: 'R1-99', name: '欧阳修竹', idNumber: '', phone: '' };
    const id = await jobs.ask(ZIP, zipped({ ...rows, residents: [...(rows.residents ?? []), one] }));
    await jobs.deliver(id);
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'finished' });
    const { panels } = await seenOf(jobs);
    expect(panels[0]).toEqual([...(undisturbed.panels[0] ?? []), 'R1-99 欧阳修竹']);
  });

  test('a past day is counted anew and kept as known now', async () => {
    const jobs = await given();
    await importedInto(jobs, zipped(countyRows()));
    const area = { scope: 'region', id: '530121' } as const;
    const id = await jobs.ask({ kind: 'recount', area, day: DAY });
    await jobs.deliver(id);
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'finished', outcome: { kind: 'recount' } });
    const { amended } = await jobs.place.ports.indicators.snapshots(area, { from: DAY, until: DAY });
    expect(amended.map(({ day, counts }) => [day, counts.some((count) => count > 0)])).toEqual([[DAY, true]]);
  });

  test.each([0, 1, 7, 20, 33, 34])(
    'an import killed after %i pieces and taken up again gives the same county',
    async (pieces) => {
      const jobs = await given();
      const id = await jobs.ask(ZIP, zipped(countyRows()));
      await jobs.deliver(id, dyingAfter(jobs, pieces));
      expect(jobs.broken).toMatchObject([{ code: 'store/unavailable' }]);
      jobs.passMs(60 * A_MINUTE_MS);
      await jobs.strike();
      expect(await jobs.stateOf(id)).toMatchObject({ state: 'finished' });
      expect(await seenOf(jobs)).toEqual(undisturbed);
    },
  );

  test('so does one that is killed again and again', async () => {
    const jobs = await given();
    const id = await jobs.ask(ZIP, zipped(countyRows()));
    for (let pieces = 10; (await jobs.stateOf(id)).state !== 'finished' && pieces < 80; pieces += 10) {
      await jobs.deliver(id, dyingAfter(jobs, pieces));
      jobs.passMs(60 * A_MINUTE_MS);
    }
    expect(await jobs.stateOf(id)).toMatchObject({ state: 'finished' });
    expect(await seenOf(jobs)).toEqual(undisturbed);
  });
});

describe.skipIf(isEngineInstalled())('without the DynamoDB-compatible engine', () => {
  test.skip('no job was carried out: the optional package @dynoxide/linux-x64 is not installed', () => {});
});
