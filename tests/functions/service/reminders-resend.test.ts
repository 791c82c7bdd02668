import { describe, expect, test } from 'vitest';

import type { Receipt, SendOutcome } from '../../../domain/reminders/index.ts';
import { outboxOf } from '../../../functions/adapters/gateways/local-outbox.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { on } from '../../given/values.ts';
import { coupleRows, sender, SHARED_PHONE } from './given-reminders.ts';
import { type Answered, type GivenService, givenService, PROVIDER } from './given-service.ts';
import { everyHourAsk } from './carried.ts';

const DAY = '2025-06-17';
const UNKNOWN: SendOutcome = { kind: 'unknown', code: 'provider/timeout' };
const REFUSED: SendOutcome = { kind: 'refused', code: 'provider/bad-message' };

/** A day on which the provider said this of every message; gives the couple's. */
const given = async (outcome?: SendOutcome) => {
  const service = await givenService({ apis: [remindersApi], rows: coupleRows() });
  service.moveTo(DAY);
  await service.world.background.passDays();
  const { tick, handed } = sender(service, outcome === undefined ? [] : [outcome]);
  await tick();
  const id = handed.find(({ phone }) => phone === SHARED_PHONE)?.reference ?? '';
  return { service, id };
};

const resend = ({ call }: GivenService, id: string, user = 'doctor-1'): Promise<Answered> =>
  call(user, 'POST', `/v1/reminders/${id}/resend`);

const report = ({ call }: GivenService, messageId: string, status: string): Promise<Answered> =>
  call(PROVIDER, 'POST', '/v1/sms/receipts', { messageId, status, at: `${DAY}T03:00:00Z` });

const textsTo = async ({ table, ports }: GivenService): Promise<number> =>
  (await outboxOf({ table, keys: ports.keys }, on(DAY), SHARED_PHONE)).length;

describe('a message is sent again', () => {
  test('once, when the delivery report says that it never arrived', async () => {
    const { service, id } = await given();
    await report(service, id, 'failed');
    expect(await resend(service, id)).toMatchObject({ status: 200, body: { messageId: id, state: 'sent' } });
    expect(await textsTo(service)).toBe(1);
    await report(service, id, 'failed');
    const again = await resend(service, id);
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/reminders/resent-before' } });
    expect(await textsTo(service)).toBe(1);
  });

  test('when the provider refused it', async () => {
    const { service, id } = await given(REFUSED);
    expect((await resend(service, id)).status).toBe(200);
    expect(await textsTo(service)).toBe(1);
  });

  test('and is found by the name that the provider gave it then', async () => {
    const { service, id } = await given(REFUSED);
    expect((await resend(service, id)).status).toBe(200);
    const [sms] = await outboxOf({ table: service.table, keys: service.ports.keys }, on(DAY), SHARED_PHONE);
    const arrived = { providerId: sms?.id, status: 'delivered', at: `${DAY}T03:00:00Z` };
    expect((await service.call(PROVIDER, 'POST', '/v1/sms/receipts', arrived)).body).toEqual({
      outcome: 'recorded',
    });
  });

  test('by one of two who ask at once', async () => {
    const { service, id } = await given(REFUSED);
    const answers = await Promise.all([resend(service, id), resend(service, id)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await textsTo(service)).toBe(1);
  });

  test('to nobody who has opted out since', async () => {
    const { service, id } = await given(REFUSED);
    await service.call(PROVIDER, 'POST', '/v1/sms/inbound', {
      phone: SHARED_PHONE,
      text: '退订',
      at: `${DAY}T02:00:00Z`,
      id: 'out',
    });
    expect((await resend(service, id)).body).toMatchObject({ state: 'dropped', reason: 'opted_out' });
    expect(await textsTo(service)).toBe(0);
  });
});

describe('a message is not sent again', () => {
  test.each([
    ['sent', undefined, undefined],
    ['delivered', undefined, 'delivered'],
    ['unknown', UNKNOWN, undefined],
  ])('that is %s', async (_state, outcome, receipt) => {
    const { service, id } = await given(outcome);
    if (receipt !== undefined) await report(service, id, receipt);
    const answer = await resend(service, id);
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/reminders/not-failed' } });
    expect(await textsTo(service)).toBe(0);
  });

  test('on another day', async () => {
    const { service, id } = await given(REFUSED);
    service.moveTo('2025-06-18');
    const answer = await resend(service, id);
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/reminders/other-day' } });
  });

  test('by another team, or by who only looks', async () => {
    const { service, id } = await given(REFUSED);
    expect((await resend(service, id, 'doctor-3')).status).toBe(404);
    expect((await resend(service, id, 'bureau-1')).status).toBe(403);
  });

  test('without budget', async () => {
    const { service, id } = await given(REFUSED);
    await service.call('admin-1', 'PUT', '/v1/sms/budgets/I1', { segmentsAMonth: 1 });
    const answer = await resend(service, id);
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/reminders/budget-spent' } });
  });
});

describe('a provider that is asked', () => {
  const at = `${DAY}T04:00:00Z`;
  const asking = async (told: Receipt | undefined) => {
    const { service, id } = await given(UNKNOWN);
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return told;
    };
    const settled = await everyHourAsk({ ...service.ports, ask });
    return { service, id, asked, settled, again: await everyHourAsk({ ...service.ports, ask }) };
  };

  test('settles what nobody knew, and is not asked again', async () => {
    const { service, id, asked, settled, again } = await asking({ isDelivered: true, code: '', at });
    expect(settled).toBe(asked);
    expect(settled).toBeGreaterThan(0);
    expect(again).toBe(0);
    const { body } = await service.call('doctor-1', 'GET', `/v1/reminders/${id}`);
    expect(body).toMatchObject({ state: 'delivered' });
  });

  test('and says that it never arrived lets it be sent again', async () => {
    const { service, id } = await asking({ isDelivered: false, code: 'provider/never-taken', at });
    expect((await resend(service, id)).status).toBe(200);
    expect(await textsTo(service)).toBe(1);
  });

  test('and does not know leaves it unknown', async () => {
    const { service, id, settled } = await asking(undefined);
    expect(settled).toBe(0);
    expect((await resend(service, id)).status).toBe(409);
  });

  test('is asked for three days and no longer', async () => {
    const { service } = await given(UNKNOWN);
    const ask = async () => ({ isDelivered: true, code: '', at });
    service.moveTo('2025-06-20');
    expect(await everyHourAsk({ ...service.ports, ask })).toBe(0);
    service.moveTo('2025-06-19');
    expect(await everyHourAsk({ ...service.ports, ask })).toBeGreaterThan(0);
  });
});
