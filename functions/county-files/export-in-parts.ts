import { rmSync } from 'node:fs';

import type { Counts } from '../runs/run-store.ts';
import {
  COUNTY_FILES,
  type CountyFile,
  fileName,
  HISTORY_FILES,
  type HistoryFile,
  isHistoryFile,
  REFERENCE_FILES,
  type ReferenceFile,
} from './columns.ts';
import type { CountyStore } from './county-store.ts';
import { addPartition, headerOf, openFiles, referenceLines } from './export-county.ts';
import { mergeFarLines } from './merged-lines.ts';
import type { Ended, PartedJob, PartWork } from './parted-job.ts';
import { groupOf, partitionsOf, partNames } from './partition-groups.ts';
import { blocksOfPiece } from './piece-text.ts';
import { requireFinishedImport } from './run-day.ts';
import { linesOfSealedPiece } from './sealed-lines.ts';

/** Into how many parts the partitions are put: what is put together in the end has a piece of each in memory. */
const MOST_ROW_PARTS = 64;

const rowParts = ({ partitions }: CountyStore): number => Math.min(MOST_ROW_PARTS, partitions);

const rowPartsOf = (store: CountyStore): string[] => partNames('rows', rowParts(store));

const filePart = (file: CountyFile): string => `file-${file}`;

const FILE_PARTS: ReadonlyMap<string, CountyFile> = new Map(
  COUNTY_FILES.map((file) => [filePart(file), file]),
);

const pieceName = (file: HistoryFile, part: string): string => `sorted-${file}-${groupOf(part)}`;

/** Sorts the rows of the people of some partitions into a piece for each file that has any. @returns how many each has */
const sortRows = async ({ place, job, folder }: PartWork, part: string): Promise<Counts> => {
  const { county } = place;
  await requireFinishedImport(county);
  const files = openFiles(folder, HISTORY_FILES);
  const counts: Record<string, number> = {};
  for (const partition of partitionsOf(groupOf(part), rowParts(county), county.partitions)) {
    await addPartition(county, partition, (file, line) => {
      files.get(file)?.add(line);
      counts[file] = (counts[file] ?? 0) + 1;
    });
  }
  for (const [file, sorted] of files) {
    const path = sorted.sealAsOne();
    if (path === undefined) continue;
    await place.ports.jobs.keepPiece(job, { name: pieceName(file, part), path });
    // The next one may need its room.
    rmSync(path, { force: true });
  }
  return counts;
};

/** What a part counted, which has to have ended. */
const countsOf = (ended: Ended, part: string): Counts => {
  const counts = ended.get(part);
  if (counts === undefined) throw new Error(`the part ${part} of an export has not ended`);
  return counts;
};

/** The rows of a file of histories, sorted, from all pieces that have any. */
const historyLines = async (
  work: PartWork,
  file: HistoryFile,
  ended: Ended,
): Promise<AsyncIterable<readonly string[]>> => {
  const names = rowPartsOf(work.place.county).flatMap((part) =>
    (countsOf(ended, part)[file] ?? 0) > 0 ? [pieceName(file, part)] : [],
  );
  const pieces = names.map(async (name) => linesOfSealedPiece(await blocksOfPiece(work, name)));
  return mergeFarLines(await Promise.all(pieces));
};

const sortedReference = async function* (
  store: CountyStore,
  file: ReferenceFile,
): AsyncGenerator<readonly string[]> {
  yield (await referenceLines(store, file)).toSorted();
};

/** About half a megabyte goes out at once. */
const LINES_A_BLOCK = 4_096;

const textOf = async function* (
  file: CountyFile,
  sorted: AsyncIterable<readonly string[]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${headerOf(file)}\n`);
  for await (const lines of sorted) {
    for (let at = 0; at < lines.length; at += LINES_A_BLOCK)
      yield Buffer.from(`${lines.slice(at, at + LINES_A_BLOCK).join('\n')}\n`);
  }
};

const isReference = (file: CountyFile): file is ReferenceFile =>
  REFERENCE_FILES.some((reference) => reference === file);

const sortedLines = async (
  work: PartWork,
  file: CountyFile,
  ended: Ended,
): Promise<AsyncIterable<readonly string[]>> => {
  if (isReference(file)) return sortedReference(work.place.county, file);
  if (isHistoryFile(file)) return historyLines(work, file, ended);
  throw new Error(`${fileName(file)} is neither of references nor of histories`);
};

/** Writes a file of the county, as it is left for who asked. @returns its bytes */
const writeFile = async (work: PartWork, file: CountyFile, ended: Ended): Promise<Counts> => {
  const { place, job } = work;
  const blocks = textOf(file, await sortedLines(work, file, ended));
  return { bytes: await place.ports.jobs.keepStreamed(job.id, fileName(file), blocks) };
};

/** The export of a county in parts: the rows of some partitions are sorted by each, then each file is put together from what they
 *  left. What lies in the end is byte by byte what `exportCounty` writes. */
export const exportInParts: PartedJob = {
  stage: async ({ place }, ended) => {
    const rows = rowPartsOf(place.county);
    if (!rows.every((part) => ended.has(part))) {
      await requireFinishedImport(place.county);
      return rows;
    }
    const files = [...FILE_PARTS.keys()];
    return files.every((part) => ended.has(part)) ? [] : files;
  },
  carryOut: async (work, part, ended) => {
    const file = FILE_PARTS.get(part);
    return file === undefined ? sortRows(work, part) : writeFile(work, file, ended);
  },
  end: async (_work, ended) => {
    const bytes = COUNTY_FILES.map((file) => [fileName(file), countsOf(ended, filePart(file))['bytes'] ?? 0]);
    return { kind: 'export', files: Object.fromEntries(bytes) };
  },
};
