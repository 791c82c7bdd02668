import type { IdNumber } from '../kernel/id-number.ts';
import { byCodePoints, type ResidentId } from '../kernel/ids.ts';
import { mobileNumber } from '../kernel/phone.ts';
import { dayOf, type LocalDate, monthOf, yearOf } from '../kernel/time.ts';
import type { Person } from './resident-file.ts';

/** What two records are compared by. */
export type Comparable = Pick<Person, 'id' | 'name' | 'birthDate' | 'phone'> & {
  readonly idNumber: IdNumber | undefined;
};

/** Why two records may be of one person, the strongest reason first. */
export const DUPLICATE_REASONS = [
  'same_id_number',
  'same_name_and_birth_date',
  'same_phone_and_birth_date',
  'same_name_and_similar_birth_date',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** How sure a reason makes it: a number names one person; a phone and a birth date may be twins' (faults.md B68). */
const STRENGTHS = {
  same_id_number: 'certain',
  same_name_and_birth_date: 'likely',
  same_phone_and_birth_date: 'possible',
  same_name_and_similar_birth_date: 'possible',
} as const satisfies Record<DuplicateReason, string>;

/** A record that may be of the same person: the reasons, the strongest first, and how sure that one makes it. */
export type PossibleDuplicate = {
  readonly residentId: ResidentId;
  readonly reasons: readonly DuplicateReason[];
  readonly strength: (typeof STRENGTHS)[DuplicateReason];
};

const isSwapped = (a: LocalDate, b: LocalDate): boolean =>
  yearOf(a) === yearOf(b) && monthOf(a) === dayOf(b) && dayOf(a) === monthOf(b);

const differingDigits = (a: LocalDate, b: LocalDate): number =>
  Array.from(a).filter((digit, place) => digit !== b[place]).length;

/** Says whether one date may be the other mistyped: one digit differs, or day and month stand for each other. */
const isSimilarDate = (a: LocalDate, b: LocalDate): boolean =>
  a !== b && (differingDigits(a, b) === 1 || isSwapped(a, b));

const isSamePhone = (a: string, b: string): boolean => {
  const number = mobileNumber(a);
  return number !== undefined && number === mobileNumber(b);
};

const reasonsFor = (a: Comparable, b: Comparable): DuplicateReason[] => {
  const isSameName = a.name.normalize('NFC') === b.name.normalize('NFC');
  const isSameBirth = a.birthDate === b.birthDate;
  const applies: Readonly<Record<DuplicateReason, boolean>> = {
    same_id_number: a.idNumber !== undefined && a.idNumber === b.idNumber,
    same_name_and_birth_date: isSameName && isSameBirth,
    same_phone_and_birth_date: isSameBirth && isSamePhone(a.phone, b.phone),
    same_name_and_similar_birth_date: isSameName && isSimilarDate(a.birthDate, b.birthDate),
  };
  return DUPLICATE_REASONS.filter((reason) => applies[reason]);
};

/** Orders by the strongest reason, then by how many there are, then by id. */
const byStrength = (a: PossibleDuplicate, b: PossibleDuplicate): number => {
  const rank = ({ reasons }: PossibleDuplicate): number =>
    DUPLICATE_REASONS.findIndex((reason) => reason === reasons[0]);
  return rank(a) - rank(b) || b.reasons.length - a.reasons.length || byCodePoints(a.residentId, b.residentId);
};

/** The records that may be of the same person as one that is entered, the surest first; never the record itself.
 *  @source faults.md B67; readings.md A64 */
export const possibleDuplicates = (
  candidate: Comparable,
  others: Iterable<Comparable>,
): PossibleDuplicate[] => {
  const found: PossibleDuplicate[] = [];
  for (const other of others) {
    if (other.id === candidate.id) continue;
    const reasons = reasonsFor(candidate, other);
    const [strongest] = reasons;
    if (strongest !== undefined)
      found.push({ residentId: other.id, reasons, strength: STRENGTHS[strongest] });
  }
  return found.toSorted(byStrength);
};
