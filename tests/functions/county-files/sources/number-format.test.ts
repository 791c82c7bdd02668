import { expect, test } from 'vitest';

import {
  kindOfFormat,
  kindOfFormatCode,
  type NumberKind,
} from '../../../../functions/county-files/sources/number-format.ts';

test.each<[string, NumberKind]>([
  ['General', 'number'],
  ['G/通用格式', 'number'],
  ['@', 'number'],
  ['0.00', 'number'],
  ['#,##0.00_);[Red]\\(#,##0.00\\)', 'number'],
  ['0.0" mmol/L"', 'number'],
  ['0"次/min"', 'number'],
  ['0\\d', 'number'],
  ['0.00E+00', 'number'],
  ['[$¥-804]#,##0.00', 'number'],
  ['0;"yyyy"', 'number'],
  ['', 'number'],
  ['yyyy-mm-dd', 'date'],
  ['yyyy/m/d;@', 'date'],
  ['YYYY\\-MM\\-DD', 'date'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['yyyy年m月d日', 'date'],
  ['[DBNum1][$-804]yyyy"年"m"月"', 'date'],
  ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
  ['m"月"', 'date'],
  ['[$-804]aaaa', 'date'],
  ['hh:mm', 'time'],
  ['h:mm AM/PM', 'time'],
  ['上午/下午h"时"mm"分"', 'time'],
  ['mm:ss.0', 'time'],
  ['[h]:mm', 'elapsed'],
  ['[mm]:ss', 'elapsed'],
  ['yyyy-mm-dd hh:mm:ss', 'moment'],
  ['m/d/yy h:mm', 'moment'],
])('the format %s makes a %s of a number', (code, kind) => {
  expect(kindOfFormatCode(code)).toBe(kind);
});

test.each<[number, NumberKind]>([
  [0, 'number'],
  [2, 'number'],
  [9, 'number'],
  [13, 'number'],
  [14, 'date'],
  [17, 'date'],
  [18, 'time'],
  [21, 'time'],
  [22, 'moment'],
  [23, 'number'],
  [27, 'date'],
  [31, 'date'],
  [32, 'time'],
  [36, 'date'],
  [37, 'number'],
  [44, 'number'],
  [45, 'time'],
  [46, 'elapsed'],
  [49, 'number'],
  [50, 'date'],
  [55, 'time'],
  [58, 'date'],
  [164, 'number'],
])('the built-in format %i makes a %s of a number', (id, kind) => {
  expect(kindOfFormat(id, new Map())).toBe(kind);
});

test('a format that the file brings counts before the built-in one of its number', () => {
  expect(kindOfFormat(14, new Map([[14, '0.00']]))).toBe('number');
});
