import { expect, test } from 'vitest';

import { smsNumber } from '../../../domain/reminders/index.ts';
import { aResident } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const day = on('2025-06-30');

test('a resident with consent and a mobile number gets the SMS', () => {
  expect(smsNumber(aResident({ phone: '+86 138-0000-0001' }), day)).toEqual({
    ok: true,
    value: '13800000001',
  });
});

test.each([
  [
    'no consent, opted out and no phone',
    { smsConsent: false, smsOptOutOn: '2025-01-01', phone: '' },
    'no_consent',
  ],
  ['opted out and no phone', { smsOptOutOn: '2025-01-01', phone: '' }, 'opted_out'],
  ['a landline', { phone: '0871-6000000' }, 'no_mobile'],
  ['no phone at all', { phone: '' }, 'no_mobile'],
])('of somebody with %s a person must call, for the first reason in order', (_, given, reason) => {
  expect(smsNumber(aResident(given), day)).toEqual({ ok: false, error: reason });
});

test.each([
  ['2025-06-29', false],
  ['2025-06-30', false],
  ['2025-07-01', true],
])('who opted out on %s gets an SMS on 30 June: %s', (smsOptOutOn, isSent) => {
  expect(smsNumber(aResident({ smsOptOutOn }), day).ok).toBe(isSent);
});
