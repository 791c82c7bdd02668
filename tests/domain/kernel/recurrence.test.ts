import * as fc from 'fast-check';
// oxlint-disable-next-line import/default
import rrule from 'rrule';
import { describe, expect, test } from 'vitest';

import { occurrences, type Recurrence, recurrenceText } from '../../../domain/kernel/recurrence.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { on } from '../../given/values.ts';

const recurrence = (
  ...[start, every, unit, count]: [string, number, Recurrence['unit'], number]
): Recurrence => ({
  start: on(start),
  every,
  unit,
  count,
});

describe('the dates of a recurrence', () => {
  test('a month’s end is counted from the start and never lost', () => {
    expect(occurrences(recurrence('2025-01-31', 1, 'months', 5))).toEqual([
      '2025-01-31',
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
      '2025-05-31',
    ]);
  });

  test('29 February comes back in leap years, on the 28th between', () => {
    expect(occurrences(recurrence('2024-02-29', 1, 'years', 5))).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  test('weeks and days', () => {
    expect(occurrences(recurrence('2025-03-10', 2, 'weeks', 3))).toEqual([
      '2025-03-10',
      '2025-03-24',
      '2025-04-07',
    ]);
    expect(occurrences(recurrence('2025-02-27', 2, 'days', 3))).toEqual([
      '2025-02-27',
      '2025-03-01',
      '2025-03-03',
    ]);
  });

  test('once is the start alone', () => {
    expect(occurrences(recurrence('2025-03-10', 3, 'months', 1))).toEqual(['2025-03-10']);
  });
});

describe('the text of a recurrence', () => {
  test.each([
    ['2025-03-10', 3, 'months', 4, 'RRULE:FREQ=MONTHLY;INTERVAL=3;COUNT=4'],
    ['2025-03-28', 1, 'months', 4, 'RRULE:FREQ=MONTHLY;INTERVAL=1;COUNT=4'],
    ['2025-03-29', 1, 'months', 4, 'RRULE:FREQ=MONTHLY;INTERVAL=1;COUNT=4;BYMONTHDAY=28,29;BYSETPOS=-1'],
    [
      '2025-03-31',
      1,
      'months',
      4,
      'RRULE:FREQ=MONTHLY;INTERVAL=1;COUNT=4;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
    ],
    ['2024-02-28', 1, 'years', 2, 'RRULE:FREQ=YEARLY;INTERVAL=1;COUNT=2'],
    [
      '2024-02-29',
      1,
      'years',
      2,
      'RRULE:FREQ=YEARLY;INTERVAL=1;COUNT=2;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1',
    ],
    ['2024-03-29', 1, 'years', 2, 'RRULE:FREQ=YEARLY;INTERVAL=1;COUNT=2'],
    ['2024-02-29', 1, 'weeks', 2, 'RRULE:FREQ=WEEKLY;INTERVAL=1;COUNT=2'],
    ['2024-01-31', 2, 'weeks', 2, 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2'],
    ['2024-01-31', 14, 'days', 2, 'RRULE:FREQ=DAILY;INTERVAL=14;COUNT=2'],
  ] as const)('from %s every %i %s, %i times', (...[start, every, unit, count, rule]) => {
    expect(recurrenceText(recurrence(start, every, unit, count))).toBe(
      `DTSTART;VALUE=DATE:${start.replaceAll('-', '')}\n${rule}`,
    );
  });
});

// oxlint-disable-next-line import/no-named-as-default-member
const { RRule } = rrule;

/** What the published rule library makes of the text, by floating values: midnight UTC stands for the date. */
const readBack = (text: string): string[] => {
  const [start = '', rule = ''] = text.split('\n');
  const [, year, month, day] = /^DTSTART;VALUE=DATE:(\d{4})(\d{2})(\d{2})$/.exec(start) ?? [];
  const dtstart = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return new RRule({ ...RRule.parseString(rule), dtstart })
    .all()
    .map((date) => date.toISOString().slice(0, 10));
};

test('the text names the very dates of the closed form, whatever the start and the step', () => {
  const recurrences = fc.record({
    start: datesBetween('1850-01-01', '2150-12-31'),
    every: fc.integer({ min: 1, max: 14 }),
    unit: fc.constantFrom('days', 'weeks', 'months', 'years'),
    count: fc.integer({ min: 1, max: 12 }),
  });
  const atMonthsEnd = fc.record({
    start: fc.constantFrom(...['2023-12-29', '2023-12-30', '2023-12-31', '2024-02-29', '2096-02-29'].map(on)),
    every: fc.integer({ min: 1, max: 14 }),
    unit: fc.constantFrom('months', 'years'),
    count: fc.integer({ min: 1, max: 12 }),
  });
  holds(
    fc.property(fc.oneof(recurrences, atMonthsEnd), (given) => {
      expect(readBack(recurrenceText(given))).toEqual(occurrences(given));
    }),
    400,
  );
});
