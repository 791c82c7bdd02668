import { expect, test } from 'vitest';

import { listAt, textAt, valueAt } from '../../functions/service/given-service.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { givenServer, type GivenServer } from './given-server.ts';

/** The first day from tomorrow on that reminds two people of team 1 by SMS, and who they are. */
const coupleOf = async ({ call }: GivenServer, today: string) => {
  for (let ahead = 1; ahead <= 31; ahead++) {
    const on = new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10);
    const { body } = await call('doctor-1', 'GET', `/v1/reminders?on=${on}&dryRun=true&limit=200`);
    const sms = listAt(body, 'items').filter((item) => valueAt(item, 'by') === 'sms');
    const people = [...new Set(sms.map((item) => textAt(item, 'residentId')))];
    const [one, other] = people;
    if (one !== undefined && other !== undefined) return { on, one, other };
  }
  throw new Error('no day reminds two people');
};

test('a couple’s phone gets one SMS, and what it answers is done', { timeout: 60_000 }, async () => {
  const server = await givenServer({ folder: tempFolder(), county: 2_000 });
  const { call } = server;
  const today = textAt((await call('', 'GET', '/health')).body, 'today');
  const { on, one, other } = await coupleOf(server, today);
  const story = async (id: string) => (await call('doctor-1', 'GET', `/v1/residents/${id}`)).body;
  const phone = textAt(await story(one), 'phone');
  const moved = await call('doctor-1', 'PATCH', `/v1/residents/${other}`, { phone });
  expect(moved.status).toBe(200);
  expect((await call('', 'POST', '/local/clock', { today: on })).status).toBe(200);
  const texts = async (day = `&on=${on}`) =>
    listAt((await call('', 'GET', `/local/outbox?phone=${phone}${day}`)).body, 'items');
  const [sms, ...more] = await texts();
  expect(more).toEqual([]);
  const path = `/local/outbox/${textAt(sms, 'id')}`;
  const answer = async (text: string) => (await call('', 'POST', `${path}/answer`, { text })).body;
  const people = listAt((await call('doctor-1', 'GET', '/v1/reminders?limit=200')).body, 'items')
    .filter((item) => valueAt(item, 'messageId') === valueAt(sms, 'reference'))
    .map((item) => textAt(item, 'residentId'));
  expect(people).toEqual(expect.arrayContaining([one, other]));

  expect(await answer('1')).toMatchObject({ meaning: 'confirm' });
  expect(await story(other)).toMatchObject({ replies: [{ kind: 'visit-confirmed@1' }] });

  expect(await answer('BP 190/120')).toMatchObject({ meaning: 'reading' });
  const list = await call('doctor-1', 'GET', '/v1/teams/T0001/worklist?kind=urgent_call');
  const urgent = listAt(list.body, 'items').map((item) => textAt(item, 'residentId'));
  expect(urgent).toEqual(expect.arrayContaining([one, other]));

  expect(await answer('退订')).toMatchObject({ meaning: 'opt_out' });
  for (const id of [one, other]) expect(await story(id)).toMatchObject({ smsOptOutOn: on });
  expect(
    (await texts()).map((text) => textAt(text, 'text')).filter((text) => text.includes('已退订')),
  ).toHaveLength(1);

  const report = async (outcome: string) => (await call('', 'POST', `${path}/receipt`, { outcome })).body;
  expect(await report('failed')).toEqual({ outcome: 'recorded' });
  const after = listAt((await call('doctor-1', 'GET', '/v1/reminders?limit=200')).body, 'items');
  expect(after).toContainEqual(
    expect.objectContaining({ residentId: one, by: 'call', state: 'failed', reason: 'phone/not-reached' }),
  );
  const reported = (await texts()).find((text) => valueAt(text, 'id') === valueAt(sms, 'id'));
  expect(reported).toMatchObject({ fate: 'failed' });

  const hold = async (isDelayed: boolean) =>
    (await call('', 'POST', `/local/phones/${phone}`, { isDelayed })).body;
  expect(await hold(true)).toEqual({ phone, isDelayed: true, released: 0 });
  expect((await call('', 'POST', '/v1/own/code', { phone })).status).toBe(202);
  const outbox = (await call('', 'GET', `/local/outbox?phone=${phone}`)).body;
  expect(valueAt(outbox, 'delayed')).toEqual([phone]);
  expect(listAt(outbox, 'items')).toContainEqual(expect.objectContaining({ fate: 'held' }));
  expect(await hold(false)).toEqual({ phone, isDelayed: false, released: 1 });
  expect((await texts()).map((text) => valueAt(text, 'fate'))).not.toContain('held');

  const before = await texts();
  const idOf = (text: unknown): string => textAt(text, 'id');
  const later = new Date(Date.parse(on) + 3 * 86_400_000).toISOString().slice(0, 10);
  expect((await call('', 'POST', '/local/clock', { today: later })).status).toBe(200);
  expect((await texts('')).map(idOf)).toEqual(expect.arrayContaining(before.map(idOf)));
  const days = (await texts('')).map((text) => textAt(text, 'day'));
  expect(days).toEqual(days.toSorted());
  expect(await texts(`&on=${later}`)).not.toContainEqual(expect.objectContaining({ day: on }));
  await server.stop();
});
