import type { Counts } from '../runs/run-store.ts';
import type { JobPlace } from './job-place.ts';
import type { Job, JobOutcome, JobTask } from './jobs.ts';
import type { Progress } from './source.ts';

/** The kinds of jobs that are about everybody, and are cut into parts. */
export type PartedKind = Extract<JobTask['kind'], 'import' | 'export'>;

/** A job of such a kind. */
export type PartedTask = Job & { readonly task: { readonly kind: PartedKind } };

/** A part of a job, or its end, that is being carried out. */
export type PartWork = {
  readonly place: JobPlace;
  readonly job: PartedTask;
  readonly onProgress: Progress;
  /** For temporary files: empty at the start and gone at the end. */
  readonly folder: string;
};

/** The parts that have ended, by their names, with what was counted. */
export type Ended = ReadonlyMap<string, Counts>;

/** The stage of a part: the first word of its name. */
export const stageOf = (part: string): string => part.split('-', 1).join();

/** How a kind of job is cut into parts, some of which follow from others. Each may be repeated, and leaves the same. */
export type PartedJob = {
  /** The parts of the stage that a job is at, those included that have ended; none where only its end is left. */
  readonly stage: (work: Pick<PartWork, 'place' | 'job'>, ended: Ended) => Promise<readonly string[]>;
  /** Carries a part out, and says what it counted. */
  readonly carryOut: (work: PartWork, part: string, ended: Ended) => Promise<Counts>;
  /** Puts together what the parts left. */
  readonly end: (work: PartWork, ended: Ended) => Promise<JobOutcome>;
};
