import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rowsOf } from '../../../functions/county-files/rows.ts';
import { holds } from '../../given/properties.ts';
import { quotedWhereNeeded } from './county-texts.ts';

/** Rows as `line: cell | cell`, a fault in place of the cells. */
const read = (...blocks: readonly string[]): readonly string[] =>
  Array.from(rowsOf(blocks), ({ line, cells, fault }) => `${line}: ${fault ?? cells.join(' | ')}`);

describe('a row', () => {
  test.each<[string, string, readonly string[]]>([
    ['ends with LF', 'a,b\nc,d\n', ['1: a | b', '2: c | d']],
    ['ends with CRLF', 'a,b\r\nc,d\r\n', ['1: a | b', '2: c | d']],
    ['ends either way within one file', 'a,b\r\nc,d\ne,f\r\n', ['1: a | b', '2: c | d', '3: e | f']],
    ['needs no line end at the end of the file', 'a,b\nc,d', ['1: a | b', '2: c | d']],
    ['may have empty cells', ',\n,,\n', ['1:  | ', '2:  |  | ']],
    ['keeps spaces', ' a , b\n', ['1:  a  |  b']],
    ['keeps a lone carriage return', 'a\rb,c\n', ['1: a\rb | c']],
    ['keeps a tab', 'a\tb,c\n', ['1: a\tb | c']],
    ['is no row when blank, but counts as a line', 'a\n\n\r\n\nb\n', ['1: a', '5: b']],
    ['of one empty quoted cell is a row', '""\n', ['1: ']],
    ['of one space is a row', ' \n', ['1:  ']],
  ])('%s', (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });
});

describe('a quoted cell', () => {
  test.each<[string, string, readonly string[]]>([
    ['may hold commas', '"a,b",c\n', ['1: a,b | c']],
    [
      'may hold line breaks, which move the lines that follow',
      '"a\nb\r\nc",d\ne\n',
      ['1: a\nb\r\nc | d', '4: e'],
    ],
    ['may hold quotes, doubled', '"a ""b"" c",""""\n', ['1: a "b" c | "']],
    ['may be empty', '"","",x\n', ['1:  |  | x']],
    ['may end the row before CRLF', 'a,"b"\r\nc,d\r\n', ['1: a | b', '2: c | d']],
    ['may end the file', 'a,"b"', ['1: a | b']],
    ['may hold a blank line', '"a\n\nb"\nc\n', ['1: a\n\nb', '4: c']],
  ])('%s', (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });

  test('a quote within a cell that does not begin with one is text', () => {
    expect(read('5\'10",a"b"\nc,d\n')).toEqual(['1: 5\'10" | a"b"', '2: c | d']);
  });
});

describe('a quote that is never closed', () => {
  test('rejects the last row alone', () => {
    expect(read('a,b\nc,"d\n')).toEqual(['1: a | b', '2: bad_csv']);
  });

  test('rejects the row it begins in, and reading goes on with the next line', () => {
    expect(read('a,b\nc,"d\ne,f\ng,h\n')).toEqual(['1: a | b', '2: bad_csv', '3: e | f', '4: g | h']);
  });

  test('rejects its row alone though a later row holds a quoted cell', () => {
    expect(read('a,"b\nc,d\ne,"f, g"\nh,i\n')).toEqual(['1: bad_csv', '2: c | d', '3: e | f, g', '4: h | i']);
  });

  test('rejects its row alone in each of several rows', () => {
    expect(read('a,"b\nc,d\n"e,f\ng,h\n')).toEqual(['1: bad_csv', '2: c | d', '3: bad_csv', '4: g | h']);
  });

  test('rejects a row with text behind the closing quote', () => {
    expect(read('a,"b"c\nd,e\n')).toEqual(['1: bad_csv', '2: d | e']);
  });

  test('within a later line of a quoted cell leaves that line’s rest to be read as a row', () => {
    expect(read('a,"b\nc"d,e\nf,g\n')).toEqual(['1: bad_csv', '2: c"d | e', '3: f | g']);
  });

  test('is found after at most some megabytes, whatever lies behind', () => {
    const rest = 'x,y\n'.repeat(1_500_000);
    const rows = rowsOf([`a,"b\n`, rest, rest]);
    expect(rows.next().value).toMatchObject({ line: 1, fault: 'bad_csv' });
    expect(rows.next().value).toMatchObject({ line: 2, cells: ['x', 'y'], fault: undefined });
  });
});

describe('control characters', () => {
  test.each([
    '\0',
    '\u0001',
    '\u0007',
    '\b',
    '\v',
    '\f',
    '\u000e',
    '\u001b[31m',
    '\u001f',
    '\u007f',
    '\u0080',
    '\u009f',
  ])('reject the row that holds %j and no other', (character) => {
    expect(read(`a,b\nc${character},d\ne,"f\n${character}"\ng,h\n`)).toEqual([
      '1: a | b',
      '2: bad_characters',
      '3: bad_characters',
      '5: g | h',
    ]);
  });

  test.each(['\t', '\u00a0', '\u200b', '\u202e', '\ufeff', '\ufffd'])('%j is none', (character) => {
    expect(read(`a${character},b\n`)).toEqual([`1: a${character} | b`]);
  });
});

type WrittenRow = { readonly cells: readonly string[]; readonly end: string; readonly blank: string };

const awkwardCell = fc.string({
  unit: fc.constantFrom('a', 'b', ',', '"', '\n', '\r\n', '\r', ' ', "'", '\t', '王', '😀', '=', '\ufeff'),
  maxLength: 6,
});

const lineEnd = fc.constantFrom('\n', '\r\n');

const writtenRow: fc.Arbitrary<WrittenRow> = fc.record({
  cells: fc.array(awkwardCell, { minLength: 1, maxLength: 5 }),
  end: lineEnd,
  blank: fc.constantFrom('', '', '', '\n', '\r\n', '\n\n'),
});

/** A row as any careful program writes it; a row of one empty cell would be a blank line without quotes. */
const written = ({ cells, end, blank }: WrittenRow): string => {
  const row = cells.map(quotedWhereNeeded).join(',');
  return `${blank}${row === '' ? '""' : row}${end}`;
};

const lineFeedsIn = (text: string): number => text.split('\n').length - 1;

/** The line that each row starts on, counted in the text before it. */
const expectedRows = (rows: readonly WrittenRow[]): readonly string[] => {
  let before = '';
  return rows.map((row) => {
    const line = lineFeedsIn(before + row.blank) + 1;
    before += written(row);
    return `${line}: ${row.cells.join(' | ')}`;
  });
};

const splitAt = (text: string, places: readonly number[]): readonly string[] => {
  const cuts = [0, ...places.map((place) => place % (text.length + 1)), text.length].toSorted(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((to, i) => text.slice(cuts[i], to));
};

describe('rows that a careful program wrote', () => {
  test('are read back cell by cell, each with the physical line it starts on', () => {
    holds(
      fc.property(fc.array(writtenRow, { maxLength: 8 }), (rows) => {
        expect(read(rows.map(written).join(''))).toEqual(expectedRows(rows));
      }),
      500,
    );
  });

  test('are the same however the text comes in blocks', () => {
    holds(
      fc.property(
        fc.array(writtenRow, { maxLength: 6 }),
        fc.array(fc.nat(200), { maxLength: 12 }),
        (rows, places) => {
          const text = rows.map(written).join('');
          expect(read(...splitAt(text, places))).toEqual(read(text));
        },
      ),
      500,
    );
  });
});

test('any text at all is read to its end, the same however it comes in blocks', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\0', ' '), maxLength: 40 });
  holds(
    fc.property(anyText, fc.array(fc.nat(40), { maxLength: 8 }), (text, places) => {
      expect(read(...splitAt(text, places))).toEqual(read(text));
    }),
    1_000,
  );
});
