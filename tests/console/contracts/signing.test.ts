import { describe, expect, test } from 'vitest';

import { consentOf, noConsent } from '../../../console/contracts/consent.ts';
import type { Package } from '../../../console/contracts/contract-types.ts';
import {
  beginSigning,
  isTaken,
  lastDayOf,
  type Member,
  missingIn,
  movedTo,
  packagesOn,
  type Signing,
  signingBody,
} from '../../../console/contracts/signing.ts';
import { transferBody } from '../../../console/contracts/transfer.ts';
import { localDate } from '../../../domain/kernel/time.ts';

const TODAY = '2026-03-10';

const member = (id: string, contractUntil?: string): Member => ({
  id,
  name: `居民${id}`,
  sex: 'F',
  birthDate: '1960-01-01',
  contractUntil,
});

const offer = (code: string, from: string, self = 0): Package => ({
  code,
  kind: 'basic',
  name: { 'zh-CN': code, en: code },
  from: localDate(from),
  items: [{ item: 'health_assessment', dueInDays: 30, priceFen: self }],
  payersFen: { government: 0, publicHealth: 0, insurance: 0, self },
  yearPriceFen: self,
});

const whole = (): Signing => ({
  ...beginSigning([member('R1')], { today: TODAY, teamId: 'T1' }),
  package: 'basic',
  consent: { ...noConsent(TODAY), by: 'resident' },
});

describe('who of a household can sign', () => {
  test.each([
    { why: 'who has no contract is free', until: undefined, startsOn: TODAY, expected: false },
    { why: 'a contract ends the day before', until: '2026-03-09', startsOn: TODAY, expected: false },
    { why: 'a contract runs on the first day', until: TODAY, startsOn: TODAY, expected: true },
    { why: 'no first day is said', until: '2026-01-01', startsOn: undefined, expected: true },
  ])('$why: kept out is $expected', ({ until, startsOn, expected }) => {
    expect(isTaken(member('R1', until), startsOn)).toBe(expected);
  });

  test('the resident whose page it is is chosen at first, unless a contract runs', () => {
    const given = { today: TODAY, teamId: 'T1' };
    expect(beginSigning([member('R1'), member('R2')], given).residentIds).toEqual(['R1']);
    expect(beginSigning([member('R1', '2027-01-01'), member('R2')], given).residentIds).toEqual([]);
  });

  test('another first day takes out who has a contract then, and a package that is not offered', () => {
    const members = [member('R1'), member('R2', '2026-06-30')];
    const packages = [offer('basic', '2026-05-01')];
    const signing = { ...whole(), residentIds: ['R1', 'R2'], startsOn: '2026-07-01' };
    const moved = movedTo(signing, '2026-04-01', { members, packages });
    expect(moved.residentIds).toEqual(['R1']);
    expect(moved.package).toBeUndefined();
    expect(movedTo(signing, '2026-07-02', { members, packages })).toMatchObject({
      residentIds: ['R1', 'R2'],
      package: 'basic',
    });
  });
});

describe('which packages are offered', () => {
  const packages = [
    offer('basic', '2020-01-01', 1),
    offer('basic', '2026-04-01', 2),
    offer('more', '2027-01-01'),
  ];

  test.each([
    ['2026-03-31', [1]],
    ['2026-04-01', [2]],
    ['2027-01-01', [2, 0]],
  ])('on %s each code in the version that began last', (day, prices) => {
    expect(packagesOn(packages, day).map(({ yearPriceFen }) => yearPriceFen)).toEqual(prices);
  });

  test('none while no day is said', () => {
    expect(packagesOn(packages, undefined)).toEqual([]);
  });
});

describe('what is sent to sign', () => {
  test('the last day of a term is the day before its anniversary', () => {
    expect(lastDayOf({ startsOn: '2024-02-29', termYears: 1 })).toBe('2025-02-27');
    expect(lastDayOf({ startsOn: TODAY, termYears: 3 })).toBe('2029-03-09');
    expect(lastDayOf({ startsOn: undefined, termYears: 1 })).toBeUndefined();
  });

  test('a whole signing is sent with its consent, and nothing is missing', () => {
    expect(missingIn(whole(), false)).toEqual([]);
    expect(signingBody(whole(), false)).toEqual({
      residentIds: ['R1'],
      teamId: 'T1',
      package: 'basic',
      startsOn: TODAY,
      termYears: 1,
      consent: { by: 'resident', at: TODAY, method: 'signature' },
    });
  });

  test('neither the drawing nor a typed name is sent', () => {
    const consent = { ...noConsent(TODAY), by: 'guardian' as const, drawn: 'data:image/png,', typed: '王某' };
    expect(consentOf(consent)).toEqual({ by: 'guardian', at: TODAY, method: 'signature' });
  });

  test('without consent it can be a draft and no contract', () => {
    const signing = { ...whole(), consent: noConsent(TODAY) };
    expect(missingIn(signing, false)).toEqual(['consent']);
    expect(signingBody(signing, false)).toBeUndefined();
    expect(signingBody(signing, true)).toMatchObject({ draft: true });
    expect(signingBody(signing, true)).not.toHaveProperty('consent');
  });

  test('what is missing is told in the order of the page', () => {
    const nothing = beginSigning([], { today: TODAY, teamId: undefined });
    expect(missingIn({ ...nothing, startsOn: undefined }, false)).toEqual([
      'members',
      'pack',
      'startsOn',
      'team',
      'consent',
    ]);
  });
});

test('a change of team is sent once team, day, reason and consent are said', () => {
  const draft = {
    teamId: 'T2',
    startsOn: TODAY,
    reason: ' 搬家 ',
    consent: { ...noConsent(TODAY), by: 'resident' as const },
  };
  expect(transferBody(draft)).toEqual({
    teamId: 'T2',
    startsOn: TODAY,
    reason: '搬家',
    consent: { by: 'resident', at: TODAY, method: 'signature' },
  });
  expect(transferBody({ ...draft, reason: ' ' })).toBeUndefined();
  expect(transferBody({ ...draft, teamId: undefined })).toBeUndefined();
  expect(transferBody({ ...draft, consent: noConsent(TODAY) })).toBeUndefined();
});
