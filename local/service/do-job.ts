import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { areaNamed } from '../../domain/indicators/index.ts';
import { isRetryable } from '../../functions/adapters/store/errors.ts';
import { jobFolder, UPLOAD_FILE } from '../../functions/adapters/jobs/job-folder.ts';
import { COUNTY_FILES, fileName } from '../../functions/county-files/columns.ts';
import { isCountyError } from '../../functions/county-files/county-error.ts';
import { exportCounty } from '../../functions/county-files/export-county.ts';
import type { Job, JobOutcome, JobState } from '../../functions/county-files/jobs.ts';
import { countPastDay } from '../../functions/indicators/count-past-day.ts';
import { isSourceError } from '../sources/source-error.ts';
import { doImport, type Work } from './do-import.ts';

const doExport = async ({ world, jobs, job, onProgress }: Work): Promise<JobOutcome> => {
  const folder = jobFolder(jobs, job.id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await exportCounty({ store: world.county, folder, onProgress });
  const names = COUNTY_FILES.map(fileName);
  const files = Object.fromEntries(names.map((name) => [name, statSync(join(folder, name)).size]));
  return { kind: 'export', files };
};

const doRecount = async ({ world, job: { task }, onProgress }: Work): Promise<JobOutcome> => {
  const { organisation } = await world.ports.reference();
  const area = task.kind === 'recount' ? areaNamed(organisation, task.area) : undefined;
  if (task.kind !== 'recount' || area === undefined) throw new Error('an area that could be asked for stays');
  const onBucket = (done: number, total: number): void => onProgress(done, total, 'count');
  await countPastDay(world.ports, { area, day: task.day, onProgress: onBucket });
  return { kind: 'recount' };
};

const DOING = {
  import: doImport,
  export: doExport,
  recount: doRecount,
} as const satisfies Record<Job['task']['kind'], (work: Work) => Promise<JobOutcome>>;

const FAILED = {
  'zh-CN': '处理失败，请稍后重试',
  en: 'it could not be done: try again later',
} as const;

/** What was sent is people's records: it stays no longer than it is needed. */
const removeUpload = ({ jobs, job }: Work): void => {
  for (const name of [UPLOAD_FILE, 'county', 'county.xlsx'])
    rmSync(join(jobFolder(jobs, job.id), name), { recursive: true, force: true });
};

/** Carries out a job and says where that leaves it. What is wrong with the file is told to who sent it; what is wrong
 *  with this machine is thrown on to `onFailure`. */
export const doJob = async (work: Work, onFailure: (error: unknown) => void): Promise<JobState> => {
  const endedAt = (): string => work.world.clock.now().toISOString();
  try {
    const outcome = await DOING[work.job.task.kind](work);
    removeUpload(work);
    return { state: 'finished', endedAt: endedAt(), outcome };
  } catch (error) {
    // A store that is locked passes: the next start tries again.
    if (isRetryable(error)) throw error;
    removeUpload(work);
    const isOfTheFile = isCountyError(error) || isSourceError(error);
    if (!isOfTheFile) onFailure(error);
    const why = isOfTheFile ? error.says : FAILED;
    return { state: 'failed', endedAt: endedAt(), why };
  }
};
