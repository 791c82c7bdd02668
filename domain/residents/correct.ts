import type { ResidentCorrected } from '../../events/residents.ts';
import type { IdNumber } from '../kernel/id-number.ts';
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
import type { EntryWorld } from './register.ts';
import type { Person, ResidentFile } from './resident-file.ts';

/** The fields that may be corrected, by their right values; null takes a value out. */
export type PersonChanges = ResidentCorrected['changes'];

/** Correct what was recorded wrongly; name and number are text as given. */
export type Correct = {
  readonly changes: Omit<PersonChanges, 'idNumber'> & { readonly idNumber?: string | null | undefined };
};

/** The value after a correction: as told, none where null takes it out, as it was where nothing is told. */
const told = <T>(change: T | null | undefined, before: T): T | undefined =>
  change === undefined ? before : (change ?? undefined);

/** A person with some fields corrected. Corrections of different fields may come in any order. */
export const corrected = (person: Person, changes: PersonChanges): Person => ({
  ...person,
  name: changes.name ?? person.name,
  sex: changes.sex ?? person.sex,
  birthDate: changes.birthDate ?? person.birthDate,
  phone: changes.phone ?? person.phone,
  language: changes.language ?? person.language,
  idNumber: told(changes.idNumber, person.idNumber),
  phoneOwner: told(changes.phoneOwner, person.phoneOwner),
  householdId: told(changes.householdId, person.householdId),
  ehrFiledOn: told(changes.ehrFiledOn, person.ehrFiledOn),
  ehrLastUsedOn: told(changes.ehrLastUsedOn, person.ehrLastUsedOn),
  diedOn: told(changes.diedOn, person.diedOn),
});

const keptTexts = (changes: Correct['changes']): Result<PersonChanges, ResidentRefusal> => {
  const { idNumber: asGiven, name: nameAsGiven, ...rest } = changes;
  const name = nameAsGiven === undefined ? ok(undefined) : keptName(nameAsGiven);
  if (!name.ok) return err({ code: 'resident/bad-name', fault: name.error });
  const number: Result<IdNumber | null | undefined, ResidentRefusal> =
    asGiven === undefined || asGiven === null ? ok(asGiven) : keptIdNumber(asGiven);
  return number.ok ? ok({ ...rest, name: name.value, idNumber: number.value }) : number;
};

const DATES = ['ehrFiledOn', 'ehrLastUsedOn', 'diedOn'] as const;

const refusedDates = (
  changes: PersonChanges,
  life: { readonly birthDate: LocalDate; readonly today: LocalDate },
): ResidentRefusal | undefined =>
  firstOf(...DATES.map((field) => outsideLife({ field, on: changes[field] }, life)));

/** A death that the corrected birth date would put before birth. */
const diesBeforeBirth = ({ birthDate, diedOn }: Person): ResidentRefusal | undefined =>
  diedOn !== undefined && diedOn < birthDate
    ? { code: 'resident/before-birth', field: 'diedOn', birthDate }
    : undefined;

const FIELDS = [
  'name',
  'sex',
  'birthDate',
  'phone',
  'language',
  'idNumber',
  'phoneOwner',
  'householdId',
  'ehrFiledOn',
  'ehrLastUsedOn',
  'diedOn',
] as const satisfies readonly (keyof PersonChanges)[];

/** The changes without those that change nothing. */
const differing = (person: Person, changes: PersonChanges): PersonChanges => {
  const after = corrected(person, changes);
  return FIELDS.reduce<PersonChanges>((left, field) => {
    if (after[field] !== person[field]) return left;
    const { [field]: _same, ...others } = left;
    return others;
  }, changes);
};

const refusal = (
  { person, aliases }: ResidentFile,
  changes: PersonChanges,
  { today, sameNumber }: Pick<EntryWorld, 'today' | 'sameNumber'>,
): ResidentRefusal | undefined => {
  const after = corrected(person, changes);
  const touches = (...fields: readonly (keyof PersonChanges)[]): boolean =>
    fields.some((field) => field in changes);
  return firstOf(
    touches('birthDate', 'diedOn') ? impossibleBirth(after, today) : undefined,
    touches('idNumber', 'birthDate', 'sex') ? disagreement(after) : undefined,
    touches('idNumber') ? takenNumber(sameNumber, [person.id, ...aliases]) : undefined,
    refusedDates(changes, { birthDate: after.birthDate, today }),
    diesBeforeBirth(after),
  );
};

/** Corrects a record, by the rules of entry as far as the changed fields go: what an import let in and nobody touches
 *  stays. Fields that stay as they are leave no trace; where all do, there is no event.
 *  @source readings.md A59–A64 */
export const correct = (
  file: ResidentFile,
  command: Correct,
  world: Pick<EntryWorld, 'today' | 'sameNumber'>,
): Result<ResidentCorrected[], ResidentRefusal> => {
  const kept = keptTexts(command.changes);
  if (!kept.ok) return kept;
  const changes = differing(file.person, kept.value);
  if (Object.keys(changes).length === 0) return ok([]);
  const refused = refusal(file, changes, world);
  if (refused !== undefined) return err(refused);
  return ok([{ type: 'resident-corrected@1', residentId: file.person.id, changes }]);
};
