import * as z from 'zod';

import { text } from './care-fields.ts';
import { date } from './fields.ts';

const amount = z.number().nonnegative().optional();
const count = z.int().nonnegative().optional();
const grade = z.enum(['good', 'fair', 'poor']).optional();
const salt = z.enum(['light', 'medium', 'heavy']).optional();

/** A drug of the form: how much of it and how often. */
const Drug = z.strictObject({
  name: text,
  timesPerDay: z.number().positive().optional(),
  mgEachTime: z.number().positive().optional(),
});

/** What people are asked to change, now and as agreed for the next visit. */
const lifestyle = {
  smokingCigarettesPerDay: count,
  smokingTargetCigarettesPerDay: count,
  drinkingLiangPerDay: amount,
  drinkingTargetLiangPerDay: amount,
  exerciseTimesPerWeek: count,
  exerciseTargetTimesPerWeek: count,
  exerciseMinutesPerTime: count,
  exerciseTargetMinutesPerTime: count,
  salt,
  saltTarget: salt,
  stapleFoodGPerDay: amount,
  stapleFoodTargetGPerDay: amount,
  weightTargetKg: amount,
  bmiKgPerM2: amount,
  bmiTargetKgPerM2: amount,
  psychologicalAdjustment: grade,
  followingAdvice: grade,
};

/** What was found and given besides what the rules read. */
const findings = {
  symptomsOther: text.optional(),
  signsOther: text.optional(),
  auxiliaryExaminations: text.optional(),
  hba1cExaminedOn: date.optional(),
  dorsalisPedisPulse: z
    .enum([
      'normal',
      'weakened_both',
      'weakened_left',
      'weakened_right',
      'absent_both',
      'absent_left',
      'absent_right',
    ])
    .optional(),
  hypoglycaemia: z.enum(['none', 'occasional', 'frequent']).optional(),
  adverseReactionSays: text.optional(),
  drugs: z.array(Drug).optional(),
  insulin: z.strictObject({ kind: text, usageAndDose: text }).optional(),
  referral: z.strictObject({ reason: text, institutionAndDepartment: text.optional() }).optional(),
};

/** Why nobody was seen: lost, refused, moved away, or died of what and when. */
const absence = {
  reasonNotSeen: text.optional(),
  diedOn: date.optional(),
  causeOfDeath: text.optional(),
};

/** The rest of the national follow-up forms [高血压/2型糖尿病患者随访服务记录表]: kept, never judged.
 *  @source domain-rules.md §1.7, §2.4 */
export const FollowUpForm = z.strictObject({ ...lifestyle, ...findings, ...absence });
