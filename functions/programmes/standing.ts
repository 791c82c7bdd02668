import * as z from 'zod';

import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';
import { byCodePoints } from '../../domain/kernel/ids.ts';
import {
  managedSince,
  type ProgrammeCode,
  programmes,
  readingFor,
  screeningPolicy,
  type ScreeningReading,
  screeningReading,
  screeningState,
} from '../../domain/programmes/index.ts';
import type { ResidentDay } from '../../domain/residents/index.ts';
import { readings } from '../../events/care-fields.ts';
import { ScreeningRecorded } from '../../events/programmes.ts';
import { dateField } from '../kit/fields.ts';
import { type ResidentFile, rowsOfFile } from '../residents/resident-file.ts';
import { typedRow } from '../residents/typed-rows.ts';
import type { ReadingBody, ScreeningBody } from './bodies.ts';

const SEQ_DIGITS = 6;

/** A reading with its place in the list: text order is time order. */
export type Taken = {
  readonly place: string;
  readonly reading: ScreeningReading;
  readonly body: ReadingBody;
};

/** The readings that were taken of somebody for screening. */
const screened = ({ entries }: Pick<ResidentFile, 'entries'>): Taken[] =>
  entries.flatMap(({ at, by, seq: version, events }) =>
    events
      .filter(({ type }) => type === 'screening-recorded@1')
      .map((told) => {
        const event = ScreeningRecorded.parse(told);
        const { type: _type, residentId: _id, measuredOn: readOn, ...values } = event;
        const seq = String(version).padStart(SEQ_DIGITS, '0');
        return {
          place: `${readOn} ${seq}`,
          reading: screeningReading(event),
          body: { source: 'screening', readOn, ...values, at, by },
        };
      }),
  );

const Examined = z.object({
  examinedOn: dateField,
  sbp: readings.sbp,
  dbp: readings.dbp,
  fpg: readings.fpg,
});

/** What an exam tells of each programme that did not manage the resident on its day. */
const examined = (file: Screened['file']): Taken[] =>
  rowsOfFile(file, 'exams').flatMap((row) => {
    const { examinedOn: measuredOn, sbp, dbp, fpg } = Examined.parse(typedRow(row));
    return programmes
      .filter(({ code }) => managedSince(file.history.enrolments, code, measuredOn) === undefined)
      .flatMap(({ code }) => readingFor(code, { measuredOn, sbp, dbp, fpg }) ?? [])
      .map((reading): Taken => {
        const { measuredOn: readOn, ...values } = reading;
        const place = `${readOn} ${'0'.repeat(SEQ_DIGITS)} ${reading.programme}`;
        return { place, reading, body: { source: 'exam', readOn, ...values } };
      });
  });

/** Everything that tells the screening of somebody, in the order of its days. */
export const takenOf = (file: Screened['file']): Taken[] =>
  [...screened(file), ...examined(file)].toSorted((a, b) => byCodePoints(a.place, b.place));

/** The last day on which management ended because it had not been the disease. */
const ruledOutOn = (file: Screened['file'], programme: ProgrammeCode): LocalDate | undefined =>
  rowsOfFile(file, 'enrolments')
    .filter((row) => row['programme'] === programme && row['closeReason'] === 'misdiagnosed')
    .map((row) => row['closedOn'] ?? '')
    .filter(isLocalDate)
    .toSorted()
    .at(-1);

/** A resident on a day, with what is recorded. */
export type Screened = {
  readonly file: Pick<ResidentFile, 'id' | 'rows' | 'entries' | 'history'>;
  readonly person: ResidentDay;
};

/** Where a resident stands in the screening for a programme, with what was read since the record was loaded. Throws for a
 *  programme that is not screened for. */
export const standingOf = (
  { file, person }: Screened,
  programme: ProgrammeCode,
  readSince: readonly ScreeningRecorded[] = [],
): ScreeningBody => {
  const { birthDate } = person.history.resident;
  const taken = [...takenOf(file).map(({ reading }) => reading), ...readSince.map(screeningReading)];
  const state = screeningState(taken, {
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

/** Of each programme, or the one that is asked for, that is screened for and does not manage the resident. */
export const standingBodies = (found: Screened, programme?: ProgrammeCode): ScreeningBody[] => {
  const { enrolments } = found.person.history;
  return programmes
    .map(({ code }) => code)
    .filter((code) => programme === undefined || code === programme)
    .filter((code) => screeningPolicy[code] !== undefined)
    .filter((code) => managedSince(enrolments, code, found.person.day) === undefined)
    .map((code) => standingOf(found, code));
};
