import { once } from 'node:events';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import type { Job, JobState } from '../../functions/county-files/jobs.ts';
import { comeSecond } from './come-second.ts';
import { doJob } from './do-job.ts';
import { type JobReport, JobStart } from './job-start.ts';
import { JOBS_FOLDER, openWorld, type World } from './world.ts';

/** How often at most it is stored how far a job is. */
const SAVED_EVERY_MS = 250;

/** Stores where a job stands, each time as its next version; an end that was stored is never overwritten. */
const standing = ({ ports }: World, job: Job) => {
  let { version } = job;
  let last = Promise.resolve();
  let savedMs = 0;
  const save = (is: JobState): Promise<void> => {
    version += 1;
    const next = { ...job, version, is };
    last = last.then(() => ports.jobs.save(next));
    return last;
  };
  const onProgress = (done: number, total: number, stage: string): void => {
    if (performance.now() - savedMs < SAVED_EVERY_MS) return;
    savedMs = performance.now();
    void save({ state: 'running', progress: { stage, done, total } });
  };
  return { save, onProgress };
};

if (parentPort === null) throw new Error('this runs in a thread');
const port = parentPort;
comeSecond();
const report = (what: JobReport): void => port.postMessage(what);
const { folder, jobId, today } = JobStart.parse(workerData);
const world = await openWorld(folder);
try {
  world.clock.moveTo(today);
  const job = await world.ports.jobs.find(jobId);
  if (job === undefined) throw new Error('a job that was asked for is stored');
  const { save, onProgress } = standing(world, job);
  await save({ state: 'running', progress: { stage: 'read', done: 0, total: 0 } });
  const jobs = join(folder, JOBS_FOLDER);
  const state = await doJob({ world, folder, jobs, job, onProgress }, (error) =>
    report({ kind: 'failure', error }),
  );
  const heard = once(port, 'message');
  report({ kind: 'stored' });
  await heard;
  await save(state);
} finally {
  await world.close();
}
