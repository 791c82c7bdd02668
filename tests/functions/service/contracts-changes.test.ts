import { beforeEach, describe, expect, test } from 'vitest';

import { givenService, type GivenService, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

const CONSENT = { by: 'resident', at: SERVICE_DAY, method: 'electronic' } as const;

let service: GivenService;

beforeEach(async () => {
  service = await givenService();
});

/** Changes a contract as the doctor of the first team, unless the test says who. */
const change = (...[id, action, body, user = 'doctor-1']: readonly [string, string, unknown, string?]) =>
  service.call(user, 'POST', `/v1/contracts/${id}/${action}`, body);

const see = async (id: string, user = 'doctor-1'): Promise<unknown> =>
  (await service.call(user, 'GET', `/v1/contracts/${id}`)).body;

const refusal = (status: number, type: string) => ({
  status,
  body: { type: `/problems/${type}`, status },
});

describe('renewing', () => {
  // C1-07 runs until 30 June 2025.
  const renewing = { termYears: 2, consent: CONSENT } as const;

  test('goes on from the day after the last, with what the package promises anew', async () => {
    const { status, body } = await change('C1-07', 'renew', renewing);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      residentId: 'R1-07',
      teamId: 'T1',
      renewsId: 'C1-07',
      startsOn: '2025-07-01',
      until: '2027-06-30',
      status: 'pending',
    });
    expect(valueAt(body, 'services.0')).toEqual({ item: 'health_assessment', dueOn: '2025-07-31' });
    expect(await see('C1-07')).toMatchObject({ status: 'active' });
    service.moveTo('2025-07-01');
    expect(await see('C1-07')).toMatchObject({ status: 'renewed' });
    expect(await see(textAt(body, 'id'))).toMatchObject({ status: 'active' });
  });

  test.each([
    ['2025-05-30', refusal(422, 'contract/too-early')],
    ['2025-05-31', { status: 201 }],
    ['2025-07-30', { status: 201 }],
    ['2025-07-31', refusal(422, 'contract/too-late')],
  ])('on %s is within the window or not', async (day, answer) => {
    service.moveTo(day);
    const consent = { ...CONSENT, at: day };
    expect(await change('C1-07', 'renew', { termYears: 1, consent })).toMatchObject(answer);
  });

  test('asks for consent', async () => {
    expect(await change('C1-07', 'renew', { termYears: 1 })).toMatchObject(
      refusal(422, 'contract/no-consent'),
    );
  });

  test('twice is refused', async () => {
    await change('C1-07', 'renew', renewing);
    expect(await change('C1-07', 'renew', renewing)).toMatchObject(refusal(409, 'contract/overlaps'));
  });

  test('with another team is for who has both in scope', async () => {
    const other = { ...renewing, teamId: 'T2' };
    expect(await change('C1-07', 'renew', other)).toMatchObject(refusal(404, 'access/not-found'));
    const { status, body } = await change('C1-07', 'renew', other, 'manager-1');
    expect({ status, teamId: valueAt(body, 'teamId') }).toEqual({ status: 201, teamId: 'T2' });
  });
});

describe('ending', () => {
  test('leaves the days before the end in force', async () => {
    const { status, body } = await change('C1-01', 'terminate', {
      endedOn: SERVICE_DAY,
      reason: 'resident',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'terminated',
      endedOn: SERVICE_DAY,
      endReason: 'resident',
      until: '2025-06-15',
    });
  });

  test('may be told ahead: until then it is active', async () => {
    const { body } = await change('C1-01', 'terminate', { endedOn: '2025-07-01', reason: 'moved_out' });
    expect(body).toMatchObject({ status: 'active', endedOn: '2025-07-01' });
  });

  test('is by the team of the contract, then by that of the village', async () => {
    await change(
      'C1-01',
      'transfer',
      { teamId: 'T2', startsOn: SERVICE_DAY, reason: 'x', consent: CONSENT },
      'manager-1',
    );
    expect(await change('C1-01', 'terminate', { endedOn: '2025-05-01', reason: 'other' })).toMatchObject(
      refusal(404, 'access/not-found'),
    );
  });

  test.each([
    [
      'outside the term',
      { endedOn: '2026-01-01', reason: 'other' },
      refusal(422, 'contract/ends-outside-term'),
    ],
    [
      'for a change of team',
      { endedOn: SERVICE_DAY, reason: 'transferred' },
      refusal(422, 'request/invalid'),
    ],
    ['on no day', { endedOn: '2025-06-31', reason: 'other' }, refusal(422, 'request/invalid')],
    ['without a reason', { endedOn: SERVICE_DAY }, refusal(422, 'request/invalid')],
  ])('%s is refused', async (_, body, answer) => {
    const before = await see('C1-01');
    expect(await change('C1-01', 'terminate', body)).toMatchObject(answer);
    expect(await see('C1-01')).toEqual(before);
  });

  test('frees the resident to sign anew on that day', async () => {
    await change('C1-01', 'terminate', { endedOn: SERVICE_DAY, reason: 'resident' });
    const signed = await service.call('doctor-1', 'POST', '/v1/contracts', {
      residentIds: ['R1-01'],
      teamId: 'T1',
      package: 'individual',
      startsOn: SERVICE_DAY,
      termYears: 1,
      consent: CONSENT,
    });
    expect(signed).toMatchObject({ status: 201 });
  });
});

describe('changing the team', () => {
  const moving = { teamId: 'T2', startsOn: '2025-07-01', reason: '搬到二村', consent: CONSENT } as const;

  test('ends the one contract and begins the other on the same day', async () => {
    const { status, body } = await change('C1-01', 'transfer', moving, 'manager-1');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      teamId: 'T2',
      renewsId: 'C1-01',
      startsOn: '2025-07-01',
      status: 'pending',
    });
    service.moveTo('2025-07-01');
    expect(await see('C1-01', 'doctor-2')).toMatchObject({
      status: 'transferred',
      endedOn: '2025-07-01',
    });
    expect(await service.call('doctor-1', 'GET', '/v1/contracts/C1-01')).toMatchObject({ status: 404 });
  });

  test.each([
    ['by a doctor, out of their scope', 'doctor-1', {}, refusal(404, 'access/not-found')],
    ['by the doctor of the other team', 'doctor-2', {}, refusal(404, 'access/not-found')],
    ['to a team of another institution', 'manager-1', { teamId: 'T3' }, refusal(404, 'access/not-found')],
    ['without consent', 'manager-1', { consent: undefined }, refusal(422, 'contract/no-consent')],
    [
      'before today',
      'manager-1',
      { startsOn: '2025-06-15' },
      refusal(422, 'contract/starts-before-signature'),
    ],
    ['after the term', 'manager-1', { startsOn: '2026-01-01' }, refusal(422, 'contract/ends-outside-term')],
    ['without a reason', 'manager-1', { reason: '' }, refusal(422, 'request/invalid')],
    ['by the bureau', 'bureau-1', {}, refusal(403, 'access/forbidden')],
  ])('%s is refused, and nothing ends', async (...[, user, told, answer]) => {
    expect(await change('C1-01', 'transfer', { ...moving, ...told }, user)).toMatchObject(answer);
    expect(await see('C1-01')).not.toHaveProperty('endedOn');
  });
});

describe('the fulfilment ledger', () => {
  // C1-01: bp_check is done, health_education was due on 1 June, annual_exam is due on 1 October.
  const served = { item: 'health_education', doneOn: '2025-06-10', evidence: '村卫生室讲座签到表' } as const;

  test('a service that was due is done: signed and served', async () => {
    const { status, body } = await change('C1-01', 'services', served);
    expect(status).toBe(200);
    expect(body).toMatchObject({ due: 2, done: 2 });
    expect(valueAt(body, 'services.1')).toEqual({
      item: 'health_education',
      dueOn: '2025-06-01',
      doneOn: '2025-06-10',
      evidence: '村卫生室讲座签到表',
    });
    expect(await see('C1-01')).toEqual(body);
  });

  test('a service may be done before it is due', async () => {
    const { body } = await change('C1-01', 'services', { ...served, item: 'annual_exam' });
    expect(body).toMatchObject({ due: 2, done: 1 });
  });

  test.each([
    ['that is not promised', { item: 'massage' }, refusal(422, 'contract/no-such-item')],
    ['that is done already', { item: 'bp_check' }, refusal(409, 'contract/already-done')],
    ['of tomorrow', { doneOn: '2025-06-17' }, refusal(422, 'contract/done-after-today')],
    ['from before the contract', { doneOn: '2024-12-31' }, refusal(422, 'contract/done-outside-term')],
    ['without evidence', { evidence: '' }, refusal(422, 'request/invalid')],
  ])('a service %s is refused', async (_, told, answer) => {
    expect(await change('C1-01', 'services', { ...served, ...told })).toMatchObject(answer);
    expect(await see('C1-01')).toMatchObject({ due: 2, done: 1 });
  });

  test('fifty records of one service at the same time mark it once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => change('C1-01', 'services', served)));
    const yes = answers.filter(({ status }) => status === 200);
    const no = answers.filter(({ status }) => status === 409);
    expect([yes.length, no.length]).toEqual([1, 49]);
  });

  test.each(['doctor-2', 'manager-2'])('%s finds no such contract', async (user) => {
    expect(await change('C1-01', 'services', served, user)).toMatchObject(refusal(404, 'access/not-found'));
  });

  test.each(['bureau-1', 'auditor-1', 'integration-1'])('%s has no part in it', async (user) => {
    expect(await change('C1-01', 'services', served, user)).toMatchObject(refusal(403, 'access/forbidden'));
  });
});

describe('a change of what was seen', () => {
  const ending = { endedOn: SERVICE_DAY, reason: 'other' } as const;
  const withVersion = (version: string) =>
    service.call('doctor-1', 'POST', '/v1/contracts/C1-01/terminate', ending, { 'if-match': version });

  test('goes through with the version that was seen, which rises', async () => {
    const { headers } = await service.call('doctor-1', 'GET', '/v1/contracts/C1-01');
    const done = await withVersion(headers['etag'] ?? '');
    expect(done).toMatchObject({ status: 200, headers: { etag: '"v2"' } });
  });

  test('is refused with another version', async () => {
    expect(await withVersion('"v7"')).toMatchObject(refusal(412, 'state/stale'));
  });
});
