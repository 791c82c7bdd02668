import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dateOfDayNumber, daysBetween, localDate } from '../../../../domain/kernel/time.ts';
import {
  createCellText,
  plainDecimal,
  type RawCell,
  textOfSerial,
  unescaped,
} from '../../../../functions/county-files/sources/cell-text.ts';

describe('serial numbers are civil dates and times', () => {
  test.each([
    [0, undefined],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'], // never was: the import rejects it
    [61, '1900-03-01'],
    [45_838, '2025-06-30'],
    [45_838.999, '2025-06-30'],
    [2_958_465, '9999-12-31'],
    [2_958_466, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])('%d in a workbook that counts from 1900 is %s', (serial, date) => {
    expect(textOfSerial(serial, 'date', false)).toBe(date);
  });

  test.each([
    [0, '1904-01-01'],
    [59, '1904-02-29'],
    [44_376, '2025-06-30'],
    [2_957_003, '9999-12-31'],
    [2_957_004, undefined],
  ])('%d in a workbook that counts from 1904 is %s', (serial, date) => {
    expect(textOfSerial(serial, 'date', true)).toBe(date);
  });

  test.each([
    [0, '00:00'],
    [0.354_166_666_666_666_69, '08:30'],
    [0.354_166_666_666_66, '08:30'], // 08:29:59.9999999
    [0.999_305_555_555_555_6, '23:59'],
    [0.999_988, '23:59'],
    [45_838.5, '12:00'],
  ])('the time of %d is %s', (serial, time) => {
    expect(textOfSerial(serial, 'time', false)).toBe(time);
  });

  test('hours that are counted go past 24, and a moment at midnight is the date alone', () => {
    expect(textOfSerial(1.104_166_666_666_666_7, 'elapsed', false)).toBe('26:30');
    expect(textOfSerial(45_838, 'moment', false)).toBe('2025-06-30');
    expect(textOfSerial(45_838.395_833_333_33, 'moment', false)).toBe('2025-06-30 09:30');
    expect(textOfSerial(0.5, 'moment', false)).toBeUndefined();
  });

  test('every date and minute comes back from its serial number, whichever year is counted from', () => {
    const first = daysBetween(localDate('1970-01-01'), localDate('1904-01-01'));
    const days = fc.integer({ min: first, max: 2_932_896 }).map((day) => dateOfDayNumber(day));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1_439 }), (date, minute) => {
        const fraction = minute / 1_440;
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const moment = minute === 0 ? date : `${date} ${time}`;
        const from1900 = daysBetween(localDate('1899-12-30'), date) + fraction;
        const from1904 = daysBetween(localDate('1904-01-01'), date) + fraction;
        expect(textOfSerial(from1900, 'moment', false)).toBe(moment);
        expect(textOfSerial(from1904, 'moment', true)).toBe(moment);
        expect(textOfSerial(from1904, 'time', true)).toBe(time);
      }),
      { seed: 20_250_630 },
    );
  });
});

describe('numbers are plain decimals', () => {
  test.each([
    ['140', '140'],
    ['140.0', '140'],
    ['-0.5', '-0.5'],
    ['6.99', '6.99'],
    ['6.9900000000000002', '6.99'],
    ['5.6000000000000005', '5.6'],
    ['0.30000000000000004', '0.3'],
    ['126.00000000000001', '126'],
    ['1.38E10', '13800000000'],
    ['1E22', '10000000000000000000000'],
    ['1.5E-7', '0.00000015'],
    ['-2.0000000000000001E-10', '-0.0000000002'],
    ['110101199003074479', '110101199003074479'], // written out in full: nothing is lost
    ['1.10101199003074E+17', '110101199003074000'], // lost in the spreadsheet: the checksum will reject it
    ['abc', 'abc'],
    ['', ''],
    ['1E999', '1E999'],
  ])('%s is %s', (raw, text) => {
    expect(plainDecimal(raw)).toBe(text);
  });

  test('any number is a decimal that the import reads, equal in the 15 digits that spreadsheets keep', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainDecimal(String(value));
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        if (!Number.isInteger(value)) expect(Number(text)).toBe(Number(value.toPrecision(15)));
        else expect(Number(text)).toBe(value);
      }),
      { seed: 20_250_630 },
    );
  });
});

describe('texts are as they are', () => {
  test.each([
    ['张三', '张三'],
    ['a_x000D_b', 'a\rb'],
    ['_x005F_x0041_', '_x0041_'],
    ['_xD869__xDED6_', '𪛖'],
    ['_xD869_', '_xD869_'], // half a character
    ['_x00zz_', '_x00zz_'],
    ['_x0000_', '\0'], // the import rejects its row
  ])('%j is %j', (text, plain) => {
    expect(unescaped(text)).toBe(plain);
  });

  test('spaces at the ends stay, and so does what looks like a formula', () => {
    const cell: RawCell = { type: 'inlineStr', style: 0, value: ' =1+1 ', hasFormula: false };
    const cellText = createCellText({ sharedText: () => '', kinds: [], is1904: false });
    expect(cellText(cell)).toBe(' =1+1 ');
  });

  test('dates of strict workbooks are text already', () => {
    const cellText = createCellText({
      sharedText: () => '',
      kinds: ['date', 'time', 'number'],
      is1904: false,
    });
    const cell = (value: string, style: number): string =>
      cellText({ type: 'd', style, value, hasFormula: false });
    expect(cell('2025-06-30', 0)).toBe('2025-06-30');
    expect(cell('2025-06-30T09:30:00', 0)).toBe('2025-06-30');
    expect(cell('2025-06-30T00:00:00.000', 2)).toBe('2025-06-30');
    expect(cell('1899-12-30T08:30:00', 1)).toBe('08:30');
    expect(cell('2025-06-30T09:30:00', 2)).toBe('2025-06-30 09:30');
  });
});
