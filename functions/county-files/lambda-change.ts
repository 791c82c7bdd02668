import { jobOfChange } from '../adapters/jobs/job-items.ts';
import type { Change } from '../adapters/store/table.ts';
import type { Consumers } from '../kit/work.ts';
import type { JobPlace } from './job-place.ts';
import { LAMBDA_TERM } from './job-term.ts';
import { onJobAsked } from './on-job-asked.ts';

/** What is done about jobs that were asked for. */
export const countyFilesConsumers: Consumers<Change, JobPlace> = {
  'county-files.on-job-asked': (changes, place) =>
    onJobAsked(
      place,
      changes.flatMap((change) => jobOfChange(change) ?? []),
      LAMBDA_TERM,
    ),
};
