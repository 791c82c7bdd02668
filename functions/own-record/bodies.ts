import * as z from 'zod';

import { ROLES } from '../../domain/access/index.ts';
import { ownReadings } from '../../events/own-record.ts';
import { ContractBody } from '../contracts/bodies.ts';
import { dateField, idField, residentIdField, teamIdField } from '../kit/fields.ts';

const LONGEST_PHONE = 30;
const ANY_PHONE = '13800010004';

/** A phone as people write it. */
export const phoneField = z
  .string()
  .min(1)
  .max(LONGEST_PHONE)
  .meta({ examples: [ANY_PHONE] });

/** A one-time code as it was sent. */
export const codeField = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ examples: ['123456'] });

/** Somebody whom a phone opens: told apart without saying who they are. */
export const OwnResident = z.strictObject({
  residentId: residentIdField,
  maskedName: z.string(),
  /** Theirs is the phone, or a family member's. */
  phoneOwner: z.enum(['self', 'family']),
});
export type OwnResident = z.infer<typeof OwnResident>;

/** What somebody measured at home. */
export const OwnReading = z.strictObject({ measuredOn: dateField.optional(), ...ownReadings });
export type OwnReading = z.infer<typeof OwnReading>;

/** A reading as it was recorded. */
export const OwnReadingBody = z.strictObject({
  ...ownReadings,
  measuredOn: dateField,
  enteredAt: z.iso.datetime(),
});
export type OwnReadingBody = z.infer<typeof OwnReadingBody>;

/** What was found at a visit or an exam, in numbers alone: what they mean is for the team to say. */
const ResultBody = z.strictObject({
  on: dateField,
  kind: z.enum(['follow_up', 'exam']),
  programme: z.string().optional(),
  sbp: z.number().optional(),
  dbp: z.number().optional(),
  fpg: z.number().optional(),
  ppg: z.number().optional(),
  hba1c: z.number().optional(),
  weightKg: z.number().optional(),
});
export type ResultBody = z.infer<typeof ResultBody>;

/** Whether SMS may come. */
export const ConsentBody = z.strictObject({ smsConsent: z.boolean(), smsOptOutOn: dateField.optional() });
export type ConsentBody = z.infer<typeof ConsentBody>;

/** The team that looks after somebody, and how it is reached. */
const OwnTeam = z.strictObject({
  id: teamIdField,
  name: z.string(),
  institution: z.string(),
  /** The family doctor who leads it; absent where nobody does. */
  doctor: z.string().optional(),
  phone: z.string(),
});
export type OwnTeam = z.infer<typeof OwnTeam>;

/** A text message that came. */
const OwnMessage = z.strictObject({ on: dateField, state: z.string(), text: z.string() });
export type OwnMessage = z.infer<typeof OwnMessage>;

/** What is still to come, or late. */
const Next = z.strictObject({
  kind: z.string(),
  programme: z.string().optional(),
  dueOn: dateField,
  daysOverdue: z.int(),
});

/** What residents see of their own record. */
export const OwnRecordBody = z.strictObject({
  ...OwnResident.shape,
  /** Null where no team is theirs. */
  team: OwnTeam.nullable(),
  contracts: z.array(ContractBody.omit({ residentId: true })),
  /** The earliest visit that is due; null where none is. */
  nextVisit: Next.nullable(),
  tasks: z.array(Next),
  /** How long the drugs last. */
  supplies: z.array(
    z.strictObject({
      /** As it was prescribed. */
      name: z.string(),
      /** As it is called; as it was prescribed where the table of drugs does not know it. */
      called: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
      runsOutOn: dateField,
    }),
  ),
  /** The latest first. */
  results: z.array(ResultBody),
  ownReadings: z.array(OwnReadingBody),
  /** Of the last two weeks, the latest first. */
  messages: z.array(OwnMessage),
  consent: ConsentBody,
});
export type OwnRecordBody = z.infer<typeof OwnRecordBody>;

/** One look at the record: who it was, and what for. */
export const OwnLook = z.strictObject({
  at: z.iso.datetime(),
  /** The name of whoever it was; absent where nobody has that id any more, and of a phone's holder. */
  userName: z.string().optional(),
  role: z.enum(ROLES),
  action: z.string(),
  purpose: z.string(),
});

/** The id of an own record in a path. */
export const ownPath = z.strictObject({ residentId: idField<'ResidentId'>() });
