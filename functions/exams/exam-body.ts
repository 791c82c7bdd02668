import { byCodePoints } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { ExamEvent } from '../../events/exams.ts';
import type { Told } from '../follow-ups/follow-up-body.ts';
import { standingBodies } from '../programmes/screenings.ts';
import { type ResidentFile, rowsOfFile } from '../residents/resident-file.ts';
import type { Entry } from '../residents/stored.ts';
import { typedRow } from '../residents/typed-rows.ts';
import { type Deed, type EnteredExamBody, ExamBody } from './bodies.ts';

/** What was entered of the exam of one day: as it stands now, and who recorded and corrected it. */
type Entered = { last: ExamEvent; recorded: Deed | undefined; readonly corrections: Deed[] };

/** What was entered of each exam, by day; nothing of one that came with an import and was left as it was. */
export const enteredIn = (entries: readonly Entry[]): ReadonlyMap<string, Entered> => {
  const all = new Map<string, Entered>();
  for (const { at, by, seq: version, events } of entries) {
    for (const body of events) {
      if (body.type !== 'exam-recorded@1' && body.type !== 'exam-corrected@1') continue;
      const event = ExamEvent.parse(body);
      const one = all.get(event.examinedOn) ?? { last: event, recorded: undefined, corrections: [] };
      one.last = event;
      if (event.type === 'exam-recorded@1') one.recorded = { at, by, version };
      else one.corrections.push({ at, by, version });
      all.set(event.examinedOn, one);
    }
  }
  return all;
};

const bodyOf = (row: Parameters<typeof typedRow>[0], entered: Entered | undefined): ExamBody => {
  const known = ExamBody.parse({ ...typedRow(row), corrections: entered?.corrections ?? [] });
  if (entered === undefined) return known;
  const { form, lateEntryReason, enteredFrom, staffId } = entered.last;
  return {
    ...known,
    enteredFrom,
    staffId,
    ...(form !== undefined && { form }),
    ...(lateEntryReason !== undefined && { lateEntryReason }),
    ...(entered.recorded !== undefined && { recorded: entered.recorded }),
  };
};

/** The exams of a resident as answered, the latest first. */
export const examBodies = (file: ResidentFile): ExamBody[] => {
  const entered = enteredIn(file.entries);
  return rowsOfFile(file, 'exams')
    .map((row) => bodyOf(row, entered.get(row['examinedOn'] ?? '')))
    .toSorted((a, b) => byCodePoints(b.examinedOn, a.examinedOn));
};

/** The exam of a day as answered, with where it leaves the resident; throws where there is none of the day. */
export const enteredExamBody = (told: Told, examinedOn: LocalDate): EnteredExamBody => {
  const exam = examBodies(told.file).find((one) => one.examinedOn === examinedOn);
  if (exam === undefined) throw new Error('an exam that was stored is there');
  return { ...exam, screening: standingBodies(told) };
};
