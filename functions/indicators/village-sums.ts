import { hash } from 'node:crypto';

import type { Contribution } from '../../domain/indicators/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { isVillageCode, type VillageCode } from '../../domain/kernel/region-code.ts';
import type { Bucket } from './indicator-store.ts';

/** How many people a village counts, and who they are and what each of them adds, as one number: the same for the same people
 *  in any order, and by no other likelihood than one in 2^40 for others. */
export type VillageSum = { readonly people: number; readonly sum: number };

/** The sums of villages. */
export type VillageSums = Map<VillageCode, VillageSum>;

/** Hexadecimal digits of a hash that are added up: few enough for a province's 32,000 villages in an item of 400 KB, of which
 *  hashes are most as nothing packs them. @source tests/functions/indicators/village-sums.test.ts */
const SUMMED_DIGITS = 10;

/** Sums begin again at 0 here: two below it make a safe integer together. */
const MODULUS = 16 ** SUMMED_DIGITS;

/** Nothing at all. */
const NO_SUM: VillageSum = { people: 0, sum: 0 };

/** Somebody who is nobody. A village that is counted with them is counted as no records count it: everybody is looked at there. */
export const NOBODY: VillageSum = { people: 1, sum: 0 };

/** Somebody in a bucket, with what they add to counts and until when. Facts that were made a while ago may say an earlier day
 *  than the records do and be none the worse for it: of 20,000 people none did, and it costs a second look at a village. */
export const sumOfOne = ({ village, bucket }: Bucket, id: ResidentId, added: Contribution): VillageSum => {
  const { village: ofFacts, teamId, until, shares } = added;
  const text = [id, village, bucket, ofFacts, teamId ?? '', until, shares.join()].join(' ');
  return { people: 1, sum: Number.parseInt(hash('sha256', text).slice(0, SUMMED_DIGITS), 16) };
};

/** Adds to the sum of a village. */
export const addTo = (sums: VillageSums, village: VillageCode, { people, sum }: VillageSum): void => {
  const before = sums.get(village) ?? NO_SUM;
  sums.set(village, { people: before.people + people, sum: (before.sum + sum) % MODULUS });
};

/** Digits and letters: the shortest that numbers are written by machine and read again. */
const RADIX = 36;
const CODE_DIGITS = '530121100201'.length;

/** Sums as they are kept, a line a village in the order of their codes: how far its code is from that of the line before, how
 *  many people, and their sum. */
export const sumsText = (sums: VillageSums): string => {
  let before = 0;
  const lines = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return lines
    .map(([village, { people, sum }]) => {
      const step = Number(village) - before;
      before = Number(village);
      return [step, people, sum].map((part) => part.toString(RADIX)).join(' ');
    })
    .join('\n');
};

/** Adds sums that were kept to others.
 *  @throws where they are none */
export const addText = (sums: VillageSums, text: string): void => {
  let code = 0;
  for (const line of text === '' ? [] : text.split('\n')) {
    const [step = Number.NaN, people = Number.NaN, sum = Number.NaN] = line
      .split(' ')
      .map((part) => Number.parseInt(part, RADIX));
    code += step;
    const village = String(code).padStart(CODE_DIGITS, '0');
    if (!isVillageCode(village) || Number.isNaN(people + sum)) throw new Error('a sum is of a village');
    addTo(sums, village, { people, sum });
  }
};

/** The villages of which two sums are not the same, in the order of their codes; one that is in neither of them has no people
 *  in both. */
export const differingVillages = (one: VillageSums, other: VillageSums): VillageCode[] =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter((village) => {
      const [a, b] = [one.get(village) ?? NO_SUM, other.get(village) ?? NO_SUM];
      return a.people !== b.people || a.sum !== b.sum;
    })
    .toSorted();
