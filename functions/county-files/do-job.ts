import { areaNamed } from '../../domain/indicators/index.ts';
import { doCheck } from '../data-quality/do-check.ts';
import { countPastDay } from '../indicators/count-past-day.ts';
import { whyFailed } from './job-failure.ts';
import type { Work } from './job-place.ts';
import type { JobOutcome, JobState } from './jobs.ts';
import { withWorkFolder } from './sources/make-folder.ts';

const doRecount = async ({ place: { ports }, job: { task }, onProgress }: Work): Promise<JobOutcome> => {
  const { organisation } = await ports.reference();
  const area = task.kind === 'recount' ? areaNamed(organisation, task.area) : undefined;
  if (task.kind !== 'recount' || area === undefined) throw new Error('an area that could be asked for stays');
  const onBucket = (done: number, total: number): void => onProgress(done, total, 'count');
  await countPastDay(ports, { area, day: task.day, onProgress: onBucket });
  return { kind: 'recount' };
};

/** Carries a job out that is not cut into parts, and says where that leaves it. Throws what may pass by itself, and where the
 *  attempt breaks off. */
export const doJob = async (work: Omit<Work, 'folder'>): Promise<JobState> => {
  const { place, job } = work;
  const endedAt = (): string => place.ports.now().toISOString();
  try {
    const carryOut = job.task.kind === 'data-quality' ? doCheck : doRecount;
    const outcome = await withWorkFolder(place.workFolder(job.id), (folder) => carryOut({ ...work, folder }));
    return { state: 'finished', endedAt: endedAt(), outcome };
  } catch (error) {
    return { state: 'failed', endedAt: endedAt(), why: whyFailed(place, error) };
  }
};
