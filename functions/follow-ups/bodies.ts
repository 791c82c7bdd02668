import * as z from 'zod';

import { VISIT_MODES, VISIT_OUTCOMES } from '../../domain/programmes/index.ts';
import { FollowUpForm } from '../../events/follow-up-form.ts';
import { dateField } from '../kit/fields.ts';
import { followUpIdField, programmeField } from './fields.ts';

const Sentence = z.strictObject({ 'zh-CN': z.string(), en: z.string() });

const VisitClass = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** What the rules decide on a visit, in the words of assessments.csv; null is an empty cell. */
export const AssessmentBody = z.strictObject({
  /** The row of the branch table, as H7 or D4. */
  row: z.string(),
  class: VisitClass.nullable(),
  controlled: z.boolean().nullable(),
  action: z.enum(['routine', 'adjust', 'refer', 'urgent_referral', 'incomplete', 'attempt']),
  task: z.enum(['FOLLOW_UP', 'REFERRAL_CHECK']).nullable(),
  latestDate: dateField.nullable(),
  profile: z.string(),
  why: Sentence,
});
export type AssessmentBody = z.infer<typeof AssessmentBody>;

/** The assessment of a visit that was recorded. */
export const RecordedBody = z.strictObject({
  followUpId: followUpIdField,
  programme: programmeField,
  ...AssessmentBody.shape,
});
export type RecordedBody = z.infer<typeof RecordedBody>;

const number = z.number().optional();

/** A visit as answered: its followups.csv row, empty cells left out. */
export const VisitRow = z.object({
  id: followUpIdField,
  programme: programmeField,
  visitedOn: dateField,
  visitedAt: z.string().optional(),
  mode: z.enum(VISIT_MODES),
  outcome: z.enum(VISIT_OUTCOMES),
  sbp: number,
  dbp: number,
  fpg: number,
  ppg: number,
  hba1c: number,
  heartRate: number,
  temperature: number,
  weightKg: number,
  heightCm: number,
  symptoms: z.array(z.string()).optional(),
  dangerSigns: z.array(z.string()).optional(),
  adverseReaction: z.string().optional(),
  complication: z.string().optional(),
  pregnantOrLactating: z.boolean().optional(),
  cannotHandle: z.boolean().optional(),
  adherence: z.string().optional(),
  staffId: z.string().optional(),
  note: z.string().optional(),
});

/** Who did something to a record, when, and as which version of the resident. */
const Deed = z.strictObject({ at: z.string(), by: z.string(), version: z.number() });
export type Deed = z.infer<typeof Deed>;

/** A recorded visit with everything that is known of it. */
export const FollowUpBody = z.strictObject({
  ...VisitRow.shape,
  form: FollowUpForm.optional(),
  lateEntryReason: z.string().optional(),
  /** Null where the visit does not count: before birth, or after today. */
  assessment: AssessmentBody.nullable(),
  /** What a doctor decided otherwise; the assessment beside it stays that of the rules. */
  override: z
    .strictObject({
      class: VisitClass.nullable(),
      nextDate: dateField.nullable(),
      reason: z.string(),
      ...Deed.partial().shape,
    })
    .nullable(),
  /** Absent where it came with an import. */
  recorded: Deed.optional(),
  corrections: z.array(Deed),
});
export type FollowUpBody = z.infer<typeof FollowUpBody>;

/** How well a managed resident is in contact in one programme. */
export const ContactBody = z.strictObject({
  programme: programmeField,
  state: z.enum(['in_contact', 'temporarily_lost', 'lost']),
  /** The latest completed visit, or the enrolment where there is none. */
  lastContactOn: dateField,
  attempts: z.array(z.strictObject({ on: dateField, channel: z.enum(VISIT_MODES) })),
});
export type ContactBody = z.infer<typeof ContactBody>;
