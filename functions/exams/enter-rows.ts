import { evolve, type Exam, type ExamRefusal, recordExam } from '../../domain/exams/index.ts';
import { isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { ProgrammeCode } from '../../domain/programmes/index.ts';
import type { ExamRecorded } from '../../events/exams.ts';
import { FAULTS } from '../county-files/faults.ts';
import { changed, staffOf } from '../follow-ups/change.ts';
import type { Told } from '../follow-ups/follow-up-body.ts';
import type { Ports } from '../kit/ports.ts';
import { commonProblems, type ProblemTable } from '../kit/problem.ts';
import type { Asked } from '../kit/use-case.ts';
import { standingBodies } from '../programmes/standing.ts';
import { findToWrite, type Found } from '../residents/find.ts';
import { type ResidentFile, rowsOfFile } from '../residents/resident-file.ts';
import type { uploadExams } from './api.ts';
import type { RejectBody, UploadedBody } from './bodies.ts';
import { enteredIn, everTold } from './exam-body.ts';
import { examsProblems } from './problems.ts';
import type { UploadRow } from './read-upload.ts';
import { fieldAtFault } from './refused.ts';
import { examCells } from './rows.ts';

/** Who uploads, and what the service has to do it with. */
export type Uploading = { readonly asked: Asked<typeof uploadExams>; readonly ports: Ports };

/** The rows of one person, in the order of the file. */
export type PersonRows = { readonly residentId: ResidentId; readonly rows: readonly UploadRow[] };

/** What came of the rows of one person. */
export type EnteredRows = {
  readonly items: readonly UploadedBody[];
  readonly rejects: readonly RejectBody[];
};

/** How often a person's rows are decided anew when somebody else comes first. */
const ATTEMPTS = 4;

const titles: ProblemTable = { ...commonProblems, ...examsProblems };
const fields: Readonly<Record<string, string | undefined>> = fieldAtFault;

/** A row of somebody who is not there for the uploader, as an import of the county says it: out of scope is the same. */
const unknownPerson = ({ asked }: Uploading, { line, residentId }: UploadRow): RejectBody => {
  const column = residentId === undefined ? 'idNumber' : 'residentId';
  const code = 'unknown_reference';
  return { line, column, code, reason: FAULTS[code][asked.language] };
};

/** A row that was left out, with why in the language of the asker. */
export const rejectOf = (uploading: Uploading, row: UploadRow, code: string): RejectBody => {
  if (code === 'access/not-found') return unknownPerson(uploading, row);
  const { asked } = uploading;
  const { line } = row;
  const reason = titles[code]?.title[asked.language] ?? code;
  return { line, column: fields[code] ?? '', code, reason };
};

const told = (exam: Omit<ExamRecorded, 'type'>): string =>
  JSON.stringify([examCells(exam), exam.form ?? null]);

/** The exam of a day that is known, as far as it can be compared with a row. */
const knownOf = (file: ResidentFile, examinedOn: string): string | undefined => {
  const entered = enteredIn(file.entries).get(examinedOn);
  if (entered !== undefined) return told(entered.last);
  const row = rowsOfFile(file, 'exams').find((one) => one['examinedOn'] === examinedOn);
  return row && JSON.stringify([row, null]);
};

/** The same exam as `knownOf` tells it of an import: the cells that are filled. */
const asRow = (exam: ExamRecorded): string => {
  const cells = Object.entries(examCells(exam)).filter(([, cell]) => cell !== '');
  return JSON.stringify([Object.fromEntries(cells), exam.form ?? null]);
};

type Decided = {
  readonly events: ExamRecorded[];
  readonly outcomes: { readonly line: number; readonly outcome: UploadedBody['outcome'] }[];
  readonly rejects: RejectBody[];
};

/** Decides a row on what the rows before it left: the exam, or nothing where the row tells what is known already, or what
 *  was known once and has been moved or taken back since. */
const decideRow = (
  { asked }: Uploading,
  { file, person }: Found,
  { row, before }: { readonly row: UploadRow; readonly before: readonly ExamRecorded[] },
): Result<readonly ExamRecorded[], ExamRefusal> => {
  const { lateEntryReason, confirmed, staffId, ...exam } = row.given;
  const entry = { ...exam, enteredFrom: 'vehicle' as const, staffId: staffOf(staffId, asked) };
  const context = { today: asked.today, lateEntryReason, confirmed };
  const decide = (exams: readonly Exam[]) => recordExam({ ...person.history, exams }, entry, context);
  const alone = decide([]);
  const [same] = alone.ok ? alone.value : [];
  if (same === undefined) return alone;
  const known = knownOf(file, exam.examinedOn);
  const isKnown = known === told(same) || known === asRow(same);
  const toldBefore = known === undefined ? [...before, ...everTold(file.entries)] : before;
  if (isKnown || toldBefore.some((one) => told(one) === told(same))) return ok([]);
  return decide(before.reduce<Exam[]>(evolve, [...person.history.exams]));
};

/** Decides each row on what the rows before it left. */
const decideRows = (uploading: Uploading, found: Found, rows: readonly UploadRow[]): Decided => {
  const decided: Decided = { events: [], outcomes: [], rejects: [] };
  for (const row of rows) {
    const { line } = row;
    const exam = decideRow(uploading, found, { row, before: decided.events });
    if (exam.ok) {
      decided.events.push(...exam.value);
      decided.outcomes.push({ line, outcome: exam.value.length > 0 ? 'recorded' : 'unchanged' });
    } else decided.rejects.push(rejectOf(uploading, row, exam.error.code));
  }
  return decided;
};

/** Finds the person of rows; of an alias the record that was kept. */
const findPerson = async ({ asked, ports }: Uploading, residentId: ResidentId) => {
  const asker = { ...asked, ifMatch: undefined };
  const found = await findToWrite(asker, ports, residentId);
  const kept = found.ok || found.error.code !== 'resident/merged' ? '' : found.error.data?.['residentId'];
  return typeof kept === 'string' && isId<'ResidentId'>(kept) ? findToWrite(asker, ports, kept) : found;
};

/** The person after what was decided is stored; undefined where somebody else came first. */
const stored = async (
  uploading: Uploading,
  found: Found,
  events: readonly ExamRecorded[],
): Promise<Told | undefined> => {
  if (events.length === 0) return found;
  const { commit, after } = changed(uploading, found, { events, patches: [] });
  const done = await uploading.ports.commit({ residents: [commit] }, undefined);
  return done.ok ? after : undefined;
};

const suspectedIn = (person: Told): ProgrammeCode[] =>
  standingBodies(person)
    .filter(({ state }) => state === 'suspected' || state === 'to_confirm')
    .map(({ programme }) => programme);

/** Enters the rows of one person in one write, decided anew where somebody else came first. What is stored says by itself
 *  that a row was entered: the same file once more changes nothing. */
export const enterRows = async (
  uploading: Uploading,
  { residentId, rows }: PersonRows,
  attempts = ATTEMPTS,
): Promise<EnteredRows> => {
  const rejected = (code: string): EnteredRows => ({
    items: [],
    rejects: rows.map((row) => rejectOf(uploading, row, code)),
  });
  const found = await findPerson(uploading, residentId);
  if (!found.ok) return rejected(found.error.code);
  const { events, outcomes, rejects } = decideRows(uploading, found.value, rows);
  const now = await stored(uploading, found.value, events);
  if (now === undefined)
    return attempts > 1
      ? enterRows(uploading, { residentId, rows }, attempts - 1)
      : rejected('store/conflict');
  const suspected = suspectedIn(now);
  return { items: outcomes.map((one) => ({ ...one, residentId: now.file.id, suspected })), rejects };
};
