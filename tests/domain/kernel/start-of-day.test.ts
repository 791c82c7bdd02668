import { assert, date, property } from 'fast-check';
import { expect, test } from 'vitest';

import { clinicDate, startOfDay } from '../../../domain/kernel/time.ts';
import { on } from '../../given/values.ts';

test('a day begins in the clinic at 16:00 UTC of the day before', () => {
  expect(startOfDay(on('2026-04-01')).toISOString()).toBe('2026-03-31T16:00:00.000Z');
});

test('the instant at which a day begins is its first: the one before is of another day', () => {
  const days = date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
  assert(
    property(days, (instant) => {
      const day = clinicDate(instant);
      const start = startOfDay(day);
      expect(clinicDate(start)).toBe(day);
      expect(clinicDate(new Date(start.getTime() - 1)) < day).toBe(true);
    }),
  );
});
