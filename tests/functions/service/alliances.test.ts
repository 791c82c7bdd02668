import { describe, expect, test } from 'vitest';

import { loadReference } from '../../../functions/adapters/service-store/reference.ts';
import { residentFile } from '../../../functions/residents/resident-file.ts';
import { anId } from '../../given/values.ts';
import { givenService, listAt, textAt, valueAt } from './given-service.ts';

const ALLIANCES = '/v1/organisation/alliances';
const HOME = '/v1/residents/R1-01';
const COMMUNITY = { id: 'M1', name: '示范县医共体', kind: 'county_community', leadInstitutionId: 'I2' };

type Change = readonly [method: string, path: string, body: object, user?: string];
type Step = readonly [user: string, id: string, name: string, body?: object];

/** The usual county, with an alliance led by I2 where R3 is at home; `doctor-3` and `manager-2` work there, `doctor-1` and
 *  R1 belong to I1. */
const given = async (alliance: object = COMMUNITY, members: readonly string[] = ['I1']) => {
  const service = await givenService();
  const change = (...[method, path, body, user = 'admin-1']: Change) =>
    service.call(user, method, `${ALLIANCES}${path}`, body);
  const created = await change('POST', '', alliance);
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  for (const institutionId of members)
    expect((await change('POST', '/M1/members', { institutionId })).status).toBe(200);
  const see = (user = 'doctor-3', path = HOME) => service.call(user, 'GET', path);
  const ask = (body: object = {}, path = `${HOME}/referrals`) =>
    service.call('doctor-1', 'POST', path, {
      direction: 'up',
      urgency: 'routine',
      reason: '调整用药',
      programme: 'hypertension',
      kind: 'remote_consultation',
      toInstitutionId: 'I2',
      ...body,
    });
  const step = (...[user, id, name, body = {}]: Step) =>
    service.call(user, 'POST', `/v1/referrals/${id}/${name}`, body);
  return { ...service, change, see, ask, step };
};

describe('an alliance', () => {
  test('is set up, joined, renamed and left by the administrator, and seen by everybody', async () => {
    const { call, change, table } = await given();
    const renamed = await change('PATCH', '/M1', { name: '紧密型医共体', leadInstitutionId: 'I1' });
    expect(renamed.body).toMatchObject({ name: '紧密型医共体', leadInstitutionId: 'I1' });
    const left = await change('POST', '/M1/members/I2/leave', { until: '2025-07-01' });
    expect(left.status, JSON.stringify(left.body)).toBe(200);
    const { body } = await call('doctor-2', 'GET', ALLIANCES);
    expect(listAt(body, 'items')).toEqual([
      {
        ...COMMUNITY,
        name: '紧密型医共体',
        leadInstitutionId: 'I1',
        members: [
          { institutionId: 'I2', name: '二镇卫生院', from: '2025-06-16', until: '2025-07-01' },
          { institutionId: 'I1', name: '一镇卫生院', from: '2025-06-16' },
        ],
      },
    ]);
    const { facts } = await loadReference(table);
    expect(facts.map(({ by, event }) => [by, event.type])).toEqual([
      ['admin-1', 'alliance-created@1'],
      ['admin-1', 'alliance-joined@1'],
      ['admin-1', 'alliance-changed@1'],
      ['admin-1', 'alliance-left@1'],
    ]);
  });

  test('is listed by pages', async () => {
    const { call, change } = await given();
    await change('POST', '', { ...COMMUNITY, id: 'M2' });
    const first = await call('bureau-1', 'GET', `${ALLIANCES}?limit=1`);
    const cursor = encodeURIComponent(textAt(first.body, 'next'));
    const second = await call('bureau-1', 'GET', `${ALLIANCES}?limit=1&cursor=${cursor}`);
    expect([first, second].map(({ body }) => valueAt(body, 'items.0.id'))).toEqual(['M1', 'M2']);
    expect(valueAt(second.body, 'next')).toBeNull();
  });

  test.each([
    ['POST', '', COMMUNITY, 409, 'alliance-exists'],
    ['POST', '', { ...COMMUNITY, id: 'M2', leadInstitutionId: 'I9' }, 422, 'unknown-institution'],
    ['POST', '', { ...COMMUNITY, id: 'M2', kind: 'specialist_alliance' }, 422, 'bad-specialism'],
    ['POST', '', { ...COMMUNITY, id: 'M2', name: '  ' }, 422, 'bad-name'],
    ['POST', '/M1/members', { institutionId: 'I1' }, 409, 'member-already'],
    ['POST', '/M1/members', { institutionId: 'I9' }, 422, 'unknown-institution'],
    ['POST', '/M1/members/I2/leave', { until: '2025-06-16' }, 409, 'lead-stays'],
    ['POST', '/M1/members/I1/leave', { until: '2025-06-15' }, 409, 'no-member'],
    ['PATCH', '/M1', { leadInstitutionId: 'I9' }, 409, 'no-member'],
  ])('%s %s %j answers %i %s', async (...[method, path, body, status, reason]) => {
    const { change } = await given();
    const answer = await change(method, path, body);
    expect(answer).toMatchObject({ status, body: { type: `/problems/organisation/${reason}` } });
  });

  test('is changed by no other role, and not found where there is none', async () => {
    const { change } = await given();
    for (const user of ['doctor-1', 'manager-1', 'bureau-1', 'integration-1'])
      expect((await change('POST', '', { ...COMMUNITY, id: 'M2' }, user)).status).toBe(403);
    expect((await change('POST', '/M9/members', { institutionId: 'I1' })).status).toBe(404);
  });
});

describe('what an alliance shares', () => {
  test('of a county community is the whole record, to read and with its trace', async () => {
    const { call, see } = await given();
    const seen = await call('doctor-3', 'GET', HOME, undefined, {
      'jiayi-purpose': encodeURIComponent('县医院门诊'),
    });
    expect(seen).toMatchObject({ status: 200, body: { id: 'R1-01', contracts: [{ id: 'C1-01' }] } });
    for (const list of ['follow-ups', 'exams', 'prescriptions', 'referrals'])
      expect((await see('manager-2', `${HOME}/${list}`)).status).toBe(200);
    const looks = await call('doctor-1', 'GET', '/v1/audit?subject=R1-01');
    expect(JSON.stringify(looks.body)).toContain('县医院门诊');
    expect((await call('doctor-3', 'PATCH', HOME, { phone: '13800000000' })).status).toBe(404);
    expect((await see('doctor-3', '/v1/audit?subject=R1-01')).status).toBe(404);
    const found = await see('doctor-3', `/v1/residents?query=${encodeURIComponent('13800010001')}`);
    expect(listAt(found.body, 'items')).toMatchObject([{ id: 'R1-01' }]);
  });

  test('is not of people without a contract, nor for a team of the same member', async () => {
    const { see } = await given();
    expect((await see('doctor-3', '/v1/residents/R1-04')).status).toBe(404);
    expect((await see('doctor-2')).status).toBe(404);
    expect((await see('doctor-1', '/v1/residents/R3-01')).status).toBe(200);
  });

  test('ends with the membership, at once', async () => {
    const { see, change, moveTo } = await given();
    await change('POST', '/M1/members/I1/leave', { until: '2025-06-18' });
    moveTo('2025-06-17');
    expect((await see()).status).toBe(200);
    moveTo('2025-06-18');
    const gone = await see();
    const missing = await see('doctor-3', '/v1/residents/R9-99');
    expect(gone.status).toBe(404);
    expect({ ...Object(gone.body), instance: '' }).toEqual({ ...Object(missing.body), instance: '' });
  });

  test('of specialists is their programme alone', async () => {
    const { see } = await given({ ...COMMUNITY, kind: 'specialist_alliance', programme: 'diabetes' });
    const seen = await see('doctor-3', '/v1/residents/R1-03');
    expect(seen).toMatchObject({
      status: 200,
      body: { id: 'R1-03', contracts: [], exams: [], keyGroups: [], changes: [] },
    });
    const programmes = listAt(seen.body, 'programmes').map((one) => valueAt(one, 'programme'));
    const enrolments = listAt(seen.body, 'enrolments').map((one) => valueAt(one, 'programme'));
    expect([programmes, enrolments]).toEqual([['diabetes'], ['diabetes']]);
    expect((await see('doctor-3', '/v1/residents/R1-03/follow-ups')).status).toBe(404);
    const found = await see('doctor-3', `/v1/residents?query=${encodeURIComponent('13800010003')}`);
    expect(listAt(found.body, 'items')).toEqual([]);
  });

  test('of a telemedicine network is nothing', async () => {
    const { see } = await given({ ...COMMUNITY, kind: 'telemedicine_network' });
    expect((await see()).status).toBe(404);
  });
});

describe('a remote consultation', () => {
  const NETWORK = { ...COMMUNITY, kind: 'telemedicine_network' };

  test('opens the record to who is asked until the opinion is there', async () => {
    const { call, see, ask, step } = await given(NETWORK);
    const asked = await ask();
    expect(asked.status, JSON.stringify(asked.body)).toBe(201);
    expect(asked.body).toMatchObject({ kind: 'remote_consultation', status: 'sent' });
    const id = textAt(asked.body, 'id');
    const inbox = await call('doctor-3', 'GET', '/v1/institutions/I2/referrals');
    expect(listAt(inbox.body, 'items')).toMatchObject([{ id, kind: 'remote_consultation', status: 'sent' }]);
    expect((await see()).status).toBe(200);
    expect((await see('doctor-2')).status).toBe(404);
    expect((await step('doctor-3', id, 'accept')).status).toBe(200);
    expect((await step('doctor-3', id, 'seen')).status).toBe(409);
    expect(await step('doctor-3', id, 'return')).toMatchObject({
      status: 422,
      body: { type: '/problems/referral/no-opinion' },
    });
    expect((await step('doctor-3', id, 'return', { opinion: '加用利尿剂' })).status).toBe(200);
    expect((await see()).status).toBe(404);
    const { body } = await see('doctor-1');
    expect(listAt(body, 'referrals')).toMatchObject([
      { id, status: 'returned', returned: { form: { opinion: '加用利尿剂' } } },
    ]);
    expect((await step('doctor-1', id, 'close')).body).toMatchObject({ status: 'closed' });
  });

  test('is over after two weeks, and when the alliance is', async () => {
    const { see, ask, change, moveTo } = await given(NETWORK);
    await ask();
    moveTo('2025-06-30');
    expect((await see()).status).toBe(200);
    moveTo('2025-07-01');
    expect((await see()).status).toBe(404);
    moveTo('2025-06-20');
    expect((await see()).status).toBe(200);
    await change('POST', '/M1/members/I1/leave', { until: '2025-06-20' });
    expect((await see()).status).toBe(404);
  });

  test('is refused outside of an alliance, and when a draft is sent after its end', async () => {
    const { call, ask, see, change } = await given(NETWORK);
    const draft = textAt((await ask({ draft: true })).body, 'id');
    expect((await see()).status).toBe(404);
    await change('POST', '/M1/members/I1/leave', { until: '2025-06-16' });
    const refused = { status: 422, body: { type: '/problems/referral/not-allied' } };
    expect(await call('doctor-1', 'POST', `/v1/referrals/${draft}/send`)).toMatchObject(refused);
    expect(await ask()).toMatchObject(refused);
    expect(await ask({ toInstitutionId: undefined, form: { institution: '省医院' } })).toMatchObject(refused);
  });

  test('counts neither up nor down, beside a referral that does', async () => {
    const { ask, ports } = await given(NETWORK);
    await ask();
    await ask({ kind: 'visit' });
    const stored = await ports.residents.load(anId('R1-01'));
    if (stored === undefined) throw new Error('the resident is there');
    expect(residentFile(stored).history.referrals).toMatchObject([{ direction: 'up' }]);
  });

  describe('under a record that is merged', () => {
    const OTHER = '/v1/residents/R1-05/referrals';
    const KEPT = '/v1/residents/R1-04';
    const merging = async () => {
      const service = await given(NETWORK);
      const { call } = service;
      const inbox = async () =>
        listAt((await call('doctor-3', 'GET', '/v1/institutions/I2/referrals')).body, 'items');
      const listed = async (of: string) =>
        listAt((await call('doctor-1', 'GET', `${of}/referrals`)).body, 'items').map((one) => [
          textAt(one, 'id'),
          textAt(one, 'status'),
        ]);
      const join = async (how: 'merge' | 'unmerge') => {
        const joined = await call('doctor-1', 'POST', `${KEPT}/${how}`, { otherId: 'R1-05' });
        expect(joined.status, JSON.stringify(joined.body)).toBe(200);
      };
      return { ...service, inbox, listed, join };
    };

    test('is in the inbox as one of the record that was kept, is answered there, and comes back', async () => {
      const { ask, see, step, inbox, listed, join } = await merging();
      const id = textAt((await ask({}, OTHER)).body, 'id');
      await join('merge');
      expect(await inbox()).toMatchObject([{ id, residentId: 'R1-04', status: 'sent' }]);
      expect((await see('doctor-3', KEPT)).status).toBe(200);
      expect((await step('doctor-3', id, 'accept')).body).toMatchObject({ residentId: 'R1-04' });
      expect(await listed(KEPT)).toEqual([[id, 'accepted']]);
      await join('unmerge');
      expect(await inbox()).toMatchObject([{ id, residentId: 'R1-05', status: 'accepted' }]);
      expect(await listed(KEPT)).toEqual([]);
      expect(await listed('/v1/residents/R1-05')).toEqual([[id, 'accepted']]);
      expect((await step('doctor-3', id, 'return', { opinion: '加用利尿剂' })).status).toBe(200);
    });

    test.each(['remote_consultation', 'visit'])(
      'as a draft of a %s is sent from there, and comes back',
      async (kind) => {
        const { ask, call, inbox, listed, join } = await merging();
        const id = textAt((await ask({ kind, draft: true }, OTHER)).body, 'id');
        await join('merge');
        expect(await listed(KEPT)).toEqual([[id, 'draft']]);
        expect((await call('doctor-1', 'POST', `/v1/referrals/${id}/send`)).status).toBe(200);
        expect(await inbox()).toMatchObject([{ id, residentId: 'R1-04' }]);
        await join('unmerge');
        expect(await inbox()).toMatchObject([{ id, residentId: 'R1-05' }]);
        expect(await listed(KEPT)).toEqual([]);
        expect(await listed('/v1/residents/R1-05')).toEqual([[id, 'sent']]);
      },
    );
  });

  test('and a draft are found again where an id of the resident is too long to stand in theirs', async () => {
    const { call, ask, step } = await given(NETWORK);
    const id = `R${'1'.repeat(63)}`;
    const person = { id, name: '长号', sex: 'F', birthDate: '1970-01-01', regionCode: '530121100201' };
    expect((await call('doctor-1', 'POST', '/v1/residents', person)).status).toBe(201);
    const asked = await ask({}, `/v1/residents/${id}/referrals`);
    expect(asked.status, JSON.stringify(asked.body)).toBe(201);
    const referral = textAt(asked.body, 'id');
    expect(referral).not.toContain(id);
    expect((await step('doctor-3', referral, 'accept')).body).toMatchObject({ residentId: id });
    const draft = textAt((await ask({ draft: true }, `/v1/residents/${id}/referrals`)).body, 'id');
    expect((await call('doctor-1', 'GET', `/v1/referrals/${draft}`)).body).toMatchObject({ residentId: id });
  });
});
