import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { residentId } from '../../events/fields.ts';
import type { Counts } from '../runs/run-store.ts';
import { regionOfImport } from './import-plan.ts';
import { askedIn, askedOf } from './import-scan.ts';
import { type Learned, learnedOf } from './learn.ts';
import { type Ended, type PartWork, stageOf } from './parted-job.ts';
import { groupOf, partitionsOf, partNames } from './partition-groups.ts';
import { recordsOfPiece } from './piece-text.ts';

/** The stage that looks through what is stored, for what new rows may refer to. */
export const LEARN = 'learn';

/** How many people it found. */
export const peopleIn = (ended: Ended): number =>
  Array.from(ended, ([part, { people = 0 }]) => (stageOf(part) === LEARN ? people : 0)).reduce(
    (sum, people) => sum + people,
    0,
  );

/** A province's people in so many parts are a million each. */
const MOST_PARTS = 64;

/** The parts of that stage. */
export const learnParts = ({ county }: Pick<PartWork['place'], 'county'>): string[] =>
  partNames(LEARN, Math.min(MOST_PARTS, county.partitions));

const pieceOf = (part: string): string => `learned-${groupOf(part)}`;

/** Looks through some of what is stored, and leaves what there is to learn of those of whom the import speaks. */
export const learnPart = async (work: PartWork, part: string): Promise<Counts> => {
  const { place, job, folder } = work;
  const { county, ports } = place;
  const region = await regionOfImport(work);
  const asked = await askedIn(work);
  const path = join(folder, pieceOf(part));
  writeFileSync(path, '');
  let people = 0;
  for (const partition of partitionsOf(groupOf(part), learnParts(place).length, county.partitions))
    for await (const histories of county.histories(partition)) {
      people += histories.length;
      const learned = histories.flatMap((history) => askedOf(learnedOf(history, region), asked) ?? []);
      const lines = learned.map((one) => `${JSON.stringify(one)}\n`);
      appendFileSync(path, lines.join(''));
    }
  await ports.jobs.keepPiece(job, { name: pieceOf(part), path });
  return { people };
};

const LearnedRecord = z.strictObject({
  residentId,
  contracts: z.array(z.string()),
  outside: z.array(z.string()),
});

/** What a part has found. */
export const learnedIn = async function* (work: PartWork, part: string): AsyncGenerator<Learned> {
  for await (const record of recordsOfPiece(work, pieceOf(part))) yield LearnedRecord.parse(record);
};
