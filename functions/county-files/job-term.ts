import type { JobTerm } from './carry-out-jobs.ts';

/** The longest that a Lambda may live. @source AWS Lambda Developer Guide, “Lambda quotas” */
export const JOB_TIMEOUT_S = 900;

const MS_A_SECOND = 1_000;
/** Time for a step that is not broken off in its middle: all areas counted, a file brought to the bucket. */
const LAST_STEP_S = 240;
/** Clocks of two Lambdas may differ by so much. */
const CLOCKS_APART_S = 5;

/** How long a Lambda works on jobs: then it gives up the one that it is at, while there is time to say so. */
export const LAMBDA_TERM: JobTerm = {
  worksMs: (JOB_TIMEOUT_S - LAST_STEP_S) * MS_A_SECOND,
  livesMs: (JOB_TIMEOUT_S + CLOCKS_APART_S) * MS_A_SECOND,
};
