import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { packedRow, packedRows, packRow, unpackRows } from '../../../functions/county-files/pack.ts';

const ENROLMENT = packRow('enrolments', 'R1-01,hypertension,2024-01-05,');
const SERVICE = packRow('services', 'C1,bp_check,2025-03-01,2025-03-02');
const TEXTS = [
  ENROLMENT,
  [ENROLMENT, SERVICE].join('\n'),
  [ENROLMENT, SERVICE, SERVICE].join('\n'),
  '',
] as const;

test('packed rows are those of the very text that is asked for, in whatever order texts are asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TEXTS), { maxLength: 12 }), (asked) => {
      for (const text of asked) expect(packedRows(text)).toEqual([...unpackRows(text)]);
    }),
  );
});

test('a text that is asked for again at once is not taken apart again', () => {
  const first = packedRows(TEXTS[1]);
  expect(first).toHaveLength(2);
  expect(packedRows([ENROLMENT, SERVICE].join('\n'))).toBe(first);
});

const someCell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', 'a,b', '"', 'a\r', 'one\ntwo'));

test('a row made of its cells is the one that its text says', () => {
  fc.assert(
    fc.property(fc.array(someCell, { minLength: 3, maxLength: 4 }), (cells) => {
      const row = packedRow('enrolments', cells);
      expect([...unpackRows(packRow('enrolments', row.text))]).toEqual([row]);
    }),
  );
});

test.each([
  ['too few', ['R1-01']],
  ['too many', Array.from({ length: 40 }, () => '')],
])('of %s cells no row is made', (_name, cells) => {
  expect(() => packedRow('enrolments', cells)).toThrow('cells');
});
