import * as z from 'zod';

import { EXAM_KINDS, EXAM_RESULTS } from '../../domain/exams/index.ts';
import { ExamForm } from '../../events/exam-form.ts';
import { examValues } from '../../events/exams.ts';
import { programmeField, staffIdField } from '../follow-ups/fields.ts';
import { dateField, residentIdField, textField } from '../kit/fields.ts';
import { ScreeningBody } from '../programmes/bodies.ts';

/** What an exam holds, by the names of exams.csv, and the rest of its form. */
const content = {
  ...examValues,
  result: z.enum(EXAM_RESULTS).optional(),
  note: textField.optional(),
  form: ExamForm.optional(),
  staffId: staffIdField.optional(),
};

/** How an exam is let in that needs a second look. */
const entryShape = {
  /** Why it is entered all the same, after moving out. */
  lateEntryReason: textField.optional(),
  /** An odd pair of values was looked at twice. */
  confirmed: z.boolean().optional(),
};

/** An exam as it is entered: an exams.csv row as JSON, and its form. */
export const ExamGiven = z.strictObject({
  examinedOn: dateField,
  kind: z.enum(EXAM_KINDS).default('annual'),
  ...content,
  ...entryShape,
});
export type ExamGiven = z.infer<typeof ExamGiven>;

/** An exam as it should stand; its day is in the address. */
export const ExamCorrection = ExamGiven.omit({ examinedOn: true });

/** Who did something to a record, when, and as which version of the resident. */
const Deed = z.strictObject({ at: z.string(), by: z.string(), version: z.number() });
export type Deed = z.infer<typeof Deed>;

/** An exam that was moved to its own day: from which one, and why. */
const MoveDeed = Deed.extend({ movedFrom: dateField, reason: z.string() });
export type MoveDeed = z.infer<typeof MoveDeed>;

/** An exam that was entered in error: of which day, and why it was taken back. */
export const VoidedExamBody = Deed.extend({ examinedOn: dateField, reason: z.string() });
export type VoidedExamBody = z.infer<typeof VoidedExamBody>;

/** The day on which an exam was made in truth, and why it is moved there. */
export const ExamMove = z.strictObject({
  movedTo: dateField,
  reason: textField,
  lateEntryReason: entryShape.lateEntryReason,
});

/** An exam with everything that is known of it. */
export const ExamBody = z.strictObject({
  residentId: residentIdField,
  examinedOn: dateField,
  kind: z.enum(EXAM_KINDS),
  ...content,
  lateEntryReason: z.string().optional(),
  /** Absent where it came with an import of the county. */
  enteredFrom: z.enum(['form', 'vehicle']).optional(),
  recorded: Deed.optional(),
  corrections: z.array(Deed),
  moves: z.array(MoveDeed),
});
export type ExamBody = z.infer<typeof ExamBody>;

/** An exam that was entered, and where it leaves the resident in the programmes that do not manage them. */
export const EnteredExamBody = z.strictObject({
  ...ExamBody.shape,
  screening: z.array(ScreeningBody),
});
export type EnteredExamBody = z.infer<typeof EnteredExamBody>;

/** What came of a row of an uploaded file. */
const UploadedBody = z.strictObject({
  /** Where the row begins in the file; the header is line 1. */
  line: z.number(),
  residentId: residentIdField,
  outcome: z.enum(['recorded', 'unchanged']),
  /** The programmes that the resident is suspected for, or to be confirmed. */
  suspected: z.array(programmeField),
});
export type UploadedBody = z.infer<typeof UploadedBody>;

/** Why a row was left out. */
const RejectBody = z.strictObject({
  line: z.number(),
  column: z.string(),
  code: z.string(),
  reason: z.string(),
});
export type RejectBody = z.infer<typeof RejectBody>;

/** What came of an uploaded file. */
export const UploadBody = z.strictObject({
  rows: z.number(),
  recorded: z.number(),
  /** Rows that were known already, to the last value. */
  unchanged: z.number(),
  rejected: z.number(),
  /** Residents who are suspected for a programme or to be confirmed. */
  suspected: z.number(),
  items: z.array(UploadedBody),
  rejects: z.array(RejectBody),
  /** Columns of the file that nothing is known of; they were not read. */
  unknownColumns: z.array(z.string()),
});
