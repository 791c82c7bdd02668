import type { Ports } from '../kit/ports.ts';
import { brokenOff } from './broken-off.ts';
import type { JobPlace, Work } from './job-place.ts';
import type { Job, JobAttempt, JobProgress, JobState } from './jobs.ts';

/** One attempt at a job where several processes might make one: which it is, and when it has to break off. */
export type Attempt = { readonly attempt: JobAttempt; readonly isOver: () => boolean };

/** Where an attempt at a job stands, as it is stored. */
export type Standing = Pick<Work, 'onProgress'> & {
  /** Takes the job on; false where another has. */
  readonly begin: () => Promise<boolean>;
  /** Throws where this attempt is to break off. */
  readonly goOn: () => void;
  /** Stores what came of the job; false, and nothing is stored, where another has taken it up since. */
  readonly end: (is: JobState) => Promise<boolean>;
  /** Gives the job up, for the next attempt; false where another has taken it up since. */
  readonly giveUp: (now: Date) => Promise<boolean>;
  /** Ends when nothing is being stored any more. */
  readonly settle: () => Promise<void>;
};

/** How far a job is that was just taken on. */
export const NOTHING_YET: JobProgress = { stage: 'read', done: 0, total: 0 };

/** The state of a job that is being carried out. */
export type Running = Extract<JobState, { readonly state: 'running' }>;

/** How often a job was taken on, this attempt included. */
export const attemptsAt = ({ is }: Pick<Job, 'is'>): number =>
  is.state === 'running' ? (is.attempt?.nth ?? 1) : 0;

/** Stores states of a job one after another, each as the next version; once the store has refused one, no more. */
export const savingOf = ({ jobs }: Pick<Ports, 'jobs'>, job: Job, everyMs: number) => {
  let { version } = job;
  let isLost = false;
  let telling: Promise<void> | undefined;
  let toldMs = 0;
  const save = async (is: JobState): Promise<void> => {
    const saved = await jobs.save({ ...job, version: version + 1, is });
    if (saved.ok) version += 1;
    else isLost = true;
  };
  const settle = async (): Promise<void> => telling;
  return {
    isLost: (): boolean => isLost,
    settle,
    store: async (is: JobState): Promise<boolean> => {
      await settle();
      if (!isLost) await save(is);
      return !isLost;
    },
    /** In passing, and not too often. That it does not get through is nothing that a job fails for. */
    tell: (is: JobState): void => {
      if (telling !== undefined || performance.now() - toldMs < everyMs) return;
      toldMs = performance.now();
      telling = save(is)
        .catch(() => undefined)
        .finally(() => {
          telling = undefined;
        });
    },
  };
};

/** Stores where a job stands, each time as its next version: the store refuses who comes second, and this attempt then
 *  breaks off. */
export const standingOf = (
  { ports, savedEveryMs }: Pick<JobPlace, 'ports' | 'savedEveryMs'>,
  job: Job,
  among: Attempt | undefined,
): Standing => {
  const { isLost, settle, store, tell } = savingOf(ports, job, savedEveryMs);
  let is: Running = {
    state: 'running',
    progress: NOTHING_YET,
    ...(among !== undefined && { attempt: among.attempt }),
  };
  const goOn = (): void => {
    if (isLost() || among?.isOver() === true) throw brokenOff();
  };
  return {
    begin: () => store(is),
    goOn,
    onProgress: (done, total, stage) => {
      goOn();
      is = { ...is, progress: { stage, done, total } };
      tell(is);
    },
    end: store,
    giveUp: (now) =>
      store(among === undefined ? is : { ...is, attempt: { ...among.attempt, until: now.toISOString() } }),
    settle,
  };
};
