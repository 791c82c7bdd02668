import { join } from 'node:path';

import { jobFolder } from '../../functions/adapters/jobs/job-folder.ts';
import { saveViews } from '../../functions/adapters/service-store/commit.ts';
import { saveUsers } from '../../functions/adapters/service-store/reference.ts';
import type { CountyPlace, JobPlace } from '../../functions/county-files/job-place.ts';
import { demonstrationUsers } from './users.ts';
import { JOBS_FOLDER, type World } from './world.ts';

/** What a county is made with on one machine: its users are the demonstration's. */
export const countyPlaceOf = ({ table, county, ports, clock, forgetReference }: World): CountyPlace => ({
  ports,
  county,
  today: clock.today,
  forgetReference,
  saveViews: (commits) => saveViews({ table, keys: ports.keys }, commits),
  onCounty: async () => {
    forgetReference();
    await saveUsers(table, demonstrationUsers(await ports.reference()));
  },
});

const SAVED_EVERY_MS = 250;

/** Where jobs are carried out on one machine: in the folder of their files.
 *  @param heard hears what broke, and that all of a job is stored */
export const jobPlaceOf = (
  world: World,
  folder: string,
  heard: Pick<JobPlace, 'onFailure' | 'onStored'>,
): JobPlace => ({
  ...countyPlaceOf(world),
  ...heard,
  savedEveryMs: SAVED_EVERY_MS,
  workFolder: (id) => join(jobFolder(join(folder, JOBS_FOLDER), id), 'work'),
});
