import { idNumber } from '../../domain/kernel/id-number.ts';
import { mobileNumber } from '../../domain/kernel/phone.ts';
import type { HouseholdId } from '../../domain/residents/index.ts';
import type { Keys } from '../kit/ports.ts';
import { initialsOf } from './initials.ts';

type Hash = Keys['hash'];

/** Digits of a county's region code. @source domain-rules.md §9.2 */
const COUNTY_DIGITS = 6;

/** The county of a region within it, by their codes. */
export const countyOf = (regionCode: string): string => regionCode.slice(0, COUNTY_DIGITS);

/** Digits at the end of a phone number by which people are looked for. */
const END_DIGITS = 4;
/** A number without its area code has seven digits or more; what has fewer is none. */
const FEWEST_DIGITS = 7;

/** What somebody is found by: whole name, mobile number, identity number, within a county. */
type Identity = {
  readonly name: string;
  readonly phone: string;
  readonly number: string;
  readonly county: string;
};

/** The keyed hashes by which a resident is found exactly: by mobile and identity number anywhere, by whole name within a
 *  county, so that no name of many counties has one place for all. */
export const searchHashes = (hash: Hash, { name, phone, number, county }: Identity): string[] => {
  const mobile = mobileNumber(phone);
  const id = idNumber(number);
  return [
    ...(name === '' ? [] : [hash('name', `${county} ${name}`)]),
    ...(mobile === undefined ? [] : [hash('phone', mobile)]),
    ...(id === undefined ? [] : [hash('idNumber', id)]),
  ];
};

const initialsHash = (hash: Hash, county: string, initials: string): string =>
  hash('initials', `${county} ${initials}`);

const phoneEndHash = (hash: Hash, county: string, digits: string): string =>
  hash('phoneEnd', `${county} ${digits}`);

const phoneEnds = (phone: string): string[] => {
  const digits = phone.replaceAll(/\D/g, '');
  return digits.length < FEWEST_DIGITS ? [] : [digits.slice(-END_DIGITS)];
};

/** The keyed hashes by which a resident is found among others of the county: by the initials of the name, at most two, and
 *  the last four digits of the phone. */
export const widerHashes = (
  hash: Hash,
  { name, phone, county }: Pick<Identity, 'name' | 'phone' | 'county'>,
): string[] => [
  ...initialsOf(name).map((initials) => initialsHash(hash, county, initials)),
  ...phoneEnds(phone).map((digits) => phoneEndHash(hash, county, digits)),
];

/** Initials as they are typed, in small letters; undefined where the text is something else. */
export const typedInitials = (text: string): string | undefined =>
  /^[a-z]{2,20}$/i.test(text) ? text.toLowerCase() : undefined;

/** The hashes that a text asks for as the end of a phone number: one a county, none where it is not four digits. */
export const askedPhoneEnds = (hash: Hash, text: string, counties: readonly string[]): string[] =>
  /^\d{4}$/.test(text) ? counties.map((county) => phoneEndHash(hash, county, text)) : [];

/** The hashes that a text asks for as initials: one a county, none where it is not letters. */
export const askedInitials = (hash: Hash, text: string, counties: readonly string[]): string[] => {
  const initials = typedInitials(text);
  return initials === undefined ? [] : counties.map((county) => initialsHash(hash, county, initials));
};

/** The keyed hash by which the members of a household are found. */
export const householdHash = (hash: Hash, id: HouseholdId): string => hash('household', id);
