import type {
  ResidentDied,
  ResidentMovedIn,
  ResidentMovedOut,
  VillageChanged,
} from '../../events/residents.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import { afterDeath, firstOf, outsideLife } from './entry-checks.ts';
import type { ResidentRefusal } from './refusal.ts';
import { type EntryWorld, unknownVillage } from './register.ts';
import { absenceOn, type ResidentFile, villageOn } from './resident-file.ts';

const refusedDay = (
  { person }: ResidentFile,
  { field, on }: { readonly field: string; readonly on: LocalDate },
  today: LocalDate,
): ResidentRefusal | undefined =>
  firstOf(outsideLife({ field, on }, { birthDate: person.birthDate, today }), afterDeath(person, on));

const awayOn = ({ dates }: ResidentFile, day: LocalDate): ResidentRefusal | undefined => {
  const absence = absenceOn(dates, day);
  return absence && { code: 'resident/has-moved-out', movedOutOn: absence.from };
};

/** Records a death, once: from birth to today. A wrong one is corrected. */
export const die = (
  { person }: ResidentFile,
  { diedOn }: { readonly diedOn: LocalDate },
  today: LocalDate,
): Result<ResidentDied[], ResidentRefusal> => {
  const recorded = person.diedOn;
  if (recorded !== undefined) return err({ code: 'resident/has-died', diedOn: recorded });
  const refusal = outsideLife({ field: 'diedOn', on: diedOn }, { birthDate: person.birthDate, today });
  return refusal === undefined
    ? ok([{ type: 'resident-died@1', residentId: person.id, diedOn }])
    : err(refusal);
};

/** Records that a person left, from birth to today and while alive; who has left is back before leaving again. */
export const moveOut = (
  file: ResidentFile,
  { movedOutOn }: { readonly movedOutOn: LocalDate },
  today: LocalDate,
): Result<ResidentMovedOut[], ResidentRefusal> => {
  const later = file.dates.absences.find(({ from }) => from > movedOutOn);
  const refusal = firstOf(
    refusedDay(file, { field: 'movedOutOn', on: movedOutOn }, today),
    awayOn(file, movedOutOn),
    later && { code: 'resident/was-away', from: later.from, until: later.until },
  );
  return refusal === undefined
    ? ok([{ type: 'resident-moved-out@1', residentId: file.person.id, movedOutOn }])
    : err(refusal);
};

/** Change the village from a day on. */
export type ChangeVillage = { readonly regionCode: VillageCode; readonly from: LocalDate };

type VillageWorld = Pick<EntryWorld, 'today' | 'isVillageKnown'>;

const laterVillage = ({ dates }: ResidentFile, from: LocalDate): ResidentRefusal | undefined => {
  const later = dates.villages.find((village) => village.from > from);
  return later && { code: 'resident/later-change', field: 'regionCode', from: later.from };
};

const movedTo = (file: ResidentFile, { regionCode, from }: ChangeVillage): VillageChanged[] =>
  villageOn(file.dates, from) === regionCode
    ? []
    : [{ type: 'village-changed@1', residentId: file.person.id, regionCode, from }];

/** Records that a person lives in another village from a day on, up to today and after every earlier move; the village
 *  lived in already is no event. */
export const changeVillage = (
  file: ResidentFile,
  command: ChangeVillage,
  { today, isVillageKnown }: VillageWorld,
): Result<VillageChanged[], ResidentRefusal> => {
  const { regionCode, from } = command;
  const refusal = firstOf(
    unknownVillage(regionCode, isVillageKnown),
    refusedDay(file, { field: 'regionCode', on: from }, today),
    awayOn(file, from),
    laterVillage(file, from),
  );
  return refusal === undefined ? ok(movedTo(file, command)) : err(refusal);
};

/** Records that a person is back in a village of the county, on the day of leaving at the earliest: then the absence
 *  never was. */
export const moveIn = (
  file: ResidentFile,
  { movedInOn, regionCode }: { readonly movedInOn: LocalDate; readonly regionCode: VillageCode },
  { today, isVillageKnown }: VillageWorld,
): Result<(ResidentMovedIn | VillageChanged)[], ResidentRefusal> => {
  const absence = absenceOn(file.dates, movedInOn);
  if (absence === undefined) return err({ code: 'resident/not-moved-out' });
  const { from, until } = absence;
  const refusal = firstOf(
    until === undefined ? undefined : { code: 'resident/was-away', from, until },
    unknownVillage(regionCode, isVillageKnown),
    refusedDay(file, { field: 'movedInOn', on: movedInOn }, today),
    laterVillage(file, movedInOn),
  );
  if (refusal !== undefined) return err(refusal);
  const village = movedTo(file, { regionCode, from: movedInOn });
  return ok([{ type: 'resident-moved-in@1', residentId: file.person.id, movedInOn }, ...village]);
};
