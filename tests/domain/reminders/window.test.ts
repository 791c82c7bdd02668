import { expect, test } from 'vitest';

import { sendWindow } from '../../../domain/reminders/index.ts';

test.each([
  ['2025-06-16T23:59:59Z', false, '2025-06-17T00:30:00.000Z'],
  ['2025-06-17T00:29:59Z', false, '2025-06-17T00:30:00.000Z'],
  ['2025-06-17T00:30:00Z', true, '2025-06-17T12:00:00.000Z'],
  ['2025-06-17T11:59:59Z', true, '2025-06-17T12:00:00.000Z'],
  ['2025-06-17T12:00:00Z', false, '2025-06-18T00:30:00.000Z'],
  ['2025-06-17T15:59:59Z', false, '2025-06-18T00:30:00.000Z'],
  ['2025-06-17T16:00:00Z', false, '2025-06-18T00:30:00.000Z'],
])('at %s the window of the clinic is open: %s, until or from %s on', (now, isOpen, at) => {
  const window = sendWindow(new Date(now));
  expect(window.isOpen).toBe(isOpen);
  expect((window.isOpen ? window.closesAt : window.opensAt).toISOString()).toBe(at);
});
