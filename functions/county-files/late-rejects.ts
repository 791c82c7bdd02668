import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { COUNTY_FILES, type CountyFile } from './columns.ts';
import { FAULTS, type FaultCode } from './faults.ts';
import type { PartWork } from './parted-job.ts';
import { recordsOfPiece } from './piece-text.ts';
import type { FindingSink } from './source.ts';

const isCode = (code: string): code is FaultCode => Object.hasOwn(FAULTS, code);

const Rejected = z.tuple([
  z.enum(COUNTY_FILES),
  z.int().nonnegative(),
  z.strictObject({ column: z.string(), code: z.string().refine(isCode) }),
]);

/** Rows that parts of an import leave out, on their way to the end, where those of all parts come together. */
export type LateRejects = {
  readonly reject: FindingSink['reject'];
  /** Keeps them as a piece. */
  readonly keep: () => Promise<void>;
};

const nameOf = (part: string): string => `rejects-${part}`;

const WRITTEN_TOGETHER = 1_000;

/** Takes the rows that a part leaves out. */
export const openRejects = ({ place, job, folder }: PartWork, part: string): LateRejects => {
  const path = join(folder, nameOf(part));
  let lines: string[] = [];
  const write = (): void => {
    appendFileSync(path, lines.join(''));
    lines = [];
  };
  return {
    reject: (...rejected) => {
      lines.push(`${JSON.stringify(rejected)}\n`);
      if (lines.length >= WRITTEN_TOGETHER) write();
    },
    keep: async () => {
      write();
      await place.ports.jobs.keepPiece(job, { name: nameOf(part), path });
    },
  };
};

/** Tells again which rows a part left out. */
export const tellRejects = async (
  work: PartWork,
  part: string,
  reject: FindingSink['reject'],
): Promise<void> => {
  for await (const record of recordsOfPiece(work, nameOf(part))) reject(...Rejected.parse(record));
};

/** How many rows were left out, by file, as counts of a part. */
export const countsOf = (
  word: string,
  rows: ReadonlyMap<CountyFile, number>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(Array.from(rows, ([file, count]) => [`${word} ${file}`, count]));

/** The rows by file of a word in what parts counted, all of them together. */
export const rowsOf = (
  word: string,
  parts: readonly Readonly<Record<string, number>>[],
): ReadonlyMap<CountyFile, number> =>
  new Map(
    COUNTY_FILES.map((file) => [
      file,
      parts.reduce((sum, counts) => sum + (counts[`${word} ${file}`] ?? 0), 0),
    ]),
  );
