import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { scanJson } from '../../../functions/kit/scan-json.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map((part) => depthOf(part)))
    : 0;

/** Texts with every mark of JSON in them. */
const text = fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', 'a', '键', '\n') });

/** A value written as text, and whether some object in it has a name twice. */
const { tree } = fc.letrec<{ tree: { readonly json: string; readonly isTwice: boolean } }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc
      .oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
      .map((value) => ({ json: JSON.stringify(value), isTwice: false })),
    fc.array(tie('tree'), { maxLength: 4 }).map((parts) => ({
      json: `[${parts.map(({ json }) => json).join(' ,\n')}]`,
      isTwice: parts.some(({ isTwice }) => isTwice),
    })),
    fc.array(fc.tuple(text, tie('tree')), { maxLength: 4 }).map((members) => ({
      json: `{${members.map(([name, { json }]) => `${JSON.stringify(name)} : ${json}`).join(',')}}`,
      isTwice:
        new Set(members.map(([name]) => name)).size < members.length ||
        members.some(([, { isTwice }]) => isTwice),
    })),
  ),
}));

describe('the form of a text of JSON', () => {
  test('has no name twice and is as deep as its value, however that is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const written = JSON.stringify(value, undefined, indent);
        expect(scanJson(written)).toEqual({ depth: depthOf(JSON.parse(written)), repeated: [] });
      }),
    );
  });

  test('tells a name that is written twice, wherever it stands', () => {
    fc.assert(
      fc.property(tree, ({ json, isTwice }) => {
        expect(() => JSON.parse(json)).not.toThrow();
        expect(scanJson(json).repeated.length > 0).toBe(isTwice);
      }),
    );
  });

  test.each([
    ['{"a":1,"a":2}', [['a']]],
    ['{"a":1,"\\u0061":2}', [['a']]],
    ['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', []],
    [
      '{"visits":[{"sbp":1},{"sbp":1,"sbp":2,"sbp":3}]}',
      [
        ['visits', 1, 'sbp'],
        ['visits', 1, 'sbp'],
      ],
    ],
    ['{"__proto__":1,"__proto__":2}', [['__proto__']]],
    ['["a:","a:",":"]', []],
    ['{"":1,"":2}', [['']]],
  ])('of %s names %j', (json, places) => {
    expect(scanJson(json).repeated).toEqual(places);
  });
});
