import { birthDateIn, type IdNumber, idNumber, sexIn } from '../kernel/id-number.ts';
import type { ResidentId } from '../kernel/ids.ts';
import { completedAge, earlierOf, type LocalDate } from '../kernel/time.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { entryPolicy } from './entry-policy.ts';
import type { ResidentRefusal } from './refusal.ts';
import type { Person } from './resident-file.ts';

/** The first refusal among several checks. */
export const firstOf = (...refusals: readonly (ResidentRefusal | undefined)[]): ResidentRefusal | undefined =>
  refusals.find((refusal) => refusal !== undefined);

/** The identity number as it is kept: 18 characters, sound, a small x made large. Numbers of 15 digits come in by
 *  import only. @source readings.md A67; domain-rules.md §9.1 */
export const keptIdNumber = (text: string): Result<IdNumber, ResidentRefusal> => {
  const number = text.length === 18 ? idNumber(text) : undefined;
  return number === undefined ? err({ code: 'resident/bad-id-number' }) : ok(number);
};

/** Refuses a number that states another birth date or sex. @source readings.md A59 */
export const disagreement = ({
  idNumber: number,
  birthDate,
  sex,
}: Pick<Person, 'idNumber' | 'birthDate' | 'sex'>): ResidentRefusal | undefined => {
  if (number === undefined) return undefined;
  const born = birthDateIn(number);
  if (born !== birthDate) return { code: 'resident/birth-date-differs', inNumber: born };
  const inNumber = sexIn(number);
  return inNumber === sex ? undefined : { code: 'resident/sex-differs', inNumber };
};

/** Refuses a birth after today, and somebody older than anybody lives to be. @source readings.md A63 */
export const impossibleBirth = (
  { birthDate, diedOn }: Pick<Person, 'birthDate' | 'diedOn'>,
  today: LocalDate,
): ResidentRefusal | undefined => {
  if (birthDate > today) return { code: 'resident/after-today', field: 'birthDate', today };
  const { mostYears } = entryPolicy;
  const years = completedAge(birthDate, earlierOf(diedOn ?? today, today));
  return years > mostYears ? { code: 'resident/too-old', mostYears } : undefined;
};

/** A date of a record, by the field that it stands in. */
export type DatedEntry = { readonly field: string; readonly on: LocalDate | undefined | null };

/** Refuses a date outside a life: before birth or after today. @source readings.md A60, A61 */
export const outsideLife = (
  { field, on }: DatedEntry,
  { birthDate, today }: { readonly birthDate: LocalDate; readonly today: LocalDate },
): ResidentRefusal | undefined => {
  if (on === undefined || on === null) return undefined;
  if (on > today) return { code: 'resident/after-today', field, today };
  return on < birthDate ? { code: 'resident/before-birth', field, birthDate } : undefined;
};

/** Refuses a day on or after the person's death. */
export const afterDeath = (
  { diedOn }: Pick<Person, 'diedOn'>,
  day: LocalDate,
): ResidentRefusal | undefined =>
  diedOn !== undefined && day >= diedOn ? { code: 'resident/has-died', diedOn } : undefined;

/** Refuses a number that another record has already; with the record to merge with. @source readings.md A64 */
export const takenNumber = (
  sameNumber: ResidentId | undefined,
  own: readonly ResidentId[],
): ResidentRefusal | undefined =>
  sameNumber === undefined || own.includes(sameNumber)
    ? undefined
    : { code: 'resident/same-id-number', residentId: sameNumber };
