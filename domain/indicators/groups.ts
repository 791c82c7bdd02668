import { programmes } from '../programmes/index.ts';
import { agePolicy, KEY_GROUP_TAGS, type ResidentDay } from '../residents/index.ts';

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

const FIRST_NARROW_GROUP = GROUPS.indexOf('elderly');

/** Says whether a resident is 65 or over on their day. */
export const isElderly = ({ ageYears }: ResidentDay): boolean => ageYears >= agePolicy.elderlyFromYears;

type Member = (person: ResidentDay) => boolean;

const MEMBERS: readonly Member[] = GROUPS.slice(FIRST_NARROW_GROUP).map((group): Member => {
  if (group === 'elderly') return isElderly;
  if (group === 'child') return ({ ageYears }) => ageYears <= agePolicy.childUpToYears;
  const programme = programmes.find(({ code }) => code === group);
  if (programme !== undefined) return ({ managed }) => managed.some((chain) => chain.programme === programme);
  return ({ history }) => history.resident.keyGroups.some((tag) => tag === group);
});

/** The groups of a resident on a day, as positions in `GROUPS`: everybody in `all`, and in `key` once however many
 *  key groups they are in. @source indicators.md, Sets */
export const groupsOf = (person: ResidentDay): number[] => {
  const groups = [0];
  MEMBERS.forEach((isMember, index) => {
    if (isMember(person)) groups.push(index + FIRST_NARROW_GROUP);
  });
  if (groups.length > 1) groups.push(1);
  return groups;
};
