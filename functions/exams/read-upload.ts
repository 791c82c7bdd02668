import type * as z from 'zod';

import { examPolicy } from '../../domain/exams/index.ts';
import { type IdNumber, idNumber } from '../../domain/kernel/id-number.ts';
import { isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { plainNumber } from '../../domain/kernel/quantity.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Language } from '../../domain/kernel/text.ts';
import { ExamForm } from '../../events/exam-form.ts';
import { restored } from '../county-files/csv-text.ts';
import { type RawRow, rowsOf } from '../county-files/rows.ts';
import { messagesIn } from '../kit/messages.ts';
import { ExamGiven, type RejectBody } from './bodies.ts';
import { examsProblems } from './problems.ts';
import type { RowFault, UploadRefusal } from './upload-refusal.ts';

/** One exam of a file, and whose it is said to be; at least one of the two names is there. */
export type UploadRow = {
  readonly line: number;
  readonly residentId: ResidentId | undefined;
  readonly idNumber: IdNumber | undefined;
  readonly given: ExamGiven;
};

/** What a file holds: sound rows, and those that can be taken for none. */
export type Upload = {
  readonly rows: readonly UploadRow[];
  readonly rejects: readonly RejectBody[];
  readonly unknownColumns: readonly string[];
};

const WHO = ['residentId', 'idNumber'] as const;
const { form: _form, ...OWN } = ExamGiven.shape;

const COLUMNS: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ...Object.entries(OWN),
  ...Object.entries(ExamForm.shape),
]);

/** What a column takes: a text is no number, list, finding or yes. */
const kindOf = (form: z.ZodType): string => {
  const [issue] = form.safeParse('x').error?.issues ?? [];
  return issue?.code === 'invalid_type' ? issue.expected : 'string';
};

const KINDS = new Map([...COLUMNS].map(([column, form]) => [column, kindOf(form)]));

const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);

/** A cell as the form of its column takes it; one that cannot be read stays as it is, and is refused there. */
const valueOf = (column: string, cell: string): unknown => {
  switch (KINDS.get(column) ?? 'string') {
    case 'number':
    case 'int':
      return plainNumber(cell) ?? cell;
    case 'array':
      return cell.split('|');
    case 'object':
      return cell === 'normal' ? { isNormal: true } : { isNormal: false, says: cell };
    case 'boolean':
      return YES_NO.get(cell) ?? cell;
    default:
      return cell;
  }
};

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const headerFault = (titles: readonly string[]): UploadRefusal | undefined => {
  const repeated = titles.find((title, at) => title !== '' && titles.indexOf(title) !== at);
  if (repeated !== undefined) return { code: 'exam/repeated-column', column: repeated };
  if (!titles.includes('examinedOn')) return { code: 'exam/missing-column', column: 'examinedOn' };
  return WHO.some((column) => titles.includes(column))
    ? undefined
    : { code: 'exam/missing-column', column: WHO.join('|') };
};

type Faulty = Pick<RejectBody, 'column' | 'code'> & { readonly reason: string };
type Reading = { readonly titles: readonly string[]; readonly language: Language };

const titleOf = (code: RowFault, language: Language): string => examsProblems[code].title[language];

type Given = Readonly<Record<string, unknown>>;

/** The known cells of a row in the shape of a request: what is of the form stands within it. */
const shapeOf = (cells: ReadonlyMap<string, string>): Given => {
  const own: [string, unknown][] = [];
  const form: [string, unknown][] = [];
  for (const [column, cell] of cells)
    if (COLUMNS.has(column)) (column in OWN ? own : form).push([column, valueOf(column, cell)]);
  return { ...Object.fromEntries(own), ...(form.length > 0 && { form: Object.fromEntries(form) }) };
};

const faultIn = ({ issues }: z.ZodError): Faulty => {
  const [{ path, code, message } = { path: [], code: 'custom', message: '' }] = issues;
  const [first = '', second = ''] = path;
  return { column: String(first === 'form' ? second : first), code, reason: message };
};

const givenIn = (cells: ReadonlyMap<string, string>, language: Language): Result<ExamGiven, Faulty> => {
  const parsed = ExamGiven.safeParse(shapeOf(cells), { error: messagesIn(language) });
  return parsed.success ? ok(parsed.data) : err(faultIn(parsed.error));
};

const whoIn = (
  cells: ReadonlyMap<string, string>,
): Pick<UploadRow, 'residentId' | 'idNumber'> | undefined => {
  const id = cells.get('residentId');
  const number = cells.get('idNumber');
  const who = {
    residentId: id !== undefined && isId<'ResidentId'>(id) ? id : undefined,
    idNumber: number === undefined ? undefined : idNumber(number),
  };
  const isUnsound =
    (id !== undefined && who.residentId === undefined) ||
    (number !== undefined && who.idNumber === undefined);
  return isUnsound || (id === undefined && number === undefined) ? undefined : who;
};

const readRow = (row: RawRow, { titles, language }: Reading): Result<UploadRow, Faulty> => {
  if (row.fault !== undefined || row.cells.length > titles.length)
    return err({ column: '', code: 'exam/bad-row', reason: titleOf('exam/bad-row', language) });
  const cells = new Map(
    titles.flatMap((title, at) => {
      const cell = restored(row.cells[at] ?? '').trim();
      return cell === '' ? [] : [[title, cell] as const];
    }),
  );
  const who = whoIn(cells);
  if (who === undefined)
    return err({ column: 'idNumber', code: 'exam/nobody', reason: titleOf('exam/nobody', language) });
  const given = givenIn(cells, language);
  return given.ok ? ok({ line: row.line, ...who, given: given.value }) : given;
};

const readRows = (rows: readonly RawRow[], reading: Reading): Pick<Upload, 'rows' | 'rejects'> => {
  const sound: UploadRow[] = [];
  const rejects: RejectBody[] = [];
  for (const row of rows) {
    const read = readRow(row, reading);
    if (read.ok) sound.push(read.value);
    else rejects.push({ line: row.line, ...read.error });
  }
  return { rows: sound, rejects };
};

/** Reads the exams of a vehicle's day: a header in any order, then a row a person; an exams.csv of a county is one.
 *  UTF-8, or GB 18030 where the file is none. */
export const readUpload = (bytes: Uint8Array, language: Language): Result<Upload, UploadRefusal> => {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  if (text === undefined) return err({ code: 'exam/unreadable-file' });
  const [header, ...rows] = rowsOf([text]);
  if (header?.fault !== undefined) return err({ code: 'exam/unreadable-file' });
  const titles = (header?.cells ?? []).map((title) => title.trim());
  const fault = headerFault(titles);
  if (fault !== undefined) return err(fault);
  const most = examPolicy.mostUploadRows;
  if (rows.length > most) return err({ code: 'exam/too-many-rows', most });
  const known = (title: string): boolean => COLUMNS.has(title) || WHO.some((column) => column === title);
  const unknownColumns = titles.filter((title) => title !== '' && !known(title));
  return ok({ ...readRows(rows, { titles, language }), unknownColumns });
};
