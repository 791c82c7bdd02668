import type { Sentence } from '../../domain/kernel/text.ts';
import { inTurn } from '../kit/parts.ts';
import { isBrokenOff } from './broken-off.ts';
import type { CountyStore, StoredHistory } from './county-store.ts';
import { doJob } from './do-job.ts';
import { attemptName, everyJobInParts, isParted, tidyJob } from './every-job-in-parts.ts';
import type { JobPlace } from './job-place.ts';
import { type Attempt, attemptsAt, type Standing, standingOf } from './job-standing.ts';
import type { Job, JobTask } from './jobs.ts';
import type { PartedTask } from './parted-job.ts';

/** The store of a county that asks before each piece whether to go on. */
const watched = (store: CountyStore, goOn: () => void): CountyStore => ({
  ...store,
  histories: async function* (partition): AsyncGenerator<readonly StoredHistory[]> {
    for await (const some of store.histories(partition)) {
      goOn();
      yield some;
    }
  },
});

/** What came of an attempt at a job; `begun`: others carry its parts out; `taken`: another process has taken it on. */
export type Came = 'ended' | 'begun' | 'given-up' | 'taken';

const attemptOnce = async (place: JobPlace, job: Job, standing: Standing): Promise<Came> => {
  const { goOn, onProgress, end, giveUp, settle } = standing;
  const county = watched(place.county, goOn);
  try {
    const state = await doJob({ place: { ...place, county }, job, onProgress });
    await place.onStored();
    return (await end(state)) ? 'ended' : 'taken';
  } catch (error) {
    await settle();
    if (!isBrokenOff(error)) throw error;
    return (await giveUp(place.ports.now())) ? 'given-up' : 'taken';
  }
};

const HOUR_DIGITS = '2025-06-16T02'.length;

/** A job that is cut into parts is begun where many carry these out, once an hour: each part was tried several times there, and
 *  what is not over by then is not over in a minute. Or its parts are carried out here. */
const attemptParts = async (place: JobPlace, { id, is }: PartedTask): Promise<Came> => {
  const nth = attemptsAt({ is }) + 1;
  const asked = attemptName({ id, nth });
  if (place.beginInParts === undefined) {
    await inTurn(everyJobInParts, place, asked);
    return 'ended';
  }
  const hour = place.ports.now().toISOString().slice(0, HOUR_DIGITS);
  await place.beginInParts(asked, `${id}-${hour}`);
  return 'begun';
};

/** Makes an attempt at a job, from where it stands to its end. Throws what may pass by itself, as a store that is busy.
 *  @param among absent where one process alone makes attempts */
export const attemptJob = async (place: JobPlace, job: Job, among?: Attempt): Promise<Came> => {
  if (isParted(job)) return attemptParts(place, job);
  const standing = standingOf(place, job, among);
  return (await standing.begin()) ? attemptOnce(place, job, standing) : 'taken';
};

/** How long a process works on jobs before it breaks off, and how long it can live at most: a step is not broken off in
 *  its middle. */
export type JobTerm = { readonly worksMs: number; readonly livesMs: number };

/** Attempts at a job before it is given up for good: those in parts come further with each, the others begin anew. */
const MOST_ATTEMPTS: Readonly<Record<JobTask['kind'], number>> = {
  import: 8,
  export: 8,
  recount: 3,
  'data-quality': 3,
};

const TOO_LARGE: Sentence = {
  'zh-CN': '数据量过大，多次处理仍未完成，请分批处理',
  en: 'it is too large, and was not done in many attempts: do it in parts',
};

/** Says whether a process is at work on a job, or may be. */
export const isAtWork = ({ is }: Job, now: Date): boolean =>
  is.state === 'running' && is.attempt !== undefined && now.toISOString() < is.attempt.until;

/** Its parts are small enough: what stands in its way is here. */
const IN_VAIN: Sentence = {
  'zh-CN': '多次处理仍未完成，请告知运维人员',
  en: 'it was not done in many attempts: tell whoever runs the service',
};

const giveUpForGood = async ({ ports }: JobPlace, job: Job): Promise<void> => {
  const why = isParted(job) ? IN_VAIN : TOO_LARGE;
  const is = { state: 'failed', endedAt: ports.now().toISOString(), why } as const;
  await ports.jobs.save({ ...job, version: job.version + 1, is });
  await tidyJob({ ports }, job);
};

/** Carries out the jobs that wait or were broken off, in the order in which they were asked for, one at a time in the
 *  whole service: while a process is at work on one, this does nothing. Whoever stores the next version of a job has taken
 *  it on, until the end of its life and no longer; a job whose process is dead is taken up again by the next that looks.
 *  @returns how many attempts came to an end */
export const carryOutJobs = async (
  place: JobPlace,
  { worksMs, livesMs }: JobTerm,
): Promise<{ readonly ended: number }> => {
  const { jobs, now } = place.ports;
  const began = now().getTime();
  const isOver = (): boolean => now().getTime() - began >= worksMs;
  const until = new Date(began + livesMs).toISOString();
  for (let ended = 0; ; ended++) {
    const open = await jobs.open();
    const [next] = open;
    if (next === undefined || isOver() || open.some((job) => isAtWork(job, now()))) return { ended };
    const nth = attemptsAt(next) + 1;
    if (nth > MOST_ATTEMPTS[next.task.kind]) {
      await giveUpForGood(place, next);
      continue;
    }
    const came = await attemptJob(place, next, { attempt: { nth, until }, isOver });
    if (came !== 'ended') return { ended };
  }
};
