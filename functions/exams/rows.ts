import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { ExamEvent } from '../../events/exams.ts';
import { rowKey } from '../county-files/pack.ts';
import type { Patch } from '../residents/stored.ts';

const cell = (value: number | string | undefined): string => (value === undefined ? '' : String(value));

const examKey = (residentId: ResidentId, examinedOn: LocalDate): string =>
  rowKey('exams', [residentId, examinedOn, 'annual']);

/** The row of an exam as it was recorded or corrected: every cell of it. */
export const examPatch = (event: Omit<ExamEvent, 'type'>): Patch => {
  const { residentId, examinedOn, kind } = event;
  return {
    file: 'exams',
    key: examKey(residentId, examinedOn),
    set: {
      residentId,
      examinedOn,
      kind,
      sbp: cell(event.sbp),
      dbp: cell(event.dbp),
      fpg: cell(event.fpg),
      heightCm: cell(event.heightCm),
      weightKg: cell(event.weightKg),
      waistCm: cell(event.waistCm),
      result: cell(event.result),
      note: cell(event.note),
    },
  };
};
