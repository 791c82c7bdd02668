import type { ExamEntry } from '../../domain/exams/index.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { staffOf } from '../follow-ups/change.ts';
import type { Route } from '../kit/route.ts';
import type { Asked } from '../kit/use-case.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import { examBodies } from './exam-body.ts';

/** The exam of a day as it stands, told whole by whoever changes it; a bare one where the day has none. */
export const knownExam = (
  file: ResidentFile,
  examinedOn: LocalDate,
  asked: Pick<Asked<Route>, 'by'>,
): ExamEntry => {
  const known = examBodies(file).find((one) => one.examinedOn === examinedOn);
  const { sbp, dbp, fpg, heightCm, weightKg, waistCm, result, note, form } = known ?? {};
  const values = { sbp, dbp, fpg, heightCm, weightKg, waistCm, result, note, form };
  const enteredFrom = known?.enteredFrom ?? 'form';
  return { ...values, kind: 'annual', examinedOn, enteredFrom, staffId: staffOf(undefined, asked) };
};
