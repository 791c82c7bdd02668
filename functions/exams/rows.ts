import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { ExamEvent } from '../../events/exams.ts';
import { rowKey } from '../county-files/pack.ts';
import type { Patch } from '../residents/stored.ts';

const cell = (value: number | string | undefined): string => (value === undefined ? '' : String(value));

const examKey = (residentId: ResidentId, examinedOn: LocalDate): string =>
  rowKey('exams', [residentId, examinedOn, 'annual']);

/** The cells of an exam as it stands after an event. */
export const examCells = (event: Omit<ExamEvent, 'type'>): Readonly<Record<string, string>> => {
  const { residentId, examinedOn, kind } = event;
  return {
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
  };
};

/** What an event changes of the rows of exams: every cell of the one that it is about; one that was moved leaves its old day. */
export const examPatches = (event: ExamEvent): Patch[] => {
  const { residentId, examinedOn, type } = event;
  const file = 'exams';
  const gone = (day: LocalDate): Patch => ({ file, key: examKey(residentId, day), set: null });
  if (type === 'exam-voided@1') return [gone(examinedOn)];
  const row: Patch = { file, key: examKey(residentId, examinedOn), set: examCells(event) };
  return type === 'exam-moved@1' ? [gone(event.movedFrom), row] : [row];
};
