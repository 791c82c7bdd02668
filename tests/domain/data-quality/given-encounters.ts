import type { Encounter, RecordedVisit } from '../../../domain/data-quality/index.ts';
import { ranges } from '../../../domain/kernel/quantity.ts';
import { isLocalTime } from '../../../domain/kernel/time.ts';
import { aVisit, type VisitGiven } from '../../given/records.ts';
import { aReading, anId, on, onOrNever } from '../../given/values.ts';

/** What a test says of an encounter. */
export type EncounterGiven = Partial<Pick<Encounter, 'isFaceToFace' | 'isSameAgain'>> & {
  readonly residentId?: string;
  readonly on?: string;
  readonly at?: string;
  readonly sbp?: number;
  readonly dbp?: number;
  readonly recordedOn?: string;
};

/** An encounter of resident R1 with S1 on 2025-03-10, face to face, at no known time and without readings, but for what the
 *  test says; of a diastolic pressure of 80 where it says a systolic one alone. */
export const anEncounter = (given: EncounterGiven = {}): Encounter => {
  const { residentId = 'R1', on: day = '2025-03-10', at = '', recordedOn } = given;
  const sbp = aReading(given.sbp, ranges.sbp);
  const dbp = aReading(given.dbp ?? 80, ranges.dbp);
  return {
    residentId: anId(residentId),
    staffId: anId('S1'),
    on: on(day),
    at: isLocalTime(at) ? at : undefined,
    isFaceToFace: given.isFaceToFace ?? true,
    pressures: sbp === undefined || dbp === undefined ? undefined : { sbp, dbp },
    recordedOn: onOrNever(recordedOn),
    isSameAgain: given.isSameAgain,
  };
};

/** So many encounters, each told by its place from 0. */
export const encounters = (count: number, tell: (at: number) => EncounterGiven): Encounter[] =>
  Array.from({ length: count }, (_, at) => anEncounter(tell(at)));

/** A visit by S1 as it was recorded. */
export const aRecordedVisit = ({
  staffId = 'S1',
  recordedOn,
  ...visit
}: VisitGiven & { readonly staffId?: string; readonly recordedOn?: string } = {}): RecordedVisit => ({
  ...aVisit(visit),
  staffId: staffId === '' ? undefined : anId(staffId),
  recordedOn: onOrNever(recordedOn),
});
