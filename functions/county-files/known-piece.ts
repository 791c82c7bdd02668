import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

import { cellsOf, type Known, knownFrom, KnownCells } from './known.ts';
import type { PartWork } from './parted-job.ts';
import { bytesOfPiece } from './piece-text.ts';

/** Leaves what is known to later parts, under a name. */
export const keepKnown = async (
  { place, job, folder }: PartWork,
  name: string,
  known: Known,
): Promise<void> => {
  const path = join(folder, name);
  writeFileSync(path, serialize(cellsOf(known)));
  await place.ports.jobs.keepPiece(job, { name, path });
};

/** What an earlier part left under a name. */
export const knownInPiece = async (work: PartWork, name: string): Promise<Known> =>
  knownFrom(KnownCells.parse(deserialize(await bytesOfPiece(work, name))));
