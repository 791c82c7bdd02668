import * as z from 'zod';

import { programme, staffId, text, time } from './care-fields.ts';
import { date, id, residentId } from './fields.ts';

/** A referral's id on the wire. */
const referralId = id<'ReferralId'>();
const institutionId = id<'InstitutionId'>();
const code = z.string().regex(/^[A-Za-z0-9_.]{1,32}$/);

/** What the national referral form [双向转诊（转出）单] says beside whose it is; the person's own fields come from the record.
 *  @source domain-rules.md §6.3 */
export const ReferralForm = z.strictObject({
  /** Where to, in words: of an institution that the county does not list. */
  institution: text.optional(),
  department: text.optional(),
  receivingDoctor: text.optional(),
  initialImpression: text.optional(),
  presentIllness: text.optional(),
  pastHistory: text.optional(),
  treatment: text.optional(),
  referringDoctor: text.optional(),
  referringPhone: text.optional(),
});
export type ReferralForm = z.infer<typeof ReferralForm>;

/** What the national return form [双向转诊（回转）单] says. @source domain-rules.md §6.3 */
export const ReturnForm = z.strictObject({
  /** The number of the case at the hospital, and of the stay where there was one. */
  caseNumber: text.optional(),
  admissionNumber: text.optional(),
  mainTestResults: text.optional(),
  diagnosis: text.optional(),
  treatmentAndPlan: text.optional(),
  toInstitution: text.optional(),
  receivingDoctor: text.optional(),
  returningDoctor: text.optional(),
  returningPhone: text.optional(),
  /** What the specialist advises who was asked from afar. */
  opinion: text.optional(),
});
export type ReturnForm = z.infer<typeof ReturnForm>;

const sheet = {
  referralId,
  residentId,
  programme: programme.optional(),
  direction: z.enum(['up', 'down']),
  kind: z.enum(['visit', 'remote_consultation']),
  urgency: z.enum(['urgent', 'routine']),
  reason: text,
  /** The disease as a code of ICD-10. */
  disease: code.optional(),
  /** The criteria of two-way referral that are met. */
  grounds: z.array(code),
  fromInstitutionId: institutionId.optional(),
  toInstitutionId: institutionId.optional(),
  form: ReferralForm,
};

/** A referral was written down and not sent: it counts nowhere. */
export const ReferralDrafted = z.strictObject({
  type: z.literal('referral-drafted@1'),
  ...sheet,
  draftedOn: date,
});
export type ReferralDrafted = z.infer<typeof ReferralDrafted>;

/** A resident was referred to another institution, or a specialist there was asked for advice. */
export const ReferralSent = z.strictObject({
  type: z.literal('referral-sent@1'),
  ...sheet,
  referredOn: date,
});
export type ReferralSent = z.infer<typeof ReferralSent>;

const named = {
  referralId,
  residentId,
  /** It is a remote consultation, which is neither up nor down and stands in no file of referrals. */
  isConsultation: z.literal(true).optional(),
};

/** The other institution took a referral; `appointmentOn` is the day that is kept free, of a green channel at once. */
export const ReferralAccepted = z.strictObject({
  type: z.literal('referral-accepted@1'),
  ...named,
  acceptedOn: date,
  appointmentOn: date.optional(),
  slotAt: time.meta({ type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }).optional(),
  /** Who answered there, and by which phone. */
  answeredBy: text,
  answeredByPhone: text.optional(),
});
export type ReferralAccepted = z.infer<typeof ReferralAccepted>;

/** The other institution did not take a referral. */
export const ReferralRefused = z.strictObject({
  type: z.literal('referral-refused@1'),
  ...named,
  refusedOn: date,
  reason: text,
  answeredBy: text,
});
export type ReferralRefused = z.infer<typeof ReferralRefused>;

/** The resident was seen there. */
export const ReferralSeen = z.strictObject({
  type: z.literal('referral-seen@1'),
  ...named,
  seenOn: date,
  department: text.optional(),
  doctor: text.optional(),
  admissionNumber: text.optional(),
});
export type ReferralSeen = z.infer<typeof ReferralSeen>;

/** The resident was sent back with a summary for the team, or the specialist who was asked gave an opinion. */
export const ReferralReturned = z.strictObject({
  type: z.literal('referral-returned@1'),
  ...named,
  returnedOn: date,
  form: ReturnForm,
});
export type ReferralReturned = z.infer<typeof ReferralReturned>;

/** The team made sure what became of a referral. */
export const ReferralChecked = z.strictObject({
  type: z.literal('referral-checked@1'),
  ...named,
  checkedOn: date,
  staffId,
  note: text.optional(),
});
export type ReferralChecked = z.infer<typeof ReferralChecked>;

/** Nothing more comes of a referral. */
export const ReferralClosed = z.strictObject({
  type: z.literal('referral-closed@1'),
  ...named,
  closedOn: date,
  reason: text.optional(),
  /** It was never sent. */
  wasDraft: z.literal(true).optional(),
});
export type ReferralClosed = z.infer<typeof ReferralClosed>;

/** Every fact about a referral. */
export const ReferralEvent = z.discriminatedUnion('type', [
  ReferralDrafted,
  ReferralSent,
  ReferralAccepted,
  ReferralRefused,
  ReferralSeen,
  ReferralReturned,
  ReferralChecked,
  ReferralClosed,
]);
export type ReferralEvent = z.infer<typeof ReferralEvent>;

const OF = { referralId: 'R0001.qJ7xw2mZ0aPk4sVd', residentId: 'R0001' } as const;
const SHEET = {
  ...OF,
  programme: 'hypertension',
  direction: 'up',
  kind: 'visit',
  urgency: 'urgent',
  reason: 'emergency',
  disease: 'I10',
  grounds: ['emergency'],
  fromInstitutionId: 'I0002',
  toInstitutionId: 'I0001',
  form: { department: 'cardiology', initialImpression: 'hypertensive emergency' },
} as const;

/** One example of each, as other systems will see it. */
export const referralExamples = [
  { type: 'referral-drafted@1', ...SHEET, draftedOn: '2025-06-16' },
  { type: 'referral-sent@1', ...SHEET, referredOn: '2025-06-16' },
  {
    type: 'referral-accepted@1',
    ...OF,
    acceptedOn: '2025-06-16',
    appointmentOn: '2025-06-16',
    slotAt: '10:30',
    answeredBy: 'duty desk, cardiology',
  },
  {
    type: 'referral-refused@1',
    ...OF,
    refusedOn: '2025-06-17',
    reason: 'can be treated at the township',
    answeredBy: 'duty desk, cardiology',
  },
  { type: 'referral-seen@1', ...OF, seenOn: '2025-06-16', admissionNumber: '2025-00417' },
  {
    type: 'referral-returned@1',
    ...OF,
    returnedOn: '2025-06-23',
    form: { diagnosis: 'hypertension, grade 3', treatmentAndPlan: 'amlodipine 5 mg daily; measure weekly' },
  },
  { type: 'referral-checked@1', ...OF, checkedOn: '2025-06-27', staffId: 'S0001-1' },
  { type: 'referral-closed@1', ...OF, closedOn: '2025-06-30' },
] as const;
