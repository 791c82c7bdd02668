import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Result } from '../../../domain/kernel/result.ts';
import {
  evolve,
  fileOf,
  giveConsent,
  hasConsentOn,
  type ResidentChange,
  type ResidentFile,
  residentOnDay,
  type ResidentRefusal,
  type SmsDecision,
  withdrawConsent,
} from '../../../domain/residents/index.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { aResident, type ResidentGiven } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const today = on('2025-06-30');
const said = (from = '2025-06-30', by: SmsDecision['by'] = 'self'): SmsDecision => ({
  from: on(from),
  by,
  at: `${from}T01:00:00Z`,
  method: 'in_person',
});

const aFile = (given: ResidentGiven = {}): ResidentFile => fileOf(aResident(given));
const silent = aFile({ smsConsent: false });

type Outcome = Result<readonly ResidentChange[], ResidentRefusal>;

const after = (file: ResidentFile, outcome: Outcome): ResidentFile =>
  outcome.ok ? outcome.value.reduce(evolve, file) : file;
const codeOf = (outcome: Outcome): string => (outcome.ok ? 'allowed' : outcome.error.code);

describe('consent to SMS', () => {
  test('holds from its day on, with who said so, when and how', () => {
    const outcome = giveConsent(silent, said('2025-06-20'), today);
    expect(outcome).toStrictEqual({
      ok: true,
      value: [{ type: 'sms-consent-given@1', residentId: 'R1', ...said('2025-06-20') }],
    });
    const file = after(silent, outcome);
    expect(residentOnDay(file, on('2025-06-19')).smsConsent).toBe(false);
    expect(residentOnDay(file, on('2025-06-20')).smsConsent).toBe(true);
  });

  test.each([
    ['the day before the 14th birthday by oneself', '2011-07-01', 'self', 'resident/guardian-must-consent'],
    ['the day before it by family', '2011-07-01', 'family', 'resident/guardian-must-consent'],
    ['the day before it by the guardian', '2011-07-01', 'guardian', 'allowed'],
    ['the 14th birthday by oneself', '2011-06-30', 'self', 'allowed'],
  ] as const)('on %s', (...[, birthDate, by, code]) => {
    expect(codeOf(giveConsent(aFile({ birthDate, smsConsent: false }), said('2025-06-30', by), today))).toBe(
      code,
    );
  });

  test.each([
    ['a day to come', silent, '2025-07-01', 'resident/after-today'],
    ['a day before birth', silent, '1970-05-09', 'resident/before-birth'],
    ['the dead', aFile({ smsConsent: false, diedOn: '2025-06-30' }), '2025-06-30', 'resident/has-died'],
    ['who has consented', aFile(), '2025-06-30', 'resident/has-consented'],
    ['a day before an opt-out', aFile({ smsOptOutOn: '2025-06-30' }), '2025-06-29', 'resident/later-change'],
  ])('is refused for %s', (...[, file, from, code]) => {
    expect(codeOf(giveConsent(file, said(from), today))).toBe(code);
  });
});

describe('withdrawing it', () => {
  test('is an opt-out from the day on, which another consent takes back', () => {
    const out = after(aFile(), withdrawConsent(aFile(), said('2025-06-10'), today));
    expect(residentOnDay(out, on('2025-06-09'))).toMatchObject({ smsConsent: true, smsOptOutOn: undefined });
    expect(residentOnDay(out, on('2025-06-10'))).toMatchObject({
      smsConsent: true,
      smsOptOutOn: '2025-06-10',
    });
    const again = after(out, giveConsent(out, said('2025-06-10'), today));
    expect(residentOnDay(again, today)).toMatchObject({ smsConsent: true, smsOptOutOn: undefined });
  });

  test.each([
    ['a day to come', aFile(), '2025-07-01', 'resident/after-today'],
    ['a day before birth', aFile(), '1970-05-09', 'resident/before-birth'],
    ['who has not consented', silent, '2025-06-30', 'resident/has-not-consented'],
    ['who has withdrawn', aFile({ smsOptOutOn: '2025-06-30' }), '2025-06-30', 'resident/has-not-consented'],
    [
      'a day before a later word',
      aFile({ smsOptOutOn: '2025-06-30' }),
      '2025-06-29',
      'resident/later-change',
    ],
  ])('is refused for %s', (...[, file, from, code]) => {
    expect(codeOf(withdrawConsent(file, said(from), today))).toBe(code);
  });

  test('is open to anybody, a child and the family of the dead included', () => {
    expect(codeOf(withdrawConsent(aFile({ birthDate: '2020-01-01' }), said(), today))).toBe('allowed');
    expect(
      codeOf(withdrawConsent(aFile({ diedOn: '2025-06-01' }), said('2025-06-30', 'family'), today)),
    ).toBe('allowed');
  });
});

test('after any words, SMS may be sent exactly where consent is there and no opt-out holds', () => {
  const words = fc.array(
    fc.record({ from: datesBetween('2025-06-01', '2025-06-30'), isGiven: fc.boolean() }),
  );
  holds(
    fc.property(words, datesBetween('2025-05-30', '2025-07-02'), (list, day) => {
      const file = list.reduce((state, { from, isGiven }) => {
        const decide = isGiven ? giveConsent : withdrawConsent;
        return after(state, decide(state, said(from), today));
      }, silent);
      const { smsConsent, smsOptOutOn } = residentOnDay(file, day);
      expect(smsConsent && smsOptOutOn === undefined).toBe(hasConsentOn(file.dates, day));
    }),
  );
});
