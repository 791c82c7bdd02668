import { describe, expect, test } from 'vitest';

import {
  beginCode,
  codeText,
  countAll,
  countOne,
  type OwnReading,
  ownRecordPolicy,
  recordOwnReading,
  tryCode,
} from '../../../domain/own-record/index.ts';
import { ranges } from '../../../domain/kernel/quantity.ts';
import { aReading, anId, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');
const NOW = 1_750_000_000;

const reading = (given: Partial<OwnReading>): OwnReading => ({
  residentId: anId('R1'),
  measuredOn: TODAY,
  ...given,
});
const answerTo = (given: Partial<OwnReading>): string => {
  const done = recordOwnReading(reading(given), TODAY);
  return done.ok ? 'ok' : done.error.code;
};

describe('a reading of one’s own', () => {
  test('is kept as it was measured', () => {
    const given = reading({ sbp: aReading(135, ranges.sbp), dbp: aReading(85, ranges.dbp) });
    expect(recordOwnReading(given, TODAY)).toEqual({
      ok: true,
      value: [{ type: 'own-reading-recorded@1', ...given }],
    });
  });

  test.each([
    [121, 120, 'ok'],
    [120, 120, 'own-record/pressures-swapped'],
    [85, 135, 'own-record/pressures-swapped'],
    [135, undefined, 'own-record/half-a-pressure'],
    [undefined, 85, 'own-record/half-a-pressure'],
    [undefined, undefined, 'own-record/no-reading'],
  ])('of %s over %s: %s', (sbp, dbp, answer) => {
    expect(answerTo({ sbp: aReading(sbp, ranges.sbp), dbp: aReading(dbp, ranges.dbp) })).toBe(answer);
  });

  test.each([
    ['fpg', { fpg: aReading(6.1, ranges.fpg) }],
    ['ppg', { ppg: aReading(8.2, ranges.ppg) }],
    ['heart rate', { heartRate: aReading(72, ranges.heartRate) }],
    ['weight', { weightKg: aReading(64.5, ranges.weightKg) }],
  ])('of %s alone is one', (_, given) => {
    expect(answerTo(given)).toBe('ok');
  });

  test('of a day out of range is told between which days it may be', () => {
    const given = reading({ measuredOn: on('2025-06-17'), fpg: aReading(6.1, ranges.fpg) });
    expect(recordOwnReading(given, TODAY)).toEqual({
      ok: false,
      error: { code: 'own-record/day-out-of-range', from: '2025-05-17', until: TODAY },
    });
  });
});

describe('what residents sign in with', () => {
  test('the numbers are those that were chosen', () => {
    expect(ownRecordPolicy).toMatchObject({
      codeDigits: 6,
      codeLifeS: 300,
      codeTries: 5,
      answerAfterMs: 800,
      tokenLifeMinutes: 30,
      codesANumberAndMinute: { most: 1, windowS: 60 },
      codesANumberAndDay: { most: 5, windowS: 86_400 },
      codesAnAddressAndHour: { most: 20, windowS: 3_600 },
      codesInAllADay: { most: 2_000, windowS: 86_400 },
      triesAnAddress: { most: 30, windowS: 600 },
    });
  });

  test('a new code has all its tries; each one is one less, a right one the last', () => {
    const code = beginCode('hash', NOW);
    expect(code).toEqual({ codeHash: 'hash', triesLeft: 5, endsAtS: NOW + 300 });
    expect(tryCode(code, false, NOW).after).toEqual({ ...code, triesLeft: 4 });
    expect(tryCode(code, true, NOW).after.triesLeft).toBe(0);
    expect(tryCode(code, true, NOW + 300)).toEqual({ isAccepted: false, after: { ...code, triesLeft: 4 } });
    expect(tryCode({ ...code, triesLeft: 0 }, false, NOW).after.triesLeft).toBe(0);
  });

  test('the SMS is Chinese where nothing else is asked for', () => {
    expect(codeText('012345', { language: 'zh-CN', signature: '【家庭医生】' })).toBe(
      '【家庭医生】验证码012345，5分钟内有效，请勿告诉他人。',
    );
  });
});

describe('several limits', () => {
  const limit = { most: 2, windowS: 60 };

  test('that are not reached count one more each, in their order', () => {
    const asked = [
      { before: undefined, limit },
      { before: { count: 1, endsAtS: NOW + 5 }, limit },
    ];
    expect(countAll(asked, NOW)).toEqual({
      ok: true,
      value: [
        { count: 1, endsAtS: NOW + 60 },
        { count: 2, endsAtS: NOW + 5 },
      ],
    });
  });

  test('begin anew in the second in which the time before is over', () => {
    const full = { count: 2, endsAtS: NOW };
    expect(countOne(full, limit, NOW)).toEqual({ ok: true, value: { count: 1, endsAtS: NOW + 60 } });
    expect(countOne(full, limit, NOW - 1)).toMatchObject({ ok: false, error: { retryAfterS: 1 } });
  });
});
