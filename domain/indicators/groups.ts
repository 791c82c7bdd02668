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

const KEY = GROUPS.indexOf('key');
const ELDERLY = GROUPS.indexOf('elderly');
const CHILD = GROUPS.indexOf('child');

/** The groups of a resident on a day, as positions in `GROUPS`: everybody in `all`, and in `key` once however many
 *  key groups they are in. @source indicators.md, Sets */
export const groupsOf = (person: CountedPerson): number[] => {
  const groups = [0];
  if (isElderly(person)) groups.push(ELDERLY);
  if (person.ageYears <= agePolicy.childUpToYears) groups.push(CHILD);
  for (const { programme } of person.managed) groups.push(GROUPS.indexOf(programme.code));
  for (const tag of person.history.resident.keyGroups) groups.push(GROUPS.indexOf(tag));
  if (groups.length > 1) groups.push(KEY);
  return groups;
};
