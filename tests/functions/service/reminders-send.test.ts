import { describe, expect, test } from 'vitest';

import type { Delivery } from '../../../domain/reminders/index.ts';
import { reminderPolicy } from '../../../domain/reminders/index.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import type { SendPorts } from '../../../functions/reminders/send-message.ts';
import { anId } from '../../given/values.ts';
import {
  COUPLE_DAY,
  coupleService,
  listedOfDay,
  storedOfDay,
  coupleRows,
  sender,
  SHARED_PHONE,
} from './given-reminders.ts';
import { type GivenService, givenService, listAt, valueAt } from './given-service.ts';

const apis = [remindersApi, residentsApi];

const aService = (): Promise<GivenService> => coupleService(apis);

const deliveries = async (service: GivenService): Promise<Delivery[]> =>
  (await storedOfDay(service)).map(({ delivery }) => delivery);

const optOut = async ({ call }: GivenService, id: string): Promise<void> => {
  const consent = { by: 'self', at: `${COUPLE_DAY}T01:00:00Z`, method: 'phone' };
  const { status } = await call('doctor-1', 'PATCH', `/v1/residents/${id}`, { smsConsent: false, consent });
  expect(status).toBe(200);
};

describe('a day’s sending', () => {
  test('hands each phone one text, and says of each message how far it came', async () => {
    const service = await aService();
    const { tick, handed } = sender(service);
    const run = await tick();
    expect(run).toMatchObject({ state: 'finished', day: COUPLE_DAY, states: { sent: handed.length } });
    expect(handed.filter(({ phone }) => phone === SHARED_PHONE)).toHaveLength(1);
    expect(new Set(handed.map(({ phone }) => phone)).size).toBe(handed.length);
    const items = await listedOfDay(service);
    expect(items.map((item) => valueAt(item, 'state'))).toContain('sent');
    const messageId = valueAt(items[0], 'messageId');
    const one = await service.call('doctor-1', 'GET', `/v1/reminders/${String(messageId)}`);
    expect(one).toMatchObject({ status: 200, body: { state: 'sent', messageId } });
    const other = await service.call('doctor-3', 'GET', `/v1/reminders/${String(messageId)}`);
    expect(other.status).toBe(404);
    expect(JSON.stringify([items, one.body])).not.toContain(SHARED_PHONE);
  });

  test('sends nothing a second time, however often it is started', async () => {
    const service = await aService();
    const first = sender(service);
    await first.tick();
    const again = sender(service);
    await Promise.all([again.tick(), again.tick()]);
    expect(again.handed).toEqual([]);
  });

  test('by two senders at once sends each message once', async () => {
    const service = await aService();
    const [one, other] = [sender(service), sender(service)];
    await Promise.all([one.tick(), other.tick()]);
    const references = [...one.handed, ...other.handed].map(({ reference }) => reference);
    expect(new Set(references).size).toBe(references.length);
    expect(references.length).toBe((await storedOfDay(service)).length);
  });

  test('costs at most eight write units an SMS', async () => {
    const service = await aService();
    const before = service.table.meter().written;
    const { tick, handed } = sender(service);
    await tick();
    // For a day one unit for its run, for each institution of a hundred messages two for its budget, and for each team two
    // for its calls.
    const shared = 1 + 2 * 2 + 3 * 2;
    // The last step, delivered, is a write in a transaction: two more.
    const units = service.table.meter().written - before - shared + 2 * handed.length;
    expect(units / handed.length).toBeLessThanOrEqual(8);
  });

  test('keeps neither a number nor a text in plain', async () => {
    const service = await aService();
    const { tick, handed } = sender(service);
    await tick();
    const [message] = await storedOfDay(service);
    const raw = await service.ports.reminders.find(message === undefined ? [] : [message.id]);
    expect(raw[0]?.text).toBe(handed.find(({ phone }) => phone === message?.phone)?.text);
    const { feed } = service.table;
    const changes = feed.kind === 'read' ? (await feed.changes(undefined, 1_000)).changes : [];
    expect(JSON.stringify(changes)).not.toContain(SHARED_PHONE);
    expect(JSON.stringify(changes)).not.toContain(handed[0]?.text);
  });
});

/** The residents of the service, of whom some say no between the plan and the claim of their message. */
const changingTheirMinds = (
  service: GivenService,
  sayNo: readonly string[],
): Pick<SendPorts, 'residents'> => {
  const { residents } = service.ports;
  let isPlanned = false;
  return {
    residents: {
      ...residents,
      loadMany: async (ids) => {
        if (isPlanned && ids.includes(anId('R1-01'))) for (const id of sayNo) await optOut(service, id);
        isPlanned = true;
        return residents.loadMany(ids);
      },
    },
  };
};

describe('the guards at the moment of sending', () => {
  test('who opted out since the plan gets nothing; the other of the phone does', async () => {
    const service = await aService();
    const { tick, handed } = sender(service);
    const done = await tick(changingTheirMinds(service, ['R1-01']));
    expect(done?.state).toBe('finished');
    const shared = handed.filter(({ phone }) => phone === SHARED_PHONE);
    expect(shared).toHaveLength(1);
    expect(shared[0]?.text).toContain('李**');
    expect(shared[0]?.text).not.toContain('王**');
  });

  test('a message whose people all said no is dropped, with the reason, and somebody calls', async () => {
    const service = await aService();
    const { tick, handed } = sender(service);
    await tick(changingTheirMinds(service, ['R1-01', 'R1-02']));
    expect(handed.filter(({ phone }) => phone === SHARED_PHONE)).toEqual([]);
    expect(await deliveries(service)).toContainEqual(
      expect.objectContaining({ state: 'dropped', reason: 'opted_out' }),
    );
    expect(await listedOfDay(service)).toContainEqual(
      expect.objectContaining({ residentId: 'R1-01', by: 'call', reason: 'opted_out' }),
    );
  });
});

describe('the window', () => {
  test.each([
    ['T00:29:59Z', 0],
    ['T00:30:00Z', 1],
    ['T11:59:59Z', 1],
    ['T12:00:00Z', 0],
  ])('at %s (UTC) sends: %i', async (time, isSent) => {
    const service = await aService();
    const { tick, handed } = sender(service, [], time);
    await tick();
    expect(handed.length > 0 ? 1 : 0).toBe(isSent);
  });
});

describe('a provider', () => {
  test('that is busy is asked again after growing pauses, and takes the message', async () => {
    const service = await aService();
    const busy = { kind: 'busy', code: 'provider/throttled' } as const;
    const { tick, waited } = sender(service, [busy, busy, { kind: 'accepted', providerId: 'p1' }]);
    await tick();
    expect(waited.slice(0, 2).every((ms) => ms >= 1_000)).toBe(true);
    expect(new Set((await deliveries(service)).map(({ state }) => state))).toEqual(new Set(['sent']));
  });

  test('that stays busy has failed, after so many pauses and no more', async () => {
    const service = await aService();
    const { tick, handed, waited } = sender(service, [{ kind: 'busy', code: 'provider/throttled' }]);
    await tick();
    const messages = await storedOfDay(service);
    expect(handed).toHaveLength(messages.length * (reminderPolicy.retryPausesS.length + 1));
    const pauses = waited.filter((ms) => ms >= 1_000);
    expect(pauses).toHaveLength(messages.length * reminderPolicy.retryPausesS.length);
    expect(messages[0]?.delivery).toMatchObject({ state: 'failed', code: 'provider/throttled' });
  });

  test('that refuses for good is asked once, and somebody calls', async () => {
    const service = await aService();
    const { tick, handed } = sender(service, [{ kind: 'refused', code: 'provider/opted-out' }]);
    await tick();
    expect(handed).toHaveLength((await storedOfDay(service)).length);
    expect(await listedOfDay(service)).toContainEqual(
      expect.objectContaining({ by: 'call', state: 'failed', reason: 'provider/opted-out' }),
    );
  });

  test('of which nobody knows whether it took the message is never asked blind again', async () => {
    const service = await aService();
    const { tick, handed } = sender(service, [{ kind: 'unknown', code: 'provider/timeout' }]);
    await tick();
    const asked = handed.length;
    await tick();
    expect(handed).toHaveLength(asked);
    expect(await listedOfDay(service)).toContainEqual(
      expect.objectContaining({ by: 'call', state: 'unknown' }),
    );
  });

  test('at whose call the sender died leaves a claim that becomes unknown, and the rest of the day is sent', async () => {
    const service = await aService();
    const dying = sender(service, ['crash']);
    await expect(dying.tick()).rejects.toThrow('the sender died');
    const claimed = (await deliveries(service)).filter(({ state }) => state === 'claimed').length;
    expect(claimed).toBeGreaterThan(0);
    const next = sender(service);
    next.pass(1);
    expect(await next.tick()).toMatchObject({ state: 'running' });
    next.pass(reminderPolicy.leaseMinutes);
    expect(await next.tick()).toMatchObject({ state: 'finished', states: { unknown: claimed } });
    const references = [...dying.handed, ...next.handed].map(({ reference }) => reference);
    expect(new Set(references).size).toBe(references.length);
  });
});

describe('a missed day', () => {
  const onDay = async (service: GivenService, day: string) => {
    service.moveTo(day);
    await service.world.background.passDays();
    const one = sender(service);
    return { ...one, run: await one.tick() };
  };

  test.each([
    ['2025-06-18', 'sent'],
    ['2025-06-19', 'sent'],
    ['2025-06-20', 'stale'],
  ])('is made up for on %s: %s', async (day, what) => {
    const service = await givenService({ apis, rows: coupleRows() });
    await onDay(service, '2025-06-16');
    const { handed, run } = await onDay(service, day);
    const isSent = handed.some(({ phone }) => phone === SHARED_PHONE);
    expect(isSent).toBe(what === 'sent');
    if (what === 'stale') expect(run?.stale).toBeGreaterThan(0);
  });
});

describe('a budget', () => {
  const setBudget = ({ call }: GivenService, user: string, segmentsAMonth: number) =>
    call(user, 'PUT', '/v1/sms/budgets/I1', { segmentsAMonth });

  test('that is spent stops SMS, and the rest go to the call list', async () => {
    const service = await aService();
    expect((await setBudget(service, 'admin-1', 1)).status).toBe(200);
    const { tick, handed } = sender(service);
    await tick();
    const items = await listedOfDay(service);
    expect(items).toContainEqual(expect.objectContaining({ by: 'call', reason: 'budget' }));
    const spent = await service.call('manager-1', 'GET', '/v1/sms/budgets');
    const [own] = listAt(spent.body, 'items');
    expect(own).toMatchObject({
      institutionId: 'I1',
      institutionName: '一镇卫生院',
      month: '2025-06',
      limitSegments: 1,
      limitFen: 5,
    });
    expect(Number(valueAt(own, 'spentSegments'))).toBeLessThanOrEqual(1);
    expect(valueAt(own, 'spentFen')).toBe(Number(valueAt(own, 'spentSegments')) * 5);
    // The institution without a limit goes on.
    expect(handed.length).toBeGreaterThan(0);
  });

  test('is foreseen by a dry run, which spends nothing', async () => {
    const service = await aService();
    await setBudget(service, 'admin-1', 0);
    const { body } = await service.call('doctor-1', 'GET', `/v1/reminders?on=${COUPLE_DAY}&dryRun=true`);
    const items = listAt(body, 'items');
    expect(items.filter((item) => valueAt(item, 'by') === 'sms')).toEqual([]);
    expect(items).toContainEqual(expect.objectContaining({ by: 'call', reason: 'budget' }));
  });

  test('that paid for a day is not asked again by a dry run of it, which shows what is left alone', async () => {
    const service = await aService();
    const { tick, handed } = sender(service);
    await tick();
    expect(handed.length).toBeGreaterThan(0);
    await setBudget(service, 'admin-1', 0);
    const { body } = await service.call('doctor-1', 'GET', `/v1/reminders?on=${COUPLE_DAY}&dryRun=true`);
    const told = listAt(body, 'items').map((item) => [valueAt(item, 'by'), valueAt(item, 'reason')]);
    expect(told).not.toContainEqual(['sms', undefined]);
    expect(told).not.toContainEqual(['call', 'budget']);
  });

  test('is set by administrators alone, of institutions that are there', async () => {
    const service = await aService();
    expect((await setBudget(service, 'manager-1', 5)).status).toBe(403);
    expect((await setBudget(service, 'admin-1', 5)).status).toBe(200);
    const nowhere = await service.call('admin-1', 'PUT', '/v1/sms/budgets/I9', { segmentsAMonth: 5 });
    expect(nowhere.status).toBe(404);
  });
});

describe('the template', () => {
  const NEW = {
    providerId: 'SMS_0001',
    version: 'reminder@2',
    approved: true,
    signature: { 'zh-CN': '示范县医共体', en: 'Shifan' },
    optOut: { 'zh-CN': '拒收请回复R', en: 'R = stop' },
  };

  test('that a county registers words the texts', async () => {
    const service = await aService();
    expect((await service.call('admin-1', 'PUT', '/v1/sms/template', NEW)).status).toBe(200);
    expect(await service.call('manager-1', 'GET', '/v1/sms/template')).toMatchObject({ body: NEW });
    const { tick, handed } = sender(service);
    await tick();
    expect(handed.every(({ text }) => text.startsWith('【示范县医共体】'))).toBe(true);
    expect(handed.every(({ text }) => text.endsWith('拒收请回复R'))).toBe(true);
  });

  test('that is not approved sends nothing', async () => {
    const service = await aService();
    await service.call('admin-1', 'PUT', '/v1/sms/template', { ...NEW, approved: false });
    const { tick, handed } = sender(service);
    expect(await tick()).toBeUndefined();
    expect(handed).toEqual([]);
  });

  test('that is new in the middle of a day gives no phone a second text', async () => {
    const service = await aService();
    await expect(sender(service, ['crash']).tick()).rejects.toThrow();
    const claimed = new Set((await storedOfDay(service)).map(({ phone }) => String(phone)));
    await service.call('admin-1', 'PUT', '/v1/sms/template', NEW);
    const { tick, handed } = sender(service);
    await tick();
    expect(handed.filter(({ phone }) => claimed.has(phone))).toEqual([]);
  });
});
