import type { ExamCorrected, ExamMoved, ExamRecorded, ExamVoided } from '../../events/exams.ts';
import type { ResidentId } from '../kernel/ids.ts';
import type { MmHg } from '../kernel/quantity.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { Exam } from './exam.ts';

/** Why an exam may not be entered, with what explains it. */
export type ExamRefusal =
  | { readonly code: 'exam/after-today'; readonly today: LocalDate }
  | { readonly code: 'exam/before-birth'; readonly birthDate: LocalDate }
  | { readonly code: 'exam/after-death'; readonly diedOn: LocalDate }
  | { readonly code: 'exam/after-moving-out'; readonly movedOutOn: LocalDate }
  | { readonly code: 'exam/exists'; readonly examinedOn: LocalDate }
  | { readonly code: 'exam/not-found'; readonly examinedOn: LocalDate }
  | { readonly code: 'exam/sbp-not-above-dbp'; readonly sbp: MmHg; readonly dbp: MmHg };

/** What is recorded of one resident and bears on an exam. A resident's whole history is one. */
export type ExamHistory = {
  readonly resident: {
    readonly id: ResidentId;
    readonly birthDate: LocalDate;
    readonly diedOn: LocalDate | undefined;
    readonly movedOutOn: LocalDate | undefined;
  };
  readonly exams: readonly Exam[];
};

/** An exam as it is entered: values and the whole form. */
export type ExamEntry = Omit<ExamRecorded, 'type' | 'residentId' | 'lateEntryReason' | 'resultReady'>;

/** The day of an entry and what was said to it. */
export type ExamContext = {
  readonly today: LocalDate;
  /** Lets an exam in after moving out; blank is none. */
  readonly lateEntryReason?: string | undefined;
  /** An odd pair of values was looked at twice. */
  readonly confirmed?: boolean | undefined;
};

type Fact = Omit<ExamRecorded, 'type'>;

const reasonOf = ({ lateEntryReason }: ExamContext): string | undefined =>
  lateEntryReason?.trim() || undefined;

const dayFault = (
  { examinedOn }: ExamEntry,
  { resident: { birthDate, diedOn, movedOutOn } }: ExamHistory,
  context: ExamContext,
): ExamRefusal | undefined => {
  const { today } = context;
  if (examinedOn > today) return { code: 'exam/after-today', today };
  if (examinedOn < birthDate) return { code: 'exam/before-birth', birthDate };
  if (diedOn !== undefined && examinedOn > diedOn) return { code: 'exam/after-death', diedOn };
  return movedOutOn !== undefined && examinedOn > movedOutOn && reasonOf(context) === undefined
    ? { code: 'exam/after-moving-out', movedOutOn }
    : undefined;
};

const valueFault = ({ sbp, dbp }: ExamEntry, { confirmed }: ExamContext): ExamRefusal | undefined =>
  sbp !== undefined && dbp !== undefined && sbp <= dbp && confirmed !== true
    ? { code: 'exam/sbp-not-above-dbp', sbp, dbp }
    : undefined;

/** The result can be told to the person once the exam has come to one. */
const factOf = (entry: ExamEntry, { resident }: ExamHistory, context: ExamContext): Fact => {
  const lateEntryReason = reasonOf(context);
  return {
    ...entry,
    residentId: resident.id,
    resultReady: entry.result !== undefined,
    ...(lateEntryReason === undefined ? {} : { lateEntryReason }),
  };
};

const isThere = ({ exams }: ExamHistory, examinedOn: LocalDate): boolean =>
  exams.some((exam) => exam.examinedOn === examinedOn);

/** Records an exam of a day of the person's life up to today, one a day.
 *  @source domain-rules.md §1.8; readings.md A43, A60–A62 */
export const recordExam = (
  history: ExamHistory,
  entry: ExamEntry,
  context: ExamContext,
): Result<ExamRecorded[], ExamRefusal> => {
  const fault = dayFault(entry, history, context) ?? valueFault(entry, context);
  if (fault !== undefined) return err(fault);
  const { examinedOn } = entry;
  return isThere(history, examinedOn)
    ? err({ code: 'exam/exists', examinedOn })
    : ok([{ type: 'exam-recorded@1', ...factOf(entry, history, context) }]);
};

/** Corrects the exam of a day by the whole of it as it should stand; the rules of entry hold as for a new one. */
export const correctExam = (
  history: ExamHistory,
  entry: ExamEntry,
  context: ExamContext,
): Result<ExamCorrected[], ExamRefusal> => {
  const { examinedOn } = entry;
  if (!isThere(history, examinedOn)) return err({ code: 'exam/not-found', examinedOn });
  const fault = dayFault(entry, history, context) ?? valueFault(entry, context);
  return fault === undefined
    ? ok([{ type: 'exam-corrected@1', ...factOf(entry, history, context) }])
    : err(fault);
};

/** What is to become of an exam, and why. */
type Amends = { readonly exam: ExamEntry; readonly reason: string };

/** Moves an exam to the day on which it was made: one of the person's life, up to today, that has none.
 *  @param exam as it is known, under the day that it is moved from */
export const moveExam = (
  history: ExamHistory,
  { exam, reason, movedTo }: Amends & { readonly movedTo: LocalDate },
  context: ExamContext,
): Result<ExamMoved[], ExamRefusal> => {
  const { examinedOn: movedFrom } = exam;
  if (!isThere(history, movedFrom)) return err({ code: 'exam/not-found', examinedOn: movedFrom });
  if (isThere(history, movedTo)) return err({ code: 'exam/exists', examinedOn: movedTo });
  const entry = { ...exam, examinedOn: movedTo };
  const fault = dayFault(entry, history, context);
  return fault === undefined
    ? ok([{ type: 'exam-moved@1', ...factOf(entry, history, context), movedFrom, reason }])
    : err(fault);
};

/** Takes back an exam that was entered in error; its day has none then. */
export const voidExam = (
  history: ExamHistory,
  { exam, reason }: Amends,
  context: ExamContext,
): Result<ExamVoided[], ExamRefusal> => {
  const { examinedOn } = exam;
  return isThere(history, examinedOn)
    ? ok([{ type: 'exam-voided@1', ...factOf(exam, history, context), reason }])
    : err({ code: 'exam/not-found', examinedOn });
};
