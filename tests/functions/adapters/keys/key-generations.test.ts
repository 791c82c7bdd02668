import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  keysOfSecrets,
  localKeys,
  MOST_GENERATIONS,
} from '../../../../functions/adapters/keys/local-keys.ts';
import { rowSealing } from '../../../../functions/county-files/sealed-rows.ts';

const first = Buffer.alloc(32, 1);
const second = Buffer.alloc(32, 2);
const third = Buffer.alloc(32, 3);

const atFirst = localKeys(first);
const afterOne = keysOfSecrets([second, first]);
const afterTwo = keysOfSecrets([third, second, first]);

describe('keys of several generations', () => {
  test('open what every earlier one has sealed, from before there were two as well', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const older of [atFirst, afterOne, afterTwo]) expect(afterTwo.open(older.seal(text))).toBe(text);
      }),
    );
  });

  test('seal with the newest: who has only the earlier ones does not open it', () => {
    const sealed = afterTwo.seal('样本甲');
    expect(() => afterOne.open(sealed)).toThrow('generation of keys that is not known');
    expect(() => atFirst.open(sealed)).toThrow('generation of keys that is not known');
    expect(keysOfSecrets([third, Buffer.alloc(32), Buffer.alloc(32)]).open(sealed)).toBe('样本甲');
  });

  test('name the generation before the seal, and no generation where there was only one', () => {
    expect(atFirst.seal('样本甲')).toMatch(/^[\w-]+$/);
    expect(afterOne.seal('样本甲')).toMatch(/^\.2[\w-]+$/);
    expect(afterTwo.seal('样本甲')).toMatch(/^\.3[\w-]+$/);
  });

  test('open with the next and do not seal with it yet', () => {
    const between = keysOfSecrets([third, second, first], { isNewestNext: true });
    expect(between.open(afterTwo.seal('样本甲'))).toBe('样本甲');
    expect(afterOne.open(between.seal('样本甲'))).toBe('样本甲');
    const atSecond = keysOfSecrets([second, first], { isNewestNext: true });
    expect(atFirst.open(atSecond.seal('样本甲'))).toBe('样本甲');
    expect(() => keysOfSecrets([first], { isNewestNext: true })).toThrow('not known');
  });

  test('find by the hashes of the first, so that what is stored is found again', () => {
    for (const keys of [afterOne, afterTwo])
      expect(keys.hash('phone', '13800000000')).toBe(atFirst.hash('phone', '13800000000'));
  });

  test('prove calls as the first did where no secret is shared, and by the shared one where there is', () => {
    const body = Buffer.from('1.{}');
    expect(afterTwo.callbackMac(body)).toEqual(atFirst.callbackMac(body));
    const [early, late] = [
      localKeys(first, 'shared'),
      keysOfSecrets([second, first], { callback: 'shared' }),
    ];
    expect(late.callbackMac(body)).toEqual(early.callbackMac(body));
    expect(late.callbackMac(body)).not.toEqual(atFirst.callbackMac(body));
  });

  test.each(['.', '.0AAAA', '.1AAAA', '.xAAAA', '.9AAAA'])(
    'refuse a seal of a generation that never was: %j',
    (sealed) => {
      expect(() => afterTwo.open(sealed)).toThrow();
    },
  );

  test('refuse a seal under the name of another generation', () => {
    expect(() => afterTwo.open(`.2${afterTwo.seal('样本甲').slice(2)}`)).toThrow();
    expect(() => afterTwo.open(afterTwo.seal('样本甲').slice(2))).toThrow();
  });

  test('may be nine and not ten', () => {
    const secrets = (count: number) => Array.from({ length: count }, (_, at) => Buffer.alloc(32, 100 - at));
    const nine = keysOfSecrets([third, ...secrets(MOST_GENERATIONS - 1)]);
    expect(nine.open(nine.seal('样本甲'))).toBe('样本甲');
    expect(() => keysOfSecrets([third, ...secrets(MOST_GENERATIONS)])).toThrow('more generations');
  });

  test('open packed rows of any generation beside one another', () => {
    const row = 'r,R1,样本甲,110101198001011237,M,1980-01-01,13800000000,self,519921001001,H1,,,,yes,,,,';
    const packed = [atFirst, afterOne, afterTwo].map((keys) => rowSealing(keys).seal(row)).join('\n');
    expect(packed).not.toContain('样本甲');
    expect(rowSealing(afterTwo).open(packed)).toBe([row, row, row].join('\n'));
  });
});
