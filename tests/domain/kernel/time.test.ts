import { describe, expect, test } from 'vitest';

import {
  clinicDate,
  completedAge,
  dateOfDayNumber,
  dayNumber,
  dayOf,
  daysBetween,
  earlierOf,
  firstDayOfYear,
  isLocalDate,
  isLocalTime,
  lastDayOfQuarter,
  lastDayOfYear,
  localDate,
  localTime,
  monthOf,
  plusDays,
  plusMonths,
  plusYears,
  quarterOf,
  weekdayOf,
  yearOf,
} from '../../../domain/kernel/time.ts';
import { on } from '../../given/values.ts';

describe('a civil date', () => {
  test.each([
    '0001-01-01',
    '1850-01-01',
    '2000-02-29',
    '2024-02-29',
    '2025-04-30',
    '2025-12-31',
    '9999-12-31',
  ])('%s is one', (text) => {
    expect(isLocalDate(text)).toBe(true);
    expect(localDate(text)).toBe(text);
  });

  test.each([
    ['the empty text', ''],
    ['30 February', '2025-02-30'],
    ['29 February of a common year', '2025-02-29'],
    ['29 February 1900, a century', '1900-02-29'],
    ['31 April', '2025-04-31'],
    ['31 June', '2025-06-31'],
    ['31 September', '2025-09-31'],
    ['31 November', '2025-11-31'],
    ['32 January', '2025-01-32'],
    ['day 0', '2025-01-00'],
    ['month 0', '2025-00-10'],
    ['month 13', '2025-13-01'],
    ['year 0', '0000-01-01'],
    ['slashes', '2025/01/01'],
    ['a slash before the month', '2025/01-01'],
    ['a slash before the day', '2025-01/01'],
    ['a slash, the sign before 0', '2025-1/-01'],
    ['one digit', '2025-1-01'],
    ['a day more', '2025-01-011'],
    ['a space before', ' 2025-01-0'],
    ['a sign', '-025-01-01'],
    ['a letter in the year', '2O25-01-01'],
    ['a letter in the month', '2025-0a-01'],
    ['a letter in the day', '2025-01-0x'],
    ['a colon, the sign after 9', '2025-01-0:'],
    ['full-width digits', '２０２５-０１-０１'],
    ['an instant', '2025-01-01T00:00:00Z'],
  ])('%s is none', (_, text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow(`not a civil date: ${JSON.stringify(text)}`);
  });

  test('says its year, month and day', () => {
    expect([yearOf(on('2025-03-09')), monthOf(on('2025-03-09')), dayOf(on('2025-03-09'))]).toEqual([
      2025, 3, 9,
    ]);
    expect([yearOf(on('9999-12-31')), monthOf(on('9999-12-31')), dayOf(on('9999-12-31'))]).toEqual([
      9999, 12, 31,
    ]);
  });
});

describe('a time of day', () => {
  test.each(['00:00', '09:59', '10:00', '19:59', '20:00', '23:59'])('%s is one', (text) => {
    expect(isLocalTime(text)).toBe(true);
    expect(localTime(text)).toBe(text);
  });

  test.each([
    '24:00',
    '23:60',
    '9:00',
    '09:0',
    '009:00',
    '09:000',
    '09-00',
    '0９:00',
    'a0:00',
    '2a:00',
    '09:a0',
    '09:0a',
    '',
  ])('%s is none', (text) => {
    expect(isLocalTime(text)).toBe(false);
    expect(() => localTime(text)).toThrow(`not a time of day: ${JSON.stringify(text)}`);
  });
});

describe('months later', () => {
  test.each([
    ['2024-11-30', 3, '2025-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-11-28', 3, '2026-02-28'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-01-31', 2, '2025-03-31'],
    ['2025-03-31', 1, '2025-04-30'],
    ['2025-05-31', 1, '2025-06-30'],
    ['2025-08-31', 1, '2025-09-30'],
    ['2025-10-31', 1, '2025-11-30'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-03-10', 0, '2025-03-10'],
    ['2000-01-31', 1, '2000-02-29'],
    ['1900-01-31', 1, '1900-02-28'],
  ])('%s + %i months = %s, clamped to the month’s end', (date, months, expected) => {
    expect(plusMonths(on(date), months)).toBe(expected);
  });
});

test.each([
  ['2024-02-29', 1, '2025-02-28'],
  ['2024-02-29', 4, '2028-02-29'],
  ['2024-02-29', -1, '2023-02-28'],
  ['2025-06-30', 3, '2028-06-30'],
])('29 February plus or minus years is clamped to the 28th (A3): %s %i → %s', (date, years, expected) => {
  expect(plusYears(on(date), years)).toBe(expected);
});

describe('completed age', () => {
  test.each([
    ['the day before the 65th birthday', '1960-03-11', '2025-03-10', 64],
    ['the birthday itself', '1960-03-10', '2025-03-10', 65],
    ['the day after', '1960-03-09', '2025-03-10', 65],
    ['a later month', '1960-04-01', '2025-03-31', 64],
    ['an earlier month with a later day', '1960-02-28', '2025-03-01', 65],
    ['born today', '2025-03-10', '2025-03-10', 0],
    ['born 29 February, on 28 February of a common year', '1960-02-29', '2025-02-28', 64],
    ['born 29 February, on 1 March of a common year', '1960-02-29', '2025-03-01', 65],
    ['born 29 February, on 28 February of a leap year', '1960-02-29', '2024-02-28', 63],
    ['born 29 February, on 29 February', '1960-02-29', '2024-02-29', 64],
  ])('%s', (...[, birthDate, day, years]) => {
    expect(completedAge(on(birthDate), on(day))).toBe(years);
  });
});

describe('quarters and years', () => {
  test.each([
    ['2025-01-01', 1, '2025-03-31'],
    ['2025-03-31', 1, '2025-03-31'],
    ['2025-04-01', 2, '2025-06-30'],
    ['2025-06-30', 2, '2025-06-30'],
    ['2025-07-01', 3, '2025-09-30'],
    ['2025-09-30', 3, '2025-09-30'],
    ['2025-10-01', 4, '2025-12-31'],
    ['2025-12-31', 4, '2025-12-31'],
  ])('%s lies in quarter %i, which ends on %s', (date, quarter, lastDay) => {
    expect(quarterOf(on(date))).toBe(quarter);
    expect(lastDayOfQuarter(2025, quarter)).toBe(lastDay);
  });

  test('a year begins on 1 January and ends on 31 December', () => {
    expect([firstDayOfYear(2024), lastDayOfYear(2024)]).toEqual(['2024-01-01', '2024-12-31']);
    expect(daysBetween(firstDayOfYear(2024), lastDayOfYear(2024))).toBe(365);
  });
});

test.each([
  ['2025-03-10', 1],
  ['2025-03-11', 2],
  ['2025-03-21', 5],
  ['2025-03-22', 6],
  ['2025-03-23', 7],
  ['1970-01-01', 4],
  ['1969-12-28', 7],
  ['1969-12-29', 1],
  ['0001-01-01', 1],
])('%s is day %i of the week', (date, weekday) => {
  expect(weekdayOf(on(date))).toBe(weekday);
});

describe('the calendar has two ends', () => {
  test('a date after 9999-12-31 becomes 9999-12-31', () => {
    expect(plusDays(on('9999-12-31'), 1)).toBe('9999-12-31');
    expect(plusDays(on('9999-12-30'), 1)).toBe('9999-12-31');
    expect(plusDays(on('9999-12-17'), 14)).toBe('9999-12-31');
    expect(plusMonths(on('9999-10-01'), 3)).toBe('9999-12-31');
    expect(plusYears(on('9999-12-31'), 1)).toBe('9999-12-31');
    expect(lastDayOfYear(9999)).toBe('9999-12-31');
  });

  test('a date before 0001-01-01 becomes 0001-01-01', () => {
    expect(plusDays(on('0001-01-01'), -1)).toBe('0001-01-01');
    expect(plusDays(on('0001-01-02'), -1)).toBe('0001-01-01');
    expect(plusMonths(on('0001-01-31'), -1)).toBe('0001-01-01');
  });

  test('day numbers count from 1970-01-01', () => {
    expect(
      ['1969-12-31', '1970-01-01', '1970-01-02', '9999-12-31'].map((text) => dayNumber(on(text))),
    ).toEqual([-1, 0, 1, 2_932_896]);
    expect([-719_162, -1, 0, 2_932_896].map(dateOfDayNumber)).toEqual([
      '0001-01-01',
      '1969-12-31',
      '1970-01-01',
      '9999-12-31',
    ]);
  });
});

test('days between two dates are negative backwards', () => {
  expect(daysBetween(on('2025-03-10'), on('2025-03-24'))).toBe(14);
  expect(daysBetween(on('2025-03-24'), on('2025-03-10'))).toBe(-14);
  expect(daysBetween(on('2025-03-10'), on('2025-03-10'))).toBe(0);
});

test('the earlier of two dates', () => {
  expect(earlierOf(on('2025-03-10'), on('2025-03-11'))).toBe('2025-03-10');
  expect(earlierOf(on('2025-03-11'), on('2025-03-10'))).toBe('2025-03-10');
  expect(earlierOf(on('2025-03-10'), on('2025-03-10'))).toBe('2025-03-10');
});

describe('the clinic’s day', () => {
  test.each([
    ['2026-03-31T15:59:59Z', '2026-03-31'],
    ['2026-03-31T15:59:59.999Z', '2026-03-31'],
    ['2026-03-31T16:00:00Z', '2026-04-01'],
    ['2025-12-31T15:59:59Z', '2025-12-31'],
    ['2025-12-31T16:00:00Z', '2026-01-01'],
    ['2024-02-28T16:00:00Z', '2024-02-29'],
    ['1969-12-31T15:59:59Z', '1969-12-31'],
    ['1969-12-31T16:00:00Z', '1970-01-01'],
  ])('at %s it is %s', (instant, date) => {
    expect(clinicDate(new Date(instant))).toBe(date);
  });
});
