import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { jobFilesIn, jobFolder } from '../../../functions/adapters/jobs/job-folder.ts';
import { COUNTY_FILES, fileName } from '../../../functions/county-files/columns.ts';
import type { CountyStore } from '../../../functions/county-files/county-store.ts';
import { exportInParts } from '../../../functions/county-files/export-in-parts.ts';
import type { JobPlace } from '../../../functions/county-files/job-place.ts';
import type { JobFiles, JobOutcome } from '../../../functions/county-files/jobs.ts';
import type { Ended, PartedTask } from '../../../functions/county-files/parted-job.ts';
import type { Counts } from '../../../functions/runs/run-store.ts';
import { anId } from '../../given/values.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { givenBucket } from '../adapters/jobs/given-bucket.ts';
import { type Cells, type CountyRows, sourceOf, textsOf } from './county-texts.ts';
import { givenJobs } from './given-jobs.ts';
import { importInto, openStoreInMemory } from './imported.ts';
import { csvFilesIn, exportOf, type Texts } from './outputs-of.ts';
import { SOUND, soundCounty } from './sound-rows.ts';

const job: PartedTask = {
  id: anId('job-1'),
  version: 1,
  task: { kind: 'export' },
  by: anId('admin-1'),
  askedAt: '2025-06-16T02:00:00.000Z',
  is: { state: 'waiting' },
};

let lambdas: JobPlace;

beforeAll(async () => {
  lambdas = (await givenJobs(openStoreInMemory().table)).place;
});

const placeOf = (county: CountyStore, files: JobFiles): JobPlace => ({
  ...lambdas,
  county,
  ports: { ...lambdas.ports, jobs: { ...lambdas.ports.jobs, ...files } },
});

const storeOf = async (rows: CountyRows): Promise<CountyStore> => {
  const { store } = openStoreInMemory();
  await importInto(store, sourceOf(textsOf(rows)));
  return store;
};

const onProgress = (): void => undefined;

type Carried = { readonly part: string; readonly counts: Counts };

/** Carries a part out as whoever is given it. */
const carryOut = async (place: JobPlace, part: string, ended: Ended): Promise<Carried> => {
  const work = { place, job, onProgress, folder: tempFolder() };
  return { part, counts: await exportInParts.carryOut(work, part, ended) };
};

/** Carries out the parts of a stage. */
type Stage = (place: JobPlace, parts: readonly string[], ended: Ended) => Promise<readonly Carried[]>;

const oneByOne: Stage = async (place, parts, ended) => {
  const carried: Carried[] = [];
  for (const part of parts) carried.push(await carryOut(place, part, ended));
  return carried;
};

/** Runs the whole export. */
const runInParts = async (
  place: JobPlace,
  doStage: Stage = oneByOne,
): Promise<{ readonly outcome: JobOutcome; readonly ended: Ended }> => {
  const ended = new Map<string, Counts>();
  for (;;) {
    const parts = await exportInParts.stage({ place, job }, ended);
    const left = parts.filter((part) => !ended.has(part));
    if (left.length === 0) break;
    for (const { part, counts } of await doStage(place, left, ended)) ended.set(part, counts);
  }
  return { outcome: await exportInParts.end({ place, job, onProgress, folder: tempFolder() }, ended), ended };
};

/** The files that an export in parts leaves, and what it tells of them. */
const partedExportOf = async (
  store: CountyStore,
  doStage?: Stage,
): Promise<{ readonly files: Texts; readonly outcome: JobOutcome; readonly ended: Ended }> => {
  const folder = tempFolder();
  const done = await runInParts(placeOf(store, jobFilesIn(folder)), doStage);
  return { files: csvFilesIn(jobFolder(folder, job.id)), ...done };
};

const bytesOf = (files: Texts): JobOutcome => ({
  kind: 'export',
  files: Object.fromEntries(
    COUNTY_FILES.map(fileName).map((name) => [name, Buffer.byteLength(files[name] ?? '')]),
  ),
});

/** Texts that are quoted, made harmless, or ordered otherwise by their bytes than by their code units. */
const text = fc
  .string({ unit: fc.constantFrom('王', 'a', '\n', '"', ',', '=', "'", '😀', '\uff21', ' '), maxLength: 6 })
  .map((middle) => `一${middle}二`);

const formula = fc.constantFrom('=1+1', '+86', '-1', '@a', "'", 'two\nlines');

const ids = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom('A', 'b', '1', '-', '\uff21', '𬱖'), minLength: 1 }),
  { minLength: 1, maxLength: 30 },
);

const people: fc.Arbitrary<CountyRows> = fc
  .record({ residents: ids, followups: ids, notes: fc.array(fc.oneof(text, formula), { minLength: 1 }) })
  .map(({ residents, followups, notes }) => {
    const noteAt = (n: number): string => notes[n % notes.length] ?? '';
    const ofResident = (n: number): string => residents[n % residents.length] ?? '';
    const resident = (id: string, n: number): Cells => ({ ...SOUND.residents, id, name: noteAt(n) });
    const visit = (id: string, n: number): Cells => ({
      ...SOUND.followups,
      id,
      residentId: ofResident(n),
      note: noteAt(n),
    });
    return {
      ...soundCounty,
      residents: residents.map(resident),
      followups: followups.map(visit),
      contracts: residents.map((residentId, n) => ({ ...SOUND.contracts, id: `C${n}`, residentId })),
      enrolments: residents.map((residentId) => ({ ...SOUND.enrolments, residentId })),
      teams: [{ ...SOUND.teams, name: noteAt(0) }],
    };
  });

describe('an export in parts', () => {
  test('leaves byte by byte what an export in one piece writes, whatever the county', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (rows) => {
        const store = await storeOf(rows);
        const { files, outcome } = await partedExportOf(store);
        const expected = await exportOf(store);
        expect(files).toEqual(expected);
        expect(outcome).toEqual(bytesOf(expected));
      }),
      { seed: 20_250_310, numRuns: 12 },
    );
  });

  /** More people than parts, many of whom share a part. */
  const manyPeople: CountyRows = {
    ...soundCounty,
    residents: Array.from({ length: 300 }, (_, n) => ({ ...SOUND.residents, id: `R${n}` })),
    followups: Array.from({ length: 900 }, (_, n) => ({
      ...SOUND.followups,
      id: `V${n}`,
      residentId: `R${n % 300}`,
      note: n % 7 === 0 ? 'two\nlines' : '=1+1',
    })),
  };

  test('leaves the same whatever the order of its parts, and where each is carried out twice and side by side', async () => {
    const store = await storeOf(manyPeople);
    const expected = await exportOf(store);
    const backwards: Stage = (place, parts, ended) => oneByOne(place, parts.toReversed(), ended);
    const twice: Stage = (place, parts, ended) =>
      Promise.all([...parts, ...parts.toReversed()].map((part) => carryOut(place, part, ended)));
    for (const doStage of [oneByOne, backwards, twice])
      expect((await partedExportOf(store, doStage)).files).toEqual(expected);
  });

  test('leaves the same in a bucket', async () => {
    const store = await storeOf(manyPeople);
    const bucket = givenBucket();
    const { outcome } = await runInParts(placeOf(store, bucket.files));
    const expected = await exportOf(store);
    expect(outcome).toEqual(bytesOf(expected));
    for (const [name, whole] of Object.entries(expected))
      expect(Buffer.from(bucket.objects.get(`exports/job-1/${name}`) ?? []).toString()).toBe(whole);
  });

  test('is carried on where it broke off: what has ended is not carried out again', async () => {
    const store = await storeOf(manyPeople);
    const carried: string[] = [];
    const halves: Stage = (place, parts, ended) => {
      const first = parts.slice(0, Math.ceil(parts.length / 2));
      carried.push(...first);
      return oneByOne(place, first, ended);
    };
    expect((await partedExportOf(store, halves)).files).toEqual(await exportOf(store));
    expect(new Set(carried).size).toBe(carried.length);
    expect(carried).toHaveLength(64 + COUNTY_FILES.length);
  });

  test('sorts the rows of some partitions by each part, and puts each file together by one', async () => {
    const store = await storeOf(manyPeople);
    const ended = new Map<string, Counts>();
    const place = placeOf(store, jobFilesIn(tempFolder()));
    const rows = await exportInParts.stage({ place, job }, ended);
    expect(rows).toEqual(Array.from({ length: 64 }, (_, n) => `rows-${n}`));
    for (const part of rows) ended.set(part, (await carryOut(place, part, ended)).counts);
    const counted = (file: string): number =>
      [...ended.values()].reduce((sum, { [file]: n = 0 }) => sum + n, 0);
    expect([counted('residents'), counted('followups'), counted('referrals')]).toEqual([300, 900, 1]);
    expect(await exportInParts.stage({ place, job }, ended)).toEqual(
      COUNTY_FILES.map((file) => `file-${file}`),
    );
  });

  test('has fewer parts where the store has fewer partitions, and forgets none', async () => {
    const store = await storeOf(manyPeople);
    const few: CountyStore = {
      ...store,
      partitions: 3,
      histories: async function* (partition) {
        for (let own = partition; own < store.partitions; own += 3) yield* store.histories(own);
      },
    };
    const { files, ended } = await partedExportOf(few);
    expect([...ended.keys()].filter((part) => part.startsWith('rows'))).toEqual([
      'rows-0',
      'rows-1',
      'rows-2',
    ]);
    expect(files).toEqual(await exportOf(store));
  });

  test('of a county without a follow-up leaves that file with its header, and no piece of it', async () => {
    const { followups: _none, ...rest } = soundCounty;
    const store = await storeOf(rest);
    const folder = tempFolder();
    await runInParts(placeOf(store, jobFilesIn(folder)));
    const files = csvFilesIn(jobFolder(folder, job.id));
    expect(files).toEqual(await exportOf(store));
    expect(files['followups.csv']?.split('\n')).toEqual([expect.stringMatching(/^id,residentId,/), '']);
    const pieces = readdirSync(join(jobFolder(folder, job.id), 'pieces'));
    expect(pieces.filter((name) => name.includes('followups'))).toEqual([]);
    expect(pieces.filter((name) => name.includes('exams'))).toHaveLength(1);
  });

  test('leaves nothing but its files where its pieces are removed', async () => {
    const folder = tempFolder();
    const files = jobFilesIn(folder);
    await runInParts(placeOf(await storeOf(soundCounty), files));
    await files.removePieces(job);
    expect(readdirSync(jobFolder(folder, job.id)).toSorted()).toEqual(COUNTY_FILES.map(fileName).toSorted());
  });

  test('of a store without a county, or while one is being imported, is refused and leaves nothing', async () => {
    const { store } = openStoreInMemory();
    const folder = tempFolder();
    const place = placeOf(store, jobFilesIn(folder));
    const expectRefusal = async (en: string): Promise<void> => {
      const refusal = { says: { en } };
      await expect(exportInParts.stage({ place, job }, new Map())).rejects.toMatchObject(refusal);
      await expect(carryOut(place, 'rows-0', new Map())).rejects.toMatchObject(refusal);
    };
    await expectRefusal('the database holds no county: import one first');
    await store.startImport();
    await expectRefusal('the latest import did not finish: import the county again');
    expect(existsSync(jobFolder(folder, job.id))).toBe(false);
  });

  test('whose piece is gone is not taken for one without those rows', async () => {
    const files = jobFilesIn(tempFolder());
    const place = placeOf(await storeOf(soundCounty), files);
    const ended = new Map<string, Counts>();
    await expect(carryOut(place, 'file-exams', ended)).rejects.toThrow('rows-0 of an export has not ended');
    const rows = await exportInParts.stage({ place, job }, ended);
    for (const { part, counts } of await oneByOne(place, rows, ended)) ended.set(part, counts);
    await files.removePieces(job);
    await expect(carryOut(place, 'file-exams', ended)).rejects.toThrow(
      /a piece of a job is gone: sorted-exams-\d+/,
    );
  });

  test.each(['rows-64', 'rows-x', 'rows-', 'file-people', ''])('has no part %j', async (part) => {
    const place = placeOf(await storeOf(soundCounty), jobFilesIn(tempFolder()));
    await expect(carryOut(place, part, new Map())).rejects.toThrow('no such part');
  });
});
