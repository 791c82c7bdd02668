import type { Schedules } from '../kit/work.ts';
import { everyHourResume } from './every-hour-resume.ts';
import type { JobPlace } from './job-place.ts';
import { LAMBDA_TERM } from './job-term.ts';

/** What is done about jobs by the clock. */
export const countyFilesSchedules: Schedules<JobPlace> = {
  'county-files.every-hour-resume': (place) => everyHourResume(place, LAMBDA_TERM),
};
