import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';
import { byCodePoints } from '../../domain/kernel/ids.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import {
  managedSince,
  type ProgrammeCode,
  programmes,
  screeningPolicy,
  screeningReading,
  screeningState,
} from '../../domain/programmes/index.ts';
import { ScreeningRecorded } from '../../events/programmes.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { findToSee, type Found } from '../residents/find.ts';
import { type ResidentFile, rowsOfFile } from '../residents/resident-file.ts';
import type { Entry } from '../residents/stored.ts';
import { listScreenings } from './api.ts';
import type { ReadingBody, ScreeningBody } from './bodies.ts';

const USUAL_LIMIT = 50;
const SEQ_DIGITS = 6;

/** A reading with its place in the list: text order is time order. */
type Taken = { readonly place: string; readonly entry: Entry; readonly event: ScreeningRecorded };

/** The readings that were taken of somebody for screening, in the order of their days. */
const takenOf = ({ entries }: Pick<ResidentFile, 'entries'>): Taken[] =>
  entries
    .flatMap((entry) =>
      entry.events
        .filter(({ type }) => type === 'screening-recorded@1')
        .map((body) => {
          const event = ScreeningRecorded.parse(body);
          const seq = String(entry.seq).padStart(SEQ_DIGITS, '0');
          return { place: `${event.measuredOn} ${seq}`, entry, event };
        }),
    )
    .toSorted((a, b) => byCodePoints(a.place, b.place));

/** The last day on which management ended because it had not been the disease. */
const ruledOutOn = (file: ResidentFile, programme: ProgrammeCode): LocalDate | undefined =>
  rowsOfFile(file, 'enrolments')
    .filter((row) => row['programme'] === programme && row['closeReason'] === 'misdiagnosed')
    .map((row) => row['closedOn'] ?? '')
    .filter(isLocalDate)
    .toSorted()
    .at(-1);

/** Where a resident stands in the screening for a programme, with what was read since the record was loaded. Throws for a
 *  programme that is not screened for. */
export const standingOf = (
  { file, person }: Pick<Found, 'file' | 'person'>,
  programme: ProgrammeCode,
  readSince: readonly ScreeningRecorded[] = [],
): ScreeningBody => {
  const { birthDate } = person.history.resident;
  const taken = [...takenOf(file).map(({ event }) => event), ...readSince];
  const state = screeningState(taken.map(screeningReading), {
    programme,
    birthDate,
    day: person.day,
    hasOtherRisk: false,
    ruledOutOn: ruledOutOn(file, programme),
  });
  if (state === undefined) throw new Error(`a programme has a screening rule: ${programme}`);
  const { nextOn = null, row } = state;
  return { residentId: file.id, programme, state: state.state, row, nextDate: nextOn };
};

/** Of each programme that is asked for, screened for and does not manage the resident. */
const standingBodies = (found: Found, programme: ProgrammeCode | undefined): ScreeningBody[] => {
  const { enrolments } = found.person.history;
  return programmes
    .map(({ code }) => code)
    .filter((code) => programme === undefined || code === programme)
    .filter((code) => screeningPolicy[code] !== undefined)
    .filter((code) => managedSince(enrolments, code, found.person.day) === undefined)
    .map((code) => standingOf(found, code));
};

const readingBody = ({ entry: { at, by }, event }: Taken): ReadingBody => {
  const { type: _type, residentId: _id, measuredOn: readOn, ...reading } = event;
  return { readOn, ...reading, at, by };
};

/** Lists what was read for screening, the latest first, and where the resident stands today. */
export const screeningsUseCase = useCase(listScreenings, async (asked, ports) => {
  const { by, params, query } = asked;
  const { programme, limit = USUAL_LIMIT } = query;
  const owner = { userId: by.userId, list: `screenings ${params.residentId} ${programme ?? ''}` };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const found = await findToSee(asked, ports, params.residentId);
  if (!found.ok) return err(found.error);
  const { file } = found.value;
  const before = cursor.value;
  const rest = takenOf(file)
    .filter(({ event }) => programme === undefined || event.programme === programme)
    .filter(({ place }) => before === undefined || place < before)
    .toReversed();
  const page = rest.slice(0, limit);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return ok({
    answer: {
      items: page.map(readingBody),
      next: cursorOut(last?.place, owner, ports.keys),
      standing: standingBodies(found.value, programme),
    },
    version: file.version,
    saw: [file.id],
  });
});
