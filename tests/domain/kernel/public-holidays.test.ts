import { describe, expect, test } from 'vitest';

import { PUBLIC_HOLIDAYS } from '../../../domain/kernel/public-holidays.ts';
import { weekdayOf, yearOf } from '../../../domain/kernel/time.ts';
import { isClosed, plusWorkingDays } from '../../../domain/kernel/working-days.ts';
import { on } from '../../given/values.ts';

describe('public holidays', () => {
  test.each([
    [2024, 11],
    [2025, 13],
    [2026, 13],
  ])('of %s take as many working days as the law gives holidays: %s', (year, expected) => {
    const { closed, worked } = PUBLIC_HOLIDAYS;
    const taken = [...closed].filter((day) => yearOf(day) === year && weekdayOf(day) <= 5);
    const made = [...worked].filter((day) => yearOf(day) === year);
    expect(made.filter((day) => weekdayOf(day) <= 5 || closed.has(day))).toEqual([]);
    expect(taken.length - made.length).toBe(expected);
  });

  test.each([
    ['2025-01-27', false],
    ['2025-01-28', true],
    ['2025-02-04', true],
    ['2025-02-05', false],
    ['2025-01-26', false],
    ['2025-01-25', true],
    ['2026-10-08', false],
  ])('nobody works on %s: %s', (day, expected) => {
    expect(isClosed(on(day), PUBLIC_HOLIDAYS)).toBe(expected);
  });

  test.each([
    ['before the Spring Festival', '2025-01-27', '2025-02-06'],
    ['before a Sunday that is worked for it', '2025-01-24', '2025-01-27'],
    ['in a year without a notice', '2023-09-29', '2023-10-03'],
  ])('two working days %s', (_, day, expected) => {
    expect(plusWorkingDays(on(day), 2, PUBLIC_HOLIDAYS)).toBe(expected);
  });
});
