import { carryOutJobs, isAtWork, type JobTerm } from './carry-out-jobs.ts';
import type { JobPlace } from './job-place.ts';
import type { Job } from './jobs.ts';

/** Carries out jobs when one was asked for, was broken off in time to be taken up again at once, or has ended, so that the
 *  next may begin; what tells only how far a job is starts nothing. */
export const onJobAsked = async (place: JobPlace, changed: readonly Job[], term: JobTerm): Promise<void> => {
  if (changed.some((job) => !isAtWork(job, place.ports.now()))) await carryOutJobs(place, term);
};
