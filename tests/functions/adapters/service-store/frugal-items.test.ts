import { deflateRawSync } from 'node:zlib';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { frugal, frugalBodyIn } from '../../../../functions/adapters/service-store/frugal-items.ts';
import { rowOf } from '../../../../functions/adapters/store/items.ts';
import { keyText } from '../../../../functions/adapters/store/keys.ts';
import { rowBytes, WRITE_UNIT_BYTES } from '../../../../functions/adapters/store/sizes.ts';
import type { Item } from '../../../../functions/adapters/store/table.ts';

const Body = z.strictObject({ text: z.string(), visits: z.array(z.int()).optional() });

const anItem = (body: z.infer<typeof Body>): Item => ({
  key: { pk: keyText('facts', '1'), sk: keyText('R1') },
  version: 1,
  body,
});

/** An item that weighs so many bytes. */
const weighing = (bytes: number): Item => {
  const rest = rowBytes(rowOf(anItem({ text: '' })));
  return anItem({ text: 'a'.repeat(bytes - rest) });
};

describe('an item that is stored frugally', () => {
  test.each([
    [WRITE_UNIT_BYTES, false],
    [WRITE_UNIT_BYTES + 1, true],
  ])('of %i bytes is packed: %s', (bytes, isPacked) => {
    const item = weighing(bytes);
    expect(rowBytes(rowOf(item))).toBe(bytes);
    expect('packed' in frugal(item).body).toBe(isPacked);
  });

  test('says the same when it is read', () => {
    const body = fc.record(
      { text: fc.string({ unit: 'binary', maxLength: 1_500 }), visits: fc.array(fc.integer()) },
      { requiredKeys: ['text'] },
    );
    fc.assert(
      fc.property(body, (given) => {
        expect(frugalBodyIn(Body, frugal(anItem(given)))).toEqual(given);
      }),
    );
  });

  test('whose body is one text of JSON is packed as that text, and takes less room for it', () => {
    const told = Array.from({ length: 60 }, (_, visit) => [`V${visit}`, 20_000 + visit, { s: 140, b: 90 }]);
    const item = { ...anItem({ text: '' }), body: { text: JSON.stringify(told) } };
    const packed = frugal(item, item.body.text);
    expect(frugalBodyIn(z.unknown(), packed)).toEqual(told);
    expect(rowBytes(rowOf(packed))).toBeLessThan(rowBytes(rowOf(frugal(item))));
  });

  const packedOf = (text: string): string => deflateRawSync(text).toString('base64url');
  test.each([
    ['is not packed text', 'x'],
    ['is cut off', packedOf(JSON.stringify({ text: 'a'.repeat(2_000) })).slice(0, -4)],
    ['is not JSON', packedOf('{')],
    ['has another form', packedOf('{"words":1}')],
  ])('is damaged where what was packed %s', (_, packed) => {
    expect(() => frugalBodyIn(Body, { body: { packed } })).toThrow(
      expect.objectContaining({ code: 'store/damaged' }),
    );
  });
});
