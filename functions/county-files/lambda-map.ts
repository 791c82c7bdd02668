import type { Maps } from '../kit/parts.ts';
import type { JobPlace } from './job-place.ts';
import { everyJobInParts } from './every-job-in-parts.ts';

/** What is done about counties in parts. */
export const countyFilesMaps: Maps<JobPlace> = { 'county-files.every-job-in-parts': everyJobInParts };
