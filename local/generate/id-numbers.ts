import { checkCharacter, type Sex } from '../../domain/kernel/id-number.ts';
import { dateOfDayNumber } from '../../domain/kernel/time.ts';
import type { Day } from './days.ts';
import { countyShape } from './shape.ts';

const SERIALS_PER_SEX = 499; // 001–997 odd for men, 002–998 even for women
const SCATTER = 211; // has no factor in common with 499
const SLOTS = 65_536; // days of more than 179 years: two people's births are never further apart

const oddSerial = (nth: number, birthDay: Day): number =>
  1 + 2 * ((((nth * SCATTER + birthDay) % SERIALS_PER_SEX) + SERIALS_PER_SEX) % SERIALS_PER_SEX);

/** Gives citizen numbers of the county, none of them twice, or nothing once a birthday's serial numbers are used up.
 *  It counts by birthday, so its memory does not grow with the county. */
export const startIdNumbers = (): ((birthDay: Day, sex: Sex) => string | undefined) => {
  const given = { M: new Uint16Array(SLOTS), F: new Uint16Array(SLOTS) };
  return (birthDay, sex) => {
    const slot = birthDay & (SLOTS - 1);
    const nth = given[sex][slot] ?? SERIALS_PER_SEX;
    if (nth >= SERIALS_PER_SEX) return undefined;
    given[sex][slot] = nth + 1;
    const serial = oddSerial(nth, birthDay) + (sex === 'M' ? 0 : 1);
    const birth = dateOfDayNumber(birthDay).replaceAll('-', '');
    const digits = `${countyShape.code}${birth}${String(serial).padStart(3, '0')}`;
    return digits + checkCharacter(digits);
  };
};
