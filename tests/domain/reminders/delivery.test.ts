import { describe, expect, test } from 'vitest';

import {
  callReason,
  type Delivery,
  expire,
  outcomeDelivery,
  receive,
  reminderPolicy,
  type SendOutcome,
} from '../../../domain/reminders/index.ts';

const at = '2025-06-17T02:00:00.000Z';
const claimed: Delivery = { state: 'claimed', at };
const sent: Delivery = { state: 'sent', at, providerId: 'p1' };
const delivered: Delivery = { state: 'delivered', at };
const failed: Delivery = { state: 'failed', at, code: 'provider/throttled' };
const unknown: Delivery = { state: 'unknown', at, code: 'provider/no-answer' };
const droppedFor = (reason: 'budget' | 'opted_out' | 'not_resident' | 'task_closed'): Delivery => ({
  state: 'dropped',
  at,
  reason,
});

const OUTCOMES: readonly (readonly [SendOutcome, Delivery])[] = [
  [{ kind: 'accepted', providerId: 'p1' }, sent],
  [
    { kind: 'refused', code: 'provider/opted-out' },
    { state: 'failed', at, code: 'provider/opted-out' },
  ],
  [{ kind: 'busy', code: 'provider/throttled' }, failed],
  [{ kind: 'unknown', code: 'provider/no-answer' }, unknown],
];

test.each(OUTCOMES)('a provider’s last word %j leaves a message %j', (outcome, delivery) => {
  expect(outcomeDelivery(outcome, at)).toEqual(delivery);
});

describe('a delivery report', () => {
  const later = '2025-06-17T03:00:00.000Z';
  const good = { isDelivered: true, code: 'DELIVRD', at: later };
  const bad = { isDelivered: false, code: 'UNDELIV', at: later };

  test.each([[claimed], [sent], [unknown], [failed]])('of arrival holds over %j', (before) => {
    expect(receive(before, good)).toEqual({ state: 'delivered', at: later });
  });

  test.each([[claimed], [sent], [unknown]])('of failure holds over %j', (before) => {
    expect(receive(before, bad)).toEqual({ state: 'failed', at: later, code: 'UNDELIV' });
  });

  test('changes nothing twice, nor what was delivered or dropped', () => {
    expect([receive(delivered, good), receive(delivered, bad), receive(failed, bad)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([receive(droppedFor('budget'), good), receive(droppedFor('budget'), bad)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('a claim whose sender fell silent', () => {
  const after = (ms: number): Date => new Date(Date.parse(at) + ms);
  const leaseMs = reminderPolicy.leaseMinutes * 60_000;

  test('stays claimed until its lease has ended, and is unknown from then on', () => {
    expect(expire(claimed, after(leaseMs - 1))).toBeUndefined();
    expect(expire(claimed, after(leaseMs))).toMatchObject({ state: 'unknown', code: 'claim/expired' });
  });

  test.each([[sent], [delivered], [failed], [unknown], [droppedFor('budget')]])('is not %j', (other) => {
    expect(expire(other, after(10 * leaseMs))).toBeUndefined();
  });
});

test.each([
  [claimed, undefined],
  [sent, undefined],
  [delivered, undefined],
  [failed, 'failed'],
  [unknown, 'unknown'],
  [droppedFor('budget'), 'budget'],
  [droppedFor('opted_out'), 'opted_out'],
  [droppedFor('not_resident'), undefined],
  [droppedFor('task_closed'), undefined],
])('for %j somebody calls because of: %s', (delivery, reason) => {
  expect(callReason(delivery)).toBe(reason);
});
