import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

import { attemptJob } from '../../functions/county-files/carry-out-jobs.ts';
import { comeSecond } from './come-second.ts';
import { jobPlaceOf } from './job-place.ts';
import { type JobReport, JobStart } from './job-start.ts';
import { openWorld } from './world.ts';

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
  const place = jobPlaceOf(world, folder, {
    onFailure: (error) => report({ kind: 'failure', error }),
    onStored: async () => {
      const heard = once(port, 'message');
      report({ kind: 'stored' });
      await heard;
    },
  });
  await attemptJob(place, job);
} finally {
  await world.close();
}
