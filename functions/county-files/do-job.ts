import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { areaNamed } from '../../domain/indicators/index.ts';
import { doCheck } from '../data-quality/do-check.ts';
import { countPastDay } from '../indicators/count-past-day.ts';
import { failureOf } from '../kit/failure.ts';
import { isBrokenOff } from './broken-off.ts';
import { COUNTY_FILES, fileName } from './columns.ts';
import { isCountyError } from './county-error.ts';
import { doImport } from './do-import.ts';
import { exportCounty } from './export-county.ts';
import type { Work } from './job-place.ts';
import type { Job, JobOutcome, JobState } from './jobs.ts';
import { withWorkFolder } from './sources/make-folder.ts';
import { isSourceError } from './sources/source-error.ts';

const doExport = async ({ place, job, folder, onProgress }: Work): Promise<JobOutcome> => {
  await exportCounty({ store: place.county, folder, onProgress });
  const files: Record<string, number> = {};
  for (const name of COUNTY_FILES.map(fileName)) {
    const path = join(folder, name);
    files[name] = statSync(path).size;
    await place.ports.jobs.keep(job.id, { name, path });
    // The next one may need its room.
    rmSync(path, { force: true });
  }
  return { kind: 'export', files };
};

const doRecount = async ({ place: { ports }, job: { task }, onProgress }: Work): Promise<JobOutcome> => {
  const { organisation } = await ports.reference();
  const area = task.kind === 'recount' ? areaNamed(organisation, task.area) : undefined;
  if (task.kind !== 'recount' || area === undefined) throw new Error('an area that could be asked for stays');
  const onBucket = (done: number, total: number): void => onProgress(done, total, 'count');
  await countPastDay(ports, { area, day: task.day, onProgress: onBucket });
  return { kind: 'recount' };
};

const DOING = {
  import: doImport,
  export: doExport,
  recount: doRecount,
  'data-quality': doCheck,
} as const satisfies Record<Job['task']['kind'], (work: Work) => Promise<JobOutcome>>;

const FAILED = {
  'zh-CN': '处理失败，请稍后重试',
  en: 'it could not be done: try again later',
} as const;

/** A world that is busy passes: the next attempt begins anew. */
const mayPass = (error: unknown): boolean => isBrokenOff(error) || failureOf(error).code !== 'service/failed';

/** Carries out a job and says where that leaves it. What is wrong with the file is told to who sent it, what is wrong here
 *  to `onFailure`; throws what may pass by itself, and where the attempt breaks off. */
export const doJob = async (work: Omit<Work, 'folder'>): Promise<JobState> => {
  const { place, job } = work;
  const { jobs, now } = place.ports;
  try {
    const outcome = await withWorkFolder(place.workFolder(job.id), (folder) =>
      DOING[job.task.kind]({ ...work, folder }),
    );
    // What was sent is people's records: it stays no longer than it is needed.
    await jobs.removeUpload(job.id);
    return { state: 'finished', endedAt: now().toISOString(), outcome };
  } catch (error) {
    if (mayPass(error)) throw error;
    await jobs.removeUpload(job.id);
    const isOfTheFile = isCountyError(error) || isSourceError(error);
    if (!isOfTheFile) place.onFailure(error);
    return { state: 'failed', endedAt: now().toISOString(), why: isOfTheFile ? error.says : FAILED };
  }
};
