import type { Sex } from '../../domain/kernel/id-number.ts';
import { drawSurname } from './names.ts';
import type { Random } from './random.ts';
import { householdShape } from './shape.ts';

/** Somebody of a household: age in completed years on the county's day. */
export type Member = { readonly age: number; readonly sex: Sex; readonly surname: string };

type HouseholdKind = (typeof householdShape.kinds)[number][0];

/** More boys are born, and more of those who live alone are bachelors. */
const drawSex = (random: Random): Sex => (random.chance(0.54) ? 'M' : 'F');

/** Ages from 60, fewer with every year. */
const drawElderAge = (random: Random): number =>
  60 + Math.floor(37 * Math.min(random.fraction(), random.fraction()));

const drawElder = (random: Random, surname: string): Member => {
  const sex = random.chance(0.4) ? 'M' : 'F'; // widows are more than widowers
  return { age: drawElderAge(random), sex, surname };
};

const drawCouple = (random: Random, ageOfHusband: number, surname: string): readonly Member[] => [
  { age: ageOfHusband, sex: 'M', surname },
  { age: Math.max(20, ageOfHusband + random.between(-5, 2)), sex: 'F', surname: drawSurname(random) },
];

/** A child of the household; those beyond their twenties have left it. */
const drawChild = (random: Random, ageOfParent: number, surname: string): Member => {
  const age = Math.max(0, ageOfParent - random.between(21, 33));
  return { age: age > 28 ? random.between(15, 28) : age, sex: drawSex(random), surname };
};

/** The husband's parent or parents; a widow has a surname of her own. */
const drawParents = (random: Random, ageOfSon: number, surname: string): readonly Member[] =>
  drawCouple(random, Math.min(96, ageOfSon + random.between(21, 31)), surname);

type Maker = (random: Random, surname: string) => readonly Member[];

const drawFamily = (random: Random, surname: string, children: number): readonly Member[] => {
  const age = random.between(27, 56);
  const kids = Array.from({ length: children }, () => drawChild(random, age, surname));
  return [...drawCouple(random, age, surname), ...kids];
};

const drawThreeGenerations = (random: Random, surname: string, elders: 1 | 2): readonly Member[] => {
  const family = drawFamily(random, surname, random.chance(0.6) ? 1 : 2);
  const parents = drawParents(random, family[0]?.age ?? 0, surname);
  return [...family, ...(elders === 2 ? parents : parents.slice(random.chance(0.35) ? 0 : 1).slice(0, 1))];
};

const MAKERS = {
  'elder alone': (random, surname) => [drawElder(random, surname)],
  'elder couple': (random, surname) => drawCouple(random, drawElderAge(random), surname),
  'adult alone': (random, surname) => [{ age: random.between(20, 63), sex: drawSex(random), surname }],
  couple: (random, surname) => drawCouple(random, random.between(34, 64), surname),
  'couple with one child': (random, surname) => drawFamily(random, surname, 1),
  'couple with two children': (random, surname) => drawFamily(random, surname, 2),
  'grandparents with a child': (random, surname) => [
    ...drawCouple(random, random.between(52, 74), surname).slice(random.chance(0.4) ? 1 : 0),
    { age: random.between(1, 15), sex: drawSex(random), surname },
  ],
  'three generations, one elder': (random, surname) => drawThreeGenerations(random, surname, 1),
  'three generations, two elders': (random, surname) => drawThreeGenerations(random, surname, 2),
  'parent with a child': (random, surname) => {
    const age = random.between(27, 50);
    return [{ age, sex: drawSex(random), surname }, drawChild(random, age, surname)];
  },
} as const satisfies Record<HouseholdKind, Maker>;

/** Draws the people of a household, grown-ups of the middle generation first; they share surnames as families do. */
export const drawHousehold = (random: Random): readonly Member[] =>
  MAKERS[random.weighted(householdShape.kinds)](random, drawSurname(random));
