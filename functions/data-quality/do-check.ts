import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Work } from '../county-files/job-place.ts';
import type { JobOutcome } from '../county-files/jobs.ts';
import { checkArea } from './check-area.ts';
import { CHECK_FILE, tallyText } from './tally-rows.ts';

/** Carries out the job of a check: leaves what was counted as its file. */
export const doCheck = async ({ place: { ports }, job, folder, onProgress }: Work): Promise<JobOutcome> => {
  if (job.task.kind !== 'data-quality') throw new Error('only checks are carried out here');
  const tallies = await checkArea(ports, job.task, (done, total) => onProgress(done, total, 'count'));
  const path = join(folder, CHECK_FILE);
  writeFileSync(path, tallyText(tallies));
  await ports.jobs.keep(job.id, { name: CHECK_FILE, path });
  return { kind: 'data-quality' };
};
