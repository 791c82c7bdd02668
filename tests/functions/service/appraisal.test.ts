import { expect, test } from 'vitest';

import { givenService, listAt, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

const { call } = await givenService();

const PERIOD = `from=2025-01-01&to=${SERVICE_DAY}`;

test('a team sees its points by item, and the records behind them', async () => {
  const recorded = await call('doctor-1', 'POST', '/v1/residents/R1-01/exams', { examinedOn: SERVICE_DAY });
  expect(recorded.status).toBe(201);
  const shown = await call('doctor-1', 'GET', `/v1/teams/T1/appraisal?${PERIOD}`);
  expect(shown.status).toBe(200);
  const items = listAt(shown.body, 'items');
  const exam = items.find((one) => valueAt(one, 'item') === 'exam');
  const behind = await call('doctor-1', 'GET', textAt(exam, 'evidence'));
  expect(valueAt(exam, 'done')).toBe(listAt(behind.body, 'items').length);
  expect(listAt(behind.body, 'items')).toContainEqual({
    item: 'exam',
    on: SERVICE_DAY,
    residentId: 'R1-01',
    evidence: `exams:${SERVICE_DAY}`,
    points: 5,
  });
  const sum = items.reduce<number>((total, one) => total + Number(valueAt(one, 'points')), 0);
  expect(valueAt(shown.body, 'points')).toBe(sum);
});

test('the table has a row a record, and its points are those of the appraisal', async () => {
  const shown = await call('manager-1', 'GET', `/v1/teams/T1/appraisal?${PERIOD}`);
  const table = await call('manager-1', 'GET', `/v1/teams/T1/appraisal.csv?${PERIOD}`);
  const [header, ...rows] = String(table.body).trim().split('\n');
  expect(header).toBe('item,on,points,residentId,evidence,shownBy');
  const sum = rows.reduce((total, row) => total + Number(row.split(',')[2]), 0);
  expect(sum).toBe(valueAt(shown.body, 'points'));
});

test('a promised service names the record that it was done by, and nothing that was written by hand', async () => {
  const byHand = { item: 'health_education', doneOn: SERVICE_DAY, evidence: '签到表' };
  await call('doctor-1', 'POST', '/v1/contracts/C1-01/services', byHand);
  const path = `/v1/teams/T1/appraisal/evidence?${PERIOD}&item=promised_service`;
  const shown = listAt((await call('doctor-1', 'GET', path)).body, 'items');
  expect(shown).toContainEqual(
    expect.objectContaining({
      evidence: 'services:C1-01:annual_exam:2025-10-01',
      shownBy: `exams:${SERVICE_DAY}`,
    }),
  );
  const told = shown.find((one) => valueAt(one, 'evidence') === 'services:C1-01:health_education:2025-06-01');
  expect(told).toMatchObject({ on: SERVICE_DAY, residentId: 'R1-01' });
  expect(valueAt(told, 'shownBy')).toBeUndefined();
});

test('the records behind come page by page, each once', async () => {
  const whole = await call('doctor-1', 'GET', `/v1/teams/T1/appraisal/evidence?${PERIOD}`);
  const found: unknown[] = [];
  let cursor = '';
  do {
    const page = await call('doctor-1', 'GET', `/v1/teams/T1/appraisal/evidence?${PERIOD}&limit=1${cursor}`);
    found.push(...listAt(page.body, 'items'));
    const next = valueAt(page.body, 'next');
    cursor = typeof next === 'string' ? `&cursor=${encodeURIComponent(next)}` : '';
  } while (cursor !== '');
  expect(found).toEqual(listAt(whole.body, 'items'));
});

test('a bureau sees points without people unless it says why', async () => {
  const path = `/v1/teams/T1/appraisal/evidence?${PERIOD}`;
  const silent = await call('bureau-1', 'GET', path);
  expect(listAt(silent.body, 'items')).toEqual([]);
  expect(Number(valueAt(silent.body, 'withheld'))).toBeGreaterThan(0);
});

test('another team is not found', async () => {
  expect((await call('doctor-2', 'GET', '/v1/teams/T1/appraisal')).status).toBe(404);
});

test('a period that ends after today is refused', async () => {
  const refused = await call('doctor-1', 'GET', '/v1/teams/T1/appraisal?to=2025-06-17');
  expect([refused.status, valueAt(refused.body, 'type')]).toEqual([422, '/problems/appraisal/day-to-come']);
});
