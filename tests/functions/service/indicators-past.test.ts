import { beforeEach, describe, expect, test } from 'vitest';

import { LIVE_CELLS } from '../../../domain/indicators/index.ts';
import { isId } from '../../../domain/kernel/ids.ts';
import type { JobId, JobState } from '../../../functions/county-files/jobs.ts';
import type { AreaName } from '../../../domain/access/index.ts';
import { jobPlaceOf } from '../../../local/service/job-place.ts';
import { on } from '../../given/values.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { givenService, type GivenService, textAt, valueAt } from './given-service.ts';
import { attemptJob } from './carried.ts';

const AREA: AreaName = { scope: 'region', id: '530121' };
const COUNTY = { scope: 'region', scopeId: '530121' };
const DAY = '2024-12-31';
const RATES = `/v1/indicators?scope=region&scopeId=530121&on=${DAY}&indicator=contract_rate&group=all`;

let service: GivenService;

beforeEach(async () => {
  service = await givenService();
});

const problem = (status: number, type: string) => ({ status, body: { type: `/problems/${type}`, status } });

/** Lets the county count as one of so many people. */
const countyOf = async (people: number): Promise<void> => {
  const place = { kind: 'area', area: AREA } as const;
  const [stored] = await service.ports.indicators.find([place]);
  if (stored?.counted === undefined) throw new Error('the county is counted');
  const counts = Float64Array.from(stored.counted.counts);
  counts[1] = people;
  await service.ports.indicators.save(place, { ...stored.counted, counts }, stored.version);
};

const see = (user: string, path = RATES) => service.call(user, 'GET', path);
const ask = (user: string, body: unknown) => service.call(user, 'POST', '/v1/recounts', body);

const jobIdOf = (body: unknown): JobId => {
  const id = textAt(body, 'id');
  if (isId<'JobId'>(id)) return id;
  throw new Error('the id of a job is one');
};

/** Does what the thread of the queue does with a job. */
const carryOut = async (id: JobId): Promise<JobState | undefined> => {
  const { world, ports } = service;
  const job = await ports.jobs.find(id);
  if (job === undefined) throw new Error('what was asked for is stored');
  const onFailure = (error: unknown): void => {
    throw error;
  };
  const place = jobPlaceOf({ ...world, ports }, tempFolder(), { onFailure, onStored: async () => {} });
  await attemptJob(place, job);
  return (await ports.jobs.find(id))?.is;
};

test.each([
  [25_000, 200],
  [25_001, 422],
])('a past day of %i people is answered at once with %i', async (people, status) => {
  await countyOf(people);
  expect((await see('admin-1')).status).toBe(status);
});

describe('a past day of many people', () => {
  beforeEach(async () => countyOf(30_000));

  test('is counted by a job, and answered then where its rates always are', async () => {
    expect(await see('bureau-1')).toMatchObject(problem(422, 'indicator/too-many-people'));
    const { status, body } = await ask('bureau-1', { ...COUNTY, on: DAY });
    expect(status).toBe(202);
    const result = `/v1/indicators?scope=region&scopeId=530121&on=${DAY}&as=known`;
    expect(body).toMatchObject({ state: 'waiting', ...COUNTY, on: DAY, result });
    const id = jobIdOf(body);
    expect((await see('bureau-1')).status).toBe(422);
    expect(await carryOut(id)).toMatchObject({ state: 'finished' });
    expect(await see('bureau-1', `/v1/recounts/${id}`)).toMatchObject({
      status: 200,
      body: { id, state: 'finished', result },
    });
    const known = { asOf: DAY, age: 0, asReported: false, asKnownNow: true };
    expect((await see('bureau-1', textAt(body, 'result'))).body).toMatchObject(known);
    expect((await see('bureau-1')).body).toMatchObject({
      items: [{ numerator: 12, denominator: 36, rate: '33.33' }],
      ...known,
    });
    service.moveTo('2025-06-17');
    expect((await see('bureau-1')).body).toMatchObject({ asKnownNow: true, age: 24 * 60 * 60 });
  });

  test('is counted anew each time that it is asked for', async () => {
    await carryOut(jobIdOf((await ask('admin-1', { ...COUNTY, on: DAY })).body));
    service.moveTo('2025-06-17');
    await carryOut(jobIdOf((await ask('admin-1', { ...COUNTY, on: DAY })).body));
    expect((await see('admin-1')).body).toMatchObject({ age: 0 });
  });

  test('is of the asker’s own area where none is named', async () => {
    expect((await ask('doctor-1', { on: DAY })).body).toMatchObject({ scope: 'team', scopeId: 'T1' });
  });

  test('is refused of another’s area, and where the day is not over', async () => {
    expect(await ask('doctor-1', { ...COUNTY, on: DAY })).toMatchObject(problem(404, 'access/not-found'));
    const refusal = problem(422, 'indicator/day-not-over');
    expect(await ask('bureau-1', { ...COUNTY, on: '2025-06-16' })).toMatchObject(refusal);
    expect(await ask('bureau-1', { ...COUNTY, on: '2025-06-17' })).toMatchObject(refusal);
    expect((await ask('bureau-1', { ...COUNTY, on: '2025-06-15' })).status).toBe(202);
  });

  test('is another’s to look at for administrators only', async () => {
    const path = `/v1/recounts/${jobIdOf((await ask('bureau-1', { ...COUNTY, on: DAY })).body)}`;
    expect((await see('admin-1', path)).status).toBe(200);
    expect(await see('auditor-1', path)).toMatchObject(problem(404, 'job/not-found'));
    expect(await see('bureau-1', '/v1/recounts/no-such-job')).toMatchObject(problem(404, 'job/not-found'));
    const imported = path.replace('recounts', 'imports');
    expect(await see('admin-1', imported)).toMatchObject(problem(404, 'job/not-found'));
  });
});

test('a correction that is taken back is no amendment any more', async () => {
  service.moveTo('2025-06-17');
  await service.world.background.passDays();
  const query = '?scope=region&scopeId=530121';
  const day = '2025-06-16';
  const { reported } = await service.ports.indicators.snapshots(AREA, { from: on(day), until: on(day) });
  const [snapshot] = reported;
  if (snapshot === undefined) throw new Error('the day that ended is kept');
  const counts = Float64Array.from(snapshot.counts);
  counts[0] = 1;
  await service.ports.indicators.amend(AREA, { ...snapshot, counts, countedAt: '2025-06-17T00:00:00.000Z' });
  const trend = `/v1/indicators/contract_rate/trend${query}`;
  expect(valueAt((await see('admin-1', trend)).body, 'items.0.amended')).toMatchObject({ numerator: 1 });
  await see('admin-1', `/v1/indicators${query}&on=${day}&as=known`);
  expect(valueAt((await see('admin-1', trend)).body, 'items.0.amended')).toBeUndefined();
});

describe('rates by permanent residents', () => {
  const numbersOf = async (user: string, query: string) =>
    (await see(user, `/v1/indicators?indicator=contract_rate_permanent&${query}`)).body;

  test('are the region’s, and of no team', async () => {
    expect(await numbersOf('admin-1', 'scope=region&scopeId=530121')).toMatchObject({
      items: [{ indicator: 'contract_rate_permanent', numerator: 18, denominator: 36, rate: '50.00' }],
    });
    expect(await numbersOf('doctor-1', '')).toMatchObject({ items: [] });
    expect(await numbersOf('doctor-1', 'scope=team&scopeId=T1')).toMatchObject({ items: [] });
  });

  test('are withheld with the rate of the same people', async () => {
    const query = 'scope=region&scopeId=530121100201';
    const rates = await see('bureau-1', `/v1/indicators?${query}&indicator=contract_rate&group=all`);
    expect(valueAt(rates.body, 'items.0.numerator')).toBeNull();
    expect(await numbersOf('bureau-1', query)).toMatchObject({
      items: [{ numerator: null, denominator: null, rate: null }],
    });
  });

  test('are compared and followed as others are, with what was stated on a reported day', async () => {
    const path = '/v1/indicators/ehr_filing_rate_permanent';
    const query = 'scope=region&scopeId=530121';
    const { body } = await see('admin-1', `${path}/children?${query}`);
    expect(body).toMatchObject({
      items: [
        { name: '示范一镇', denominator: 24, rank: 1 },
        { name: '示范二镇', denominator: 12, rank: 1 },
      ],
    });
    service.moveTo('2025-06-17');
    await service.world.background.passDays();
    expect((await see('admin-1', `${path}/trend?${query}`)).body).toMatchObject({
      items: [
        { on: '2025-06-16', denominator: 36, asReported: true },
        { on: '2025-06-17', denominator: 36, asReported: false },
      ],
    });
    expect((await see('doctor-1', `${path}/trend`)).body).toMatchObject({ items: [] });
  });

  test('have no list of people: the denominator names nobody', async () => {
    const path = '/v1/indicators/contract_rate_permanent/people';
    expect(await see('doctor-1', path)).toMatchObject(problem(404, 'access/not-found'));
  });
});

test('every number of the live list is in what an area answers', async () => {
  const { body } = await see('admin-1', '/v1/indicators?scope=region&scopeId=530121');
  expect(valueAt(body, 'items.length')).toBe(LIVE_CELLS.length + 2);
});
