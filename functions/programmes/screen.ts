import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import {
  managedSince,
  type ProgrammeCode,
  recordScreening,
  type ScreeningReading,
  screeningReading,
  screeningState,
} from '../../domain/programmes/index.ts';
import { ScreeningRecorded } from '../../events/programmes.ts';
import { staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import { findToWrite, type Found } from '../residents/find.ts';
import { type ResidentFile, rowsOfFile } from '../residents/resident-file.ts';
import type { Entry } from '../residents/stored.ts';
import { viewContext } from '../residents/views.ts';
import { screenResident } from './api.ts';
import { refusedOf } from './refused.ts';

/** The readings that were taken of somebody for screening, in the order in which they were entered. */
const readingsIn = (entries: readonly Entry[]): ScreeningReading[] =>
  entries.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === 'screening-recorded@1' ? [screeningReading(ScreeningRecorded.parse(event))] : [],
    ),
  );

/** The last day on which management ended because it had not been the disease. */
const ruledOutOn = (file: ResidentFile, programme: ProgrammeCode): LocalDate | undefined =>
  rowsOfFile(file, 'enrolments')
    .filter((row) => row['programme'] === programme && row['closeReason'] === 'misdiagnosed')
    .map((row) => row['closedOn'] ?? '')
    .filter(isLocalDate)
    .toSorted()
    .at(-1);

const stateOf = ({ file, person }: Found, programme: ProgrammeCode, taken: readonly ScreeningRecorded[]) => {
  const { birthDate } = person.history.resident;
  const readings = [...readingsIn(file.entries), ...taken.map(screeningReading)];
  const state = screeningState(readings, {
    programme,
    birthDate,
    day: person.day,
    hasOtherRisk: false,
    ruledOutOn: ruledOutOn(file, programme),
  });
  if (state === undefined) throw new Error(`a programme has a screening rule: ${programme}`);
  return state;
};

/** Records a reading and says where it leaves the resident: a raised one makes suspected, enough of them to be
 *  confirmed. Who is managed is followed up, not screened. */
export const screenUseCase = useCase(screenResident, async (asked, ports) => {
  const { params, body, today, by, now: at, reason, language } = asked;
  const { readOn: measuredOn, programme, staffId, ...rest } = body;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person, reference } = found.value;
  const { enrolments, resident } = person.history;
  const since = managedSince(enrolments, programme, today);
  if (since !== undefined) return err({ code: 'programme/already-enrolled', data: { enrolledOn: since } });
  const reading = { residentId: file.id, programme, measuredOn, staffId: staffOf(staffId, asked), ...rest };
  const decided = recordScreening(reading, { today, ...resident });
  if (!decided.ok) return err(refusedOf(decided.error, language));
  const change = { events: decided.value, patches: [], at, by: by.userId, reason };
  const commit = commitOf(file, change, viewContext(reference.organisation, ports.keys, today));
  const { state, row, nextOn = null } = stateOf(found.value, programme, decided.value);
  return ok({
    answer: { residentId: file.id, programme, state, row, nextDate: nextOn },
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
