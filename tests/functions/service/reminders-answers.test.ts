import { describe, expect, test } from 'vitest';

import { examsApi } from '../../../functions/exams/lambda.ts';
import { SIGNATURE_HEADER, signatureOf } from '../../../functions/kit/signature.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { coupleRows, type Handed, sender, SHARED_PHONE } from './given-reminders.ts';
import {
  type Answered,
  type GivenService,
  givenService,
  listAt,
  PROVIDER,
  textAt,
  valueAt,
} from './given-service.ts';
import { everyMinuteText } from './carried.ts';

const DAY = '2025-06-17';
const AT = `${DAY}T02:00:00Z`;
const INBOUND = '/v1/sms/inbound';
const RECEIPTS = '/v1/sms/receipts';
/** R2-01's own. */
const PHONE = '13800020001';

const aService = async (): Promise<GivenService> => {
  const service = await givenService({ apis: [remindersApi, residentsApi, examsApi], rows: coupleRows() });
  service.moveTo(DAY);
  await service.world.background.passDays();
  return service;
};

let lastId = 0;

const hear = ({ call }: GivenService, text: string, phone: string = PHONE): Promise<Answered> => {
  lastId += 1;
  return call(PROVIDER, 'POST', INBOUND, { phone, text, at: AT, id: `in-${lastId}` });
};

const story = async ({ call }: GivenService, id: string): Promise<unknown> =>
  (await call(id.startsWith('R2') ? 'doctor-2' : 'doctor-1', 'GET', `/v1/residents/${id}`)).body;

/** Sends what is queued; gives what a provider was handed. */
const textsSent = async ({ ports }: GivenService): Promise<readonly Handed[]> => {
  const handed: Handed[] = [];
  const send = async (message: Handed) => {
    handed.push(message);
    return { kind: 'accepted' as const, providerId: `text-${message.reference}` };
  };
  await everyMinuteText({
    ...ports,
    send,
    pace: { perSecond: 100, inTurn: (call) => call() },
    wait: async () => undefined,
  });
  return handed;
};

describe('a signed call', () => {
  test('is refused in the same words whatever is wrong with its signature', async () => {
    const { call, ports } = await aService();
    const body = { phone: PHONE, text: '1', at: AT, id: 'x' };
    const bytes = Buffer.from(JSON.stringify(body));
    const ago = (s: number) => () => new Date(ports.now().getTime() - s * 1_000);
    const good = signatureOf(bytes, ports);
    const old = signatureOf(bytes, { ...ports, now: ago(301) });
    const early = signatureOf(bytes, { ...ports, now: ago(-301) });
    const other = signatureOf(Buffer.from('{}'), ports);
    const answers = new Set<string>();
    for (const signature of [undefined, '', 'v1=1', `${good}0`, old, early, other, good.toUpperCase()]) {
      const headers = signature === undefined ? {} : { [SIGNATURE_HEADER]: signature };
      const { status, body: problem, headers: got } = await call('', 'POST', INBOUND, body, headers);
      expect([status, got['www-authenticate']]).toEqual([401, 'Jiayi-Signature']);
      answers.add(JSON.stringify({ ...Object(problem), instance: '' }));
    }
    expect(answers.size).toBe(1);
    const inTime = signatureOf(bytes, { ...ports, now: ago(300) });
    expect((await call('', 'POST', INBOUND, body, { [SIGNATURE_HEADER]: inTime })).status).toBe(202);
  });

  test('a signed-in user without a signature is not let in', async () => {
    const { call } = await aService();
    expect((await call('integration-1', 'POST', INBOUND, {})).status).toBe(401);
  });
});

describe('退订', () => {
  test('opts everybody of the phone out at once, and is confirmed once', async () => {
    const service = await aService();
    const answer = await hear(service, '退订', SHARED_PHONE);
    expect(answer).toMatchObject({ status: 202, body: { meaning: 'opt_out', people: 2 } });
    for (const id of ['R1-01', 'R1-02']) expect(await story(service, id)).toMatchObject({ smsOptOutOn: DAY });
    await hear(service, 'ＴＤ', SHARED_PHONE);
    const sent = await textsSent(service);
    expect(sent.map(({ phone }) => phone)).toEqual([SHARED_PHONE]);
    expect(sent[0]?.text).toContain('已退订');
    expect(await textsSent(service)).toEqual([]);
    const { tick, handed } = sender(service);
    await tick();
    expect(handed.map(({ phone }) => phone)).not.toContain(SHARED_PHONE);
  });

  test('and 恢复 lets back in who was in before, and nobody else', async () => {
    const service = await aService();
    await hear(service, 'T');
    expect(await story(service, 'R2-01')).toMatchObject({ smsOptOutOn: DAY });
    await hear(service, '恢复');
    expect(valueAt(await story(service, 'R2-01'), 'smsOptOutOn')).toBeUndefined();
    await hear(service, 'START', '13800020003');
    expect(await story(service, 'R2-03')).toMatchObject({ smsConsent: false });
  });
});

describe('an answer', () => {
  test('that comes again under its id counts once', async () => {
    const service = await aService();
    const body = { phone: PHONE, text: '能改到下午吗', at: AT, id: 'same' };
    const first = await service.call(PROVIDER, 'POST', INBOUND, body);
    const again = await service.call(PROVIDER, 'POST', INBOUND, body);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(listAt(await story(service, 'R2-01'), 'replies')).toHaveLength(1);
  });

  test('1 confirms the visit that the phone was reminded of, once', async () => {
    const service = await aService();
    await sender(service).tick();
    expect((await hear(service, '１', SHARED_PHONE)).body).toMatchObject({ meaning: 'confirm', people: 2 });
    expect(await story(service, 'R1-02')).toMatchObject({
      replies: [{ kind: 'visit-confirmed@1', peopleOfPhone: 2 }],
    });
    expect((await hear(service, '1', SHARED_PHONE)).body).toMatchObject({ meaning: 'message' });
  });

  test('of a phone that nobody has concerns nobody', async () => {
    const service = await aService();
    expect((await hear(service, 'T', '13912345678')).body).toMatchObject({ meaning: 'nobody', people: 0 });
  });

  test('in other words is shown to the team and answered once a day', async () => {
    const service = await aService();
    await hear(service, '药吃完了怎么办');
    await hear(service, '在吗');
    expect(listAt(await story(service, 'R2-01'), 'replies')).toMatchObject([
      { kind: 'message-received@1', text: '在吗' },
      { text: '药吃完了怎么办' },
    ]);
    const sent = await textsSent(service);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('留言已转给');
  });
});

describe('a reading by SMS', () => {
  const urgent = async (service: GivenService): Promise<readonly unknown[]> =>
    listAt((await service.call('doctor-2', 'GET', '/v1/teams/T2/worklist?kind=urgent_call')).body, 'items');

  test('is shown and asks for nothing where it is in bounds', async () => {
    const service = await aService();
    await hear(service, 'BP 135/85');
    expect(await story(service, 'R2-01')).toMatchObject({
      replies: [{ kind: 'reading-reported@1', sbp: 135, dbp: 85, isDangerous: false }],
    });
    expect(await urgent(service)).toEqual([]);
  });

  test('that is dangerous stands first on the work list until somebody was reached', async () => {
    const service = await aService();
    await hear(service, '血糖 16.7');
    const [task, ...more] = await urgent(service);
    expect(more).toEqual([]);
    expect(task).toMatchObject({ residentId: 'R2-01', dueOn: DAY });
    const path = `/v1/teams/T2/worklist/${textAt(task, 'taskId')}/calls`;
    expect((await service.call('doctor-2', 'POST', path, { outcome: 'no_answer' })).status).toBe(201);
    expect(await urgent(service)).toHaveLength(1);
    expect((await service.call('doctor-2', 'POST', path, { outcome: 'reached' })).status).toBe(201);
    expect(await urgent(service)).toEqual([]);
  });
});

describe('a receipt', () => {
  test('says once that a message arrived, by either of its names', async () => {
    const service = await aService();
    const { tick, handed } = sender(service);
    await tick();
    const [one, other] = handed;
    const report = async (by: Record<string, string | undefined>, status = 'delivered') =>
      (await service.call(PROVIDER, 'POST', RECEIPTS, { ...by, status, at: AT })).body;
    expect(await report({ messageId: one?.reference })).toEqual({ outcome: 'recorded' });
    expect(await report({ messageId: one?.reference })).toEqual({ outcome: 'unchanged' });
    expect(await report({ messageId: one?.reference }, 'failed')).toEqual({ outcome: 'unchanged' });
    expect(await report({ providerId: `sms-${other?.reference ?? ''}` }, 'failed')).toEqual({
      outcome: 'recorded',
    });
    expect(await report({ providerId: 'nobody-knows' })).toEqual({ outcome: 'unknown' });
  });
});

describe('a result that is ready', () => {
  test('is told once, without what it is, after the day’s reminders', async () => {
    const service = await aService();
    const exam = { examinedOn: DAY, sbp: 168, dbp: 98, result: 'abnormal' };
    const { status } = await service.call('doctor-2', 'POST', '/v1/residents/R2-07/exams', exam);
    expect(status).toBe(201);
    expect(await textsSent(service)).toEqual([]);
    await sender(service).tick();
    const sent = await textsSent(service);
    expect(sent.filter(({ text }) => text.includes('体检结果'))).toHaveLength(1);
    expect(JSON.stringify(sent)).not.toMatch(/168|异常|abnormal/);
    expect((await textsSent(service)).filter(({ text }) => text.includes('体检结果'))).toEqual([]);
  });
});
