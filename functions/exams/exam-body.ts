import { byCodePoints } from '../../domain/kernel/ids.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { ExamEvent } from '../../events/exams.ts';
import type { Told } from '../follow-ups/follow-up-body.ts';
import { standingBodies } from '../programmes/standing.ts';
import { type ResidentFile, rowsOfFile } from '../residents/resident-file.ts';
import type { Entry } from '../residents/stored.ts';
import { typedRow } from '../residents/typed-rows.ts';
import { type Deed, type EnteredExamBody, ExamBody, type MoveDeed, type VoidedExamBody } from './bodies.ts';

/** What was entered of the exam of one day: as it stands now, and who recorded, corrected and moved it. */
type Entered = {
  readonly last: ExamEvent;
  readonly recorded: Deed | undefined;
  readonly corrections: readonly Deed[];
  readonly moves: readonly MoveDeed[];
};

/** An event about an exam with who told it and when. */
type Reported = { readonly event: ExamEvent; readonly deed: Deed };

const TYPES: ReadonlySet<string> = new Set(ExamEvent.options.map(({ shape }) => shape.type.value));

const toldIn = (entries: readonly Entry[]): Reported[] =>
  entries.flatMap(({ at, by, seq: version, events }) =>
    events
      .filter(({ type }) => TYPES.has(type))
      .map((event) => ({ event: ExamEvent.parse(event), deed: { at, by, version } })),
  );

const enteredAfter = (before: Entered | undefined, { event, deed }: Reported): Entered => {
  const { recorded, corrections = [], moves = [] } = before ?? {};
  const known = { last: event, recorded, corrections, moves };
  switch (event.type) {
    case 'exam-recorded@1':
      return { ...known, recorded: deed };
    case 'exam-corrected@1':
      return { ...known, corrections: [...corrections, deed] };
    case 'exam-moved@1': {
      const { movedFrom, reason } = event;
      return { ...known, moves: [...moves, { ...deed, movedFrom, reason }] };
    }
    case 'exam-voided@1':
      return known;
    default:
      return unreachable(event);
  }
};

/** What was entered of each exam, by day; nothing of one that came with an import and was left as it was, and of one that
 *  was taken back. */
export const enteredIn = (entries: readonly Entry[]): ReadonlyMap<string, Entered> => {
  const all = new Map<string, Entered>();
  for (const told of toldIn(entries)) {
    const { event } = told;
    const before = event.type === 'exam-moved@1' ? event.movedFrom : event.examinedOn;
    const entered = enteredAfter(all.get(before), told);
    all.delete(before);
    if (event.type !== 'exam-voided@1') all.set(event.examinedOn, entered);
  }
  return all;
};

/** Every exam as it was ever told, under its day; one that was moved under both. */
export const everTold = (entries: readonly Entry[]): ExamEvent[] =>
  toldIn(entries).flatMap(({ event }) => {
    const days = event.type === 'exam-moved@1' ? [event.movedFrom, event.examinedOn] : [event.examinedOn];
    return days.map((examinedOn) => ({ ...event, examinedOn }));
  });

/** The exams that were taken back, in the order in which that was done. */
export const voidedIn = (entries: readonly Entry[]): VoidedExamBody[] =>
  toldIn(entries).flatMap(({ event, deed }) =>
    event.type === 'exam-voided@1' ? [{ ...deed, examinedOn: event.examinedOn, reason: event.reason }] : [],
  );

const bodyOf = (row: Parameters<typeof typedRow>[0], entered: Entered | undefined): ExamBody => {
  const known = ExamBody.parse({
    ...typedRow(row),
    corrections: entered?.corrections ?? [],
    moves: entered?.moves ?? [],
  });
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
