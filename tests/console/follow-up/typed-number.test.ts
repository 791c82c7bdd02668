import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { numberIn, plainTyping, readTyped } from '../../../console/follow-up/typed-number.ts';

const glucose = { unit: 'mmol/L', least: 0.5, most: 60 };
const pressure = { unit: 'mmHg', least: 50, most: 300 };
const weight = { unit: 'kg', least: 0.3, most: 500 };
const height = { unit: 'cm', least: 20, most: 260 };

describe('a number as it is typed', () => {
  test.each([
    ['１４５', 145],
    ['6。8', 6.8],
    ['６．８', 6.8],
    ['6｡8', 6.8],
    [' 145 ', 145],
    ['145.0', 145],
    ['6.', 6],
    ['.5', 0.5],
    ['７２。５　', 72.5],
  ])('%j of a Chinese input method is %d', (text, value) => {
    expect(readTyped(text)).toEqual({ kind: 'number', value });
  });

  test.each(['abc', '1,450', '6,8', '14o', '-5', '1e3', '12 34', '6.8.1'])('%j is no number', (text) => {
    expect(readTyped(text, glucose)).toEqual({ kind: 'unclear' });
  });

  test('is empty where nothing stands', () => {
    expect(readTyped('　 ', glucose)).toEqual({ kind: 'empty' });
  });

  test.each([
    ['145mmHg', pressure, 145],
    ['6.8 mmol/L', glucose, 6.8],
    ['72公斤', weight, 72],
    ['168 cm', height, 168],
  ])('%j is in the unit of its field', (text, bounds, value) => {
    expect(numberIn(text, bounds)).toBe(value);
  });

  test.each([
    ['126', glucose, 126, 'mg/dL', 7],
    ['126 mg/dL', glucose, 126, 'mg/dL', 7],
    ['54mg/dl', glucose, 54, 'mg/dL', 3],
    ['61', glucose, 61, 'mg/dL', 3.4],
    ['36', glucose, 36, 'mg/dL', 2],
    ['16kPa', pressure, 16, 'kPa', 120],
    ['130斤', weight, 130, '斤', 65],
    ['1.65', height, 1.65, 'm', 165],
  ])(
    '%j is recognised as another unit, and offered instead of stored wrong',
    (...[text, bounds, given, unit, offered]) => {
      expect(readTyped(text, bounds)).toEqual({ kind: 'other', given, unit, offered });
      expect(numberIn(text, bounds)).toBeUndefined();
    },
  );

  test.each([
    ['35.9', glucose, 35.9],
    ['54 mmol/L', glucose, 54],
    ['1450', pressure, 1450],
    ['145.5', pressure, 145.5],
    ['16', pressure, 16],
    ['10000', glucose, 10_000],
  ])('%j stays what it is: the service says whether it may be recorded', (text, bounds, value) => {
    expect(readTyped(text, bounds)).toEqual({ kind: 'number', value });
  });

  test('means the same in half-width and full-width digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (value) => {
        const wide = Array.from(String(value), (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
        expect(plainTyping(wide.join(''))).toBe(String(value));
      }),
    );
  });
});
