import type { Subject } from '../../domain/access/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import { isVillageCode } from '../../domain/kernel/region-code.ts';
import type { Organisation } from '../../domain/organisation/index.ts';
import type { Keys, MemberView } from '../kit/ports.ts';
import { initialsOf } from './initials.ts';
import type { Asking } from './listed.ts';
import {
  askedInitials,
  askedPhoneEnds,
  countyOf,
  householdHash,
  searchHashes,
  typedInitials,
} from './search-hashes.ts';

/** Whom a search is for. */
export type Sought = {
  /** Hashes that only whoever is meant has. */
  readonly exact: readonly string[];
  /** Hashes that many of a county share: within a team they count for the members of its panel alone. */
  readonly wide: readonly string[];
  readonly teamId: TeamId | undefined;
  readonly isMeant: (member: MemberView) => boolean;
};

const nobody = (): boolean => false;

/** The counties in which somebody may see people. */
const countiesFor = (by: Subject, { regions }: Organisation): string[] => {
  const scope = 'regionCode' in by ? countyOf(by.regionCode) : '';
  const villages = regions.filter(({ code }) => isVillageCode(code));
  const counties = new Set(villages.map(({ code }) => countyOf(code)));
  return [...counties].filter((county) => county.startsWith(scope));
};

const exactHashes = (hash: Keys['hash'], text: string, counties: readonly string[]): string[] => {
  const identity = { name: text.normalize('NFC'), phone: text, number: text };
  return [...new Set(counties.flatMap((county) => searchHashes(hash, { ...identity, county })))];
};

/** Says of whom the name has a text in it, or has initials that begin with it. */
const isNamed = (text: string): Sought['isMeant'] => {
  const part = text.normalize('NFC');
  const letters = /^[a-z]$/i.test(text) ? text.toLowerCase() : typedInitials(text);
  return ({ name }) =>
    name.includes(part) ||
    (letters !== undefined && initialsOf(name).some((initials) => initials.startsWith(letters)));
};

/** Whom a text is for: by whole name, phone or number; by initials or the last four digits of the phone; within a team
 *  also by a part of the name and the first of the initials. */
export const soughtByText = (
  { asked: { by }, ports: { keys }, reference }: Asking,
  text: string,
  teamId: TeamId | undefined,
): Sought => {
  const { hash } = keys;
  const counties = countiesFor(by, reference.organisation);
  const initials = teamId === undefined ? askedInitials(hash, text, counties) : [];
  return {
    exact: exactHashes(hash, text, counties),
    wide: [...initials, ...askedPhoneEnds(hash, text, counties)],
    teamId,
    isMeant: teamId === undefined ? nobody : isNamed(text),
  };
};

/** Whom a household's list is for. */
export const soughtByHousehold = (
  { ports: { keys } }: Asking,
  householdId: Parameters<typeof householdHash>[1],
): Sought => ({
  exact: [householdHash(keys.hash, householdId)],
  wide: [],
  teamId: undefined,
  isMeant: nobody,
});
