import { beforeEach, expect, test } from 'vitest';

import { checkEverything } from '../../../functions/indicators/recount-rounds.ts';
import { on } from '../../given/values.ts';
import { givenService, type GivenService, valueAt } from './given-service.ts';

const COVERED = 'hypertension_days_covered_rate';
const TEAM = 'scope=team&scopeId=T1';
const COUNTY = 'scope=region&scopeId=530121';

let service: GivenService;

// R1-01, R2-01 and R3-01 were given 28 days of amlodipine on 1 June; the day is 16 June.
beforeEach(async () => {
  service = await givenService();
});

const rateOf = async (query: string): Promise<string> => {
  const path = `/v1/indicators?${query}&indicator=${COVERED}&group=all`;
  const { body } = await service.call('admin-1', 'GET', path);
  return `${String(valueAt(body, 'items.0.numerator'))}/${String(valueAt(body, 'items.0.denominator'))}`;
};

const stop = (stoppedOn: string) =>
  service.call('doctor-1', 'POST', '/v1/residents/R1-01/prescriptions/P1-1/stop', {
    stoppedOn,
    reason: 'adverse_reaction',
  });

const differences = (today: string) => checkEverything(service.ports, on(today));

test('the days covered are counted by team and area, and follow what is recorded', async () => {
  expect([await rateOf(TEAM), await rateOf(COUNTY)]).toEqual(['1/1', '3/3']);
  expect(await stop('2025-06-10')).toMatchObject({ status: 200 });
  await service.world.background.settle();
  expect([await rateOf(TEAM), await rateOf(COUNTY)]).toEqual(['0/1', '2/3']);
  const path = `/v1/indicators/${COVERED}/people?${TEAM}&part=missed`;
  const { body } = await service.call('doctor-1', 'GET', path);
  expect(body).toMatchObject({
    items: [{ residentId: 'R1-01', name: '王春兰', rule: { en: expect.stringContaining('less than 80 %') } }],
  });
});

test('the days covered change by time alone, on the day itself, and equal the records', async () => {
  for (const [day, expected] of [
    ['2025-07-05', '3/3'],
    ['2025-07-06', '0/3'],
    ['2026-06-27', '0/3'],
    ['2026-06-28', '0/0'],
  ] as const) {
    service.moveTo(day);
    await service.world.background.passDays();
    expect(await rateOf(COUNTY), day).toBe(expected);
    expect(await differences(day)).toEqual([]);
  }
});

test('a past day is answered by what is recorded now, the parts of an area are compared, and a trend is drawn', async () => {
  await stop('2025-06-10');
  await service.world.background.settle();
  expect(await rateOf(`${COUNTY}&on=2025-06-05&as=known`)).toBe('3/3');
  expect(await rateOf(`${COUNTY}&on=2025-06-15&as=known`)).toBe('2/3');
  const seen = (more: string) => service.call('admin-1', 'GET', `/v1/indicators/${COVERED}/${more}`);
  expect((await seen(`children?${COUNTY}&by=team`)).body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ scopeId: 'T1', numerator: 0, denominator: 1 })]),
  });
  expect((await seen(`trend?${COUNTY}`)).body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ on: '2025-06-16', numerator: 2 })]),
  });
});
