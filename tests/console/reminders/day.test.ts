import { expect, test } from 'vitest';

import { dayIn, lastDay } from '../../../console/reminders/day.ts';
import { reminderPolicy } from '../../../domain/reminders/index.ts';
import { on } from '../../given/values.ts';
import { daysBetween } from '../../../domain/kernel/time.ts';

const TODAY = '2025-06-16';

test.each([
  ['', { on: TODAY, isDryRun: false }],
  ['dry=yes', { on: TODAY, isDryRun: true }],
  ['on=2025-06-15&dry=yes', { on: '2025-06-15', isDryRun: false }],
  ['on=2025-06-17', { on: '2025-06-17', isDryRun: true }],
  ['on=nonsense', { on: TODAY, isDryRun: false }],
])('“%s” is the day %j', (search, day) => {
  expect(dayIn(new URLSearchParams(search), TODAY)).toEqual(day);
});

test('the last day that can be chosen is the last that the service plans', () => {
  expect(daysBetween(on(TODAY), on(lastDay(TODAY)))).toBe(reminderPolicy.planAheadDays);
});
