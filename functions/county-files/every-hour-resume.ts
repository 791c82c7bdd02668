import type { WorkDone } from '../kit/work.ts';
import { carryOutJobs, type JobTerm } from './carry-out-jobs.ts';
import type { JobPlace } from './job-place.ts';

/** Takes up the jobs whose process died before it could give them up: nothing else would tell of them. */
export const everyHourResume = async (place: JobPlace, term: JobTerm): Promise<WorkDone> => ({
  ...(await carryOutJobs(place, term)),
});
