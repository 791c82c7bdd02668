import * as z from 'zod';

import { CLOSE_REASONS, VISIT_MODES } from '../../domain/programmes/index.ts';
import { readings } from '../../events/care-fields.ts';
import { programmeField, staffIdField } from '../follow-ups/fields.ts';
import { dateField, residentIdField } from '../kit/fields.ts';

const Sentence = z.strictObject({ 'zh-CN': z.string(), en: z.string() });

/** An enrolment as answered: an enrolments.csv row. */
export const EnrolmentBody = z.strictObject({
  residentId: residentIdField,
  programme: programmeField,
  enrolledOn: dateField,
  closedOn: dateField.optional(),
  closeReason: z.enum(CLOSE_REASONS).optional(),
});

/** Where somebody who is not managed stands in screening. */
export const ScreeningBody = z.strictObject({
  residentId: residentIdField,
  programme: programmeField,
  state: z.enum(['unmeasured', 'normal', 'at_risk', 'suspected', 'to_confirm']),
  /** The row of the decision table. */
  row: z.string(),
  /** The latest day of the next step; null where nobody is asked to come. */
  nextDate: dateField.nullable(),
});
export type ScreeningBody = z.infer<typeof ScreeningBody>;

/** A reading that was taken for screening or in an exam, and who entered it when. */
export const ReadingBody = z.strictObject({
  source: z.enum(['screening', 'exam']),
  programme: programmeField,
  readOn: dateField,
  sbp: readings.sbp,
  dbp: readings.dbp,
  fpg: readings.fpg,
  staffId: staffIdField.optional(),
  /** Absent of an exam: the list of exams says it. */
  at: z.string().optional(),
  by: z.string().optional(),
});
export type ReadingBody = z.infer<typeof ReadingBody>;

const line = {
  sbpMmHg: z.number().optional(),
  dbpMmHg: z.number().optional(),
  fpgMmolPerL: z.number().optional(),
};

/** How people are screened for a programme. */
const ScreeningRuleBody = z.strictObject({
  raised: z.strictObject(line),
  highNormal: z.strictObject(line),
  raisedDays: z.number(),
  repeatWithinDays: z.number(),
  confirmWithinDays: z.number(),
  atRiskMonths: z.number(),
  riskFromAgeYears: z.number().nullable(),
  fromAgeYears: z.number(),
  source: z.string(),
});

/** A programme as data: what its form asks for and where its rules are from. */
export const ProgrammeBody = z.strictObject({
  code: programmeField,
  name: Sentence,
  rowLetter: z.string(),
  measurements: z.array(
    z.strictObject({
      name: z.string(),
      unit: z.string(),
      least: z.number(),
      most: z.number(),
      whole: z.boolean(),
    }),
  ),
  screening: ScreeningRuleBody.nullable(),
  source: z.string(),
});
export type ProgrammeBody = z.infer<typeof ProgrammeBody>;

/** A rule profile with every number and its source. */
export const ProfileBody = z.strictObject({
  id: z.string(),
  version: z.number(),
  title: Sentence,
  isDefault: z.boolean(),
  effectiveFrom: dateField,
  source: z.string(),
  bloodPressureTargets: z.array(
    z.strictObject({
      fromAgeYears: z.number(),
      sbpMmHg: z.number(),
      dbpMmHg: z.number(),
      inclusive: z.boolean(),
      source: z.string(),
    }),
  ),
  fastingGlucose: z.strictObject({ belowMmolPerL: z.number(), source: z.string() }),
  emergency: z.strictObject({
    sbpMmHg: z.number(),
    dbpMmHg: z.number(),
    pregnancySbpMmHg: z.number(),
    pregnancyDbpMmHg: z.number(),
    glucoseHighMmolPerL: z.number(),
    glucoseLowMmolPerL: z.number(),
    pregnancyFpgMmolPerL: z.number(),
    pregnancyPpgMmolPerL: z.number(),
    heartRateAbovePerMin: z.number(),
    temperatureAboveC: z.number(),
    source: z.string(),
  }),
  followUp: z.strictObject({
    twoWeekDays: z.number(),
    routineMonths: z.number(),
    firstVisitDays: z.number(),
    source: z.string(),
  }),
  countsAsFaceToFace: z.strictObject({ modes: z.array(z.enum(VISIT_MODES)), source: z.string() }),
  streak: z.strictObject({
    mode: z.enum(['fact', 'sameClass', 'anyBad']),
    resetAfterReferralClosed: z.boolean(),
    source: z.string(),
  }),
});
export type ProfileBody = z.infer<typeof ProfileBody>;
