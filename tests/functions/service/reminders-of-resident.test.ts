import { beforeEach, describe, expect, test, vi } from 'vitest';

import { accessApi } from '../../../functions/access/lambda.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { COUPLE_DAY, coupleService, listedOfDay, sender, SHARED_PHONE } from './given-reminders.ts';
import { countTrips } from './given-trips.ts';
import { type Answered, type GivenService, listAt, PROVIDER, textAt, valueAt } from './given-service.ts';
import { everyMinuteText } from './carried.ts';

/** R2-01's own. */
const PHONE = '13800020001';
const WHY = { 'jiayi-purpose': encodeURIComponent('核查短信送达情况') };

let service: GivenService;

beforeEach(async () => {
  service = await coupleService([remindersApi, residentsApi, accessApi]);
});

const messagesOf = (residentId: string, user = 'doctor-1', more = ''): Promise<Answered> =>
  service.call(user, 'GET', `/v1/reminders?residentId=${residentId}${more}`, undefined, WHY);

const hear = async (text: string, phone: string): Promise<void> => {
  const body = { phone, text, at: `${COUPLE_DAY}T03:00:00Z`, id: `in-${phone}` };
  expect((await service.call(PROVIDER, 'POST', '/v1/sms/inbound', body)).status).toBe(202);
};

const sendTexts = async (): Promise<void> => {
  const send = async () => ({ kind: 'accepted' as const, providerId: 'text-1' });
  const pace = { perSecond: 100, inTurn: <T>(call: () => Promise<T>) => call() };
  const now = () => new Date(`${COUPLE_DAY}T02:05:00Z`);
  await everyMinuteText({ ...service.ports, now, send, pace, wait: async () => undefined });
};

describe('the messages of one person', () => {
  test('are those that spoke of them, with their day and how far they came', async () => {
    await sender(service).tick();
    const { status, body } = await messagesOf('R2-01', 'doctor-2');
    expect(status).toBe(200);
    const [item, ...more] = listAt(body, 'items');
    expect(more).toEqual([]);
    expect(item).toMatchObject({
      residentId: 'R2-01',
      name: '王春兰',
      on: COUPLE_DAY,
      by: 'sms',
      state: 'sent',
    });
    expect(textAt(item, 'text')).toContain('王**');
    const { body: whole } = await service.call(
      'doctor-2',
      'GET',
      `/v1/reminders/${textAt(item, 'messageId')}`,
    );
    expect(valueAt(whole, 'text')).toBe(textAt(item, 'text'));
  });

  test('that name others of the phone too are told without their words', async () => {
    await sender(service).tick();
    const { body } = await messagesOf('R1-01');
    const [item] = listAt(body, 'items');
    expect(item).toMatchObject({ residentId: 'R1-01', kind: 'follow_up_routine', state: 'sent' });
    expect(valueAt(item, 'text')).toBeUndefined();
    expect(JSON.stringify(body)).not.toMatch(/李|R1-02|1390000/);
  });

  test('begin with other texts that came later, and say what the phone answered', async () => {
    await sender(service).tick();
    await hear('1', SHARED_PHONE);
    await hear('明天不在家', PHONE);
    await sendTexts();
    expect(listAt((await messagesOf('R2-01', 'doctor-2')).body, 'items')).toMatchObject([
      { kind: 'received', on: COUPLE_DAY, state: 'sent' },
      { kind: 'follow_up_routine', answer: 'message', answeredOn: COUPLE_DAY },
    ]);
    expect(listAt((await messagesOf('R1-01')).body, 'items')).toMatchObject([
      { answer: 'confirm', answeredOn: COUPLE_DAY },
    ]);
    const listed = await listedOfDay(service);
    expect(listed).toContainEqual(expect.objectContaining({ residentId: 'R1-02', answer: 'confirm' }));
  });

  test('went to the number of their day, whatever number is recorded since', async () => {
    await sender(service).tick();
    const changed = await service.call('doctor-2', 'PATCH', '/v1/residents/R2-01', { phone: '13900002222' });
    expect(changed.status).toBe(200);
    expect(listAt((await messagesOf('R2-01', 'doctor-2')).body, 'items')).toHaveLength(1);
  });

  describe('after another record was merged into theirs', () => {
    const LATER = '13900002222';
    const merged = async (): Promise<void> => {
      await sender(service).tick();
      await hear('1', PHONE);
      const { body: known } = await service.call('doctor-2', 'GET', '/v1/residents/R2-01');
      const regionCode = textAt(known, 'regionCode');
      const body = { name: '王春兰', sex: 'F', birthDate: '1950-01-01', regionCode, phone: LATER };
      const entered = await service.call('doctor-2', 'POST', '/v1/residents', body);
      keptId = textAt(entered.body, 'id');
      const { status } = await merge();
      expect(status).toBe(200);
    };
    const merge = (deed = 'merge') =>
      service.call('admin-1', 'POST', `/v1/residents/${keptId}/${deed}`, { otherId: 'R2-01' });
    let keptId = '';

    test('are those of the other number too, with what it answered, each once', async () => {
      await merged();
      expect(listAt((await messagesOf(keptId, 'admin-1')).body, 'items')).toMatchObject([
        { residentId: keptId, kind: 'follow_up_routine', answer: 'confirm', state: 'sent' },
      ]);
    });

    test('are again those of each alone once it was undone', async () => {
      await merged();
      expect((await merge('unmerge')).status).toBe(200);
      expect(listAt((await messagesOf(keptId, 'admin-1')).body, 'items')).toEqual([]);
      expect(listAt((await messagesOf('R2-01', 'doctor-2')).body, 'items')).toHaveLength(1);
    });

    test('cost a trip more, for the other record', async () => {
      await merged();
      const travel = countTrips(service);
      expect(await travel('admin-1', 'GET', `/v1/reminders?residentId=${keptId}`)).toMatchObject({
        trips: 3,
      });
      vi.restoreAllMocks();
    });
  });

  test('are looked for 31 days back at a time, and a year in all', async () => {
    await sender(service).tick();
    const first = await messagesOf('R2-01', 'doctor-2', '&on=2025-07-17');
    expect(listAt(first.body, 'items')).toHaveLength(1);
    const before = await messagesOf('R2-01', 'doctor-2', '&on=2025-07-18');
    expect(listAt(before.body, 'items')).toEqual([]);
    let pages = 1;
    for (let next = valueAt(before.body, 'next'); typeof next === 'string'; pages += 1) {
      const more = `&on=2025-07-18&cursor=${encodeURIComponent(next)}`;
      const { body } = await messagesOf('R2-01', 'doctor-2', more);
      expect(listAt(body, 'items')).toHaveLength(pages === 1 ? 1 : 0);
      next = valueAt(body, 'next');
    }
    expect(pages).toBe(13);
  });

  test.each([
    ['doctor-2', 200],
    ['manager-1', 200],
    ['bureau-1', 200],
    ['doctor-3', 404],
    ['auditor-1', 403],
  ])('are shown to %s: %i', async (user, status) => {
    expect((await messagesOf('R2-01', user)).status).toBe(status);
  });

  test('are a look at the person that is recorded', async () => {
    await messagesOf('R2-01', 'bureau-1');
    const { body } = await service.call('auditor-1', 'GET', '/v1/audit?subject=R2-01');
    expect(listAt(body, 'items')).toContainEqual(
      expect.objectContaining({ userId: 'bureau-1', action: 'reminders.showReminders' }),
    );
  });

  test('cost two round trips to the store', async () => {
    await sender(service).tick();
    const travel = countTrips(service);
    expect(await travel('doctor-2', 'GET', '/v1/reminders?residentId=R2-01')).toMatchObject({
      status: 200,
      trips: 2,
    });
    vi.restoreAllMocks();
  });

  test('of a day to come are those that a dry run plans for them', async () => {
    const { body } = await messagesOf('R2-01', 'doctor-2', `&on=${COUPLE_DAY}&dryRun=true`);
    const items = listAt(body, 'items');
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map((item) => valueAt(item, 'residentId')))).toEqual(new Set(['R2-01']));
  });
});
