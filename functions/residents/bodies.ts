import * as z from 'zod';

import { isVillageCode, type VillageCode } from '../../domain/kernel/region-code.ts';
import { DUPLICATE_REASONS, KEY_GROUP_TAGS, PHONE_OWNERS } from '../../domain/residents/index.ts';
import { SmsConsentGiven } from '../../events/residents.ts';
import { ContractBody } from '../contracts/bodies.ts';
import { ScreeningBody } from '../programmes/bodies.ts';
import { ReferralBody } from '../referrals/bodies.ts';
import { CallBody } from '../reminders/called.ts';
import { dateField, idField, residentIdField } from '../kit/fields.ts';
import { says } from '../kit/messages.ts';
import { ReplyBody } from './replies.ts';

const LONGEST_PHONE = 64;
const LONGEST_NAME = 400;

const NOT_A_VILLAGE = {
  'zh-CN': '不是村（社区）代码，应为12位数字',
  en: 'not a village code: 12 digits are needed',
};

/** A village's code. */
const villageField = z
  .custom<VillageCode>((value) => typeof value === 'string' && isVillageCode(value), says(NOT_A_VILLAGE))
  .meta({ type: 'string', pattern: String.raw`^\d{12}$` });

/** Yes or no, in the words of the county files too. */
const yesField = z
  .union([z.boolean(), z.enum(['yes', 'no'])])
  .transform((value) => value === true || value === 'yes');
const phoneField = z
  .string()
  .max(LONGEST_PHONE)
  .regex(/^\P{Cc}*$/u);

/** What a person's row has in every request and answer. */
const row = {
  name: z.string().max(LONGEST_NAME),
  sex: z.enum(['M', 'F']),
  birthDate: dateField,
  phone: phoneField,
  regionCode: villageField,
  keyGroups: z.array(z.enum(KEY_GROUP_TAGS)).max(KEY_GROUP_TAGS.length),
  language: z.enum(['zh-CN', 'en']),
};

const known = {
  idNumber: z.string().max(LONGEST_PHONE),
  phoneOwner: z.enum(PHONE_OWNERS),
  householdId: idField<'HouseholdId'>(),
  ehrFiledOn: dateField,
  ehrLastUsedOn: dateField,
  diedOn: dateField,
  movedOutOn: dateField,
};

/** Consent to SMS as it is recorded: who said it, at which instant, how. */
const Said = SmsConsentGiven.pick({ by: true, at: true, method: true });

/** A residents.csv row as it is entered. */
export const NewResident = z.strictObject({
  ...row,
  id: residentIdField.optional(),
  phone: row.phone.default(''),
  keyGroups: row.keyGroups.default([]),
  language: row.language.default('zh-CN'),
  ...z.strictObject(known).partial().shape,
  smsConsent: yesField.default(false),
  smsOptOutOn: dateField.optional(),
  expectedDeliveryOn: dateField.optional(),
});

/** Some fields of a row as they are from now on; null takes a value out. */
export const ResidentChanges = z.strictObject({
  ...z.strictObject(row).partial().shape,
  idNumber: known.idNumber.nullable().optional(),
  phoneOwner: known.phoneOwner.nullable().optional(),
  householdId: known.householdId.nullable().optional(),
  ehrFiledOn: dateField.nullable().optional(),
  ehrLastUsedOn: dateField.nullable().optional(),
  diedOn: dateField.nullable().optional(),
  movedOutOn: dateField.nullable().optional(),
  smsConsent: yesField.optional(),
  consent: Said.optional(),
  expectedDeliveryOn: dateField.optional(),
});

/** A person as answered: the row, with what the asker's role may not see masked. */
export const PersonBody = z.strictObject({
  id: residentIdField,
  ...row,
  phone: z.string(),
  ...z.strictObject(known).partial().shape,
  smsConsent: z.boolean(),
  smsOptOutOn: dateField.optional(),
});
export type PersonBody = z.infer<typeof PersonBody>;

/** Records that may be of the same person, the surest first. */
export const DuplicateBody = z.strictObject({
  residentId: residentIdField,
  reasons: z.array(z.enum(DUPLICATE_REASONS)),
  strength: z.enum(['certain', 'likely', 'possible']),
});

/** A person in a list. */
export const ListedResident = z.strictObject({
  id: residentIdField,
  name: z.string(),
  sex: z.string(),
  birthDate: dateField,
  regionCode: villageField,
  groups: z.array(z.string()),
  /** As the asker may see it; empty where none is recorded. */
  phone: z.string(),
  contractUntil: dateField.optional(),
  /** Of a panel: what screening suspects and no programme manages yet, with the latest day of the next step. */
  suspected: z
    .array(
      z.strictObject({
        programme: z.string(),
        state: z.enum(['suspected', 'to_confirm']),
        nextDate: dateField.nullable(),
      }),
    )
    .optional(),
  /** Of a panel with details: the open task that is due first. */
  nextDue: z
    .strictObject({ kind: z.string(), programme: z.string().optional(), dueOn: dateField })
    .optional(),
  /** At a visit or an exam, as far as the counts reach back. */
  lastSeenOn: dateField.optional(),
  /** The last completed visit of each programme that manages them; absent where it is not known. */
  lastVisits: z
    .array(
      z.strictObject({
        programme: z.string(),
        seenOn: dateField.optional(),
        class: z.number().nullable(),
        controlled: z.boolean().nullable(),
      }),
    )
    .optional(),
});
export type ListedResident = z.infer<typeof ListedResident>;

/** A row of a county file, numbers and lists as such, empty cells left out. */
const RowBody = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

const Sentence = z.strictObject({ 'zh-CN': z.string(), en: z.string() });

/** A follow-up with what the rules decide on it. */
const AssessedBody = z.strictObject({
  visit: RowBody,
  row: z.string(),
  class: z.number().nullable(),
  controlled: z.boolean().nullable(),
  action: z.string(),
  task: z.string().nullable(),
  latestDate: dateField.nullable(),
  profile: z.string(),
  why: Sentence,
});
export type AssessedBody = z.infer<typeof AssessedBody>;

const span = { from: dateField.optional(), until: dateField.optional() };

/** Everything that is recorded of a person, and what follows from it today. */
export const Story = z.strictObject({
  ...PersonBody.shape,
  version: z.number(),
  aliasOf: residentIdField.optional(),
  aliases: z.array(residentIdField),
  dated: z.strictObject({
    keyGroups: z.array(z.strictObject({ tag: z.enum(KEY_GROUP_TAGS), ...span })),
    smsConsents: z.array(z.strictObject({ from: dateField.optional(), isGiven: z.boolean() })),
    villages: z.array(z.strictObject({ regionCode: villageField, from: dateField.optional() })),
    absences: z.array(z.strictObject(span)),
  }),
  contracts: z.array(ContractBody),
  enrolments: z.array(RowBody),
  programmes: z.array(
    z.strictObject({
      programme: z.string(),
      name: Sentence,
      managedSince: dateField.optional(),
      visits: z.array(AssessedBody),
    }),
  ),
  /** Of each programme that does not manage them, where they stand: suspected, to be confirmed, … */
  screening: z.array(ScreeningBody),
  exams: z.array(RowBody),
  prescriptions: z.array(RowBody),
  referrals: z.array(ReferralBody),
  tasks: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      programme: z.string().optional(),
      dueOn: dateField,
      daysOverdue: z.number(),
      stage: z.number().optional(),
    }),
  ),
  /** What came of calls about their tasks, the latest first. */
  calls: z.array(CallBody),
  replies: z.array(ReplyBody),
  changes: z.array(
    z.strictObject({
      version: z.number(),
      at: z.string(),
      by: z.string(),
      actions: z.array(z.string()),
      reason: z.string().optional(),
    }),
  ),
});
export type Story = z.infer<typeof Story>;
