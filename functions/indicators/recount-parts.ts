import { isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { isVillageCode, type VillageCode } from '../../domain/kernel/region-code.ts';
import type { Organisation } from '../../domain/organisation/index.ts';
import type { Bucket, IndicatorStore } from './indicator-store.ts';

/** Where live counting and the records disagree: about a person, or about a bucket's counts though about nobody in it. */
export type Difference = Bucket & { readonly residentId: ResidentId | undefined };

/** A part of the recount. Once a week, in a first round: the sums of a partition's people by their records, and those of a
 *  town's villages as they are counted. In a second round, of the villages of which these differ: who of a partition is missing
 *  there, and who of a town is counted wrongly. On other nights: what of a town was counted anew since an instant. */
export type RecountPart =
  | { readonly kind: 'people'; readonly partition: number }
  | { readonly kind: 'town'; readonly town: string }
  | { readonly kind: 'missing'; readonly partition: number }
  | { readonly kind: 'doubted'; readonly town: string }
  | { readonly kind: 'changed'; readonly town: string; readonly since: string };

/** A village's code begins with its town's. */
const TOWN_DIGITS = 9;

/** The villages of a county, in the order of its regions. */
export const villagesOf = ({ regions }: Pick<Organisation, 'regions'>): VillageCode[] =>
  regions.map(({ code }) => code).filter(isVillageCode);

const townsAmong = (villages: readonly VillageCode[]): string[] =>
  [...new Set(villages.map((village) => village.slice(0, TOWN_DIGITS)))].toSorted();

/** The towns of its villages, by the digits that the codes of these begin with. */
export const townsOf = (organisation: Pick<Organisation, 'regions'>): string[] =>
  townsAmong(villagesOf(organisation));

type Partitioned = Pick<IndicatorStore, 'partitions'>;

const everyPartition = ({ partitions }: Partitioned): number[] =>
  Array.from({ length: partitions }, (_, partition) => partition);

/** The first round of a recount of everything, in the order of the store's keys: who should be counted is added up by people,
 *  who is counted by towns. */
export const wholeParts = (
  indicators: Partitioned,
  organisation: Pick<Organisation, 'regions'>,
): RecountPart[] => [
  ...everyPartition(indicators).map((partition) => ({ kind: 'people', partition }) as const),
  ...townsOf(organisation).map((town) => ({ kind: 'town', town }) as const),
];

/** Its second round: whom nobody counts who should be counted is found by people; who is counted, and how, by towns. */
export const partsAgain = (indicators: Partitioned, doubts: readonly VillageCode[]): RecountPart[] => [
  ...everyPartition(indicators).map((partition) => ({ kind: 'missing', partition }) as const),
  ...townsAmong(doubts).map((town) => ({ kind: 'doubted', town }) as const),
];

/** The parts of a recount of what was counted anew since an instant. */
export const changedParts = (organisation: Pick<Organisation, 'regions'>, since: string): RecountPart[] =>
  townsOf(organisation).map((town) => ({ kind: 'changed', town, since }));

/** The name of a part, from which it is read again. */
export const partName = (part: RecountPart): string => {
  if ('partition' in part) return `${part.kind} ${part.partition}`;
  return part.kind === 'changed' ? `changed ${part.town} ${part.since}` : `${part.kind} ${part.town}`;
};

const OF_PEOPLE = /^(?<kind>people|missing) (?<partition>\d{1,4})$/;
const OF_TOWNS = /^(?<kind>town|doubted|changed) (?<town>\d{9})(?: (?<since>\S+))?$/;

const partOfTown = (name: string): RecountPart | undefined => {
  const { kind, town, since } = OF_TOWNS.exec(name)?.groups ?? {};
  if (town === undefined) return undefined;
  if (kind === 'changed') return since === undefined ? undefined : { kind, town, since };
  return since === undefined && (kind === 'town' || kind === 'doubted') ? { kind, town } : undefined;
};

const partOfPeople = (name: string): RecountPart | undefined => {
  const { kind, partition } = OF_PEOPLE.exec(name)?.groups ?? {};
  if (kind === 'people' || kind === 'missing') return { kind, partition: Number(partition) };
  return undefined;
};

/** Reads the name of a part.
 *  @throws where it is none */
export const partNamed = (name: string): RecountPart => {
  const part = partOfPeople(name) ?? partOfTown(name);
  if (part === undefined) throw new Error('a recount has no such part');
  return part;
};

/** Says of a part whether only a recount of everything has it. */
export const isOfWhole = (name: string): boolean => partNamed(name).kind !== 'changed';

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
