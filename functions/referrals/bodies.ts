import * as z from 'zod';

import {
  DIRECTIONS,
  type Ground,
  GROUNDS,
  LIMITED_STEPS,
  REFERRAL_KINDS,
  REFERRAL_STATES,
  URGENCIES,
} from '../../domain/referrals/index.ts';
import {
  ReferralAccepted,
  ReferralChecked,
  ReferralClosed,
  ReferralForm,
  ReferralRefused,
  ReferralReturned,
  ReferralSeen,
} from '../../events/referrals.ts';
import { dateField, idField, residentIdField, textField } from '../kit/fields.ts';

/** The id of an institution that the county lists. */
export const institutionIdField = idField<'InstitutionId'>();
/** A referral's id. */
export const referralIdField = idField<'ReferralId'>();

const isGround = (word: string): word is Ground => word in GROUNDS;
const LONGEST_REASON = 500;
const MOST_GROUNDS = 10;

/** What every referral says, as it is asked for and as it is answered. */
export const sheet = {
  direction: z.enum(DIRECTIONS),
  urgency: z.enum(URGENCIES),
  /** In words, or one of the criteria of two-way referral. */
  reason: textField.max(LONGEST_REASON),
  toInstitutionId: institutionIdField.optional(),
  /** The disease as a code of ICD-10. */
  disease: z
    .string()
    .regex(/^[A-Z]\d{2}(\.\d{1,2})?$/)
    .optional(),
};

/** The criteria of two-way referral that are met. */
export const groundsField = z.array(z.enum(Object.keys(GROUNDS).filter(isGround))).max(MOST_GROUNDS);

const OF_EVENT = { type: true, referralId: true, residentId: true, isConsultation: true } as const;

/** A referral as answered: its `referrals.csv` row with what it is today, its forms, what became of it, and its limits. */
export const ReferralBody = z.strictObject({
  id: referralIdField,
  residentId: residentIdField,
  programme: z.string().optional(),
  ...sheet,
  kind: z.enum(REFERRAL_KINDS),
  grounds: z.array(z.string()),
  reason: z.string(),
  disease: z.string().optional(),
  referredOn: dateField,
  fromInstitutionId: institutionIdField.optional(),
  checkedOn: dateField.optional(),
  returnedOn: dateField.optional(),
  status: z.enum(REFERRAL_STATES),
  /** The last day on which the resident is waited for. */
  waitedUntil: dateField.optional(),
  form: ReferralForm,
  /** Of an urgent referral: by when somebody answers and sees the resident, who answers, and the place that is kept. */
  greenChannel: z
    .strictObject({
      answerBy: dateField,
      slotBy: dateField,
      slotOn: dateField.optional(),
      slotAt: z.string().optional(),
      answeredBy: z.string().optional(),
      answeredByPhone: z.string().optional(),
    })
    .optional(),
  accepted: ReferralAccepted.omit(OF_EVENT).optional(),
  refused: ReferralRefused.omit(OF_EVENT).optional(),
  seen: ReferralSeen.omit(OF_EVENT).optional(),
  /** The return summary for the team. */
  returned: ReferralReturned.omit(OF_EVENT).optional(),
  checked: ReferralChecked.omit(OF_EVENT).optional(),
  closed: ReferralClosed.omit({ ...OF_EVENT, wasDraft: true }).optional(),
  limits: z.array(
    z.strictObject({
      step: z.enum(LIMITED_STEPS),
      dueOn: dateField,
      doneOn: dateField.optional(),
      isLate: z.boolean(),
    }),
  ),
});
export type ReferralBody = z.infer<typeof ReferralBody>;

/** Something to be known of a referral that refuses nothing. */
export const ReferralWarning = z.strictObject({
  code: z.enum(['referral/not-asked-for', 'referral/not-in-catalogue', 'referral/form-incomplete']),
  message: z.string(),
  /** The fields of the form that say nothing. */
  fields: z.array(z.string()).optional(),
});
export type ReferralWarning = z.infer<typeof ReferralWarning>;

/** An institution and how it is reached. */
const PlaceBody = z.strictObject({ id: institutionIdField, name: z.string(), phone: z.string() });
export type PlaceBody = z.infer<typeof PlaceBody>;

/** A referral alone: with who is referred as the form names them, who sends and receives them, and what is to be
 *  known of it. */
export const ReferralAlone = z.strictObject({
  ...ReferralBody.shape,
  person: z.strictObject({
    name: z.string(),
    sex: z.string(),
    birthDate: dateField,
    ageYears: z.int(),
    fileNumber: residentIdField,
    address: z.string(),
    phone: z.string(),
  }),
  /** Who refers, as far as the county lists them. */
  sender: PlaceBody.optional(),
  receiver: PlaceBody.optional(),
  warnings: z.array(ReferralWarning),
});
export type ReferralAlone = z.infer<typeof ReferralAlone>;

/** A referral in the inbox of the institution that it was sent to. */
export const InboxItem = z.strictObject({
  id: referralIdField,
  residentId: residentIdField,
  name: z.string(),
  programme: z.string().optional(),
  direction: z.enum(DIRECTIONS),
  urgency: z.enum(URGENCIES),
  kind: z.enum(REFERRAL_KINDS),
  referredOn: dateField,
  status: z.enum(REFERRAL_STATES).exclude(['draft']),
  answerBy: dateField,
  fromInstitutionId: institutionIdField.optional(),
  /** Who refers, to be asked: the institution that it came from, as far as the county lists it. */
  sender: PlaceBody.optional(),
  appointmentOn: dateField.optional(),
});
export type InboxItem = z.infer<typeof InboxItem>;
