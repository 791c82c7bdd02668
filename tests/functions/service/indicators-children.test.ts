import { beforeEach, describe, expect, test } from 'vitest';

import { indicatorsApi } from '../../../functions/indicators/lambda.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { on } from '../../given/values.ts';
import { givenService, type GivenService, listAt, valueAt } from './given-service.ts';

const COUNTY = 'scope=region&scopeId=530121';
const CHILDREN = `/v1/indicators/contract_rate/children?${COUNTY}`;
const YESTERDAY = '2025-06-16';
/** Before anything was reported. */
const EARLIER = '2024-12-31';

let service: GivenService;

beforeEach(async () => {
  service = await givenService({ apis: [indicatorsApi, residentsApi] });
  service.moveTo('2025-06-17');
  await service.world.background.passDays();
});

const see = (query: string, user = 'admin-1') => service.call(user, 'GET', `${CHILDREN}${query}`);

/** Lets an area's snapshot of yesterday say that so many have a contract. */
const reportAs = async (id: string, numerator: number): Promise<void> => {
  const area = { scope: 'region' as const, id };
  const day = { from: on(YESTERDAY), until: on(YESTERDAY) };
  const [snapshot] = (await service.ports.indicators.snapshots(area, day)).reported;
  if (snapshot === undefined) throw new Error('the day that ended is kept');
  const counts = Float64Array.from(snapshot.counts);
  counts[0] = numerator;
  await service.ports.indicators.amend(area, { ...snapshot, counts, countedAt: '2025-06-17T00:00:00.000Z' });
};

/** Lets the county count as one of so many people. */
const countyOf = async (people: number): Promise<void> => {
  const place = { kind: 'area', area: { scope: 'region', id: '530121' } } as const;
  const [stored] = await service.ports.indicators.find([place]);
  if (stored?.counted === undefined) throw new Error('the county is counted');
  const counts = Float64Array.from(stored.counted.counts);
  counts[1] = people;
  await service.ports.indicators.save(place, { ...stored.counted, counts }, stored.version);
};

describe('the parts of an area on a past day', () => {
  test('are what each of them was reported as, whatever was recorded since', async () => {
    const before = await see(`&on=${YESTERDAY}`);
    expect(before.body).toMatchObject({ asOf: YESTERDAY, asReported: true, unknown: 0 });
    const gone = { diedOn: '2025-06-15' };
    for (const id of ['R1-04', 'R1-05'])
      expect((await service.call('doctor-1', 'PATCH', `/v1/residents/${id}`, gone)).status).toBe(200);
    const after = await see(`&on=${YESTERDAY}`);
    expect(after.body).toEqual(before.body);
    const known = await see(`&on=${YESTERDAY}&as=known`);
    expect(known.body).toMatchObject({ asOf: YESTERDAY, asReported: false });
    expect(listAt(known.body, 'items')).toContainEqual(
      expect.objectContaining({ scopeId: '530121100', denominator: 18 }),
    );
    expect(listAt(after.body, 'items')).toContainEqual(
      expect.objectContaining({ scopeId: '530121100', denominator: 20 }),
    );
  });

  test('agree with what each of them answers of that day by itself', async () => {
    for (const day of [YESTERDAY, EARLIER])
      for (const by of ['region', 'institution', 'team']) {
        const { body } = await see(`&on=${day}&by=${by}`);
        for (const part of listAt(body, 'items')) {
          const { scope, scopeId, numerator, denominator } = Object(part);
          const query = `scope=${scope}&scopeId=${scopeId}&on=${day}&indicator=contract_rate&group=all`;
          const own = await service.call('admin-1', 'GET', `/v1/indicators?${query}`);
          expect(valueAt(own.body, 'items.0')).toMatchObject({ numerator, denominator });
        }
      }
  });

  test('before the first report are counted from the records, and ranked by them', async () => {
    const { body } = await see(`&on=${EARLIER}`);
    expect(body).toMatchObject({ asOf: EARLIER, asReported: false, unknown: 0 });
    expect(listAt(body, 'items')).toMatchObject([
      { scopeId: '530121100', numerator: 8, rank: 1 },
      { scopeId: '530121101', numerator: 4, rank: 1 },
    ]);
  });

  test('of too many people stand as a recount found them; others are not known', async () => {
    await countyOf(30_000);
    expect((await see(`&on=${EARLIER}`)).body).toMatchObject({ items: [], unknown: 2 });
    expect((await see(`&on=${YESTERDAY}`)).body).toMatchObject({ unknown: 0, asReported: true });
    expect((await see(`&on=${YESTERDAY}&as=known`)).body).toMatchObject({ items: [], unknown: 2 });
    await reportAs('530121101', 1);
    expect((await see(`&on=${YESTERDAY}&as=known`)).body).toMatchObject({
      items: [{ scopeId: '530121101', numerator: 1 }],
      unknown: 1,
    });
  });

  test('withhold few people as today', async () => {
    const { body } = await see(`&on=${YESTERDAY}&by=team&group=key`, 'bureau-1');
    expect(listAt(body, 'items')[0]).toMatchObject({ numerator: null, rank: null, low: null });
  });

  test('today are live, and refused of a day to come', async () => {
    expect((await see('&on=2025-06-17')).body).toMatchObject({ asOf: '2025-06-17', asReported: false });
    expect(await see('&on=2025-06-18')).toMatchObject({
      status: 422,
      body: { type: '/problems/indicator/day-to-come' },
    });
  });
});
