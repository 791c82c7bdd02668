import type { InstitutionId, ResidentId, TeamId } from '../../../domain/kernel/ids.ts';
import type { VillageCode } from '../../../domain/kernel/region-code.ts';
import type { Random } from '../../../local/generate/random.ts';
import { anId, aVillage } from '../../given/values.ts';
import { parameters } from './parameters.ts';

/** Somebody of the province, and where their records lie. */
export type Person = {
  readonly id: ResidentId;
  readonly village: VillageCode;
  readonly team: TeamId;
  readonly institution: InstitutionId;
};

const digits = (value: number, many: number): string => String(value).padStart(many, '0');

const { place } = parameters;

/** The village of a number, its code made of province, city, county, township and village. */
export const villageOf = (village: number): VillageCode => {
  const township = Math.floor(village / place.villagesATownship);
  const county = Math.floor(township / place.townshipsACounty);
  const city = Math.floor(county / place.countiesACity);
  const parts = [
    digits(city + 1, 2),
    digits((county % place.countiesACity) + 1, 2),
    digits((township % place.townshipsACounty) + 1, 3),
    digits((village % place.villagesATownship) + 1, 3),
  ];
  return aVillage(`44${parts.join('')}`);
};

/** The resident of a number. */
export const personOf = (resident: number): Person => ({
  id: anId(`R${digits(resident, 9)}`),
  village: villageOf(Math.floor(resident / place.residentsAVillage)),
  team: anId(`T${digits(Math.floor(resident / place.residentsATeam), 6)}`),
  institution: anId(`I${digits(Math.floor(resident / place.residentsAnInstitution), 5)}`),
});

/** Gives somebody, each as likely. */
export const anybody =
  (residents: number, random: Random): (() => Person) =>
  () =>
    personOf(random.between(0, residents - 1));

const LENGTHS = [9, 6, 4, 2] as const;

/** The codes of the regions above a village: township, county, city, province. */
export const regionsAbove = (village: VillageCode): readonly string[] =>
  LENGTHS.map((length) => village.slice(0, length));
