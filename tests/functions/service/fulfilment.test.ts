import { describe, expect, test } from 'vitest';

import { examsApi } from '../../../functions/exams/lambda.ts';
import { followUpsApi } from '../../../functions/follow-ups/lambda.ts';
import { countyRows } from './given-county.ts';
import { type Answered, givenService, listAt, textAt, valueAt } from './given-service.ts';

const rows = countyRows();
const county = {
  ...rows,
  services: [
    ...(rows.services ?? []),
    { contractId: 'C1-01', item: 'home_visit', dueOn: '2025-05-01' },
    { contractId: 'C1-01', item: 'bp_check', dueOn: '2025-07-01' },
  ],
};

const visit = (more: object): object => ({
  programme: 'hypertension',
  visitedOn: '2025-06-16',
  mode: 'home',
  outcome: 'done',
  sbp: 128,
  dbp: 78,
  ...more,
});

const given = async () => {
  const { call, table } = await givenService({ rows: county });
  const send = (method: string, path: string, body?: object): Promise<Answered> =>
    call('doctor-1', method, path, body);
  const services = async (): Promise<unknown[]> => {
    const { body } = await send('GET', '/v1/contracts/C1-01');
    return listAt(body, 'services')
      .filter((one) => valueAt(one, 'doneOn') !== undefined)
      .map((one) => [valueAt(one, 'item'), valueAt(one, 'dueOn'), valueAt(one, 'doneOn')]);
  };
  return { send, services, table };
};

const DONE_BEFORE = ['bp_check', '2025-04-01', '2025-03-28'];
const FOLLOW_UPS = '/v1/residents/R1-01/follow-ups';

describe('a promised service', () => {
  test('is done by a recorded visit, with the visit as its evidence, in the very entry', async () => {
    const { send, services } = await given();
    const { body } = await send('POST', FOLLOW_UPS, { visits: [visit({ id: 'V-home' })] });
    expect(valueAt(body, 'items.0.followUpId')).toBe('V-home');
    expect(await services()).toEqual(
      expect.arrayContaining([
        DONE_BEFORE,
        ['home_visit', '2025-05-01', '2025-06-16'],
        ['bp_check', '2025-07-01', '2025-06-16'],
      ]),
    );
    const story = await send('GET', '/v1/residents/R1-01');
    expect(listAt(story.body, 'changes')).toHaveLength(1);
    expect(story.headers['etag']).toBe('"v2"');
  });

  test('says in the contract what shows that it was done, and no more once it is open again', async () => {
    const { send } = await given();
    const path = '/v1/contracts/C1-01';
    const evidenceOf = ({ body }: Answered, item: string): unknown[] =>
      listAt(body, 'services')
        .filter((one) => valueAt(one, 'item') === item)
        .flatMap((one) => valueAt(one, 'evidence') ?? []);
    await send('POST', FOLLOW_UPS, { visits: [visit({ id: 'V-home' })] });
    expect(evidenceOf(await send('GET', path), 'home_visit')).toEqual(['followups:V-home']);
    const deed = { item: 'health_education', doneOn: '2025-06-16', evidence: 'talk, signed list' };
    const served = await send('POST', `${path}/services`, deed);
    expect(evidenceOf(served, 'health_education')).toEqual(['talk, signed list']);
    await send('PUT', `${FOLLOW_UPS}/V-home`, visit({ mode: 'clinic' }));
    expect(evidenceOf(await send('GET', path), 'home_visit')).toEqual([]);
  });

  test('is open again when the visit is corrected to an attempt, and moves with its day', async () => {
    const { send, services } = await given();
    const { body } = await send('POST', FOLLOW_UPS, { visits: [visit({ id: 'V-home' })] });
    const path = `${FOLLOW_UPS}/${textAt(body, 'items.0.followUpId')}`;
    expect((await send('PUT', path, visit({ visitedOn: '2025-06-12' }))).status).toBe(200);
    expect(await services()).toContainEqual(['home_visit', '2025-05-01', '2025-06-12']);
    expect((await send('PUT', path, visit({ mode: 'clinic' }))).status).toBe(200);
    expect(await services()).toEqual(
      expect.arrayContaining([DONE_BEFORE, ['bp_check', '2025-07-01', '2025-06-16']]),
    );
    expect(await services()).toHaveLength(2);
    const lost = { ...visit({ outcome: 'lost' }), sbp: undefined, dbp: undefined };
    expect((await send('PUT', path, lost)).status).toBe(200);
    expect(await services()).toEqual([DONE_BEFORE]);
  });

  test('is done by an exam', async () => {
    const { send, services } = await given();
    await send('POST', '/v1/residents/R1-01/exams', { examinedOn: '2025-06-16', result: 'normal' });
    expect(await services()).toEqual([DONE_BEFORE, ['annual_exam', '2025-10-01', '2025-06-16']]);
  });

  test('that was told by hand stays as it was told', async () => {
    const { send, services } = await given();
    const byHand = { item: 'home_visit', doneOn: '2025-06-10', evidence: '入户登记' };
    await send('POST', '/v1/contracts/C1-01/services', byHand);
    await send('POST', FOLLOW_UPS, { visits: [visit({})] });
    expect(await services()).toContainEqual(['home_visit', '2025-05-01', '2025-06-10']);
  });
});

test('a visit that does two services costs at most 14 write units', async () => {
  const { call, table } = await givenService({ rows: county, apis: [followUpsApi, examsApi] });
  await call('doctor-1', 'GET', '/v1/residents/R1-02/follow-ups');
  const before = table.meter().written;
  const key = { 'idempotency-key': 'first-visit-of-the-day' };
  const { status } = await call('doctor-1', 'POST', FOLLOW_UPS, { visits: [visit({})] }, key);
  expect(status).toBe(201);
  const written = table.meter().written - before;
  process.stdout.write(`a visit that does two services: ${written} write units\n`);
  expect(written).toBeLessThanOrEqual(14);
});
