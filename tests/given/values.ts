import { type Id, isId } from '../../domain/kernel/ids.ts';
import { isWithin, type Quantity, type Range } from '../../domain/kernel/quantity.ts';
import {
  isRegionCode,
  isVillageCode,
  type RegionCode,
  type VillageCode,
} from '../../domain/kernel/region-code.ts';
import { localDate, type LocalDate } from '../../domain/kernel/time.ts';

/** A civil date of a test, from the text that it is read as. */
export const on = (text: string): LocalDate => localDate(text);

/** A civil date that a record may lack. */
export const onOrNever = (text: string | undefined): LocalDate | undefined =>
  text === undefined ? undefined : localDate(text);

/** An id of whatever kind the record asks for. */
export const anId = <Name extends string>(text: string): Id<Name> => {
  if (isId<Name>(text)) return text;
  throw new Error(`not an id: ${text}`);
};

/** A village's code of 12 digits. */
export const aVillage = (text: string): VillageCode => {
  if (isVillageCode(text)) return text;
  throw new Error(`not a village: ${text}`);
};

/** A region's code of any level. */
export const aRegionCode = (text: string): RegionCode => {
  if (isRegionCode(text)) return text;
  throw new Error(`not a region: ${text}`);
};

/** A reading in its unit, or none. */
export const aReading = <Unit extends string>(
  value: number | undefined,
  range: Range<Unit>,
): Quantity<Unit> | undefined => {
  if (value === undefined || isWithin(value, range)) return value;
  throw new Error(`no reading in ${range.unit}: ${value}`);
};
