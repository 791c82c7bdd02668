import { deflateRawSync } from 'node:zlib';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { rowOf } from '../../../../functions/adapters/store/items.ts';
import { keyText } from '../../../../functions/adapters/store/keys.ts';
import { packedBodyIn, packedItem } from '../../../../functions/adapters/store/packed-items.ts';
import { rowBytes } from '../../../../functions/adapters/store/sizes.ts';

const Body = z.strictObject({ text: z.string(), visits: z.array(z.int()).optional() });

const at = { key: { pk: keyText('facts', '1'), sk: keyText('R1') }, version: 1 };
const words = Buffer.from('{"text":"随访","visits":[');

describe('an item with a packed body', () => {
  test.each([
    ['against words', words],
    ['against none', undefined],
  ])('says the same when it is read, packed %s', (_, own) => {
    const body = fc.record(
      { text: fc.string({ unit: 'binary', maxLength: 1_500 }), visits: fc.array(fc.integer()) },
      { requiredKeys: ['text'] },
    );
    fc.assert(
      fc.property(body, (given) => {
        expect(packedBodyIn(Body, packedItem(at, given, own), own)).toEqual(given);
      }),
    );
  });

  test('keeps its place, its version and its end', () => {
    const placed = { ...at, version: 3, byDay: { pk: keyText('open'), sk: keyText('1') }, expiresAtS: 9 };
    expect(packedItem(placed, { text: '' }, words)).toMatchObject(placed);
  });

  test('takes less room than what it says, and less still against words that say the like', () => {
    const said = { text: '', visits: Array.from({ length: 100 }, (_, visit) => 20_000 + visit) };
    const bytes = (body: object): number => rowBytes(rowOf({ ...at, body: { ...body } }));
    const plain = bytes(said);
    const packed = bytes(packedItem(at, said).body);
    expect(packed).toBeLessThan(plain);
    expect(bytes(packedItem(at, said, Buffer.from(JSON.stringify(said))).body)).toBeLessThan(packed);
  });

  test('is read as it was stored earlier: plain, or packed against nothing', () => {
    const said = { text: '随访' };
    expect(packedBodyIn(Body, { body: said }, words)).toEqual(said);
    expect(packedBodyIn(Body, packedItem(at, said), words)).toEqual(said);
  });

  const packedOf = (text: string): string => deflateRawSync(text).toString('base64url');
  test.each([
    ['is not packed text', { packed: 'x' }],
    ['is cut off', { packed: packedOf(JSON.stringify({ text: 'a'.repeat(2_000) })).slice(0, -4) }],
    ['is not JSON', { packed: packedOf('{') }],
    ['has another form', { packed: packedOf('{"words":1}') }],
    ['was packed against words of a later version', { words: 2, packed: packedOf('{"text":""}') }],
  ])('is damaged where what was packed %s', (_, body) => {
    expect(() => packedBodyIn(Body, { body }, words)).toThrow(
      expect.objectContaining({ code: 'store/damaged' }),
    );
  });
});
