import * as z from 'zod';

import { ranges } from '../domain/kernel/quantity.ts';
import { quantity, readings, staffId, text } from './care-fields.ts';
import { ExamForm } from './exam-form.ts';
import { date, residentId } from './fields.ts';

/** What is measured of everybody, as exams.csv names it. */
export const examValues = {
  sbp: readings.sbp,
  dbp: readings.dbp,
  fpg: readings.fpg,
  heightCm: readings.heightCm,
  weightKg: readings.weightKg,
  waistCm: quantity(ranges.waistCm).optional(),
};

/** An exam as county-files.md names it, and the rest of its form. */
const record = {
  residentId,
  examinedOn: date,
  kind: z.literal('annual'),
  ...examValues,
  result: z.enum(['normal', 'abnormal']).optional(),
  note: text.optional(),
  form: ExamForm.optional(),
  /** By whom it was entered: a doctor, or an examination vehicle with the others of its day. */
  enteredFrom: z.enum(['form', 'vehicle']),
  staffId,
  /** Why it was entered all the same, where the resident had moved out. */
  lateEntryReason: text.optional(),
  /** The exam has come to a result: the person can be told that there is one, never which. */
  resultReady: z.boolean(),
};

/** A resident was examined. */
export const ExamRecorded = z.strictObject({ type: z.literal('exam-recorded@1'), ...record });
export type ExamRecorded = z.infer<typeof ExamRecorded>;

/** The exam of a day was recorded wrongly: the whole of it as it should stand. */
export const ExamCorrected = z.strictObject({ type: z.literal('exam-corrected@1'), ...record });
export type ExamCorrected = z.infer<typeof ExamCorrected>;

/** An exam was of another day than the one that it had been recorded under: the whole of it, under its own day. */
export const ExamMoved = z.strictObject({
  type: z.literal('exam-moved@1'),
  ...record,
  movedFrom: date,
  reason: text,
});
export type ExamMoved = z.infer<typeof ExamMoved>;

/** An exam was entered in error and is none: the whole of it as it stood. */
export const ExamVoided = z.strictObject({ type: z.literal('exam-voided@1'), ...record, reason: text });
export type ExamVoided = z.infer<typeof ExamVoided>;

/** Every fact about exams. */
export const ExamEvent = z.discriminatedUnion('type', [ExamRecorded, ExamCorrected, ExamMoved, ExamVoided]);
export type ExamEvent = z.infer<typeof ExamEvent>;

const EXAMPLE = {
  residentId: 'R0001',
  examinedOn: '2025-06-16',
  kind: 'annual',
  sbp: 136,
  dbp: 84,
  fpg: 5.6,
  heightCm: 165,
  weightKg: 64.5,
  waistCm: 82,
  result: 'abnormal',
  form: {
    heartRate: 72,
    skin: { isNormal: true },
    heart: { isNormal: false, says: '心律不齐' },
    visionLeft: 4.8,
    altUPerL: 22,
    ecg: { isNormal: false, says: '房性早搏' },
    advice: '心内科复查',
  },
  enteredFrom: 'form',
  staffId: 'S0001',
  resultReady: true,
} as const;

/** One example of each, as other systems will see it. */
export const examExamples = [
  { type: 'exam-recorded@1', ...EXAMPLE },
  { type: 'exam-corrected@1', ...EXAMPLE, sbp: 138 },
  { type: 'exam-moved@1', ...EXAMPLE, movedFrom: '2025-06-17', reason: '体检日期录错' },
  { type: 'exam-voided@1', ...EXAMPLE, reason: '录入他人档案' },
] as const;
