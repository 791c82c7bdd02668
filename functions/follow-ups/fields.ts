import * as z from 'zod';

import type { StaffId, VisitId } from '../../domain/kernel/ids.ts';
import { isLocalTime, type LocalTime, localTime } from '../../domain/kernel/time.ts';
import {
  ADVERSE_REACTIONS,
  COMPLICATIONS,
  type ProgrammeCode,
  programmeNamed,
  programmes,
  VISIT_MODES,
  VISIT_OUTCOMES,
} from '../../domain/programmes/index.ts';
import { readings } from '../../events/care-fields.ts';
import { FollowUpForm } from '../../events/follow-up-form.ts';
import { dateField, idField, residentIdField, textField } from '../kit/fields.ts';
import { says } from '../kit/messages.ts';

const NOT_A_TIME = { 'zh-CN': '不是时间，应为HH:MM', en: 'not a time of day: HH:MM is needed' };
const NOT_A_PROGRAMME = { 'zh-CN': '没有这个病种', en: 'there is no such programme' };
const NOT_ONE_WORD = { 'zh-CN': '每项中不能有“|”', en: 'one entry of a list has no |' };

/** A programme of the service by its code. */
export const programmeField = z
  .custom<ProgrammeCode>(
    (value) => typeof value === 'string' && programmeNamed(value) !== undefined,
    says(NOT_A_PROGRAMME),
  )
  .meta({ type: 'string', enum: programmes.map(({ code }) => code) });

/** A time of day. */
export const timeField = z
  .custom<LocalTime>((value) => typeof value === 'string' && isLocalTime(value), says(NOT_A_TIME))
  .meta({ type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });

const MOST_WORDS = 50;

/** A list as a county file holds it: no entry may hold what joins them. */
const wordsField = z
  .array(textField.refine((word) => !word.includes('|'), says(NOT_ONE_WORD)))
  .max(MOST_WORDS)
  .default([]);

/** Yes or no, in the words of the county files too. */
const yesField = z
  .union([z.boolean(), z.enum(['yes', 'no'])])
  .transform((value) => value === true || value === 'yes')
  .default(false);

/** An id of a follow-up. */
export const followUpIdField: z.ZodType<VisitId> = idField<'VisitId'>();
/** An id of a staff member. */
export const staffIdField: z.ZodType<StaffId> = idField<'StaffId'>();

/** What every visit of a request may hold, by the names of followups.csv, and the rest of its form. */
const visitShape = {
  id: followUpIdField.optional(),
  residentId: residentIdField.optional(),
  visitedOn: dateField,
  visitedAt: timeField.default(localTime('00:00')),
  ...readings,
  symptoms: wordsField,
  dangerSigns: wordsField,
  adverseReaction: z.enum(ADVERSE_REACTIONS).default('none'),
  complication: z.enum(COMPLICATIONS).default('none'),
  pregnantOrLactating: yesField,
  cannotHandle: yesField,
  adherence: z.enum(['regular', 'intermittent', 'none']).optional(),
  staffId: staffIdField.optional(),
  note: textField.optional(),
  form: FollowUpForm.optional(),
};

/** A visit as it is entered: a followups.csv row as JSON. */
export const VisitGiven = z.strictObject({
  ...visitShape,
  programme: programmeField,
  mode: z.enum(VISIT_MODES),
  outcome: z.enum(VISIT_OUTCOMES),
});
export type VisitGiven = z.infer<typeof VisitGiven>;

/** A visit that is only looked at: in the clinic and done where it says nothing else. */
export const VisitLookedAt = z.strictObject({
  ...visitShape,
  programme: programmeField.optional(),
  mode: z.enum(VISIT_MODES).default('clinic'),
  outcome: z.enum(VISIT_OUTCOMES).default('done'),
});
export type VisitLookedAt = z.infer<typeof VisitLookedAt>;

/** How a visit is let in that needs a second look. */
export const entryShape = {
  /** Why it is entered all the same, after moving out or outside the enrolment. */
  lateEntryReason: textField.optional(),
  /** An odd pair of values or a second visit at the same minute was looked at twice. */
  confirmed: z.boolean().optional(),
};
