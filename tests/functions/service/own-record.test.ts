import { describe, expect, test } from 'vitest';

import { ownRecordPolicy } from '../../../domain/own-record/index.ts';
import { clinicDate } from '../../../domain/kernel/time.ts';
import { outboxOf } from '../../../functions/adapters/gateways/local-outbox.ts';
import { countyRows } from './given-county.ts';
import {
  type Answered,
  givenService,
  type GivenService,
  listAt,
  SERVICE_DAY,
  textAt,
  valueAt,
} from './given-service.ts';

const [WANG, ZHANG, CHEN, CHILD, DEAD] = [
  '13800010001',
  '13800010003',
  '13800010004',
  '13800010006',
  '13800010010',
];
const own = (phone: string): string => `own:${phone}`;

/** For what is refused and leaves nothing behind. */
const untouched = await givenService();

const smsOf = async ({ table, ports, world }: GivenService, phone: string): Promise<string[]> => {
  const messages = await outboxOf({ table, keys: ports.keys }, clinicDate(world.clock.now()), phone);
  return messages.map(({ text }) => text);
};

const codeIn = (text: string): string => /\d{6}/.exec(text)?.[0] ?? '';
const otherThan = (code: string): string => (code === '000000' ? '000001' : '000000');

const askFor = ({ call }: GivenService, phone: string): Promise<Answered> =>
  call('', 'POST', '/v1/own/code', { phone });
const tryOut = ({ call }: GivenService, phone: string, code: string): Promise<Answered> =>
  call('', 'POST', '/v1/own/token', { phone, code });

const givenCode = async (service: GivenService, phone: string): Promise<string> => {
  expect((await askFor(service, phone)).status).toBe(202);
  return codeIn((await smsOf(service, phone)).at(-1) ?? '');
};

describe('signing in', () => {
  test('a code comes by SMS, names nobody, and opens the own record once', async () => {
    const service = await givenService();
    const code = await givenCode(service, WANG);
    const [sms = ''] = await smsOf(service, WANG);
    expect(sms).toBe(`【家庭医生】验证码${code}，5分钟内有效，请勿告诉他人。`);
    const answer = await tryOut(service, WANG, code);
    expect(answer.status).toBe(201);
    const headers = { authorization: `Bearer ${textAt(answer.body, 'accessToken')}` };
    const list = await service.call('', 'GET', '/v1/own/residents', undefined, headers);
    expect(list.body).toEqual({
      items: [{ residentId: 'R1-01', maskedName: '王**', phoneOwner: 'self' }],
      next: null,
    });
    expect((await tryOut(service, WANG, code)).status).toBe(401);
    const staff = await service.call('', 'GET', '/v1/residents/R1-01', undefined, headers);
    expect(staff.status).toBe(403);
    expect((await service.call('', 'GET', '/v1/me', undefined, headers)).status).toBe(403);
  });

  test('whether anybody has the phone shows in no answer', async () => {
    const service = await givenService();
    const [known, unknown] = [await askFor(service, WANG), await askFor(service, '13911112222')];
    expect(unknown).toEqual(known);
    expect(await smsOf(service, '13911112222')).toEqual([]);
    const wrong = await tryOut(service, WANG, '000000');
    const nobody = await tryOut(service, '13911112222', '000000');
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect({ ...Object(nobody.body), instance: '' }).toEqual({ ...Object(wrong.body), instance: '' });
    expect((await askFor(service, '13911112222')).status).toBe((await askFor(service, WANG)).status);
  });

  test('a code is good for its phone alone', async () => {
    const service = await givenService();
    const code = await givenCode(service, WANG);
    await givenCode(service, ZHANG);
    expect((await tryOut(service, ZHANG, code)).status).toBe(401);
    expect((await tryOut(service, WANG, code)).status).toBe(201);
  });

  test('after five wrong tries the right code is refused too', async () => {
    const service = await givenService();
    const code = await givenCode(service, WANG);
    for (let tries = 0; tries < ownRecordPolicy.codeTries; tries++)
      expect((await tryOut(service, WANG, otherThan(code))).status).toBe(401);
    expect((await tryOut(service, WANG, code)).status).toBe(401);
  });

  test('of two who try the same code at once one gets in', async () => {
    const service = await givenService();
    const code = await givenCode(service, WANG);
    const answers = await Promise.all([tryOut(service, WANG, code), tryOut(service, WANG, code)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401]);
  });

  test.each(['+85251234567', '85251234567', '17012345678', '17112345678', '0871-6000000', '12345', '１３８'])(
    'no code goes to %s',
    async (phone) => {
      const answer = await askFor(untouched, phone);
      expect([answer.status, textAt(answer.body, 'type')]).toEqual([
        422,
        '/problems/own-record/number-not-served',
      ]);
    },
  );

  test('the second code within a minute is refused, and when to come again is said', async () => {
    const service = await givenService();
    await givenCode(service, WANG);
    const answer = await askFor(service, `+86 ${WANG}`);
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
    expect(await smsOf(service, WANG)).toHaveLength(1);
  });

  test('one address gets no more codes than the policy has, over however many numbers', async () => {
    const service = await givenService();
    const { most } = ownRecordPolicy.codesAnAddressAndHour;
    const statuses: number[] = [];
    for (let at = 0; at <= most; at++)
      statuses.push((await askFor(service, `139000000${String(at).padStart(2, '0')}`)).status);
    expect(statuses).toEqual([...Array.from({ length: most }, () => 202), 429]);
  });

  test('no code, number or name is kept as it is', async () => {
    const service = await givenService();
    const code = await givenCode(service, WANG);
    if (service.table.feed.kind !== 'read') throw new Error('the feed of a file can be read');
    const { changes } = await service.table.feed.changes(undefined, 1_000_000);
    const written = changes.filter(({ key }) => /^own-|^outbox/.test(key.pk));
    expect(written.length).toBeGreaterThan(4);
    expect(JSON.stringify(written)).not.toMatch(new RegExp(`${WANG}|"${code}"`));
  });
});

describe('whose record a phone opens', () => {
  test('another’s record is not found, in the words for what nobody has', async () => {
    const { call } = await givenService();
    for (const path of ['record', 'looks']) {
      const other = await call(own(WANG), 'GET', `/v1/own/R1-03/${path}`);
      const none = await call(own(WANG), 'GET', `/v1/own/R9-99/${path}`);
      expect([other.status, none.status]).toEqual([404, 404]);
      expect({ ...Object(other.body), instance: '' }).toEqual({ ...Object(none.body), instance: '' });
    }
    const reading = await call(own(WANG), 'POST', '/v1/own/R1-03/readings', { sbp: 130, dbp: 80 });
    expect(reading.status).toBe(404);
  });

  test('a child’s own phone opens nothing, the family’s does; nobody’s opens the record of the dead', async () => {
    const rows = countyRows();
    const residents = (rows.residents ?? []).map((row) =>
      row['id'] === 'R2-06' ? { ...row, phoneOwner: 'family' } : row,
    );
    const { call } = await givenService({ rows: { ...rows, residents } });
    const status = async (phone: string, id: string): Promise<number> =>
      (await call(own(phone), 'GET', `/v1/own/${id}/record`)).status;
    expect(await status(CHILD, 'R1-06')).toBe(404);
    expect(await status('13800020006', 'R2-06')).toBe(200);
    expect(await status(DEAD, 'R1-10')).toBe(404);
    const dead = await call(own(DEAD), 'GET', '/v1/own/residents');
    expect(listAt(dead.body, 'items')).toEqual([]);
  });

  test('a phone that was given up opens the record no more', async () => {
    const { call } = await givenService();
    expect((await call(own(CHEN), 'GET', '/v1/own/R1-04/record')).status).toBe(200);
    await call('doctor-1', 'PATCH', '/v1/residents/R1-04', { phone: '13800019999' });
    expect((await call(own(CHEN), 'GET', '/v1/own/R1-04/record')).status).toBe(404);
    expect((await call(own('13800019999'), 'GET', '/v1/own/R1-04/record')).status).toBe(200);
  });

  test('after two years without contact the phone must be confirmed before health is shown', async () => {
    const { call, moveTo } = await givenService();
    moveTo('2027-05-29');
    expect((await call(own(ZHANG), 'GET', '/v1/own/R1-03/record')).status).toBe(200);
    moveTo('2027-05-30');
    const answer = await call(own(ZHANG), 'GET', '/v1/own/R1-03/record');
    expect(textAt(answer.body, 'type')).toBe('/problems/own-record/phone-unconfirmed');
    expect((await call(own(ZHANG), 'GET', '/v1/own/R1-03/looks')).status).toBe(200);
  });
});

describe('the own record', () => {
  test('shows who looks after one, what was found, and what comes next', async () => {
    const { call } = await givenService();
    const { status, body } = await call(own(WANG), 'GET', '/v1/own/R1-01/record');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      maskedName: '王**',
      team: { id: 'T1', institution: '一镇卫生院', doctor: '医生T1', phone: '0871-6000001' },
      contracts: [{ id: 'C1-01', status: 'active', due: 2, done: 1 }],
      nextVisit: { kind: 'follow_up_routine', programme: 'hypertension' },
      supplies: [
        { name: 'amlodipine', called: { 'zh-CN': '氨氯地平', en: 'amlodipine' }, runsOutOn: '2025-06-29' },
      ],
      results: [{ on: '2025-03-20', kind: 'follow_up', sbp: 128, dbp: 78 }],
      ownReadings: [],
      consent: { smsConsent: true },
    });
    expect(JSON.stringify(body)).not.toMatch(/王春兰|13800010001/);
  });

  test('the resident sees that the doctor looked, and the own look too', async () => {
    const { call, world } = await givenService();
    await call('doctor-1', 'GET', '/v1/residents?teamId=T1&limit=20');
    await call('doctor-1', 'GET', '/v1/residents/R1-01');
    await call(own(WANG), 'GET', '/v1/own/R1-01/record');
    await world.background.settle();
    const { body } = await call(own(WANG), 'GET', '/v1/own/R1-01/looks');
    const looks = listAt(body, 'items');
    expect(looks).toHaveLength(3);
    expect(looks).toContainEqual(expect.objectContaining({ action: 'residents.list' }));
    expect(looks).toContainEqual(expect.objectContaining({ role: 'resident', action: 'own-record.show' }));
    expect(looks).toContainEqual(
      expect.objectContaining({ action: 'residents.show', userName: expect.any(String) }),
    );
  });

  test('a reading is kept and shown, and classifies nobody', async () => {
    const { call } = await givenService();
    const path = '/v1/own/R1-01/readings';
    const before = await call('doctor-1', 'GET', '/v1/residents/R1-01');
    const key = { 'idempotency-key': 'reading-1' };
    const first = await call(own(WANG), 'POST', path, { sbp: 182, dbp: 112 }, key);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ sbp: 182, dbp: 112, measuredOn: SERVICE_DAY });
    expect((await call(own(WANG), 'POST', path, { sbp: 182, dbp: 112 }, key)).body).toEqual(first.body);
    const { body } = await call(own(WANG), 'GET', '/v1/own/R1-01/record');
    expect(listAt(body, 'ownReadings')).toHaveLength(1);
    const after = await call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(valueAt(after.body, 'programmes')).toEqual(valueAt(before.body, 'programmes'));
    expect(listAt(after.body, 'replies')).toMatchObject([{ kind: 'own-reading-recorded@1', sbp: 182 }]);
    expect(listAt(after.body, 'tasks').slice(1)).toEqual(valueAt(before.body, 'tasks'));
    expect(valueAt(after.body, 'changes.0.actions')).toEqual(['own-reading-recorded@1']);
  });

  test.each([
    [{ sbp: 179, dbp: 109 }, 0],
    [{ sbp: 180, dbp: 100 }, 1],
    [{ sbp: 140, dbp: 110 }, 1],
    [{ fpg: 16.6 }, 0],
    [{ ppg: 16.7 }, 1],
    [{ fpg: 3.9 }, 1],
    [{ fpg: 4 }, 0],
    [{ heartRate: 150 }, 0],
  ])('%j entered at home asks for so many urgent calls: %i', async (body, calls) => {
    const { call } = await givenService();
    const answer = await call(own(WANG), 'POST', '/v1/own/R1-01/readings', body);
    expect(answer.status).toBe(201);
    expect(valueAt(answer.body, 'isDangerous')).toBeUndefined();
    const list = await call('doctor-1', 'GET', '/v1/teams/T1/worklist?kind=urgent_call');
    expect(listAt(list.body, 'items')).toHaveLength(calls);
  });

  test.each([
    [{}, 'own-record/no-reading'],
    [{ sbp: 130 }, 'own-record/half-a-pressure'],
    [{ sbp: 80, dbp: 130 }, 'own-record/pressures-swapped'],
    [{ fpg: 6, measuredOn: '2025-06-17' }, 'own-record/day-out-of-range'],
    [{ fpg: 61 }, 'request/invalid'],
  ])('%j is no reading: %s', async (body, code) => {
    const answer = await untouched.call(own(WANG), 'POST', '/v1/own/R1-01/readings', body);
    expect([answer.status, textAt(answer.body, 'type')]).toEqual([422, `/problems/${code}`]);
  });

  test('SMS are ended and agreed to again; saying the same twice changes nothing', async () => {
    const { call, ports } = await givenService();
    const say = (smsConsent: boolean): Promise<Answered> =>
      call(own(WANG), 'POST', '/v1/own/R1-01/consent', { smsConsent });
    const versionOf = async (): Promise<number | undefined> => {
      const [found] = await ports.residents.search(ports.keys.hash('phone', WANG));
      return found && (await ports.residents.load(found))?.head?.version;
    };
    expect((await say(false)).body).toMatchObject({ smsConsent: false });
    const version = await versionOf();
    expect((await say(false)).status).toBe(200);
    expect(await versionOf()).toBe(version);
    const shown = await call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(valueAt(shown.body, 'smsOptOutOn')).toBe(SERVICE_DAY);
  });
});
