import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { localKeys } from '../../../../functions/adapters/keys/local-keys.ts';
import { rowSealing } from '../../../../functions/county-files/sealed-rows.ts';

const keys = localKeys(Buffer.alloc(32, 7));
const others = localKeys(Buffer.alloc(32, 8));

/** 513 bytes of text, as they were sealed before long texts were packed. */
const SEALED_EARLIER = [
  'nv7uy10yiLOA7QW03JrvSgETfZxCTQ28c8X-bpek4h0YkPqBoG1rQoq_eQipBQZZRPvMyKpgv2t7RTYrsnOK6v_tYdrDbNV5',
  'v1Lzu9iBWq0bq5TNBdYvAn8q6vcsOcxuZOboFw73knwff0nrriqy16Jtcm9V5IWOXW5iHz_2WTq4FUKSji0v8xNuY_1OEI20',
  'AzJPAW0_gweJU1iBorXehLf0cNeWwoGzcK0x4hsnle4TuL0CxeHC2bwzk-Hx9nO2ANlUKLcn2dVGppvDu8FToJ6EVMiCUh-R',
  'H2_2zglVkiekbj88Av_DPQdK-8vw6o91DovUbQPrx0C9bwqQOloGxCbftrCVeuAL5KlAEiHihkQOJpRP6OZXlWXs6YplscI0',
  '2Ge1v-ZiRHBEgkYcQ6f2kaCXFKSWJbs3u4Vrjns4uRYXnHEDabOX8n0bxwl06gZ0flVNLEBDwu3pWb9NQhlIQ8qLdTDWuDiD',
  'V__CTFVHKEkJByEl5rwZHSMZTxYybYsbQ6GKqldJFUN4DB1JV4bz_VhtqgrSD7k9gJ9dZ1KXyPyODp52q16UpHJuJ_uzpyrl',
  'VqnHXYAnVHvH_J27i4TMg7ru8nEoc7glKIszCn_8jR5u6h6PNkt2yqJ1bhcPrr5S-X7WL6KEEQJDSwJcMLpI9xeikB_qD5pg',
  '0aSrOZHdyulCIWox_2kblNEaavFMDVk-dQEnBNaFmoa0Djq0WA',
].join('');

describe('a sealed text', () => {
  test.each([511, 512, 2_000])('of %i bytes opens to itself', (bytes) => {
    const text = '{"a":1}'.repeat(bytes).slice(0, bytes);
    expect(keys.open(keys.seal(text))).toBe(text);
  });

  test('that is long is packed before', () => {
    expect(keys.seal('{"a":1}'.repeat(100)).length).toBeLessThan(100);
  });

  test('opens as it was sealed earlier, long as it is', () => {
    expect(keys.open(SEALED_EARLIER)).toBe('样'.repeat(171));
  });

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
