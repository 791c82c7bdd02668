import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';

import { isId } from '../../domain/kernel/ids.ts';
import { tidyJob } from '../../functions/county-files/every-job-in-parts.ts';
import type { Job } from '../../functions/county-files/jobs.ts';
import { startThread } from '../start-thread.ts';
import { JobReport, type JobStart } from './job-start.ts';
import { JOBS_FOLDER, type World } from './world.ts';

/** The queue of imports, exports and recounts of one machine: one at a time, in a thread of its own. */
export type Jobs = {
  /** Takes up what a stop has broken off, and whatever is asked for from now on. */
  readonly start: () => Promise<void>;
  /** Ends without waiting for a job: the next start takes it up again. */
  readonly stop: () => Promise<void>;
};

/** What the queue works for. */
export type JobsRequest = {
  readonly world: World;
  readonly folder: string;
  readonly onFailure: (error: unknown) => void;
};

const ended = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });

/** Removes uploads whose request was answered with an earlier answer, or with none, and what a job left that was stopped at its
 *  very end. */
const removeLeftOver = async (world: World, folder: string): Promise<void> => {
  const jobs = join(folder, JOBS_FOLDER);
  if (!existsSync(jobs)) return;
  for (const id of readdirSync(jobs)) {
    const isKnown = isId<'JobId'>(id) && (await world.ports.jobs.find(id)) !== undefined;
    if (isKnown) await tidyJob(world, { id });
    else rmSync(join(jobs, id), { recursive: true, force: true });
  }
};

/** Starts the thread of a job and answers what it reports. */
const startJob = ({ world, folder, onFailure }: JobsRequest, job: Job): Worker => {
  const workerData: JobStart = { folder, jobId: job.id, today: world.clock.today() };
  const thread = startThread(new URL('job-worker.ts', import.meta.url), workerData);
  thread.on('message', (message: unknown) => {
    const report = JobReport.parse(message);
    if (report.kind === 'failure') return onFailure(report.error);
    // Teams, regions and users may be others now.
    world.forgetReference();
    thread.postMessage('heard');
  });
  return thread;
};

/** The queue of a world's jobs; nothing runs before `start`. */
export const jobsOf = (request: JobsRequest): Jobs => {
  const { world, folder, onFailure } = request;
  let worker: Worker | undefined;
  let isStopped = false;
  let working: Promise<void> | undefined;

  const carryOut = async (job: Job): Promise<void> => {
    worker = startJob(request, job);
    await ended(worker);
  };

  const workThrough = async (): Promise<void> => {
    for (;;) {
      const [next] = await world.ports.jobs.open();
      if (next === undefined || isStopped) return;
      await carryOut(next);
    }
  };

  const wake = (): void => {
    if (isStopped || working !== undefined) return;
    working = workThrough()
      .catch(onFailure)
      .finally(() => {
        working = undefined;
      });
  };

  return {
    start: async () => {
      await removeLeftOver(world, folder);
      world.hearJobs(wake);
      wake();
    },
    stop: async () => {
      isStopped = true;
      await worker?.terminate();
      await working;
    },
  };
};
