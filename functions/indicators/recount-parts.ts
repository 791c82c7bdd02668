import { isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { isVillageCode, type VillageCode } from '../../domain/kernel/region-code.ts';
import type { Organisation } from '../../domain/organisation/index.ts';
import type { Bucket, IndicatorStore } from './indicator-store.ts';

/** Where live counting and the records disagree: about a person, or about a bucket's counts though about nobody in it. */
export type Difference = Bucket & { readonly residentId: ResidentId | undefined };

/** A part of the recount: the people of one partition of the store, or the count buckets of the villages of one town, all of
 *  them or those that were counted anew since an instant. */
export type RecountPart =
  | { readonly kind: 'people'; readonly partition: number }
  | { readonly kind: 'town'; readonly town: string; readonly since: string | undefined };

/** A village's code begins with its town's. */
const TOWN_DIGITS = 9;

/** The villages of a county, in the order of its regions. */
export const villagesOf = ({ regions }: Pick<Organisation, 'regions'>): VillageCode[] =>
  regions.map(({ code }) => code).filter(isVillageCode);

/** The towns of its villages, by the digits that the codes of these begin with. */
export const townsOf = (organisation: Pick<Organisation, 'regions'>): string[] =>
  [...new Set(villagesOf(organisation).map((village) => village.slice(0, TOWN_DIGITS)))].toSorted();

/** The parts of a recount in the order of the store's keys: of everything, or of what was counted anew since an instant.
 *  Whom nobody counts who should be counted is found by people; who is counted, and how, by towns. */
export const recountParts = (
  { partitions }: Pick<IndicatorStore, 'partitions'>,
  organisation: Pick<Organisation, 'regions'>,
  since: string | undefined,
): RecountPart[] => {
  const towns = townsOf(organisation);
  const people = since === undefined ? Array.from({ length: partitions }, (_, partition) => partition) : [];
  return [
    ...people.map((partition) => ({ kind: 'people', partition }) as const),
    ...towns.map((town) => ({ kind: 'town', town, since }) as const),
  ];
};

/** The name of a part, from which it is read again. */
export const partName = (part: RecountPart): string => {
  if (part.kind === 'people') return `people ${part.partition}`;
  return part.since === undefined ? `town ${part.town}` : `changed ${part.town} ${part.since}`;
};

const NAME = /^(?:people (?<partition>\d{1,4})|(?:town|changed) (?<town>\d{9})(?: (?<since>\S*))?)$/;

/** Reads the name of a part.
 *  @throws where it is none */
export const partNamed = (name: string): RecountPart => {
  const { partition, town, since } = NAME.exec(name)?.groups ?? {};
  if (partition !== undefined) return { kind: 'people', partition: Number(partition) };
  if (town !== undefined) return { kind: 'town', town, since };
  throw new Error('a recount has no such part');
};

/** Says of a part whether only a recount of everything has it. */
export const isOfWhole = (name: string): boolean => partNamed(name).kind === 'people';

/** A difference as it is kept: its village, its bucket and, where it is about somebody, their id. */
export const findingOf = ({ village, bucket, residentId }: Difference): string =>
  [village, bucket, ...(residentId === undefined ? [] : [residentId])].join(' ');

/** The difference that was kept.
 *  @throws where it is none */
export const differenceIn = (finding: string): Difference => {
  const [village = '', bucket = '', residentId] = finding.split(' ');
  if (!isVillageCode(village) || !/^\d+$/.test(bucket)) throw new Error('a finding names a bucket');
  if (residentId !== undefined && !isId<'ResidentId'>(residentId))
    throw new Error('a finding names a person');
  return { village, bucket: Number(bucket), residentId };
};
