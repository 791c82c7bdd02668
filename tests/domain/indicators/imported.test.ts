import { describe, expect, test } from 'vitest';

import { isImportedValue, isMonth, monthTextOf } from '../../../domain/indicators/index.ts';
import { on } from '../../given/values.ts';

describe('a month that a county hands in', () => {
  test.each(['2025-01', '2025-09', '2025-10', '2025-12'])('%s is one', (text) => {
    expect(isMonth(text)).toBe(true);
  });

  test.each(['2025-00', '2025-13', '2025-1', '25-01', '12025-01', '2025-01-01', '2025/01', 'year-01', ''])(
    '“%s” is none',
    (text) => {
      expect(isMonth(text)).toBe(false);
    },
  );

  test.each([
    ['2025-01-01', '2025-01'],
    ['2025-09-30', '2025-09'],
    ['2025-12-31', '2025-12'],
  ])('is that of its days: %s lies in %s', (day, month) => {
    expect(monthTextOf(on(day))).toBe(month);
    expect(isMonth(month)).toBe(true);
  });
});

describe('a value that a county hands in', () => {
  test.each([
    ['0', 'percent'],
    ['99.99', 'percent'],
    ['100', 'percent'],
    ['100.00', 'percent'],
    ['100.01', 'yuan'],
    ['3120.5', 'yuan'],
    ['999999999.99', 'yuan'],
  ] as const)('may be %s in %s', (text, unit) => {
    expect(isImportedValue(text, unit)).toBe(true);
  });

  test.each([
    ['100.01', 'percent'],
    ['101', 'percent'],
    ['1000000000', 'yuan'],
    ['1.234', 'yuan'],
    ['1.234', 'percent'],
    ['1.', 'yuan'],
    ['.5', 'percent'],
    ['-1', 'percent'],
    ['1e2', 'percent'],
    ['1,000', 'yuan'],
    ['x1', 'yuan'],
    ['', 'percent'],
  ] as const)('is not “%s” in %s', (text, unit) => {
    expect(isImportedValue(text, unit)).toBe(false);
  });
});
