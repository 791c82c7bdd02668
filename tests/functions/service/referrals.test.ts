import { describe, expect, test } from 'vitest';

import { anId } from '../../given/values.ts';
import type { CountyRows } from '../county-files/county-texts.ts';
import { countyRows } from './given-county.ts';
import { type Answered, givenService, listAt, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

/** The usual county, with the second institution as its hospital: `manager-2` and `doctor-3` answer there. */
const withHospital = (more: CountyRows = {}): CountyRows => {
  const rows = countyRows();
  const institutions = (rows['institutions'] ?? []).map((row) =>
    row['id'] === 'I2' ? { ...row, kind: 'county_hospital', name: '县人民医院' } : row,
  );
  return { ...rows, institutions, ...more };
};

const UP = {
  direction: 'up',
  urgency: 'routine',
  reason: 'two_in_a_row',
  programme: 'hypertension',
  toInstitutionId: 'I2',
};
const FORM = {
  department: '心内科',
  receivingDoctor: '周医生',
  initialImpression: '高血压，血压控制不佳',
  presentIllness: '连续两次随访血压不达标',
  pastHistory: '高血压十年',
  treatment: '氨氯地平 5 mg 每日一次',
  referringDoctor: '医生T1',
  referringPhone: '0871-6000001',
};

const HOME = '/v1/residents/R1-01/referrals';

type Step = readonly [user: string, id: string, name: string, body?: object];

const given = async (more: CountyRows = {}) => {
  const service = await givenService({ rows: withHospital(more) });
  const send = (body: object, user = 'doctor-1', path = HOME): Promise<Answered> =>
    service.call(user, 'POST', path, body);
  const step = (...[user, id, name, body = {}]: Step): Promise<Answered> =>
    service.call(user, 'POST', `/v1/referrals/${id}/${name}`, body);
  const sent = async (body: object = UP): Promise<string> => textAt((await send(body)).body, 'id');
  const inbox = async (query = '', user = 'manager-2'): Promise<readonly unknown[]> =>
    listAt((await service.call(user, 'GET', `/v1/institutions/I2/referrals${query}`)).body, 'items');
  return { ...service, send, step, sent, inbox };
};

describe('from the team to the hospital and back', () => {
  test('a referral is sent, accepted, seen, returned and closed, and the team reads the summary', async () => {
    const { call, send, step, inbox } = await given();
    const first = await send({ ...UP, form: FORM });
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    const id = textAt(first.body, 'id');
    expect(first.body).toMatchObject({
      residentId: 'R1-01',
      status: 'sent',
      kind: 'visit',
      referredOn: SERVICE_DAY,
      waitedUntil: '2025-06-30',
      fromInstitutionId: 'I1',
      receiver: { id: 'I2', name: '县人民医院', phone: '0871-6000000' },
      person: { name: '王春兰', ageYears: 55, address: '示范县示范一镇示范村1' },
      form: FORM,
      warnings: [],
    });
    expect(await inbox()).toMatchObject([
      { id, name: '王春兰', status: 'sent', answerBy: '2025-06-18', direction: 'up', kind: 'visit' },
    ]);
    const accepted = await step('manager-2', id, 'accept', { appointmentOn: '2025-06-16', slotAt: '10:30' });
    expect(accepted.body).toMatchObject({
      status: 'accepted',
      accepted: { acceptedOn: SERVICE_DAY, appointmentOn: '2025-06-16', answeredBy: 'manager-2' },
    });
    expect(await step('doctor-3', id, 'seen', { admissionNumber: 'Z1' })).toMatchObject({ status: 200 });
    const returned = await step('manager-2', id, 'return', {
      diagnosis: '高血压3级',
      treatmentAndPlan: '加用缬沙坦，两周后复查',
    });
    expect(returned.body).toMatchObject({ status: 'returned', returnedOn: SERVICE_DAY });
    const story = await call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(valueAt(story.body, 'referrals.0')).toMatchObject({
      id,
      returnedOn: SERVICE_DAY,
      returned: { form: { diagnosis: '高血压3级' } },
    });
    expect(await step('doctor-1', id, 'close')).toMatchObject({ status: 200, body: { status: 'closed' } });
    expect(await inbox('?state=closed')).toHaveLength(1);
    expect(await inbox('?state=sent')).toEqual([]);
  });

  test('an urgent one has a place on the same day, and says by when and who answers', async () => {
    const { sent, step } = await given();
    const id = await sent({ ...UP, urgency: 'urgent', reason: 'emergency' });
    const { body } = await step('doctor-3', id, 'accept', {
      answeredBy: '急诊值班',
      answeredByPhone: '0871-120',
    });
    expect(body).toMatchObject({
      greenChannel: {
        answerBy: SERVICE_DAY,
        slotBy: SERVICE_DAY,
        slotOn: SERVICE_DAY,
        answeredBy: '急诊值班',
        answeredByPhone: '0871-120',
      },
    });
  });

  test('one that is refused says why, and may be sent anew', async () => {
    const { sent, send, step } = await given();
    const id = await sent();
    expect(await send(UP)).toMatchObject({ status: 409, body: { referralId: id } });
    const { body } = await step('manager-2', id, 'refuse', { reason: '可在卫生院处理' });
    expect(body).toMatchObject({ status: 'refused', refused: { reason: '可在卫生院处理' } });
    expect(await step('manager-2', id, 'accept')).toMatchObject({
      status: 409,
      body: { type: '/problems/referral/wrong-state', state: 'refused' },
    });
    expect((await send(UP)).status).toBe(201);
  });

  test('a draft is seen by nobody there and counts nowhere until it is sent', async () => {
    const { call, send, inbox } = await given();
    const draft = await send({ ...UP, draft: true });
    const id = textAt(draft.body, 'id');
    expect(draft.body).toMatchObject({ status: 'draft', limits: [] });
    expect(await inbox()).toEqual([]);
    expect((await call('manager-2', 'GET', `/v1/referrals/${id}`)).status).toBe(404);
    const sent = await call('doctor-1', 'POST', `/v1/referrals/${id}/send`);
    expect(sent.body).toMatchObject({ id, status: 'sent', reason: 'two_in_a_row' });
    expect(await inbox()).toHaveLength(1);
  });

  test('a draft that nobody wants is closed, and leaves no row', async () => {
    const { call, send, step } = await given();
    const id = textAt((await send({ ...UP, draft: true })).body, 'id');
    expect((await step('doctor-1', id, 'close')).body).toMatchObject({ status: 'closed' });
    const story = await call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(story.status).toBe(200);
    expect((await call('doctor-1', 'POST', `/v1/referrals/${id}/send`)).status).toBe(409);
  });

  test.each([
    ['2025-06-30', 'accepted'],
    ['2025-07-01', 'expired'],
  ])('who was not seen by the fourteenth day is not waited for: on %s %s', async (day, status) => {
    const { sent, step, moveTo, inbox, call } = await given();
    const id = await sent();
    await step('manager-2', id, 'accept');
    moveTo(day);
    expect((await call('doctor-1', 'GET', `/v1/referrals/${id}`)).body).toMatchObject({ status });
    expect(await inbox(`?state=${status}`)).toMatchObject([{ id, status }]);
    const other = status === 'expired' ? 'accepted' : 'expired';
    expect(await inbox(`?state=${other}`)).toEqual([]);
    const seen = await step('manager-2', id, 'seen');
    expect(seen.status).toBe(status === 'expired' ? 409 : 200);
    // That somebody was seen in time may be told later.
    if (status === 'expired')
      expect((await step('manager-2', id, 'seen', { seenOn: '2025-06-30' })).status).toBe(200);
  });
});

describe('what is asked of a referral', () => {
  test.each([
    [{ ...UP, toInstitutionId: 'I9' }, 422, 'referral/no-such-institution'],
    [{ ...UP, toInstitutionId: 'I1' }, 422, 'referral/own-institution'],
    [{ ...UP, direction: 'down' }, 422, 'referral/wrong-way'],
    [{ ...UP, referredOn: '2025-06-17' }, 422, 'referral/after-today'],
    [{ ...UP, referredOn: '1970-05-09' }, 422, 'referral/out-of-order'],
  ])('%j is refused', async (body, status, code) => {
    const { send } = await given();
    expect(await send(body)).toMatchObject({ status, body: { type: `/problems/${code}` } });
  });

  test('nobody refers who died, nor an unknown resident, nor one of another team', async () => {
    const { send } = await given();
    const dead = await send(UP, 'doctor-1', '/v1/residents/R1-10/referrals');
    expect(dead.body).toMatchObject({ type: '/problems/referral/not-resident' });
    for (const id of ['R3-01', 'R9-01'])
      expect((await send(UP, 'doctor-1', `/v1/residents/${id}/referrals`)).status).toBe(404);
  });

  test('the catalogue and the form warn, in the language of the asker, and refuse nothing', async () => {
    const { call } = await given();
    const ask = (body: object, language: string): Promise<Answered> =>
      call('doctor-1', 'POST', HOME, body, { 'accept-language': language });
    const common = { ...UP, reason: '患者要求', disease: 'J06.9' };
    const { body } = await ask(common, 'en');
    expect(valueAt(body, 'warnings')).toMatchObject([
      { code: 'referral/not-asked-for', message: 'the catalogue does not ask for this referral' },
      {
        code: 'referral/form-incomplete',
        fields: ['initialImpression', 'presentIllness', 'pastHistory', 'treatment'],
      },
    ]);
    const chinese = await ask({ ...common, disease: 'Z99.9', form: FORM }, 'zh-CN');
    expect(valueAt(chinese.body, 'warnings')).toEqual([
      { code: 'referral/not-in-catalogue', message: '疾病目录中没有该病种' },
    ]);
  });

  test('a stale version, and a look again under the same key', async () => {
    const { call } = await given();
    const key = { 'idempotency-key': 'one', 'if-match': '"v7"' };
    expect((await call('doctor-1', 'POST', HOME, UP, key)).status).toBe(412);
    const sound = { 'idempotency-key': 'two' };
    const first = await call('doctor-1', 'POST', HOME, UP, sound);
    const again = await call('doctor-1', 'POST', HOME, UP, sound);
    expect(again.body).toEqual(first.body);
  });
});

test('a check answers the open task, which becomes a follow-up two weeks later', async () => {
  const { call, sent, step, moveTo } = await given();
  const visit = {
    programme: 'hypertension',
    visitedOn: SERVICE_DAY,
    mode: 'clinic',
    outcome: 'done',
    sbp: 185,
    dbp: 112,
  };
  await call('doctor-1', 'POST', '/v1/residents/R1-01/follow-ups', { visits: [visit] });
  const tasks = async (): Promise<unknown> =>
    valueAt((await call('doctor-1', 'GET', '/v1/residents/R1-01')).body, 'tasks');
  expect(await tasks()).toContainEqual(
    expect.objectContaining({ kind: 'referral_check', dueOn: '2025-06-30' }),
  );
  const id = await sent();
  moveTo('2025-06-20');
  const checked = await step('doctor-1', id, 'check', { note: '已住院' });
  expect(checked.body).toMatchObject({ checkedOn: '2025-06-20', checked: { staffId: expect.any(String) } });
  expect(await tasks()).toContainEqual(
    expect.objectContaining({ kind: 'follow_up_two_week', dueOn: '2025-07-04' }),
  );
  expect(await step('doctor-1', id, 'check')).toMatchObject({
    status: 409,
    body: { checkedOn: '2025-06-20' },
  });
});

describe('who sees what', () => {
  test('the hospital sees the referral sent to it and not the rest of the record; others find nothing', async () => {
    const { call, sent } = await given();
    const id = await sent();
    const path = `/v1/referrals/${id}`;
    expect((await call('manager-2', 'GET', '/v1/residents/R1-01')).status).toBe(404);
    expect((await call('manager-2', 'GET', HOME)).status).toBe(404);
    for (const user of ['doctor-1', 'nurse-1', 'manager-1', 'manager-2', 'doctor-3', 'admin-1'])
      expect((await call(user, 'GET', path)).status, user).toBe(200);
    expect((await call('doctor-2', 'GET', path)).status).toBe(404);
    expect((await call('doctor-2', 'POST', `${path}/accept`, {})).status).toBe(404);
    expect((await call('bureau-1', 'GET', path)).status).toBe(403);
    expect((await call('auditor-1', 'GET', path)).status).toBe(403);
  });

  test('the inbox is for those of the institution, and leaves a trace with each whom it showed', async () => {
    const { call, sent } = await given();
    await sent();
    const path = '/v1/institutions/I2/referrals';
    for (const [user, status] of [
      ['manager-2', 200],
      ['doctor-3', 200],
      ['admin-1', 200],
      ['doctor-1', 404],
      ['manager-1', 404],
      ['bureau-1', 403],
    ] as const)
      expect((await call(user, 'GET', path)).status, user).toBe(status);
    expect((await call('manager-2', 'GET', '/v1/institutions/I9/referrals')).status).toBe(404);
    const looks = await call('auditor-1', 'GET', '/v1/audit?subject=R1-01');
    expect(JSON.stringify(looks.body)).toContain('referrals.showInbox');
  });

  test('the hospital answers, the team checks and closes; what has nothing to say needs no body', async () => {
    const { call, sent, step } = await given();
    const id = await sent();
    expect((await step('manager-2', id, 'check')).status).toBe(404);
    expect((await step('manager-2', id, 'close', { reason: 'x' })).status).toBe(404);
    // The answer came by phone, and the team writes it down.
    expect((await step('doctor-1', id, 'accept', { answeredBy: '心内科值班' })).status).toBe(200);
    expect((await step('doctor-1', id, 'close')).body).toMatchObject({
      type: '/problems/referral/no-reason',
    });
    const close = await call('doctor-1', 'POST', `/v1/referrals/${id}/close`);
    expect(close.body).toMatchObject({ type: '/problems/referral/no-reason' });
    expect((await call('manager-2', 'POST', `/v1/referrals/${id}/seen`)).status).toBe(200);
    expect((await step('doctor-1', id, 'close', { reason: '患者放弃' })).status).toBe(200);
  });

  test('an inbox and the list of a resident are read page by page', async () => {
    const { call, send } = await given();
    for (const reason of ['one', 'two', 'three']) await send({ ...UP, reason });
    for (const path of ['/v1/institutions/I2/referrals', HOME]) {
      const user = path === HOME ? 'doctor-1' : 'manager-2';
      const first = await call(user, 'GET', `${path}?limit=2`);
      const next = await call(user, 'GET', `${path}?limit=2&cursor=${textAt(first.body, 'next')}`);
      expect(valueAt(next.body, 'next')).toBeNull();
      const ids = [first, next].flatMap(({ body }) => listAt(body, 'items').map((one) => textAt(one, 'id')));
      expect(new Set(ids).size).toBe(3);
    }
  });
});

test('what came with an import is in the inbox too, is found by its id, and is checked', async () => {
  const imported = {
    id: 'F7',
    residentId: 'R1-02',
    direction: 'up',
    reason: 'emergency',
    urgency: 'urgent',
    referredOn: '2025-06-10',
    toInstitutionId: 'I2',
  };
  const { inbox, step, call } = await given({ referrals: [imported] });
  expect(await inbox()).toMatchObject([{ id: 'F7', residentId: 'R1-02', status: 'sent' }]);
  expect((await call('doctor-2', 'GET', '/v1/referrals/F7')).status).toBe(404);
  expect((await step('doctor-1', 'F7', 'check')).body).toMatchObject({ checkedOn: SERVICE_DAY });
  const accepted = await step('manager-2', 'F7', 'accept');
  expect(accepted.body).toMatchObject({ status: 'accepted', checkedOn: SERVICE_DAY });
});

test('a referral goes with a record that is merged, is answered there, and comes back with its state', async () => {
  const { call, send, step, inbox } = await given();
  const path = '/v1/residents/R1-05/referrals';
  const id = textAt((await send({ ...UP, form: FORM }, 'doctor-1', path)).body, 'id');
  const merged = await call('doctor-1', 'POST', '/v1/residents/R1-04/merge', { otherId: 'R1-05' });
  expect(merged.status, JSON.stringify(merged.body)).toBe(200);
  expect(await inbox()).toMatchObject([{ id, residentId: 'R1-04' }]);
  const answer = { answeredBy: '县医院张医生' };
  expect((await step('manager-2', id, 'accept', answer)).body).toMatchObject({
    residentId: 'R1-04',
    form: FORM,
  });
  await call('doctor-1', 'POST', '/v1/residents/R1-04/unmerge', { otherId: 'R1-05' });
  expect(await inbox()).toMatchObject([{ id, residentId: 'R1-05', status: 'accepted' }]);
  expect((await call('doctor-1', 'GET', `/v1/referrals/${id}`)).body).toMatchObject({
    residentId: 'R1-05',
    status: 'accepted',
    accepted: answer,
    form: FORM,
  });
  const kept = await call('doctor-1', 'GET', '/v1/residents/R1-04/referrals');
  expect(valueAt(kept.body, 'items')).toEqual([]);
});

test('a referral may leave the county', async () => {
  const { send, step } = await given();
  const { toInstitutionId: _listed, ...away } = UP;
  const left = await send({ ...away, form: { institution: '省人民医院' } });
  const id = textAt(left.body, 'id');
  expect(left.body).toMatchObject({ form: { institution: '省人民医院' } });
  expect((await step('manager-2', id, 'accept')).status).toBe(404);
  expect((await step('doctor-1', id, 'accept', { answeredBy: '省医转诊中心' })).status).toBe(200);
});

test('what an event says of the row is not stored twice', async () => {
  const { ports, call, sent } = await given();
  const id = await sent();
  const before = await ports.residents.load(anId('R1-01'));
  await call('manager-2', 'POST', `/v1/referrals/${id}/accept`, {});
  const after = await ports.residents.load(anId('R1-01'));
  expect(after?.entries.slice(before?.entries.length ?? 0)).toMatchObject([
    { events: [{ type: 'referral-accepted@1' }], patches: [] },
  ]);
});
