import type { ResidentId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';

/** The kinds of examination that are recorded. */
export const EXAM_KINDS = ['annual'] as const;
/** What an examination may come to. */
export const EXAM_RESULTS = ['normal', 'abnormal'] as const;

/** One annual health examination. */
export type Exam = { readonly residentId: ResidentId; readonly examinedOn: LocalDate };

/** Says whether somebody was examined between two days, both included. */
export const isExaminedWithin = (exams: readonly Exam[], from: LocalDate, until: LocalDate): boolean =>
  exams.some(({ examinedOn }) => examinedOn >= from && examinedOn <= until);
