import { programmes } from '../programmes/index.ts';
import { agePolicy, isElderly, KEY_GROUP_TAGS, type CountedPerson } from '../residents/index.ts';

/** The groups that contract and file indicators are counted for, in the order of reports.
 *  @source readings.md A24; domain-rules.md §4.2 */
export const GROUPS = [
  'all',
  'key',
  'elderly',
  'child',
  ...programmes.map(({ code }) => code),
  ...KEY_GROUP_TAGS,
] as const;
export type Group = (typeof GROUPS)[number];

const ALL = GROUPS.indexOf('all');
const KEY = GROUPS.indexOf('key');
const ELDERLY = GROUPS.indexOf('elderly');
const CHILD = GROUPS.indexOf('child');

/** The groups of who is in no key group but that of an age: lists made once, as most people need no other. */
const ELDERLY_ONLY: readonly number[] = [ALL, KEY, ELDERLY];
const CHILD_ONLY: readonly number[] = [ALL, KEY, CHILD];
const ALL_ONLY: readonly number[] = [ALL];

const groupsByAge = (person: CountedPerson): readonly number[] => {
  if (isElderly(person)) return ELDERLY_ONLY;
  return person.ageYears <= agePolicy.childUpToYears ? CHILD_ONLY : ALL_ONLY;
};

/** The groups of a resident on a day, as positions in `GROUPS`: everybody in `all`, and in `key` once however many
 *  key groups they are in. @source indicators.md, Sets */
export const groupsOf = (person: CountedPerson): readonly number[] => {
  const byAge = groupsByAge(person);
  const { keyGroups } = person.history.resident;
  if (person.managed.length === 0 && keyGroups.length === 0) return byAge;
  const groups = byAge === ALL_ONLY ? [ALL, KEY] : [...byAge];
  for (const { programme } of person.managed) groups.push(GROUPS.indexOf(programme.code));
  for (const tag of keyGroups) groups.push(GROUPS.indexOf(tag));
  return groups;
};
