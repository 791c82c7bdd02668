import * as z from 'zod';

import { type IdNumber, idNumber } from '../domain/kernel/id-number.ts';
import { date, id, residentId, village } from './fields.ts';

const soundNumber = z.custom<IdNumber>(
  (value) => typeof value === 'string' && idNumber(value) === value,
  'not an identity number',
);
const householdId = id<'HouseholdId'>();
const sex = z.enum(['M', 'F']);
const phoneOwner = z.enum(['self', 'family']);
const language = z.enum(['zh-CN', 'en']);
const tag = z.enum(['pregnant', 'disabled', 'low_income', 'special_family', 'tuberculosis', 'severe_mental']);

/** A person was entered into the register: the whole row. */
export const ResidentRegistered = z.strictObject({
  type: z.literal('resident-registered@1'),
  residentId,
  /** The first day of the tags and the consent in this row. */
  registeredOn: date,
  name: z.string(),
  idNumber: soundNumber.optional(),
  sex,
  birthDate: date,
  phone: z.string(),
  phoneOwner: phoneOwner.optional(),
  regionCode: village,
  householdId: householdId.optional(),
  keyGroups: z.array(tag),
  ehrFiledOn: date.optional(),
  ehrLastUsedOn: date.optional(),
  smsConsent: z.boolean(),
  smsOptOutOn: date.optional(),
  diedOn: date.optional(),
  movedOutOn: date.optional(),
  language,
});
export type ResidentRegistered = z.infer<typeof ResidentRegistered>;

/** What was recorded wrongly of a person, as it is right; null takes a value out. Other fields stay. */
export const ResidentCorrected = z.strictObject({
  type: z.literal('resident-corrected@1'),
  residentId,
  changes: z.strictObject({
    name: z.string().optional(),
    idNumber: soundNumber.nullable().optional(),
    sex: sex.optional(),
    birthDate: date.optional(),
    phone: z.string().optional(),
    phoneOwner: phoneOwner.nullable().optional(),
    householdId: householdId.nullable().optional(),
    ehrFiledOn: date.nullable().optional(),
    ehrLastUsedOn: date.nullable().optional(),
    language: language.optional(),
    /** A death that was recorded of the wrong person or on the wrong day. */
    diedOn: date.nullable().optional(),
  }),
});
export type ResidentCorrected = z.infer<typeof ResidentCorrected>;

/** A person died; no day from `diedOn` on counts. */
export const ResidentDied = z.strictObject({
  type: z.literal('resident-died@1'),
  residentId,
  diedOn: date,
});
export type ResidentDied = z.infer<typeof ResidentDied>;

/** A person left the county; `movedOutOn` is the first day away. */
export const ResidentMovedOut = z.strictObject({
  type: z.literal('resident-moved-out@1'),
  residentId,
  movedOutOn: date,
});
export type ResidentMovedOut = z.infer<typeof ResidentMovedOut>;

/** A person who had left is back; `movedInOn` is the first day back. */
export const ResidentMovedIn = z.strictObject({
  type: z.literal('resident-moved-in@1'),
  residentId,
  movedInOn: date,
});
export type ResidentMovedIn = z.infer<typeof ResidentMovedIn>;

/** A person lives in another village of the county from a day on. */
export const VillageChanged = z.strictObject({
  type: z.literal('village-changed@1'),
  residentId,
  regionCode: village,
  from: date,
});
export type VillageChanged = z.infer<typeof VillageChanged>;

const consent = {
  residentId,
  /** The first day on which it holds. */
  from: date,
  by: z.enum(['self', 'guardian', 'family']),
  /** The instant at which it was said: the evidence. */
  at: z.iso.datetime(),
  method: z.enum(['paper', 'in_person', 'phone', 'sms', 'online']),
};

/** SMS to the recorded phone were agreed to. */
export const SmsConsentGiven = z.strictObject({ type: z.literal('sms-consent-given@1'), ...consent });
export type SmsConsentGiven = z.infer<typeof SmsConsentGiven>;

/** SMS were refused: none is sent from the day on. */
export const SmsConsentWithdrawn = z.strictObject({ type: z.literal('sms-consent-withdrawn@1'), ...consent });
export type SmsConsentWithdrawn = z.infer<typeof SmsConsentWithdrawn>;

/** A person belongs to a key group from a day on; where `until` is told, that is the first day no more. */
export const KeyGroupTagged = z.strictObject({
  type: z.literal('key-group-tagged@1'),
  residentId,
  tag,
  from: date,
  until: date.optional(),
});
export type KeyGroupTagged = z.infer<typeof KeyGroupTagged>;

/** A person belongs to a key group no more; `until` is the first day without. */
export const KeyGroupUntagged = z.strictObject({
  type: z.literal('key-group-untagged@1'),
  residentId,
  tag,
  until: date,
});
export type KeyGroupUntagged = z.infer<typeof KeyGroupUntagged>;

/** Two records are of one person: the other becomes an alias of the one that stays. Nothing is rekeyed. */
export const ResidentsMerged = z.strictObject({
  type: z.literal('residents-merged@1'),
  residentId,
  otherId: residentId,
});
export type ResidentsMerged = z.infer<typeof ResidentsMerged>;

/** Two records were of two people after all: both stand alone again. */
export const ResidentsUnmerged = z.strictObject({
  type: z.literal('residents-unmerged@1'),
  residentId,
  otherId: residentId,
});
export type ResidentsUnmerged = z.infer<typeof ResidentsUnmerged>;

/** Every fact about a resident. */
export const ResidentEvent = z.discriminatedUnion('type', [
  ResidentRegistered,
  ResidentCorrected,
  ResidentDied,
  ResidentMovedOut,
  ResidentMovedIn,
  VillageChanged,
  SmsConsentGiven,
  SmsConsentWithdrawn,
  KeyGroupTagged,
  KeyGroupUntagged,
  ResidentsMerged,
  ResidentsUnmerged,
]);
export type ResidentEvent = z.infer<typeof ResidentEvent>;

const R1 = { residentId: 'R0001' } as const;
const SAID = { from: '2025-06-30', by: 'self', at: '2025-06-30T01:15:00Z', method: 'in_person' } as const;

/** One example of each, of a made-up person. */
export const residentExamples = [
  {
    type: 'resident-registered@1',
    ...R1,
    registeredOn: '2025-06-30',
    name: '王春兰',
    sex: 'F',
    birthDate: '1970-05-10',
    phone: '13800000001',
    regionCode: '530121100201',
    keyGroups: ['disabled'],
    smsConsent: true,
    language: 'zh-CN',
  },
  { type: 'resident-corrected@1', ...R1, changes: { phone: '13800000002', householdId: null } },
  { type: 'resident-died@1', ...R1, diedOn: '2025-06-30' },
  { type: 'resident-moved-out@1', ...R1, movedOutOn: '2025-06-30' },
  { type: 'resident-moved-in@1', ...R1, movedInOn: '2025-09-01' },
  { type: 'village-changed@1', ...R1, regionCode: '530121100202', from: '2025-06-30' },
  { type: 'sms-consent-given@1', ...R1, ...SAID },
  { type: 'sms-consent-withdrawn@1', ...R1, ...SAID, method: 'sms' },
  { type: 'key-group-tagged@1', ...R1, tag: 'pregnant', from: '2025-06-30', until: '2026-02-11' },
  { type: 'key-group-untagged@1', ...R1, tag: 'pregnant', until: '2025-12-01' },
  { type: 'residents-merged@1', ...R1, otherId: 'R0002' },
  { type: 'residents-unmerged@1', ...R1, otherId: 'R0002' },
] as const;
