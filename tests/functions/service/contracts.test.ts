import { beforeEach, describe, expect, test } from 'vitest';

import { residentFile } from '../../../functions/residents/resident-file.ts';
import { anId } from '../../given/values.ts';
import { CONSENT, signing } from './given-contracts.ts';
import { givenService, type GivenService, listAt, textAt, valueAt } from './given-service.ts';

let service: GivenService;

beforeEach(async () => {
  service = await givenService();
});

const sign = (told: Readonly<Record<string, unknown>> = {}, user = 'doctor-1') =>
  service.call(user, 'POST', '/v1/contracts', signing(told));

const refusal = (status: number, type: string) => ({ status, body: { type: `/problems/${type}`, status } });

const contractsOf = async (residentId: string): Promise<number> => {
  const stored = await service.ports.residents.load(anId(residentId));
  return stored === undefined ? 0 : residentFile(stored).history.contracts.length;
};

describe('signing', () => {
  test('a resident of the village gets a contract with the services that the package promises', async () => {
    const { status, body } = await sign();
    expect(status).toBe(201);
    expect(listAt(body, 'items')).toHaveLength(1);
    expect(valueAt(body, 'items.0')).toMatchObject({
      residentId: 'R1-04',
      teamId: 'T1',
      package: 'basic',
      signedOn: '2025-06-16',
      consent: CONSENT,
      startsOn: '2025-06-16',
      until: '2026-06-15',
      status: 'active',
      services: [
        { item: 'health_assessment', dueOn: '2025-07-16' },
        { item: 'health_education', dueOn: '2025-12-13' },
        { item: 'tcm_guidance', dueOn: '2026-03-13' },
      ],
      due: 0,
      done: 0,
    });
    const id = textAt(body, 'items.0.id');
    const seen = await service.call('doctor-1', 'GET', `/v1/contracts/${id}`);
    expect(seen).toMatchObject({ status: 200, body: valueAt(body, 'items.0') });
  });

  test('a term of three years promises the package three times', async () => {
    const { body } = await sign({ termYears: 3 });
    expect(listAt(body, 'items.0.services')).toHaveLength(9);
    expect(valueAt(body, 'items.0.until')).toBe('2028-06-15');
  });

  test('a household signs in one go, the head of it for the child', async () => {
    const consent = { ...CONSENT, by: 'household_head' };
    const { status, body } = await sign({ residentIds: ['R1-04', 'R1-05', 'R1-06'], consent });
    expect(status).toBe(201);
    expect(listAt(body, 'items').map((item) => textAt(item, 'residentId'))).toEqual([
      'R1-04',
      'R1-05',
      'R1-06',
    ]);
  });

  test('of a household in which one has a contract nobody signs', async () => {
    const consent = { ...CONSENT, by: 'household_head' };
    const { status, body } = await sign({ residentIds: ['R1-04', 'R1-01', 'R1-05'], consent });
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: '/problems/contract/overlaps', residentId: 'R1-01' });
    expect(await contractsOf('R1-04')).toBe(0);
  });

  test('a resident named twice signs once', async () => {
    const { body } = await sign({ residentIds: ['R1-04', 'R1-04'] });
    expect(listAt(body, 'items')).toHaveLength(1);
  });

  test.each([
    ['a running contract', { residentIds: ['R1-01'] }, refusal(409, 'contract/overlaps')],
    ['no consent', { consent: undefined }, refusal(422, 'contract/no-consent')],
    [
      'a consent of tomorrow',
      { consent: { ...CONSENT, at: '2025-06-17' } },
      refusal(422, 'contract/no-consent'),
    ],
    ['a minor alone', { residentIds: ['R1-06'] }, refusal(422, 'contract/guardian-needed')],
    ['a start before today', { startsOn: '2025-06-15' }, refusal(422, 'contract/starts-before-signature')],
    ['a start in over a year', { startsOn: '2026-06-17' }, refusal(422, 'contract/starts-too-late')],
    ['a package that nobody offers', { package: 'golden' }, refusal(422, 'contract/no-such-package')],
    ['somebody who died', { residentIds: ['R1-10'] }, refusal(409, 'contract/not-resident')],
    ['somebody who moved away', { residentIds: ['R1-11'] }, refusal(409, 'contract/not-resident')],
    ['nobody', { residentIds: [] }, refusal(422, 'request/invalid')],
    [
      'more than thirty',
      { residentIds: Array.from({ length: 31 }, (_, n) => `R1-0${n}`) },
      refusal(422, 'request/invalid'),
    ],
    ['a team of nobody', { teamId: 'T9' }, refusal(404, 'access/not-found')],
    ['the team of others', { teamId: 'T2' }, refusal(404, 'access/not-found')],
    ['a resident of others', { residentIds: ['R2-04'] }, refusal(404, 'access/not-found')],
    ['a resident of nobody', { residentIds: ['R9-04'] }, refusal(404, 'access/not-found')],
    ['another field', { colour: 'red' }, refusal(400, 'request/malformed')],
  ])('%s is refused', async (_, told, answer) => {
    expect(await sign(told)).toMatchObject(answer);
    expect(await contractsOf('R1-04')).toBe(0);
  });

  test('a guardian signs for a minor, and an adult of eighteen years today signs alone', async () => {
    const guardian = { ...CONSENT, by: 'guardian' };
    expect(await sign({ residentIds: ['R1-06'], consent: guardian })).toMatchObject({ status: 201 });
    service.moveTo('2033-08-31');
    const told = { residentIds: ['R2-06'], teamId: 'T2' };
    const on = (day: string) => ({ ...told, startsOn: day, consent: { ...CONSENT, at: day } });
    expect(await sign(on('2033-08-31'), 'doctor-2')).toMatchObject({ status: 422 });
    service.moveTo('2033-09-01');
    expect(await sign(on('2033-09-01'), 'doctor-2')).toMatchObject({ status: 201 });
  });

  test.each(['bureau-1', 'auditor-1'])('%s is not one to sign', async (user) => {
    expect(await sign({}, user)).toMatchObject({ status: 403 });
  });

  test('nobody signs without a token', async () => {
    expect(await sign({}, '')).toMatchObject({ status: 401 });
  });
});

describe('signing at the same time', () => {
  test('fifty times for one resident gives exactly one contract', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => sign()));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
    expect(await contractsOf('R1-04')).toBe(1);
  });

  test('fifty times under one key gives one contract and the same answer to all', async () => {
    const headers = { 'idempotency-key': 'household-4' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => service.call('doctor-1', 'POST', '/v1/contracts', signing(), headers)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => textAt(body, 'items.0.id'))).size).toBe(1);
    expect(await contractsOf('R1-04')).toBe(1);
  });
});

describe('a key that comes again', () => {
  const headers = { 'idempotency-key': 'k-1' };
  const withKey = (told = {}, user = 'doctor-1') =>
    service.call(user, 'POST', '/v1/contracts', signing(told), headers);

  test('with the same request has the first answer', async () => {
    const first = await withKey();
    const again = await withKey();
    expect(again).toMatchObject({ status: 201, body: first.body });
  });

  test('with another request is refused, and nothing is signed', async () => {
    await withKey();
    expect(await withKey({ residentIds: ['R1-05'] })).toMatchObject({
      status: 422,
      body: { type: '/problems/idempotency/key-reused' },
    });
    expect(await contractsOf('R1-05')).toBe(0);
  });

  test('from somebody else is another key', async () => {
    await withKey();
    expect(await withKey({ residentIds: ['R1-05'] }, 'nurse-1')).toMatchObject({ status: 201 });
  });
});

describe('looking at a contract', () => {
  test('shows what was due by today and what of it is done', async () => {
    const { body, headers } = await service.call('nurse-1', 'GET', '/v1/contracts/C1-01');
    expect(body).toMatchObject({ id: 'C1-01', status: 'active', due: 2, done: 1 });
    expect(headers).toMatchObject({ etag: '"v1"' });
  });

  test.each([
    ['doctor-2', 'C1-01', 404],
    ['doctor-3', 'C1-01', 404],
    ['manager-1', 'C1-01', 200],
    ['manager-2', 'C1-01', 404],
    ['doctor-1', 'C9-99', 404],
    ['bureau-1', 'C1-01', 403],
    ['bureau-1', 'C9-99', 403],
    ['auditor-1', 'C1-01', 403],
  ])('%s who asks for %s gets %d', async (user, id, status) => {
    expect(await service.call(user, 'GET', `/v1/contracts/${id}`)).toMatchObject({ status });
  });

  test('what one may not see reads as what is not there', async () => {
    const hidden = await service.call('doctor-2', 'GET', '/v1/contracts/C1-01');
    const missing = await service.call('doctor-2', 'GET', '/v1/contracts/C9-99');
    expect({ ...Object(hidden.body), instance: '' }).toEqual({ ...Object(missing.body), instance: '' });
  });

  test('the bureau sees one for a reason', async () => {
    const headers = { 'jiayi-purpose': 'complaint' };
    const seen = await service.call('bureau-1', 'GET', '/v1/contracts/C1-01', undefined, headers);
    expect(seen).toMatchObject({ status: 200 });
  });
});
