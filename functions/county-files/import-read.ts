import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Counts } from '../runs/run-store.ts';
import { REFERENCE_FILES } from './columns.ts';
import { countRejects } from './count-rejects.ts';
import { type CountyRead, readCounty } from './import-county.ts';
import { planIn, regionOfImport } from './import-plan.ts';
import type { ImportJob } from './import-reference.ts';
import { openSent } from './import-unpack.ts';
import { knowNothing, seenOf } from './known.ts';
import { keepKnown } from './known-piece.ts';
import { countsOf, openRejects } from './late-rejects.ts';
import { learn } from './learn.ts';
import { LEARN, learnedIn, peopleIn } from './import-learn.ts';
import { openFindings } from './outputs.ts';
import type { Ended, PartWork } from './parted-job.ts';
import { partName, partitionsOf } from './partition-groups.ts';

/** The part that reads what was sent, which everything else of an import follows from. */
export const READ = 'read';

/** Where it leaves which ids it has seen, for those who bring rows together with what is stored. */
export const SEEN = 'seen';

/** Residents of a part that stores: enough that its start and its end are little of it; and parts enough for all who carry them
 *  out at once. */
const STORED_TOGETHER = 2_000;
const LEAST_PARTS = 8;

const WARNINGS = 'warnings.csv';

const referenceText = async ({ place: { county } }: PartWork): Promise<string> =>
  JSON.stringify(await Promise.all(REFERENCE_FILES.map((file) => county.readReference(file))));

const countLines = (path: string): number => {
  let lines = 0;
  for (const byte of readFileSync(path)) if (byte === 10) lines += 1;
  return lines;
};

/** Learns what is stored, as other parts have found it. */
const learnAll = async (
  work: PartWork,
  { known, region }: Pick<ImportJob, 'known' | 'region'>,
  ended: Ended,
): Promise<void> => {
  for (const part of ended.keys())
    if (part.startsWith(LEARN))
      for await (const learned of learnedIn(work, part)) learn(learned, known, region);
};

/** Leaves the rows of histories to those who store them, in so many pieces. */
const keepRows = async (
  { place: { county, ports }, job, folder }: PartWork,
  { spills }: CountyRead,
  groups: number,
): Promise<void> => {
  for (let group = 0; group < groups; group++) {
    const name = partName('rows', group);
    const path = join(folder, name);
    writeFileSync(path, '');
    for (const partition of partitionsOf(group, groups, county.partitions))
      for (const spill of spills) appendFileSync(path, spill.bytes(partition));
    await ports.jobs.keepPiece(job, { name, path });
  }
};

/** Reads all files into pieces; says how many rows passed, and in how many pieces they lie. */
const readInto = async (work: PartWork, job: ImportJob, people: number): Promise<Counts> => {
  const { folder, onProgress, place } = work;
  const { sink, rejected } = countRejects(job.sink);
  const request = { job: { ...job, sink }, rejected, spillFile: join(folder, 'spilled'), onProgress };
  const read = await readCounty(request);
  try {
    const parts = Math.ceil(Math.max(people, job.known.residents.cells().ids) / STORED_TOGETHER);
    const groups = Math.min(place.county.partitions, Math.max(parts, LEAST_PARTS));
    await keepRows(work, read, groups);
    await keepKnown(work, SEEN, seenOf(job.known));
    return { groups, ...countsOf('passed', read.passed), ...countsOf('rejected', rejected) };
  } finally {
    for (const spill of read.spills) spill.remove();
  }
};

const readFindings = async (
  work: PartWork,
  job: Omit<ImportJob, 'sink'>,
  people: number,
): Promise<Counts> => {
  const { folder, place } = work;
  const findings = openFindings(folder);
  const rejects = openRejects(work, READ);
  try {
    const { warn } = findings.sink;
    const counts = await readInto(work, { ...job, sink: { reject: rejects.reject, warn } }, people);
    findings.publish();
    const path = join(folder, WARNINGS);
    const warnings = countLines(path) - 1;
    await place.ports.jobs.keep(work.job.id, { name: WARNINGS, path });
    await rejects.keep();
    return { ...counts, warnings };
  } finally {
    findings.close();
  }
};

/** Reads what was sent: stores regions, institutions, teams and staff, and leaves the rows of histories sorted for those who
 *  store them. Who reads again after an attempt that broke off cannot tell what was others before it. */
export const readPart = async (
  work: PartWork,
  { ended, isAgain }: { readonly ended: Ended; readonly isAgain: boolean },
): Promise<Counts> => {
  const { place } = work;
  const region = await regionOfImport(work);
  const before = await referenceText(work);
  const known = knowNothing(planIn(ended)?.isFresh === true);
  const reading = { source: await openSent(work), store: place.county, known, region };
  await learnAll(work, reading, ended);
  await place.county.startImport();
  const counts = await readFindings(work, reading, peopleIn(ended));
  const isMoved = isAgain || before !== (await referenceText(work));
  return { ...counts, moved: Number(isMoved) };
};
