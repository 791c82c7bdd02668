import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { textBlocks } from '../../../functions/county-files/blocks.ts';
import { rowsOf } from '../../../functions/county-files/rows.ts';
import { holds } from '../../given/properties.ts';
import { chunksOf } from './county-texts.ts';

/** “王小明” in GBK, of which GB18030 is the extension. */
const NAME_IN_GBK = Buffer.from('cdf5d0a1c3f7', 'hex');
/** “𠀀” has four bytes in GB18030. */
const RARE_IN_GB18030 = Buffer.from('95328236', 'hex');
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

const bytesOf = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

/** The rows of a file as `line: cell | cell` or `line: fault`, read in chunks of one size. */
const rowsIn = (bytes: Uint8Array, chunkBytes = bytes.length + 1): readonly string[] =>
  Array.from(
    rowsOf(textBlocks(() => chunksOf(bytes, chunkBytes), 'residents.csv')),
    ({ line, cells, fault }) => `${line}: ${fault ?? cells.join(' | ')}`,
  );

describe('a file is read', () => {
  test('without its BOM, which is on no line', () => {
    expect(rowsIn(bytesOf(BOM, 'id,name\r\n1,王\n'))).toEqual(['1: id | name', '2: 1 | 王']);
  });

  test('with a BOM anywhere else as text', () => {
    expect(rowsIn(bytesOf('id\n', BOM, '1\n'), 1)).toEqual(['1: id', '2: \ufeff1']);
    expect(rowsIn(bytesOf('\n', BOM, '1\n'), 1)).toEqual(['2: \ufeff1']);
    expect(rowsIn(bytesOf(BOM, BOM, '1\n'), 1)).toEqual(['1: \ufeff1']);
  });

  test('as GB18030 where it is that as a whole, rare characters included', () => {
    const bytes = bytesOf('id,name\n1,', NAME_IN_GBK, '\r\n2,', RARE_IN_GB18030, '\n');
    expect(rowsIn(bytes)).toEqual(['1: id | name', '2: 1 | 王小明', '3: 2 | 𠀀']);
  });

  test('as UTF-8 where most of it is that: a row in GBK is rejected, never kept as other characters', () => {
    const bytes = bytesOf('id,name\n1,王\n2,', NAME_IN_GBK, '\n3,李\n');
    expect(rowsIn(bytes)).toEqual(['1: id | name', '2: 1 | 王', '3: bad_characters', '4: 3 | 李']);
  });

  test.each<[string, readonly (string | Uint8Array)[], readonly string[]]>([
    [
      'as many rows in UTF-8 as in GBK, though all of it could be GB18030',
      ['1,王小\n2,', NAME_IN_GBK, '\n'],
      ['1: 1 | 王小', '2: bad_characters'],
    ],
    ['a byte that is in neither', ['1,a\n2,', Buffer.from([0xff]), '\n'], ['1: 1 | a', '2: bad_characters']],
    [
      'GBK but for one byte that is in neither',
      ['1,', NAME_IN_GBK, '\n2,', Buffer.from([0xff]), '\n'],
      ['1: bad_characters', '2: bad_characters'],
    ],
  ])('as UTF-8 with %s', (_, parts, rows) => {
    expect(rowsIn(bytesOf(...parts))).toEqual(rows);
  });

  test('as GB18030 with nothing but its header in it', () => {
    const [first] = rowsIn(bytesOf(NAME_IN_GBK, ',name\n1,x\n'));
    expect(first).toBe('1: 王小明 | name');
  });

  test('as UTF-8 but for a row in Latin-1', () => {
    const bytes = bytesOf('id,note\n1,王\n2,caf', Buffer.from([0xe9]), '\n3,café\n');
    expect(rowsIn(bytes)).toEqual(['1: id | note', '2: 1 | 王', '3: bad_characters', '4: 3 | café']);
  });

  test('with a broken line within a quoted cell rejecting the row it belongs to', () => {
    const bytes = bytesOf('id,note\n1,"王\n', Buffer.from([0xe9]), '\n"\n2,李\n');
    expect(rowsIn(bytes)).toEqual(['1: id | note', '2: bad_characters', '5: 2 | 李']);
  });

  test.each<[string, readonly number[]]>([
    ['a character cut short', [0xe7, 0x8e]],
    ['an overlong form', [0xc0, 0xaf]],
    ['a lone surrogate', [0xed, 0xa0, 0x80]],
    ['a character beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
    ['a continuation without a start', [0x80]],
  ])('without %s', (_, bytes) => {
    expect(rowsIn(bytesOf('1,王\n2,', Buffer.from(bytes), '\n3,李\n'))).toEqual([
      '1: 1 | 王',
      '2: bad_characters',
      '3: 3 | 李',
    ]);
  });

  test('with a replacement character of its own as text', () => {
    expect(rowsIn(bytesOf('1,\ufffd\n'))).toEqual(['1: 1 | \ufffd']);
  });
});

describe('a UTF-16 file is refused, saying what to do', () => {
  test.each<[string, Buffer]>([
    ['little-endian', Buffer.from('\ufeffid,name\n', 'utf16le')],
    ['big-endian', Buffer.from('\ufeffid,name\n', 'utf16le').swap16()],
    ['with a mark and nothing else', Buffer.from([0xff, 0xfe])],
  ])('%s', (_, bytes) => {
    expect(() => rowsIn(bytes, 1)).toThrow('residents.csv is UTF-16: save it as “CSV UTF-8” and try again');
    expect(() => rowsIn(bytes)).toThrow('residents.csv is UTF-16: save it as “CSV UTF-8” and try again');
  });
});

const PIECES = [
  'a',
  ',',
  '"',
  '\n',
  '\r\n',
  '王',
  '😀',
  BOM,
  NAME_IN_GBK,
  RARE_IN_GB18030,
  Buffer.from([0xe9]),
];

test('the rows are the same in chunks of any size, wherever they cut a character', () => {
  const bytes = fc
    .array(fc.constantFrom(...PIECES), { maxLength: 24 })
    .map((pieces) => bytesOf(...pieces))
    .filter(([first, second]) => !(first === 0xff && second === 0xfe));
  holds(
    fc.property(bytes, fc.integer({ min: 1, max: 9 }), (file, chunkBytes) => {
      expect(rowsIn(file, chunkBytes)).toEqual(rowsIn(file));
    }),
    1_000,
  );
});
