import * as z from 'zod';

import { followUpId, programme, readings, staffId, text, time } from './care-fields.ts';
import { date, residentId } from './fields.ts';
import { FollowUpForm } from './follow-up-form.ts';

const visitClass = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** What a follow-up record holds, as county-files.md names it, and the rest of its form. */
const record = {
  followUpId,
  residentId,
  programme,
  visitedOn: date,
  visitedAt: time,
  mode: z.enum(['clinic', 'home', 'phone', 'video']),
  outcome: z.enum(['done', 'lost', 'refused']),
  ...readings,
  symptoms: z.array(text),
  /** Each is one, whatever the word. */
  dangerSigns: z.array(text),
  adverseReaction: z.enum(['none', 'present', 'uncontrolled']),
  complication: z.enum(['none', 'new', 'worse']),
  pregnantOrLactating: z.boolean(),
  cannotHandle: z.boolean(),
  adherence: z.enum(['regular', 'intermittent', 'none']).optional(),
  staffId,
  note: z.string().optional(),
  form: FollowUpForm.optional(),
  /** Why it was entered all the same, where the resident had moved out or was not managed on that day. */
  lateEntryReason: text.optional(),
};

/** A resident was followed up in a programme, or an attempt was made. */
export const FollowUpRecorded = z.strictObject({ type: z.literal('follow-up-recorded@1'), ...record });
export type FollowUpRecorded = z.infer<typeof FollowUpRecorded>;

/** A follow-up was recorded wrongly: the whole of it as it should stand. */
export const FollowUpCorrected = z.strictObject({ type: z.literal('follow-up-corrected@1'), ...record });
export type FollowUpCorrected = z.infer<typeof FollowUpCorrected>;

/** A doctor decided otherwise than the rules on class, next date or both; the rules' own assessment stays beside it. */
export const AssessmentOverridden = z.strictObject({
  type: z.literal('assessment-overridden@1'),
  followUpId,
  residentId,
  programme,
  class: visitClass.optional(),
  nextOn: date.optional(),
  reason: text,
  staffId,
});
export type AssessmentOverridden = z.infer<typeof AssessmentOverridden>;

/** Somebody was called about a task of the work list. */
export const CallMade = z.strictObject({
  type: z.literal('call-made@1'),
  residentId,
  taskId: text,
  calledOn: date,
  outcome: z.enum(['reached', 'no_answer', 'wrong_number', 'refused', 'moved', 'died_reported']),
  /** Why the task waits until a day, or what was said. */
  reason: text.optional(),
  snoozeUntil: date.optional(),
  staffId,
});
export type CallMade = z.infer<typeof CallMade>;

/** Every fact about follow-ups. */
export const FollowUpEvent = z.discriminatedUnion('type', [
  FollowUpRecorded,
  FollowUpCorrected,
  AssessmentOverridden,
  CallMade,
]);
export type FollowUpEvent = z.infer<typeof FollowUpEvent>;

const EXAMPLE = {
  followUpId: 'V0001',
  residentId: 'R0001',
  programme: 'hypertension',
  visitedOn: '2025-06-28',
  visitedAt: '09:30',
  mode: 'clinic',
  outcome: 'done',
  sbp: 148,
  dbp: 92,
  heartRate: 76,
  weightKg: 64.5,
  heightCm: 165,
  symptoms: ['headache'],
  dangerSigns: [],
  adverseReaction: 'none',
  complication: 'none',
  pregnantOrLactating: false,
  cannotHandle: false,
  adherence: 'regular',
  staffId: 'S0001',
  form: {
    smokingCigarettesPerDay: 5,
    smokingTargetCigarettesPerDay: 0,
    salt: 'medium',
    saltTarget: 'light',
    drugs: [{ name: 'amlodipine', timesPerDay: 1, mgEachTime: 5 }],
  },
} as const;

/** One example of each, as other systems will see it. */
export const followUpExamples = [
  { type: 'follow-up-recorded@1', ...EXAMPLE },
  { type: 'follow-up-corrected@1', ...EXAMPLE, sbp: 138, dbp: 88 },
  {
    type: 'assessment-overridden@1',
    followUpId: 'V0001',
    residentId: 'R0001',
    programme: 'hypertension',
    class: 1,
    nextOn: '2025-07-28',
    reason: '居家血压达标',
    staffId: 'S0001',
  },
  {
    type: 'call-made@1',
    residentId: 'R0001',
    taskId: 'R0001.follow_up_routine.hypertension.2025-09-28',
    calledOn: '2025-09-21',
    outcome: 'no_answer',
    reason: '外出务工，月底回乡',
    snoozeUntil: '2025-09-30',
    staffId: 'S0001',
  },
] as const;
