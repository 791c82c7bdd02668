import { describe, expect, test } from 'vitest';

import { type Delivery, mayResend } from '../../../domain/reminders/index.ts';
import { on } from '../../given/values.ts';

const at = '2025-06-17T02:00:00.000Z';
const failed: Delivery = { state: 'failed', at, code: 'provider/refused' };
const TODAY = on('2025-06-17');
const fromToday = { day: TODAY, isResent: false };

const MAY_HAVE_ARRIVED: readonly Delivery[] = [
  { state: 'claimed', at },
  { state: 'sent', at, providerId: 'p1' },
  { state: 'delivered', at },
  { state: 'unknown', at, code: 'provider/no-answer' },
  { state: 'dropped', at, reason: 'budget' },
];

describe('a person asks to send a message again', () => {
  test('that surely did not arrive, on its own day: it may go out', () => {
    expect(mayResend(failed, fromToday, TODAY)).toEqual({ ok: true, value: 'may' });
  });

  test.each(MAY_HAVE_ARRIVED)('that is $state: it is not known to have failed', (delivery) => {
    expect(mayResend(delivery, fromToday, TODAY)).toEqual({
      ok: false,
      error: { code: 'reminders/not-failed', state: delivery.state },
    });
  });

  test('that was sent again before: a late report could be of either', () => {
    expect(mayResend(failed, { ...fromToday, isResent: true }, TODAY)).toEqual({
      ok: false,
      error: { code: 'reminders/resent-before' },
    });
  });

  test.each([on('2025-06-16'), on('2025-06-18')])('of another day, %s: it stays as it is', (day) => {
    expect(mayResend(failed, { ...fromToday, day }, TODAY)).toEqual({
      ok: false,
      error: { code: 'reminders/other-day', day },
    });
  });
});
