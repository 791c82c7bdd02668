import type { ResidentRegistered } from '../../events/residents.ts';
import type { ResidentId } from '../kernel/ids.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import {
  disagreement,
  firstOf,
  impossibleBirth,
  keptIdNumber,
  outsideLife,
  takenNumber,
} from './entry-checks.ts';
import { keptName } from './name.ts';
import type { ResidentRefusal } from './refusal.ts';

/** A row of residents.csv as somebody enters it; name and number are text as given. The id comes from the edge. */
export type Register = Omit<ResidentRegistered, 'type' | 'registeredOn' | 'idNumber'> & {
  readonly idNumber?: string | undefined;
};

/** What an entry is decided against. */
export type EntryWorld = {
  readonly today: LocalDate;
  /** Another record with the number of the command, where there is one. */
  readonly sameNumber: ResidentId | undefined;
  readonly isVillageKnown: (village: VillageCode) => boolean;
};

/** Refuses a village that no list of regions has. @source readings.md A49 */
export const unknownVillage = (
  regionCode: VillageCode,
  isVillageKnown: EntryWorld['isVillageKnown'],
): ResidentRefusal | undefined =>
  isVillageKnown(regionCode) ? undefined : { code: 'resident/unknown-village', regionCode };

const DATES = ['ehrFiledOn', 'ehrLastUsedOn', 'diedOn', 'movedOutOn', 'smsOptOutOn'] as const;

const refusedDates = (command: Omit<Register, 'idNumber'>, today: LocalDate): ResidentRefusal | undefined =>
  firstOf(
    ...DATES.map((field) =>
      outsideLife({ field, on: command[field] }, { birthDate: command.birthDate, today }),
    ),
  );

/** Enters a person: readable name, sound number that agrees with the record and is nobody else's, a life within bounds,
 *  a village that exists. The phone is kept as given, each tag once.
 *  @source readings.md A59–A64 */
export const register = (
  command: Register,
  { today, sameNumber, isVillageKnown }: EntryWorld,
): Result<ResidentRegistered[], ResidentRefusal> => {
  const { idNumber: asGiven, ...row } = command;
  const name = keptName(row.name);
  if (!name.ok) return err({ code: 'resident/bad-name', fault: name.error });
  const number = asGiven === undefined ? ok(undefined) : keptIdNumber(asGiven);
  if (!number.ok) return number;
  const { birthDate, sex, diedOn, regionCode } = row;
  const idNumber = number.value;
  const refusal = firstOf(
    impossibleBirth({ birthDate, diedOn }, today),
    disagreement({ idNumber, birthDate, sex }),
    takenNumber(sameNumber, [row.residentId]),
    unknownVillage(regionCode, isVillageKnown),
    refusedDates(row, today),
  );
  if (refusal !== undefined) return err(refusal);
  const kept = { ...row, name: name.value, keyGroups: [...new Set(row.keyGroups)] };
  const withNumber = idNumber === undefined ? kept : { ...kept, idNumber };
  return ok([{ type: 'resident-registered@1', registeredOn: today, ...withNumber }]);
};
