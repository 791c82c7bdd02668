import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  beginCode,
  codeText,
  countAll,
  countOne,
  ownRecordPolicy,
  phoneHolds,
  recordOwnReading,
  servedNumber,
  tryCode,
} from '../../../domain/own-record/index.ts';
import { localDate } from '../../../domain/kernel/time.ts';
import { ranges } from '../../../domain/kernel/quantity.ts';
import { aReading, anId } from '../../given/values.ts';

const NOW = 1_750_000_000;
const CODE = beginCode('hash', NOW);

describe('a one-time code', () => {
  test.each([
    [0, true],
    [ownRecordPolicy.codeLifeS - 1, true],
    [ownRecordPolicy.codeLifeS, false],
  ])('after %i seconds the right code is accepted: %s', (seconds, isAccepted) => {
    expect(tryCode(CODE, true, NOW + seconds).isAccepted).toBe(isAccepted);
  });

  test('whatever is tried in whatever order, it is accepted once at most and within five tries', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (tries) => {
        let code = CODE;
        const accepted: number[] = [];
        for (const [at, isRight] of tries.entries()) {
          const tried = tryCode(code, isRight, NOW);
          if (tried.isAccepted) accepted.push(at);
          code = tried.after;
        }
        const first = tries.indexOf(true);
        const isInTime = first >= 0 && first < ownRecordPolicy.codeTries;
        expect(accepted).toEqual(isInTime ? [first] : []);
      }),
    );
  });

  test('the SMS says who sends it and how long the code is good', () => {
    expect(codeText('012345', { language: 'en', signature: '[Doctor team] ' })).toBe(
      '[Doctor team] Your code is 012345, good for 5 minutes. Tell nobody.',
    );
  });
});

describe('a limit', () => {
  const limit = { most: 2, windowS: 60 };

  test('takes as many as it has within its time, and says when to come again', () => {
    const first = countOne(undefined, limit, NOW);
    if (!first.ok) throw new Error('the first is taken');
    const second = countOne(first.value, limit, NOW + 30);
    expect(second).toEqual({ ok: true, value: { count: 2, endsAtS: NOW + 60 } });
    if (!second.ok) return;
    expect(countOne(second.value, limit, NOW + 59)).toMatchObject({ error: { retryAfterS: 1 } });
    expect(countOne(second.value, limit, NOW + 60)).toMatchObject({ value: { count: 1 } });
  });

  test('of several, the one that lasts longest says when', () => {
    const full = (endsAtS: number) => ({ before: { count: 2, endsAtS }, limit });
    expect(countAll([full(NOW + 5), { before: undefined, limit }, full(NOW + 50)], NOW)).toEqual({
      ok: false,
      error: { code: 'own-record/too-many', retryAfterS: 50 },
    });
  });
});

test.each([
  ['13800010001', '13800010001'],
  ['+86 138-0001-0001', '13800010001'],
  ['16900010001', '16900010001'],
  ['17012345678', undefined],
  ['17112345678', undefined],
  ['17212345678', '17212345678'],
  ['+85251234567', undefined],
  ['0871-6000000', undefined],
])('codes for %s go to %s', (text, number) => {
  expect(servedNumber(text)).toBe(number);
});

test.each([
  [[], true],
  [['2023-06-16'], false],
  [['2023-06-17'], true],
  [['2001-01-01', '2025-06-01'], true],
])('on 2025-06-16 a phone whose person was seen on %j still holds: %s', (days, holds) => {
  expect(phoneHolds(days.map(localDate), localDate('2025-06-16'))).toBe(holds);
});

test.each([
  ['2025-05-16', false],
  ['2025-05-17', true],
  ['2025-06-16', true],
  ['2025-06-17', false],
])('on 2025-06-16 a reading of %s is taken: %s', (measuredOn, isTaken) => {
  const reading = { residentId: anId<'ResidentId'>('R1'), measuredOn: localDate(measuredOn) };
  const fpg = aReading(6.1, ranges.fpg);
  const { ok } = recordOwnReading({ ...reading, fpg }, localDate('2025-06-16'));
  expect(ok).toBe(isTaken);
});
