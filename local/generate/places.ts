import { MOST_PLACE_NAMES, placeName } from './names.ts';
import type { Random } from './random.ts';
import { countyShape } from './shape.ts';
import type { CountyFiles } from './writer.ts';

/** A village or neighbourhood committee with the number of people to be made for it. */
export type Village = { readonly code: string; readonly name: string; readonly people: number };

/** A township, town or street of the county. */
export type Township = {
  readonly code: string;
  readonly name: string;
  readonly isUrban: boolean;
  readonly villages: readonly Village[];
};

const padded = (n: number, digits: number): string => String(n).padStart(digits, '0');

/** Splits people into parts of like size that add up to them. */
const splitPeople = (random: Random, people: number, parts: number): readonly number[] => {
  const { smallestPart, largestPart } = countyShape;
  const weights = Array.from(
    { length: parts },
    () => smallestPart + random.fraction() * (largestPart - smallestPart),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  let cumulated = 0;
  let given = 0;
  return weights.map((weight) => {
    cumulated += weight;
    const part = Math.round((people * cumulated) / sum) - given;
    given += part;
    return part;
  });
};

const partsOf = (people: number, peoplePerPart: number): number =>
  Math.max(2, Math.round(people / peoplePerPart));

/** The three digits of a township: streets 001–099, towns 100–199, townships 200–399 (domain-rules.md §9.2). */
const townshipDigits = (n: number, streets: number, towns: number): number =>
  n < streets ? n + 1 : n < streets + towns ? 100 + n - streets : 200 + n - streets - towns;

const townshipSuffix = (digits: number): string => (digits < 100 ? '街道' : digits < 200 ? '镇' : '乡');

type TownshipSeat = { readonly digits: number; readonly name: string; readonly people: number };

const planVillages = (random: Random, seat: TownshipSeat): readonly Village[] => {
  const isUrban = seat.digits < 100;
  const start = random.between(0, MOST_PLACE_NAMES - 1);
  const firstDigits = isUrban ? 1 : 200; // committees 001–199, villages 200–399 (domain-rules.md §9.2)
  const parts = splitPeople(random, seat.people, partsOf(seat.people, countyShape.peoplePerVillage));
  return parts.map((people, n) => ({
    code: countyShape.code + padded(seat.digits, 3) + padded(firstDigits + n, 3),
    name: placeName(start, n) + (isUrban ? '社区' : '村'),
    people,
  }));
};

/** Lays out a county for so many people: at least two townships of at least two villages each. */
export const planTownships = (random: Random, people: number): readonly Township[] => {
  const count = Math.min(countyShape.mostTownships, partsOf(people, countyShape.peoplePerTownship));
  const streets = Math.max(1, Math.round(count * countyShape.streetShare));
  const towns = Math.round((count - streets) * countyShape.townShare);
  const start = random.between(0, MOST_PLACE_NAMES - 1);
  return splitPeople(random, people, count).map((part, n) => {
    const digits = townshipDigits(n, streets, towns);
    const name = placeName(start, n);
    return {
      code: countyShape.code + padded(digits, 3),
      name: name + townshipSuffix(digits),
      isUrban: digits < 100,
      villages: planVillages(random, { digits, name, people: part }),
    };
  });
};

const permanentResidents = (villages: readonly Village[]): number =>
  villages.reduce((sum, { people }) => sum + Math.round(people * countyShape.permanentShare), 0);

/** Writes the region tree, province to village; every parent stands before its children. */
export const writeRegions = (files: CountyFiles, townships: readonly Township[]): void => {
  const { province, prefecture, code, name } = countyShape;
  files.regions.add(province);
  files.regions.add({ ...prefecture, parentCode: province.code });
  const all = townships.flatMap(({ villages }) => villages);
  files.regions.add({ code, name, parentCode: prefecture.code, permanentResidents: permanentResidents(all) });
  for (const township of townships) {
    files.regions.add({
      code: township.code,
      name: township.name,
      parentCode: code,
      permanentResidents: permanentResidents(township.villages),
    });
    for (const village of township.villages)
      files.regions.add({
        code: village.code,
        name: village.name,
        parentCode: township.code,
        permanentResidents: permanentResidents([village]),
      });
  }
};
