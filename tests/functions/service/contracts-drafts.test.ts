import { beforeEach, describe, expect, test } from 'vitest';

import { residentFile } from '../../../functions/residents/resident-file.ts';
import { anId } from '../../given/values.ts';
import { givenService, type GivenService, listAt, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

const CONSENT = { by: 'resident', at: SERVICE_DAY, method: 'signature' } as const;

let service: GivenService;

beforeEach(async () => {
  service = await givenService();
});

/** Writes a draft down for R1-04, who has no contract, unless the test says otherwise. */
const write = (told: Readonly<Record<string, unknown>> = {}) =>
  service.call('doctor-1', 'POST', '/v1/contracts', {
    residentIds: ['R1-04'],
    teamId: 'T1',
    package: 'basic',
    startsOn: SERVICE_DAY,
    termYears: 1,
    draft: true,
    ...told,
  });

const drafted = async (told: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  textAt((await write(told)).body, 'items.0.id');

/** Changes a contract as the doctor of the first team, unless the test says who. */
const change = (...[id, action, body, user = 'doctor-1']: readonly [string, string, unknown, string?]) =>
  service.call(user, 'POST', `/v1/contracts/${id}/${action}`, body);

const see = async (id: string): Promise<unknown> =>
  (await service.call('doctor-1', 'GET', `/v1/contracts/${id}`)).body;

const refusal = (status: number, type: string) => ({ status, body: { type: `/problems/${type}`, status } });

/** What is stored of R1-04 that lists, counts and exports are made of: every view with its digest, and the rows. */
const seenByOthers = async () => {
  const stored = await service.ports.residents.load(anId('R1-04'));
  if (stored === undefined) throw new Error('R1-04 is there');
  return { views: stored.head?.views, rows: residentFile(stored).rows };
};

describe('a draft', () => {
  test('is written down without consent, and shown to the team with the resident', async () => {
    const { status, body } = await write();
    expect(status).toBe(201);
    expect(valueAt(body, 'warnings')).toEqual([]);
    expect(valueAt(body, 'items.0')).toEqual({
      id: expect.stringMatching(/^R1-04\./),
      residentId: 'R1-04',
      teamId: 'T1',
      package: 'basic',
      startsOn: SERVICE_DAY,
      termYears: 1,
      until: '2026-06-15',
      status: 'draft',
      services: [],
      due: 0,
      done: 0,
    });
    expect(await see(textAt(body, 'items.0.id'))).toEqual(valueAt(body, 'items.0'));
    const story = await service.call('doctor-1', 'GET', '/v1/residents/R1-04');
    expect(listAt(story.body, 'contracts')).toEqual([valueAt(body, 'items.0')]);
  });

  test('counts nowhere: lists, counts and rows stay as they were', async () => {
    const before = await seenByOthers();
    await write();
    expect(await seenByOthers()).toEqual(before);
  });

  test('stands beside a contract and beside other drafts', async () => {
    expect(await write({ residentIds: ['R1-01', 'R1-04'] })).toMatchObject({ status: 201 });
    expect(await write()).toMatchObject({ status: 201 });
  });

  test('is no contract: what is done with one is refused', async () => {
    const id = await drafted();
    const ending = { endedOn: SERVICE_DAY, reason: 'other' };
    const serving = { item: 'health_education', doneOn: SERVICE_DAY, evidence: 'x' };
    for (const [action, body] of [
      ['renew', { termYears: 1, consent: CONSENT }],
      ['terminate', ending],
      ['services', serving],
    ] as const)
      expect(await change(id, action, body)).toMatchObject(refusal(409, 'contract/is-draft'));
  });

  test.each([
    ['somebody who died', { residentIds: ['R1-10'] }, refusal(409, 'contract/not-resident')],
    ['yesterday', { startsOn: '2025-06-15' }, refusal(422, 'contract/starts-before-signature')],
    ['a package that nobody offers', { package: 'golden' }, refusal(422, 'contract/no-such-package')],
    ['the team of others', { teamId: 'T2' }, refusal(404, 'access/not-found')],
    ['a resident of others', { residentIds: ['R2-04'] }, refusal(404, 'access/not-found')],
  ])('for %s is refused', async (_, told, answer) => {
    expect(await write(told)).toMatchObject(answer);
  });
});

describe('confirming', () => {
  test('makes a contract of a draft, with what the package promises', async () => {
    const id = await drafted();
    const { status, body } = await change(id, 'confirm', { consent: CONSENT });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, status: 'active', signedOn: SERVICE_DAY, warnings: [] });
    expect(listAt(body, 'services')).toHaveLength(3);
    const { warnings: _warnings, ...contract } = Object(body);
    expect(await see(id)).toEqual(contract);
  });

  test('is pending where the contract begins later', async () => {
    const id = await drafted({ startsOn: '2025-07-01' });
    expect(await change(id, 'confirm', { consent: CONSENT })).toMatchObject({ body: { status: 'pending' } });
    service.moveTo('2025-07-01');
    expect(await see(id)).toMatchObject({ status: 'active' });
  });

  test('takes the consent that the draft has', async () => {
    const id = await drafted({ consent: CONSENT });
    expect(await change(id, 'confirm', {})).toMatchObject({ status: 200 });
  });

  test('after the first day that was written down asks for another', async () => {
    const id = await drafted();
    service.moveTo('2025-06-17');
    const consent = { ...CONSENT, at: '2025-06-17' };
    expect(await change(id, 'confirm', { consent })).toMatchObject(
      refusal(422, 'contract/starts-before-signature'),
    );
    expect(await change(id, 'confirm', { consent, startsOn: '2025-06-17' })).toMatchObject({
      status: 200,
      body: { startsOn: '2025-06-17', status: 'active' },
    });
  });

  test.each([
    ['without consent', 'R1-04', {}, refusal(422, 'contract/no-consent')],
    [
      'with a consent of tomorrow',
      'R1-04',
      { consent: { ...CONSENT, at: '2025-06-17' } },
      refusal(422, 'contract/no-consent'),
    ],
    ['by a minor alone', 'R1-06', { consent: CONSENT }, refusal(422, 'contract/guardian-needed')],
    ['beside a running contract', 'R1-01', { consent: CONSENT }, refusal(409, 'contract/overlaps')],
    ['with another field', 'R1-04', { colour: 'red' }, refusal(400, 'request/malformed')],
  ])('%s is refused, and the draft stays', async (...[, residentId, body, answer]) => {
    const id = await drafted({ residentIds: [residentId] });
    expect(await change(id, 'confirm', body)).toMatchObject(answer);
    expect(await see(id)).toMatchObject({ status: 'draft' });
  });

  test('is for who acts for the team, and for drafts alone', async () => {
    const id = await drafted();
    const body = { consent: CONSENT };
    expect(await change(id, 'confirm', body, 'doctor-2')).toMatchObject(refusal(404, 'access/not-found'));
    expect(await change(id, 'confirm', body, 'bureau-1')).toMatchObject(refusal(403, 'access/forbidden'));
    expect(await change('C1-01', 'confirm', body)).toMatchObject(refusal(409, 'contract/not-draft'));
    expect(await change(id, 'confirm', body, 'manager-1')).toMatchObject({ status: 200 });
    expect(await change(id, 'confirm', body)).toMatchObject(refusal(409, 'contract/not-draft'));
  });

  test('of twenty drafts of one resident at the same time gives exactly one contract', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 20; n++) ids.push(await drafted());
    const answers = await Promise.all(ids.map((id) => change(id, 'confirm', { consent: CONSENT })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });
});

describe('giving up', () => {
  const body = { reason: '改选其他服务包' } as const;

  test('a draft leaves it void for good', async () => {
    const id = await drafted();
    expect(await change(id, 'void', body)).toMatchObject({ status: 200, body: { id, status: 'void' } });
    expect(await see(id)).toMatchObject({ status: 'void' });
    expect(await change(id, 'void', body)).toMatchObject(refusal(409, 'contract/not-draft'));
    expect(await change(id, 'confirm', { consent: CONSENT })).toMatchObject(
      refusal(409, 'contract/not-draft'),
    );
  });

  test('a contract that has not begun leaves it void at once, and frees the resident', async () => {
    const pending = await write({ draft: false, consent: CONSENT, startsOn: '2025-07-01' });
    const id = textAt(pending.body, 'items.0.id');
    expect(await change(id, 'void', body)).toMatchObject({ status: 200, body: { status: 'void' } });
    expect(await write({ draft: false, consent: CONSENT })).toMatchObject({ status: 201 });
    expect(await change(id, 'void', body)).toMatchObject(refusal(409, 'contract/ended-early'));
  });

  test('a contract that has begun is refused', async () => {
    expect(await change('C1-01', 'void', body)).toMatchObject(refusal(409, 'contract/begun'));
  });

  test('asks for a reason, and for who acts for the team', async () => {
    const id = await drafted();
    expect(await change(id, 'void', { reason: '' })).toMatchObject(refusal(422, 'request/invalid'));
    expect(await change(id, 'void', body, 'doctor-3')).toMatchObject(refusal(404, 'access/not-found'));
  });
});
