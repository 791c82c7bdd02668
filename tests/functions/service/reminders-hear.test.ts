import { describe, expect, test } from 'vitest';

import { aliyunReply, aliyunReport } from '../../../functions/adapters/gateways/aliyun-told.ts';
import type { AuditEntry, Ports } from '../../../functions/kit/ports.ts';
import type { Inbox, TakenMessage, Told } from '../../../functions/reminders/hear-told.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { remindersSchedules } from '../../../functions/reminders/lambda-schedule.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { COUPLE_DAY, coupleService, sender, SHARED_PHONE, storedOfDay } from './given-reminders.ts';
import { type GivenService, valueAt } from './given-service.ts';
import { everyMinuteHear } from './carried.ts';

const AT = `${COUPLE_DAY} 10:00:10`;

const aService = (): Promise<GivenService> => coupleService([remindersApi, residentsApi]);

/** An inbox that gives what waits in it a few at a time, and a message that was not removed only to the next who hears. */
const anInbox = (...told: readonly (Told | undefined)[]) => {
  let waiting: readonly TakenMessage[] = told.map((one, at) => ({ handle: `h-${at}`, told: one }));
  let shown = new Set<string>();
  const inbox: Inbox = {
    take: async () => {
      const some = waiting.filter(({ handle }) => !shown.has(handle)).slice(0, 2);
      for (const { handle } of some) shown.add(handle);
      return some;
    },
    remove: async (messages) => {
      const gone = new Set(messages.map(({ handle }) => handle));
      waiting = waiting.filter(({ handle }) => !gone.has(handle));
    },
  };
  return {
    inbox,
    /** What comes again: to the next who hears. */
    left: (): readonly string[] => {
      shown = new Set();
      return waiting.map(({ handle }) => handle);
    },
  };
};

let lastId = 0;

const answer = (content: string, phone_number: string = SHARED_PHONE): Told | undefined =>
  aliyunReply({ phone_number, content, send_time: AT, sequence_id: (lastId += 1) });

const report = (out_id: string, success = true): Told | undefined =>
  aliyunReport({
    success,
    report_time: AT,
    biz_id: '1^0',
    out_id,
    err_code: success ? 'DELIVERED' : 'MK:0001',
  });

const hear = ({ ports }: GivenService, ...inboxes: readonly Inbox[]) =>
  everyMinuteHear({ ...ports, inboxes });

const optedOut = async ({ call }: GivenService, id: string): Promise<unknown> =>
  valueAt((await call('doctor-1', 'GET', `/v1/residents/${id}`)).body, 'smsOptOutOn');

describe('what a provider left in its inbox', () => {
  test('is heard as a signed call is: a reported message is delivered or failed', async () => {
    const service = await aService();
    const { tick, handed } = sender(service);
    await tick();
    const [first, ...others] = handed.map(({ reference }) => reference);
    const { inbox, left } = anInbox(
      ...others.map((reference) => report(reference)),
      report(first ?? '', false),
    );
    expect(await hear(service, inbox)).toEqual({ heard: handed.length, unread: 0 });
    expect(left()).toEqual([]);
    const states = (await storedOfDay(service)).map(({ delivery }) => delivery.state);
    expect(states.filter((state) => state === 'failed')).toHaveLength(1);
    expect(states.filter((state) => state === 'delivered')).toHaveLength(handed.length - 1);
    expect(await storedOfDay(service)).toContainEqual(
      expect.objectContaining({ delivery: expect.objectContaining({ code: 'carrier/MK.0001' }) }),
    );
  });

  test('opts out everybody of the phone that wrote, once, however often it comes', async () => {
    const service = await aService();
    const leaving = answer('退订');
    expect(await hear(service, anInbox(leaving).inbox)).toEqual({ heard: 1, unread: 0 });
    expect(await optedOut(service, 'R1-01')).toBe(COUPLE_DAY);
    expect(await optedOut(service, 'R1-02')).toBe(COUPLE_DAY);
    expect(await hear(service, anInbox(answer('恢复')).inbox)).toEqual({ heard: 1, unread: 0 });
    expect(await hear(service, anInbox(leaving, leaving).inbox)).toEqual({ heard: 2, unread: 0 });
    expect(await optedOut(service, 'R1-01')).toBeUndefined();
  });

  test('is heard in the order in which it was left: who leaves and comes back is in', async () => {
    const service = await aService();
    await hear(service, anInbox(answer('T'), answer('恢复')).inbox);
    expect(await optedOut(service, 'R1-01')).toBeUndefined();
    await hear(service, anInbox(answer('T'), answer('恢复'), answer('T')).inbox);
    expect(await optedOut(service, 'R1-01')).toBe(COUPLE_DAY);
  });

  test('stands in the audit as the provider’s, with those whom it concerned', async () => {
    const { ports } = await aService();
    const entries: AuditEntry[] = [];
    const audit = async (entry: AuditEntry) => void entries.push(entry);
    await everyMinuteHear({ ...ports, audit, inboxes: [anInbox(answer('T')).inbox] });
    expect(entries).toMatchObject([
      {
        userId: 'sms-provider',
        action: 'reminders.hearSms',
        outcome: 'allowed',
        residentIds: ['R1-01', 'R1-02'],
      },
    ]);
  });

  test('about a message or a phone that nobody knows is done with and changes nothing', async () => {
    const service = await aService();
    const strange = anInbox(report('another-system-1'), answer('T', '13912345678'), { kind: 'nothing' });
    expect(await hear(service, strange.inbox)).toEqual({ heard: 3, unread: 0 });
    expect(strange.left()).toEqual([]);
  });
});

describe('what cannot be heard', () => {
  const wrong: Told = { kind: 'receipt', body: { messageId: 'a b', status: 'delivered', at: 'now' } };

  test('because it cannot be read is counted, stays, and keeps nothing else from being heard', async () => {
    const service = await aService();
    const { inbox, left } = anInbox(undefined, answer('T'), wrong, { kind: 'nothing' });
    expect(await hear(service, inbox)).toEqual({ heard: 2, unread: 2 });
    expect(left()).toEqual(['h-0', 'h-2']);
    expect(await optedOut(service, 'R1-01')).toBe(COUPLE_DAY);
  });

  test('because the store is out of order stays; what was taken with it is done, and what broke it rises', async () => {
    const service = await aService();
    const { inbox, left } = anInbox(report('2025-06-17.x.y'), answer('T'));
    const broken: Ports = {
      ...service.ports,
      reminders: { ...service.ports.reminders, heard: () => Promise.reject(new Error('the store is gone')) },
    };
    await expect(everyMinuteHear({ ...broken, inboxes: [inbox] })).rejects.toThrow('the store is gone');
    expect(left()).toEqual(['h-1']);
    expect(await hear(service, inbox)).toEqual({ heard: 1, unread: 0 });
  });

  test('because others keep being quicker comes again', async () => {
    const service = await aService();
    const { inbox, left } = anInbox(answer('T'));
    const contended: Ports = {
      ...service.ports,
      commit: async () => ({ ok: false, error: { code: 'store/conflict' } }),
    };
    expect(await everyMinuteHear({ ...contended, inboxes: [inbox] })).toEqual({ heard: 0, unread: 0 });
    expect(left()).toEqual(['h-0']);
  });

  test.each([
    [44_999, 2],
    [45_000, 1],
  ])('within the minute waits for the next: after %i ms so many were taken: %i', async (ms, takes) => {
    const service = await aService();
    let taken = 0;
    let now = service.ports.now();
    const inbox: Inbox = {
      take: async () => {
        taken += 1;
        now = new Date(now.getTime() + ms);
        return [{ handle: `h-${taken}`, told: { kind: 'nothing' } }];
      },
      remove: async () => undefined,
    };
    await everyMinuteHear({ ...service.ports, now: () => now, inboxes: [inbox] });
    expect(taken).toBe(takes);
  });
});

test('a provider without inboxes has nothing to be heard', async () => {
  const { ports } = await aService();
  const idle = async () => ({ kind: 'busy' as const, code: 'none' });
  const work = remindersSchedules['reminders.every-minute-hear'];
  const pace = { perSecond: 1, inTurn: <T>(call: () => Promise<T>) => call() };
  const sending = { ...ports, send: idle, ask: undefined, pace, wait: async () => undefined };
  expect(await work?.(sending)).toEqual({ heard: 0, unread: 0 });
});
