import { expect, test } from 'vitest';

import { givenService, listAt, valueAt } from './given-service.ts';

const { call } = await givenService();

const CSV = { 'content-type': 'text/csv' };
const HEADER = 'scope,scopeId,month,inCountyVisitRate,primaryCareShare,averageCost,outOfPocketShare,source';
const file = (...rows: readonly string[]): string => [HEADER, ...rows].join('\n');
const upload = (user: string, ...rows: readonly string[]) =>
  call(user, 'POST', '/v1/indicators/imported', file(...rows), CSV);

const importedOf = async (query = ''): Promise<readonly unknown[]> => {
  const { body } = await call('bureau-1', 'GET', `/v1/indicators?scope=region&scopeId=530121${query}`);
  return listAt(body, 'items').filter((one) => valueAt(one, 'imported') === true);
};

test('numbers of another system stand beside the others, marked with source and month', async () => {
  const done = await upload('bureau-1', 'region,530121,2025-04,91.20,52.3,,28.5,医保局');
  expect(done.body).toMatchObject({ rows: 1, stored: 1, unchanged: 0, rejected: 0 });
  const shown = await importedOf();
  expect(shown).toHaveLength(3);
  expect(shown[0]).toEqual({
    scope: 'region',
    scopeId: '530121',
    indicator: 'in_county_visit_rate',
    group: 'all',
    numerator: null,
    denominator: null,
    rate: '91.20',
    value: '91.20',
    unit: 'percent',
    imported: true,
    source: '医保局',
    month: '2025-04',
  });
});

test('the same file again changes nothing, and another one replaces its month whole', async () => {
  const row = 'region,530121,2025-05,90,50,310.25,,医保局';
  expect((await upload('bureau-1', row)).body).toMatchObject({ stored: 1, unchanged: 0 });
  expect((await upload('bureau-1', row)).body).toMatchObject({ stored: 0, unchanged: 1 });
  await upload('bureau-1', 'region,530121,2025-05,,,299.00,,医保局');
  expect(await importedOf()).toMatchObject([
    { indicator: 'average_cost', value: '299.00', unit: 'yuan', rate: null, month: '2025-05' },
  ]);
});

test('a past day is answered by its own month or the last before it', async () => {
  const months = async (on: string) =>
    (await importedOf(`&on=${on}&as=known`)).map((one) => valueAt(one, 'month'));
  expect(await months('2025-04-30')).toEqual(['2025-04', '2025-04', '2025-04']);
  expect(await months('2025-03-31')).toEqual([]);
});

test('one of them may be asked for by name, and none is in the table of rates', async () => {
  expect(await importedOf('&indicator=average_cost')).toHaveLength(1);
  const table = await call('bureau-1', 'GET', '/v1/indicators.csv?scope=region&scopeId=530121');
  expect(String(table.body)).not.toContain('average_cost');
});

test.each([
  ['region,530199,2025-05,90,,,,x', 'scopeId', 'indicator/no-such-area'],
  ['county,530121,2025-05,90,,,,x', 'scope', 'indicator/no-such-area'],
  ['region,530121,2025-13,90,,,,x', 'month', 'indicator/bad-month'],
  ['region,530121,2025-07,90,,,,x', 'month', 'indicator/bad-month'],
  ['region,530121,2025-05,100.01,,,,x', 'inCountyVisitRate', 'indicator/bad-value'],
  ['region,530121,2025-05,,,-3,,x', 'averageCost', 'indicator/bad-value'],
  ['region,530121,2025-05,90,,,,', 'source', 'indicator/no-source'],
])('the row %s is left out for its %s: %s', async (row, column, code) => {
  const { body } = await upload('bureau-1', row);
  expect(body).toMatchObject({ stored: 0, rejected: 1, rejects: [{ line: 2, column, code }] });
});

test('an area and month may stand in a file once', async () => {
  const row = 'region,530121100,2025-05,90,50,310.25,,医保局';
  expect((await upload('bureau-1', row, row)).body).toMatchObject({
    stored: 1,
    rejects: [{ line: 3, code: 'indicator/repeated-row' }],
  });
});

test('a team imports nothing', async () => {
  expect((await upload('doctor-1', 'team,T1,2025-05,90,,,,x')).status).toBe(403);
});
