import { describe, expect, test } from 'vitest';
import type * as z from 'zod';

import {
  KeyGroupTagged,
  KeyGroupUntagged,
  ResidentCorrected,
  ResidentDied,
  ResidentEvent,
  residentExamples,
  ResidentMovedIn,
  ResidentMovedOut,
  ResidentRegistered,
  ResidentsMerged,
  ResidentsUnmerged,
  SmsConsentGiven,
  SmsConsentWithdrawn,
  VillageChanged,
} from '../../events/residents.ts';

const [registered, fixed, died, out, back, village, yes, no, tagged, untagged, merged, unmerged] =
  residentExamples;

const published: readonly (readonly [string, z.ZodType, object])[] = [
  ['resident-registered@1', ResidentRegistered, registered],
  ['resident-corrected@1', ResidentCorrected, fixed],
  ['resident-died@1', ResidentDied, died],
  ['resident-moved-out@1', ResidentMovedOut, out],
  ['resident-moved-in@1', ResidentMovedIn, back],
  ['village-changed@1', VillageChanged, village],
  ['sms-consent-given@1', SmsConsentGiven, yes],
  ['sms-consent-withdrawn@1', SmsConsentWithdrawn, no],
  ['key-group-tagged@1', KeyGroupTagged, tagged],
  ['key-group-untagged@1', KeyGroupUntagged, untagged],
  ['residents-merged@1', ResidentsMerged, merged],
  ['residents-unmerged@1', ResidentsUnmerged, unmerged],
];

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('every published fact on a resident', () => {
  test.each(published)('%s: its example is read back as it stands', (type, schema, example) => {
    expect(schema.parse(example)).toStrictEqual(example);
    expect(ResidentEvent.parse(example)).toStrictEqual(example);
    expect(example).toMatchObject({ type });
  });

  test.each(published)('%s: another property or version is refused', (type, schema, example) => {
    expect(accepts(schema, { ...example, version: 2 })).toBe(false);
    expect(accepts(schema, { ...example, type: type.replace('@1', '@2') })).toBe(false);
  });

  test.each(published)('%s: none but an optional property may be missing', (_, schema, example) => {
    for (const property of Object.keys(example).filter((name) => name !== 'until')) {
      const { [property]: _left, ...rest }: Record<string, unknown> = { ...example };
      expect([property, accepts(schema, rest)]).toEqual([property, false]);
    }
  });
});

describe('an entry', () => {
  test('may carry the whole row', () => {
    const more = {
      idNumber: '11010519491231002X',
      phoneOwner: 'family',
      householdId: 'H1',
      ehrFiledOn: '2020-01-01',
      ehrLastUsedOn: '2020-01-02',
      smsOptOutOn: '2020-01-03',
      diedOn: '2020-01-04',
      movedOutOn: '2020-01-05',
    };
    expect(accepts(ResidentRegistered, { ...registered, ...more })).toBe(true);
  });

  test.each([
    ['an unsound number', { idNumber: '110105194912310021' }],
    ['a small x', { idNumber: '11010519491231002x' }],
    ['a number that is none', { idNumber: 7 }],
    ['an unknown sex', { sex: 'X' }],
    ['a day that is none', { birthDate: '2025-02-30' }],
    ['a township for a village', { regionCode: '530121100' }],
    ['a number for a village', { regionCode: 530_121_100_201 }],
    ['a household that is no id', { householdId: 'H 1' }],
    ['a household of another kind', { householdId: 1 }],
    ['an unknown tag', { keyGroups: ['tired'] }],
    ['a word for consent', { smsConsent: 'yes' }],
    ['an unknown language', { language: 'fr' }],
  ])('is not published with %s', (_, wrong) => {
    expect(accepts(ResidentRegistered, { ...registered, ...wrong })).toBe(false);
  });
});

test('a correction names known fields only; null takes out what a record may lack', () => {
  const withChanges = (changes: object): boolean => accepts(ResidentCorrected, { ...fixed, changes });
  expect(withChanges({ idNumber: null, diedOn: null, ehrFiledOn: null })).toBe(true);
  expect(withChanges({ name: null })).toBe(false);
  expect(withChanges({ birthDate: null })).toBe(false);
  expect(withChanges({ regionCode: '530121100202' })).toBe(false);
});

test('consent says who, when and how', () => {
  expect(accepts(SmsConsentGiven, { ...yes, by: 'neighbour' })).toBe(false);
  expect(accepts(SmsConsentGiven, { ...yes, method: 'telepathy' })).toBe(false);
  expect(accepts(SmsConsentGiven, { ...yes, at: '2025-06-30' })).toBe(false);
});
