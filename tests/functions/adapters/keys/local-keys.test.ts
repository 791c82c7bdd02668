import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { localKeys } from '../../../../functions/adapters/keys/local-keys.ts';
import { rowSealing } from '../../../../functions/county-files/sealed-rows.ts';

const keys = localKeys(Buffer.alloc(32, 7));
const others = localKeys(Buffer.alloc(32, 8));

describe('a sealed text', () => {
  test('opens to itself, whatever characters it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => keys.open(keys.seal(text)) === text));
  });

  test('is another one each time, so that equal names cannot be told', () => {
    expect(keys.seal('样本甲')).not.toBe(keys.seal('样本甲'));
  });

  test('opens with no other keys', () => {
    expect(() => others.open(keys.seal('样本甲'))).toThrow();
  });

  test('is refused where one character of it was changed', () => {
    const sealed = keys.seal('样本甲');
    const other = sealed.startsWith('A') ? 'B' : 'A';
    expect(() => keys.open(other + sealed.slice(1))).toThrow();
  });

  test.each(['', 'AAAA', '样本'])('is refused where it is too short to be one: %o', (text) => {
    expect(() => keys.open(text)).toThrow('too short');
  });
});

describe('a keyed hash', () => {
  test('is the same for the same purpose and text, and for no other', () => {
    const hash = keys.hash('phone', '13800000000');
    expect(keys.hash('phone', '13800000000')).toBe(hash);
    expect(keys.hash('name', '13800000000')).not.toBe(hash);
    expect(keys.hash('phone', '13800000001')).not.toBe(hash);
    expect(others.hash('phone', '13800000000')).not.toBe(hash);
  });

  test('is made of characters that a key may hold', () => {
    fc.assert(fc.property(fc.string(), (text) => /^[\w-]{22}$/.test(keys.hash('name', text))));
  });
});

describe('packed rows', () => {
  const sealing = rowSealing(keys);
  const rows = [
    'r,R1,"样本,甲",110101198001011237,M,1980-01-01,13800000000,self,519921001001,H1,,,,yes,,,,',
    'c,C1,R1,T1,basic,2025-01-01,2025-01-01,1,,,',
  ].join('\n');

  test('are sealed where they say who somebody is, and open to themselves', () => {
    const sealed = sealing.seal(rows);
    for (const text of ['样本', '110101198001011237', '13800000000']) expect(sealed).not.toContain(text);
    expect(sealed).toContain('c,C1,R1,T1,basic');
    expect(sealing.open(sealed)).toBe(rows);
  });

  test('that were never sealed stay as they are', () => {
    expect(sealing.open(rows)).toBe(rows);
  });

  test('keep empty cells empty', () => {
    const nameless = 'r,R1,,,M,1980-01-01,,self,519921001001,,,,,no,,,,';
    expect(sealing.seal(nameless)).toBe(nameless);
  });
});
