import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { RegionCode } from '../../domain/kernel/region-code.ts';
import { jobFolder, UPLOAD_FILE } from '../../functions/adapters/jobs/job-folder.ts';
import { REFERENCE_FILES } from '../../functions/county-files/columns.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import type { Job, JobOutcome } from '../../functions/county-files/jobs.ts';
import { regionOfJob } from '../../functions/county-files/region-of-job.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import { refreshResidents } from '../../functions/indicators/refresh-residents.ts';
import { viewContext } from '../../functions/residents/views.ts';
import { importInto } from '../cli/import.ts';
import { extractZip } from '../sources/zip-folder.ts';
import { finishCounty, prepareCounty, withViews } from './county-views.ts';
import { isNowhere } from './users.ts';
import { DATABASE_FILE, type World } from './world.ts';

/** A job to carry out: in which world, whose folder, and below which folder the files of jobs lie. */
export type Work = {
  readonly world: World;
  readonly folder: string;
  readonly jobs: string;
  readonly job: Job;
  readonly onProgress: Progress;
};

const countLines = (path: string): number => {
  let lines = 0;
  for (const byte of readFileSync(path)) if (byte === 10) lines += 1;
  return lines;
};

/** The sent county as the command line takes it: a folder of CSV files, or a workbook by its name. */
const unpack = async ({ job, jobs }: Work): Promise<string> => {
  const own = jobFolder(jobs, job.id);
  const isZip = job.task.kind === 'import' && job.task.format === 'zip';
  const data = join(own, isZip ? 'county' : 'county.xlsx');
  // What an earlier attempt left.
  rmSync(data, { recursive: true, force: true });
  if (isZip) await extractZip(join(own, UPLOAD_FILE), data);
  else symlinkSync(UPLOAD_FILE, data);
  return data;
};

/** A store that remembers whose rows it stores. */
const withIds = (
  store: CountyStore,
): { readonly store: CountyStore; readonly ids: ReadonlySet<ResidentId> } => {
  const ids = new Set<ResidentId>();
  return {
    ids,
    store: {
      ...store,
      saveHistories: async (histories) => {
        await store.saveHistories(histories);
        for (const { residentId } of histories) ids.add(residentId);
      },
    },
  };
};

const everybody = async ({ histories, partitions }: CountyStore): Promise<Set<ResidentId>> => {
  const ids = new Set<ResidentId>();
  for (let partition = 0; partition < partitions; partition++) {
    for await (const batch of histories(partition)) for (const { residentId } of batch) ids.add(residentId);
  }
  return ids;
};

const referenceText = async ({ county }: World): Promise<string> =>
  JSON.stringify(await Promise.all(REFERENCE_FILES.map((file) => county.readReference(file))));

const REFRESHED_TOGETHER = 500;

const refresh = async ({ world, onProgress }: Work, ids: ReadonlySet<ResidentId>): Promise<void> => {
  const { ports, clock } = world;
  const context = viewContext((await ports.reference()).organisation, ports.keys, clock.today());
  const all = [...ids];
  for (let at = 0; at < all.length; at += REFRESHED_TOGETHER) {
    onProgress(at, all.length, 'views');
    await refreshResidents(ports, all.slice(at, at + REFRESHED_TOGETHER), context);
  }
};

type Imported = Awaited<ReturnType<typeof importInto>>;

const importFrom = async (
  work: Work & { readonly onStored?: (partitions: number) => void; readonly within?: RegionCode },
  store: CountyStore,
  data: string,
): Promise<Imported> => {
  const { folder, jobs, job, onProgress, onStored = () => undefined, within } = work;
  const findings = jobFolder(jobs, job.id);
  const place = { db: join(folder, DATABASE_FILE) };
  return importInto(store, { data, place, findings, onProgress, onStored, within });
};

/** Says whether an attempt broke off before: then what it stored is not among what this one changes. */
const isAgain = ({ job }: Work): boolean => job.is.state === 'running';

/** The first county of a service: nobody is at work on it yet, so it is stored in bulk. Its region is the service's. */
const importFirst = async (work: Work, data: string): Promise<Imported> => {
  if (isAgain(work)) {
    const whole = await importFrom(work, work.world.county, data);
    await prepareCounty(work.world);
    return whole;
  }
  const { store, onStored, finish } = withViews(work.world, undefined);
  const event = await importFrom({ ...work, onStored }, store, data);
  await finish();
  await finishCounty(work.world);
  return event;
};

/** A county on top of one that is at work: whoever changed goes the way of a command, so that lists and counts follow. */
const importMore = async (work: Work, data: string): Promise<Imported> => {
  const { world } = work;
  const before = await referenceText(world);
  const { store, ids } = withIds(world.county);
  const event = await importFrom({ ...work, within: await regionOfJob(world.ports, work.job) }, store, data);
  const isMoved = isAgain(work) || before !== (await referenceText(world));
  world.forgetReference();
  await refresh(work, isMoved ? await everybody(world.county) : ids);
  if (isMoved) {
    const { version } = await world.ports.reference();
    await world.ports.commit({ reference: { version: version + 1, rows: {} } }, undefined);
  }
  return event;
};

const isFirstCounty = async ({ world: { ports }, job }: Work): Promise<boolean> => {
  const { users, organisation } = await ports.reference();
  return users.size === 0 || organisation.teams.length === 0 || isNowhere(await regionOfJob(ports, job));
};

/** Imports the county that was sent, all of it or, where the service has one, what lies in the region of who sent it; an
 *  attempt that broke off is made good. */
export const doImport = async (work: Work): Promise<JobOutcome> => {
  const data = await unpack(work);
  const isFirst = await isFirstCounty(work);
  const event = isFirst ? await importFirst(work, data) : await importMore(work, data);
  const warnings = countLines(join(jobFolder(work.jobs, work.job.id), 'warnings.csv')) - 1;
  return { kind: 'import', files: event.files, warnings };
};
