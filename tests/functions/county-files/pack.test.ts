import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { packedRows, packRow, unpackRows } from '../../../functions/county-files/pack.ts';

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
