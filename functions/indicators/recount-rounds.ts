import type { VillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { SummedPart } from '../runs/run-store.ts';
import { bucketName } from './buckets-in.ts';
import { checkPart, type Checked } from './check-part.ts';
import type { RecountPorts } from './recount.ts';
import {
  changedParts,
  type Difference,
  partName,
  partNamed,
  partsAgain,
  type RecountPart,
  wholeParts,
} from './recount-parts.ts';
import { addText, differingVillages, sumsText, type VillageSums } from './village-sums.ts';

/** What the parts of a first round added up, as it comes. */
export type Compared = {
  readonly add: (summed: SummedPart) => void;
  /** The villages where other people are counted, or otherwise, than by the records. */
  readonly doubts: () => VillageCode[];
};

/** Begins to hold what is counted against the records, by the sums of both. */
export const startComparing = (): Compared => {
  const byRecords: VillageSums = new Map();
  const asCounted: VillageSums = new Map();
  return {
    add: ({ part, sums }) => addText(partNamed(part).kind === 'people' ? byRecords : asCounted, sums),
    doubts: () => differingVillages(byRecords, asCounted),
  };
};

/** What a part added up, as it is kept; nothing of one that looks at people one by one. */
export const summedBy = (part: RecountPart, { sums }: Checked): Pick<SummedPart, 'sums'> | undefined =>
  part.kind === 'people' || part.kind === 'town' ? { sums: sumsText(sums) } : undefined;

/** The differences of several parts together. Of a bucket in which somebody differs the counts are not named as well: they
 *  follow from whoever differs. */
export const joined = (differences: readonly Difference[]): Difference[] => {
  const named = differences.filter(({ residentId }) => residentId !== undefined);
  const buckets = new Set(named.map(bucketName));
  return differences.filter((one) => one.residentId !== undefined || !buckets.has(bucketName(one)));
};

/** Some parts, the day that they are of, and what was left in doubt before. */
type Round = {
  readonly parts: readonly RecountPart[];
  readonly day: LocalDate;
  readonly doubts: readonly VillageCode[];
};

const differencesOf = async (ports: RecountPorts, { parts, day, doubts }: Round): Promise<Difference[]> => {
  const asked = { day, doubts: new Set(doubts) };
  const differences: Difference[] = [];
  for (const part of parts) differences.push(...(await checkPart(ports, part, asked)).differences);
  return joined(differences);
};

const doubtsOf = async (ports: RecountPorts, { parts, day }: Round): Promise<VillageCode[]> => {
  const compared = startComparing();
  for (const part of parts) {
    const summed = summedBy(part, await checkPart(ports, part, { day, doubts: new Set() }));
    if (summed !== undefined) compared.add({ part: partName(part), ...summed });
  }
  return compared.doubts();
};

/** Holds every bucket against the records of everybody, in two rounds, a part after the other. */
export const checkEverything = async (ports: RecountPorts, day: LocalDate): Promise<Difference[]> => {
  const { indicators, reference } = ports;
  const parts = wholeParts(indicators, (await reference()).organisation);
  const doubts = await doubtsOf(ports, { parts, day, doubts: [] });
  return doubts.length === 0
    ? []
    : differencesOf(ports, { parts: partsAgain(indicators, doubts), day, doubts });
};

/** Holds the buckets that were counted anew since an instant against the records of the people in them. */
export const checkChanged = async (
  ports: RecountPorts,
  since: string,
  day: LocalDate,
): Promise<Difference[]> => {
  const { organisation } = await ports.reference();
  return differencesOf(ports, { parts: changedParts(organisation, since), day, doubts: [] });
};
