/** Where a job of the service stands, as every job is answered. */
type Job = { readonly state: string };

const EVERY_MS = 1_000;

/** How often a job is asked after: each second while it waits or runs or is not known, and not once it is over. */
export const whileItGoesOn = (job: Job | undefined): number | undefined =>
  job?.state === 'finished' || job?.state === 'failed' ? undefined : EVERY_MS;
