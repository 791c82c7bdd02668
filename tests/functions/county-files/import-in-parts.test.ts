import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import { storeError } from '../../../functions/adapters/store/errors.ts';
import { openTable } from '../../../functions/adapters/store/index.ts';
import type { Table } from '../../../functions/adapters/store/table.ts';
import { COUNTY_FILES, fileName } from '../../../functions/county-files/columns.ts';
import type { JobPlace } from '../../../functions/county-files/job-place.ts';
import { contextOf } from '../../../functions/indicators/refresh-residents.ts';
import { refreshOf } from '../../../functions/residents/commit.ts';
import { anId } from '../../given/values.ts';
import { countyRows } from '../service/given-county.ts';
import { type Cells, type CountyRows, sourceOf, textsOf } from './county-texts.ts';
import { givenJobs, type GivenJobs, zipped } from './given-jobs.ts';
import { importInto, openStoreInMemory, storedHistories } from './imported.ts';
import { exportOf, linesOf } from './outputs-of.ts';

const ZIP = { kind: 'import', format: 'zip' } as const;
/** The region of who sends counties here. */
const WITHIN = anId<'RegionCode'>('530121');

const opened: Table[] = [];
afterEach(async () => {
  for (const table of opened.splice(0)) await table.close();
});

const given = async (): Promise<GivenJobs> => {
  const table = await openTable({ kind: 'sqlite', file: ':memory:', durability: 'normal' });
  opened.push(table);
  return givenJobs(table);
};

/** A place whose Lambdas die once they have written so many pieces of people, and live again with the next attempt. */
const dyingAfter = ({ place }: GivenJobs, pieces: number): JobPlace => {
  let left = pieces;
  const { county, ports } = place;
  const write = async <T>(people: number, work: () => Promise<T>): Promise<T> => {
    if (people > 0) left -= 1;
    if (people > 0 && left === 0) throw storeError('store/unavailable', 'the Lambda is dead');
    return work();
  };
  return {
    ...place,
    ports: {
      ...ports,
      commit: (writes, receipt) => write(writes.residents?.length ?? 0, () => ports.commit(writes, receipt)),
    },
    saveViews: (commits) => write(commits.length, () => place.saveViews(commits)),
    county: {
      ...county,
      saveHistories: (histories) => write(histories.length, () => county.saveHistories(histories)),
    },
  };
};

type Outcome = {
  readonly files: unknown;
  readonly rejects: readonly string[];
  readonly county: Readonly<Record<string, string>>;
};

const exported = async (jobs: GivenJobs): Promise<Outcome['county']> => {
  const id = await jobs.ask({ kind: 'export' });
  await jobs.deliverUntilEnded(id);
  const files = await Promise.all(COUNTY_FILES.map((file) => jobs.fileOf(id, fileName(file))));
  return Object.fromEntries(COUNTY_FILES.map((file, at) => [fileName(file), files[at] ?? '']));
};

/** What comes of counties that are sent one after the other, each of which may be killed in its middle. */
const inParts = async (
  jobs: GivenJobs,
  counties: readonly (readonly [rows: CountyRows, dies: number])[],
): Promise<Outcome> => {
  let last: Omit<Outcome, 'county'> = { files: {}, rejects: [] };
  for (const [rows, dies] of counties) {
    const id = await jobs.ask(ZIP, zipped(rows));
    await jobs.deliverUntilEnded(id, dyingAfter(jobs, dies));
    const is = await jobs.stateOf(id);
    if (is.state !== 'finished' || is.outcome.kind !== 'import') throw new Error(JSON.stringify(is));
    last = { files: is.outcome.files, rejects: linesOf(await jobs.fileOf(id, 'rejects.csv')) };
  }
  return { ...last, county: await exported(jobs) };
};

/** What comes of them where each is imported in one piece. */
const inOne = async (counties: readonly CountyRows[]): Promise<Outcome> => {
  const { store } = openStoreInMemory();
  let last: Omit<Outcome, 'county'> = { files: {}, rejects: [] };
  for (const rows of counties) {
    const { event, rejects } = await importInto(store, sourceOf(textsOf(rows)), WITHIN);
    last = {
      files: event.files,
      rejects: rejects.map(({ file, line, column, code }) => `${file},${line},${column},${code}`),
    };
  }
  return { ...last, county: await exportOf(store) };
};

const withoutMessage = (line: string): string => line.split(',', 4).join(',');

const expectSame = (found: Outcome, expected: Outcome): void => {
  expect(found.files).toEqual(expected.files);
  expect(found.rejects.map(withoutMessage).toSorted()).toEqual(expected.rejects.toSorted());
  expect(found.county).toEqual(expected.county);
};

/** Says whose lists are not those of their records. */
const behind = async ({ place }: GivenJobs): Promise<readonly string[]> => {
  place.forgetReference();
  const context = { ...(await contextOf(place.ports, place.today())), areRowsNew: true };
  const ids = (await storedHistories(place.county)).map(({ residentId }) => residentId);
  const stored = await place.ports.residents.loadMany(ids);
  return stored.flatMap((one) => {
    if (one === undefined) return [];
    const { put, remove } = refreshOf(one, context);
    return [...put, ...remove].map((view) => `${one.residentId} ${view.place}`);
  });
};

/** What another county file of the same county does to a row: who it is about by then, or that it is not there; repeated. */
type Turn = { readonly to: number; readonly isLeftOut: boolean; readonly isTwice: boolean };

const turns = fc.array(
  fc.record({
    to: fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat(5) }),
    isLeftOut: fc.boolean(),
    isTwice: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  }),
  { minLength: 5, maxLength: 40 },
);

const turned = (rows: readonly Cells[], all: readonly Turn[], ids: readonly string[]): Cells[] =>
  rows.flatMap((row, at) => {
    const { to, isLeftOut, isTwice } = all[at % all.length] ?? { to: -1, isLeftOut: false, isTwice: false };
    if (isLeftOut) return [];
    const own = to < 0 || row['residentId'] === undefined ? row : { ...row, residentId: ids[to] ?? 'NOBODY' };
    return isTwice ? [own, own] : [own];
  });

/** People and records as another county file of the same place has them, and perhaps somebody of another county. */
const turnedRows = (all: readonly Turn[], isOutside: boolean): CountyRows => {
  const rows = countyRows();
  const ids = ['R1-01', 'R1-02', 'R2-03', 'R3-01', 'R2-07'];
  const changed = Object.fromEntries(
    Object.entries(rows).map(([file, own]) => [file, turned(own ?? [], all, ids)]),
  );
  const people = isOutside ? [{ ...rows.residents?.[3], id: 'R9', regionCode: '530122100201' }] : [];
  return { ...changed, residents: [...(changed['residents'] ?? []), ...people] };
};

/** Another county of the same place: people left out, records of other people, rows twice, and perhaps teams elsewhere. */
const others = fc
  .record({ turns, isMoved: fc.boolean(), isOutside: fc.boolean() })
  .map(({ turns: all, isMoved, isOutside }): CountyRows => {
    const { regions = [], institutions = [], teams = [] } = countyRows();
    const [first, second, ...rest] = teams;
    const moved = [{ ...first, regionCodes: second?.['regionCodes'] ?? '' }, ...rest];
    const organisation = { regions, institutions, teams: isMoved ? moved : teams, staff: [] };
    return { ...turnedRows(all, isOutside), ...organisation };
  });

describe('a county that is imported in parts', () => {
  test('is the one that it is in one piece, on top of another and wherever its Lambdas die', async () => {
    const deaths = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50 }));
    await fc.assert(
      fc.asyncProperty(others, deaths, deaths, async (rows, first, second) => {
        const jobs = await given();
        const found = await inParts(jobs, [
          [countyRows(), first],
          [rows, second],
        ]);
        expectSame(found, await inOne([countyRows(), rows]));
        expect(await behind(jobs)).toEqual([]);
        expect([...jobs.bucket.objects.keys()].filter((key) => key.includes('/pieces/'))).toEqual([]);
      }),
      { seed: 20_261_123, numRuns: 12 },
    );
  }, 60_000);

  test.each([2, 5, 11, 17])(
    'with other names brings these onto the lists, also of whom a Lambda stored that died at its write %i',
    async (dies) => {
      const jobs = await given();
      const { residents = [], ...rows } = countyRows();
      const renamed = residents.map((one) => ({ ...one, name: `新${one['name']}` }));
      await inParts(jobs, [
        [countyRows(), 0],
        [{ ...rows, residents: renamed }, dies],
      ]);
      expect(jobs.broken).toHaveLength(1);
      expect(await behind(jobs)).toEqual([]);
    },
  );

  test('once more writes nothing', async () => {
    const jobs = await given();
    await inParts(jobs, [[countyRows(), 0]]);
    const before = await storedHistories(jobs.place.county);
    const after = await inParts(jobs, [[countyRows(), 0]]);
    expect(after.rejects).toEqual([]);
    expect(await storedHistories(jobs.place.county)).toEqual(before);
  });
});
