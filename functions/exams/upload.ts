import type { ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { dataOf } from '../kit/data-of.ts';
import { useCase } from '../kit/use-case.ts';
import { holderOf } from '../residents/same-number.ts';
import { uploadExams } from './api.ts';
import type { RejectBody, UploadedBody } from './bodies.ts';
import { type EnteredRows, enterRows, type PersonRows, rejectOf, type Uploading } from './enter-rows.ts';
import { readUpload, type UploadRow } from './read-upload.ts';

/** People who are found or written at a time. */
const AT_A_TIME = 8;

const MOST_RECEIPT_BYTES = 280_000;

/** Does the work for every item, some at a time, and gives the results in the order of the items. */
const someAtATime = async <Item, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
): Promise<Done[]> => {
  const done: Done[] = [];
  for (let from = 0; from < items.length; from += AT_A_TIME)
    done.push(...(await Promise.all(items.slice(from, from + AT_A_TIME).map(work))));
  return done;
};

/** Whose a row is; where it names both, the number has to be that resident's. */
const personOf = async (
  uploading: Uploading,
  row: UploadRow,
): Promise<Result<{ readonly id: ResidentId; readonly row: UploadRow }, RejectBody>> => {
  const { residentId, idNumber } = row;
  const holder = idNumber === undefined ? residentId : await holderOf(idNumber, uploading.ports);
  if (holder === undefined) return err(rejectOf(uploading, row, 'access/not-found'));
  return residentId === undefined || residentId === holder
    ? ok({ id: holder, row })
    : err(rejectOf(uploading, row, 'exam/person-differs'));
};

const byPerson = (rows: readonly { readonly id: ResidentId; readonly row: UploadRow }[]): PersonRows[] =>
  Array.from(
    Map.groupBy(rows, ({ id }) => id),
    ([residentId, own]) => ({ residentId, rows: own.map(({ row }) => row) }),
  );

/** Finds whose rows they are and enters them, person by person. */
const enterAll = async (uploading: Uploading, rows: readonly UploadRow[]): Promise<EnteredRows> => {
  const named = await someAtATime(rows, (row) => personOf(uploading, row));
  const persons = byPerson(named.flatMap((one) => (one.ok ? [one.value] : [])));
  const entered = await someAtATime(persons, (person) => enterRows(uploading, person));
  return {
    items: entered.flatMap(({ items }) => items),
    rejects: [
      ...named.flatMap((one) => (one.ok ? [] : [one.error])),
      ...entered.flatMap(({ rejects }) => rejects),
    ],
  };
};

const byLine = (a: { readonly line: number }, b: { readonly line: number }): number => a.line - b.line;

const suspectedIn = (items: readonly UploadedBody[]): number =>
  new Set(items.filter(({ suspected }) => suspected.length > 0).map(({ residentId }) => residentId)).size;

/** Says whether an answer can be kept to be given again; sealed it takes a third more of an item's 400 KB. One that cannot,
 *  of hundreds of rejects, comes anew from the same file, which changes nothing. */
const fitsReceipt = (reply: unknown): boolean =>
  Buffer.byteLength(JSON.stringify(reply)) <= MOST_RECEIPT_BYTES;

/** Takes the exams of a vehicle's day. Each person is written once and by themselves: where it breaks off, the same file
 *  goes on, and says of what was entered before that it is unchanged. */
export const uploadUseCase = useCase(uploadExams, async (asked, ports) => {
  const read = readUpload(asked.body, asked.language);
  if (!read.ok) return err({ code: read.error.code, data: dataOf(read.error) });
  const { rows, unknownColumns } = read.value;
  const entered = await enterAll({ asked, ports }, rows);
  const items = entered.items.toSorted(byLine);
  const rejects = [...read.value.rejects, ...entered.rejects].toSorted(byLine);
  const recorded = items.filter(({ outcome }) => outcome === 'recorded').length;
  const answer = {
    rows: items.length + rejects.length,
    recorded,
    unchanged: items.length - recorded,
    rejected: rejects.length,
    suspected: suspectedIn(items),
    items,
    rejects,
    unknownColumns: [...unknownColumns],
  };
  const saw = [...new Set(items.map(({ residentId }) => residentId))];
  // The people are stored: what is left to store is the receipt.
  return ok({ answer, saw, ...(fitsReceipt({ answer, saw }) && { writes: {} }) });
});
