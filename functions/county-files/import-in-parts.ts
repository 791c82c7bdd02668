import { join } from 'node:path';

import { addUpAreas, countTown } from '../indicators/build-counts.ts';
import { townsOf } from '../indicators/recount-parts.ts';
import type { Counts } from '../runs/run-store.ts';
import { beginCounty } from './county-views.ts';
import { importedEvent } from './import-county.ts';
import { LEARN, learnPart, learnParts } from './import-learn.ts';
import { PLAN, planIn, planPart } from './import-plan.ts';
import { READ, readPart } from './import-read.ts';
import { SCAN, scanPart } from './import-scan.ts';
import { STORE, storePart, storeParts } from './import-store.ts';
import { rowsOf, tellRejects } from './late-rejects.ts';
import { openFindings } from './outputs.ts';
import { type Ended, type PartedJob, type PartWork, stageOf } from './parted-job.ts';

/** The stage that counts everybody, of a first county. */
const COUNT = 'count';

const countParts = async ({ place }: Pick<PartWork, 'place'>): Promise<string[]> => {
  place.forgetReference();
  return townsOf((await place.ports.reference()).organisation).map((town) => `${COUNT}-${town}`);
};

const stage: PartedJob['stage'] = async (work, ended) => {
  const isDone = (parts: readonly string[]): boolean => parts.every((part) => ended.has(part));
  const plan = planIn(ended);
  if (plan === undefined) return [PLAN];
  if (!plan.isFresh && !ended.has(SCAN)) return [SCAN];
  const learning = plan.isFresh ? [] : learnParts(work.place);
  if (!isDone(learning)) return learning;
  if (!ended.has(READ)) return [READ];
  const storing = storeParts(ended);
  if (!isDone(storing)) return storing;
  const counting = plan.isFirst ? await countParts(work) : [];
  return isDone(counting) ? [] : counting;
};

const begunPart = (part: string): string => `begun ${part}`;

/** Notes that a part is begun, and says whether it was before. */
const beginPart = async ({ place, job }: PartWork, part: string, ended: Ended): Promise<boolean> => {
  if (planIn(ended)?.isAgain === true || ended.has(begunPart(part))) return true;
  const begun = { part: begunPart(part), counts: {}, findings: [] };
  await place.ports.runs.endPart({ job: job.id }, job.askedAt, begun);
  return false;
};

const countPart = async ({ place }: PartWork, part: string): Promise<Counts> => {
  place.forgetReference();
  await countTown(place.ports, part.slice(COUNT.length + 1), place.today());
  return {};
};

const carryOut: PartedJob['carryOut'] = async (work, part, ended) => {
  const name = stageOf(part);
  if (name === PLAN) return planPart(work);
  if (name === SCAN) return scanPart(work);
  if (name === LEARN) return learnPart(work, part);
  if (name === COUNT) return countPart(work, part);
  const attempt = { ended, isAgain: await beginPart(work, part, ended) };
  if (name === READ) return readPart(work, attempt);
  if (name === STORE) return storePart(work, part, attempt);
  throw new Error(`an import has no such part: ${part}`);
};

const REJECTS = 'rejects.csv';

/** Writes down which rows were left out by all parts together. */
const keepRejects = async (work: PartWork, parts: readonly string[]): Promise<void> => {
  const findings = openFindings(work.folder);
  try {
    for (const part of parts) await tellRejects(work, part, findings.sink.reject);
    findings.publish();
    const path = join(work.folder, REJECTS);
    await work.place.ports.jobs.keep(work.job.id, { name: REJECTS, path });
  } finally {
    findings.close();
  }
};

/** Makes what follows from a county as a whole: the numbers of its areas where nobody was counted before; where regions or teams
 *  are others now, all is counted anew behind the change feed. */
const finishCounty = async ({ place }: PartWork, ended: Ended): Promise<void> => {
  const { ports, today } = place;
  place.forgetReference();
  if (planIn(ended)?.isFirst === true) {
    await addUpAreas(ports, today());
    await beginCounty(place);
    return;
  }
  if (ended.get(READ)?.['moved'] !== 1) return;
  const { version } = await ports.reference();
  await ports.commit({ reference: { version: version + 1, rows: {} } }, undefined);
};

const end: PartedJob['end'] = async (work, ended) => {
  const parts = [READ, ...storeParts(ended)];
  const counts = parts.map((part): Counts => ended.get(part) ?? {});
  const rejected = rowsOf('rejected', counts);
  const late = rowsOf('late', counts);
  const all = new Map(Array.from(rejected, ([file, rows]) => [file, rows + (late.get(file) ?? 0)]));
  const event = importedEvent(rowsOf('passed', counts), rejected, all);
  await keepRejects(work, parts);
  await finishCounty(work, ended);
  await work.place.county.finishImport(event);
  return { kind: 'import', files: event.files, warnings: ended.get(READ)?.['warnings'] ?? 0 };
};

/** Imports the county that was sent, what lies in the region of who sent it; of a service that has neither a county nor a
 *  region it is the first, wherever it lies.
 *
 *  One part finds out of whom and what it speaks; what is stored is looked through for these in parts; one part reads all that was
 *  sent and leaves its rows sorted by the partitions of the store; then people are stored and get their lists in parts, each of partitions
 *  of its own; a first county is counted by towns. Rows are merged by their keys, so that what is done twice changes nothing. */
export const importInParts: PartedJob = { stage, carryOut, end };
