import { expect, test } from 'vitest';

import { reminderPolicy } from '../../../domain/reminders/index.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import type { ReminderStore } from '../../../functions/reminders/reminder-store.ts';
import { COUPLE_DAY, coupleService, listedOfDay, storedOfDay, sender } from './given-reminders.ts';
import { type GivenService, PROVIDER } from './given-service.ts';

const aService = (): Promise<GivenService> => coupleService([remindersApi]);

/** The reminders of a service with a part that behaves otherwise. */
const remindersWith = ({ ports }: GivenService, other: Partial<ReminderStore>) => ({
  reminders: { ...ports.reminders, ...other },
});

test('an SMS costs at most six write units from its claim to its delivery, and no item beside for any of its steps', async () => {
  const service = await aService();
  const { ports, call, table } = service;
  let written = 0;
  const metered: ReminderStore['saveAll'] = async (messages) => {
    const before = table.meter().written;
    const done = await ports.reminders.saveAll(messages);
    written += table.meter().written - before;
    return done;
  };
  const { tick, handed } = sender(service);
  await tick(remindersWith(service, { saveAll: metered }));
  // The claim and its outcome are two units each, stored together with others, and one each alone; the provider's name for
  // it is one. The list of a team is shared by all of its messages that are claimed together.
  const lists = new Set(
    (await storedOfDay(service)).flatMap(({ subjects }) => subjects.map((one) => one.teamId)),
  );
  expect(handed.length).toBeGreaterThan(0);
  expect(written - lists.size).toBeLessThanOrEqual(5 * handed.length);
  expect(written - lists.size).toBeGreaterThanOrEqual(3 * handed.length);
  const before = table.meter().written;
  for (const { reference } of handed) {
    const receipt = { providerId: `sms-${reference}`, status: 'delivered', at: `${COUPLE_DAY}T02:00:10Z` };
    expect((await call(PROVIDER, 'POST', '/v1/sms/receipts', receipt)).status).toBe(202);
  }
  expect(table.meter().written - before).toBe(handed.length);
  expect(new Set((await storedOfDay(service)).map(({ delivery }) => delivery.state))).toEqual(
    new Set(['delivered']),
  );
});

test('what was handed over and could not be recorded becomes unknown, is never sent again, and somebody calls', async () => {
  const service = await aService();
  const { ports } = service;
  const dying = sender(service);
  const saveAll: ReminderStore['saveAll'] = async (messages) => {
    if (messages.some(({ version }) => version > 1)) throw new Error('the machine died');
    return ports.reminders.saveAll(messages);
  };
  await expect(dying.tick(remindersWith(service, { saveAll }))).rejects.toThrow('the machine died');
  const claimed = (await storedOfDay(service)).filter(({ delivery }) => delivery.state === 'claimed');
  expect(dying.handed.length).toBeGreaterThan(0);
  const next = sender(service);
  next.pass(reminderPolicy.leaseMinutes);
  expect(await next.tick()).toMatchObject({ state: 'finished', states: { unknown: claimed.length } });
  const again = new Set(dying.handed.map(({ reference }) => reference));
  expect(next.handed.filter(({ reference }) => again.has(reference))).toEqual([]);
  expect(await listedOfDay(service)).toContainEqual(
    expect.objectContaining({ by: 'call', state: 'unknown' }),
  );
});

test('a message whose turn comes after the window has closed is not handed over, and somebody calls', async () => {
  const service = await aService();
  const { tick, handed, pass } = sender(service, [], 'T11:59:00Z');
  const inTurn = <T>(call: () => Promise<T>): Promise<T> => {
    pass(1);
    return call();
  };
  await tick({ pace: { perSecond: 100, inTurn } });
  expect(handed).toEqual([]);
  expect(await listedOfDay(service)).toContainEqual(
    expect.objectContaining({ by: 'call', state: 'failed', reason: 'window_closed' }),
  );
});

test('every try takes its turn at the provider, the repeated ones too', async () => {
  const service = await aService();
  const { tick, handed } = sender(service, [
    { kind: 'busy', code: 'provider/throttled' },
    { kind: 'accepted', providerId: 'p1' },
  ]);
  let turns = 0;
  const inTurn = <T>(call: () => Promise<T>): Promise<T> => {
    turns += 1;
    return call();
  };
  await tick({ pace: { perSecond: 100, inTurn } });
  expect(handed.length).toBeGreaterThan(1);
  expect(turns).toBe(handed.length);
});

test('messages are claimed no further ahead than the provider takes in a quarter of a second', async () => {
  const service = await aService();
  const { ports } = service;
  const claimedAtOnce: number[] = [];
  const saveAll: ReminderStore['saveAll'] = (messages) => {
    if (messages[0]?.delivery.state === 'claimed') claimedAtOnce.push(messages.length);
    return ports.reminders.saveAll(messages);
  };
  const { tick, handed } = sender(service);
  const pace = { perSecond: 8, inTurn: <T>(call: () => Promise<T>) => call() };
  await tick({ ...remindersWith(service, { saveAll }), pace });
  expect(claimedAtOnce.every((count) => count <= 2)).toBe(true);
  expect(claimedAtOnce.reduce((sum, count) => sum + count, 0)).toBe(handed.length);
});
