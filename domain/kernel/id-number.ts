import type { Brand } from './brand.ts';
import { isLocalDate, type LocalDate } from './time.ts';

/** A citizen identity number of 18 characters with a sound check character, upper-case X.
 *  @source GB 11643-1999 */
export type IdNumber = Brand<string, 'IdNumber'>;

/** The sex a record states: M male, F female. */
export type Sex = 'M' | 'F';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const ZERO = 48;
const CHECKS = '10X98765432';
const EARLIEST_BIRTH = '1850-01-01'; // domain-rules.md §9.1

/** The check character that belongs to the first 17 digits. */
export const checkCharacter = (digits: string): string => {
  let sum = 0;
  for (const [place, weight] of WEIGHTS.entries()) sum += weight * (digits.charCodeAt(place) - ZERO);
  return CHECKS.charAt(sum % 11);
};

const birthText = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

const isIdNumber = (text: string): text is IdNumber => {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const birth = birthText(text);
  return isLocalDate(birth) && birth >= EARLIEST_BIRTH && checkCharacter(text) === text.charAt(17);
};

/** The identity number in a cell, or undefined where it is none.
 *  A small x is taken for X; fifteen digits (numbers before 1999, import only) get 19 and the check character;
 *  the address code is not looked at, so residence permits 81–83 and cards of foreigners 9… pass.
 *  @source domain-rules.md §9.1, readings.md A51, A67 */
export const idNumber = (text: string): IdNumber | undefined => {
  const upper = text.toUpperCase();
  const full =
    upper.length === 15 && /^\d+$/.test(upper) ? withCheck(`${upper.slice(0, 6)}19${upper.slice(6)}`) : upper;
  return isIdNumber(full) ? full : undefined;
};

const withCheck = (digits: string): string => digits + checkCharacter(digits);

/** The birth date inside a number. */
export const birthDateIn = (number: IdNumber): LocalDate => {
  const birth = birthText(number);
  if (isLocalDate(birth)) return birth;
  throw new Error('an identity number holds a real date');
};

/** The sex inside a number: the 17th digit is odd for men. */
export const sexIn = (number: IdNumber): Sex => (Number(number.charAt(16)) % 2 === 1 ? 'M' : 'F');
