import { describe, expect, test } from 'vitest';

import { byCodePoints, isId } from '../../../domain/kernel/ids.ts';
import { mobileNumber } from '../../../domain/kernel/phone.ts';
import { isWithin, plainNumber, type QuantityName, ranges } from '../../../domain/kernel/quantity.ts';
import { isRegionCode, isVillageCode, liesIn } from '../../../domain/kernel/region-code.ts';
import { aRegionCode, aVillage } from '../../given/values.ts';

describe('an id', () => {
  test.each(['a', 'R0001', 'V5-10', 'a_b.c-D', '0', 'x'.repeat(64)])('may be %s', (text) => {
    expect(isId(text)).toBe(true);
  });

  test.each([
    ['empty', ''],
    ['of 65 characters', 'x'.repeat(65)],
    ['with a space', 'R 1'],
    ['with # (a key’s sign)', 'R#1'],
    ['with a slash', 'R/1'],
    ['with a Chinese character', 'R一'],
    ['with a line end', 'R1\n'],
  ])('is not %s', (_, text) => {
    expect(isId(text)).toBe(false);
  });

  test('is ordered as text by code points, never as a number (A56)', () => {
    expect(['V5-9', 'V5-10', 'a', 'V5-9', 'Z'].toSorted(byCodePoints)).toEqual([
      'V5-10',
      'V5-9',
      'V5-9',
      'Z',
      'a',
    ]);
    expect([byCodePoints('a', 'b'), byCodePoints('b', 'a'), byCodePoints('a', 'a')]).toEqual([-1, 1, 0]);
  });
});

describe('a phone cell (A33)', () => {
  test.each([
    '13800000001',
    ' 138 0000 0001 ',
    '138-0000-0001',
    '+8613800000001',
    '+86 138-0000-0001',
    '008613800000001',
    '0086 13800000001',
    '8613800000001',
  ])('%s is the mobile 13800000001', (text) => {
    expect(mobileNumber(text)).toBe('13800000001');
  });

  test.each(['13000000000', '19999999999'])('%s is a mobile', (text) => {
    expect(mobileNumber(text)).toBe(text);
  });

  test.each([
    ['empty', ''],
    ['a landline', '0871-6000001'],
    ['12…: no mobile prefix', '12800000001'],
    ['2…: no mobile prefix', '23800000001'],
    ['ten digits', '1380000000'],
    ['twelve digits', '138000000011'],
    ['a digit before', '013800000001'],
    ['the country code twice', '868613800000001'],
    ['+86 written twice', '+86+8613800000001'],
    ['another country code', '+85213800000001'],
    ['full-width digits', '１３８０００００００１'],
    ['brackets', '(86)13800000001'],
    ['letters', '1380000000a'],
    ['a country code at the end', '1380000000186'],
    ['a tab inside', '138\t00000001'],
  ])('%s is no mobile', (_, text) => {
    expect(mobileNumber(text)).toBeUndefined();
  });
});

describe('a region code', () => {
  test.each(['53', '5301', '530121', '530121100', '530121100201'])('%s is one', (text) => {
    expect(isRegionCode(text)).toBe(true);
    expect(isVillageCode(text)).toBe(text.length === 12);
  });

  test.each([
    '',
    '5',
    '530',
    '53012',
    '5301211',
    '53012110',
    '5301211002',
    '53012110020',
    '5301211002010',
    '53a1',
    'a3',
    '5301２1',
    '53\n',
    '53012a',
    '53012110a',
    '53012110020a',
    'a53012110020',
  ])('%s is none', (text) => {
    expect(isRegionCode(text)).toBe(false);
    expect(isVillageCode(text)).toBe(false);
  });

  test('a village lies in every region whose code it begins with', () => {
    const village = aVillage('530121100201');
    for (const code of ['53', '5301', '530121', '530121100', '530121100201']) {
      expect(liesIn(village, aRegionCode(code))).toBe(true);
    }
    for (const code of ['54', '5302', '530122', '530121101', '530121100202', '01', '201000000000']) {
      expect(liesIn(village, aRegionCode(code))).toBe(false);
    }
  });
});

describe('a number in a cell (A47)', () => {
  test.each([
    ['0', 0],
    ['140', 140],
    ['6.99', 6.99],
    ['7.0', 7],
    ['007', 7],
    ['12.50', 12.5],
    ['0.5', 0.5],
  ])('%s is %d', (text, value) => {
    expect(plainNumber(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '-1',
    '+1',
    '1e3',
    '1,000',
    '1.',
    '.5',
    '1.5.2',
    'NaN',
    'Infinity',
    '0x1F',
    '１４０',
    '140/90',
    ' 1',
    '1 ',
    'a1',
    '1a',
    '1.a',
    '1x5',
  ])('“%s” is none', (text) => {
    expect(plainNumber(text)).toBeUndefined();
  });
});

describe('what may be recorded (A47): both bounds included, whole numbers for mmHg and beats', () => {
  const bounds: readonly (readonly [QuantityName, number, number, number])[] = [
    ['sbp', 50, 300, 1],
    ['dbp', 20, 200, 1],
    ['fpg', 0.5, 60, 0.1],
    ['ppg', 0.5, 60, 0.1],
    ['hba1c', 2, 25, 0.1],
    ['heartRate', 20, 300, 1],
    ['temperature', 25, 45, 0.1],
    ['weightKg', 0.3, 500, 0.1],
    ['heightCm', 20, 260, 0.1],
    ['waistCm', 20, 250, 0.1],
  ];

  test.each(bounds)('%s lies between %d and %d', (...[name, least, most, step]) => {
    expect(
      [least, most, (least + most) / 2].map((value) => isWithin(Math.round(value), ranges[name])),
    ).toContain(true);
    expect(isWithin(least, ranges[name])).toBe(true);
    expect(isWithin(most, ranges[name])).toBe(true);
    expect(isWithin(least - step, ranges[name])).toBe(false);
    expect(isWithin(most + step, ranges[name])).toBe(false);
  });

  test('every quantity is in the table above', () => {
    expect(bounds.map(([name]) => name)).toEqual(Object.keys(ranges));
  });

  test.each([
    ['sbp', 'mmHg', false],
    ['dbp', 'mmHg', false],
    ['heartRate', '/min', false],
    ['fpg', 'mmol/L', true],
    ['ppg', 'mmol/L', true],
    ['hba1c', '%', true],
    ['temperature', '°C', true],
    ['weightKg', 'kg', true],
    ['heightCm', 'cm', true],
    ['waistCm', 'cm', true],
  ] as const)('%s is measured in %s, fractions allowed: %s', (name, unit, isFractionAllowed) => {
    expect(ranges[name].unit).toBe(unit);
    const half = Math.ceil(ranges[name].least) + 0.5;
    expect(isWithin(half, ranges[name])).toBe(isFractionAllowed);
  });

  test('139.9999 and NaN are no blood pressures', () => {
    expect(isWithin(139.9999, ranges.sbp)).toBe(false);
    expect(isWithin(Number.NaN, ranges.sbp)).toBe(false);
    expect(isWithin(Number.NaN, ranges.fpg)).toBe(false);
  });
});
