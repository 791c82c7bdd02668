import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { addYears } from 'date-fns/addYears';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { differenceInYears } from 'date-fns/differenceInYears';
import { endOfQuarter } from 'date-fns/endOfQuarter';
import { format } from 'date-fns/format';
import { getISODay } from 'date-fns/getISODay';
import { getQuarter } from 'date-fns/getQuarter';
import { isValid } from 'date-fns/isValid';
import { parse } from 'date-fns/parse';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  completedAge,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  isLocalDate,
  lastDayOfQuarter,
  lastDayOfYears,
  type LocalDate,
  plusDays,
  plusMonths,
  plusYears,
  quarterOf,
  weekdayOf,
  yearOf,
} from '../../../domain/kernel/time.ts';
import { datesBetween, holds } from '../../given/properties.ts';

const DAY_MS = 86_400_000;
const dates = datesBetween('1850-01-01', '2150-12-31');

const utc = (date: LocalDate): UTCDate => new UTCDate(`${date}T00:00:00Z`);
const text = (date: Date): string => format(date, 'yyyy-MM-dd');

describe('civil-day arithmetic equals date-fns over 1850–2150', () => {
  test('every single day has the number and the weekday of the engine’s calendar', () => {
    const wrong: string[] = [];
    for (let day = Date.parse('1850-01-01') / DAY_MS; day <= Date.parse('2150-12-31') / DAY_MS; day++) {
      const instant = new Date(day * DAY_MS);
      const date = dateOfDayNumber(day);
      const isRight =
        date === instant.toISOString().slice(0, 10) &&
        dayNumber(date) === day &&
        weekdayOf(date) % 7 === instant.getUTCDay();
      if (!isRight) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });

  test('days later', () => {
    holds(
      fc.property(dates, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(plusDays(date, days)).toBe(text(addDays(utc(date), days)));
      }),
      1_000,
    );
  });

  test('months later, clamped to the month’s end', () => {
    holds(
      fc.property(dates, fc.integer({ min: -1_200, max: 1_200 }), (date, months) => {
        expect(plusMonths(date, months)).toBe(text(addMonths(utc(date), months)));
      }),
      2_000,
    );
  });

  test('years later, and the day before', () => {
    holds(
      fc.property(dates, fc.integer({ min: -100, max: 100 }), (date, years) => {
        expect(plusYears(date, years)).toBe(text(addYears(utc(date), years)));
        expect(lastDayOfYears(date, years)).toBe(text(addDays(addYears(utc(date), years), -1)));
      }),
      1_000,
    );
  });

  test('days between, weekday, quarter and its last day', () => {
    holds(
      fc.property(dates, dates, (a, b) => {
        expect(daysBetween(a, b)).toBe(differenceInCalendarDays(utc(b), utc(a)));
        expect(weekdayOf(a)).toBe(getISODay(utc(a)));
        expect(quarterOf(a)).toBe(getQuarter(utc(a)));
        expect(lastDayOfQuarter(yearOf(a), quarterOf(a))).toBe(text(endOfQuarter(utc(a))));
      }),
      1_000,
    );
  });

  test('completed age of whoever is not born on 29 February', () => {
    holds(
      fc.property(dates, dates, (a, b) => {
        const [birthDate, day] = a < b ? [a, b] : [b, a];
        fc.pre(!birthDate.endsWith('02-29'));
        expect(completedAge(birthDate, day)).toBe(differenceInYears(utc(day), utc(birthDate)));
      }),
      2_000,
    );
  });

  test('whatever digits stand in the form of a date, it is one exactly where date-fns can read it', () => {
    const digits = (length: number, most: number): fc.Arbitrary<string> =>
      fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(length, '0'));
    const texts = fc
      .tuple(fc.integer({ min: 1, max: 9_999 }), digits(2, 13), digits(2, 32))
      .map(([year, month, day]) => `${String(year).padStart(4, '0')}-${month}-${day}`);
    holds(
      fc.property(texts, (candidate) => {
        expect(isLocalDate(candidate)).toBe(isValid(parse(candidate, 'yyyy-MM-dd', new UTCDate(0))));
      }),
      2_000,
    );
  });
});

test('a date plus days minus the same days is the date', () => {
  holds(
    fc.property(dates, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
      expect(plusDays(plusDays(date, days), -days)).toBe(date);
      expect(daysBetween(date, plusDays(date, days))).toBe(days);
    }),
  );
});
