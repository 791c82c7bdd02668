import { isId } from '../../domain/kernel/ids.ts';
import type { InParts } from '../kit/parts.ts';
import type { WorkDone } from '../kit/work.ts';
import { exportInParts } from './export-in-parts.ts';
import { importInParts } from './import-in-parts.ts';
import { whyFailed } from './job-failure.ts';
import type { JobPlace } from './job-place.ts';
import { attemptsAt, NOTHING_YET, type Running, savingOf } from './job-standing.ts';
import type { Job, JobId, JobState } from './jobs.ts';
import { type Ended, type PartedJob, type PartedKind, type PartedTask, stageOf } from './parted-job.ts';
import { withWorkFolder } from './sources/make-folder.ts';

const KINDS: Readonly<Record<PartedKind, PartedJob>> = { import: importInParts, export: exportInParts };

/** Says whether a job is cut into parts. */
export const isParted = (job: Job): job is PartedTask => Object.hasOwn(KINDS, job.task.kind);

/** One of the attempts at a job. */
type Attempt = { readonly id: JobId; readonly nth: number };

/** What is asked for one of the attempts at a job. */
export const attemptName = ({ id, nth }: Attempt): string => `${id} ${nth}`;

const attemptNamed = (name: string | undefined): Attempt => {
  const [id = '', nth = ''] = name?.split(' ') ?? [];
  if (isId<'JobId'>(id) && /^\d{1,4}$/.test(nth)) return { id, nth: Number(nth) };
  throw new Error('an attempt at a job is asked for');
};

type RunningJob = PartedTask & { readonly is: Running };

const isRunning = (job: PartedTask): job is RunningJob => job.is.state === 'running';

/** The job where that attempt at it is being made; undefined where it has ended, or another is. */
const running = async (place: JobPlace, { id, nth }: Attempt): Promise<RunningJob | undefined> => {
  const job = await place.ports.jobs.find(id);
  if (job === undefined || !isParted(job) || !isRunning(job)) return undefined;
  return attemptsAt(job) === nth ? job : undefined;
};

/** As long as the longest attempt takes, and longer than the store of its parts could be. @see infra/constructs/part-steps.ts */
const ATTEMPT_MS = 11 * 60 * 60 * 1_000;

/** Takes a job on, where no later attempt has and it has not ended. */
const takeOn = async (place: JobPlace, attempt: Attempt): Promise<void> => {
  const { jobs, now } = place.ports;
  const job = await jobs.find(attempt.id);
  if (job?.is.state !== 'waiting' && job?.is.state !== 'running') return;
  if (attemptsAt(job) >= attempt.nth) return;
  const until = new Date(now().getTime() + ATTEMPT_MS).toISOString();
  const is: Running = { state: 'running', progress: NOTHING_YET, attempt: { nth: attempt.nth, until } };
  const taken = await jobs.save({ ...job, version: job.version + 1, is });
  if (!taken.ok) await takeOn(place, attempt);
};

/** Stores what becomes of a job, as long as that attempt is being made; whoever says meanwhile how far it is is no hindrance. */
const settle = async (
  place: JobPlace,
  attempt: Attempt,
  stateOf: (is: Running) => JobState,
): Promise<void> => {
  const job = await running(place, attempt);
  if (job === undefined) return;
  const saved = await place.ports.jobs.save({ ...job, version: job.version + 1, is: stateOf(job.is) });
  if (!saved.ok) await settle(place, attempt, stateOf);
};

/** Forgets what was sent for a job that has ended, and what its parts left: people's records, which stay no longer than they are
 *  needed. */
export const tidyJob = async (
  { ports: { jobs } }: { readonly ports: Pick<JobPlace['ports'], 'jobs'> },
  { id }: Pick<Attempt, 'id'>,
): Promise<void> => {
  const job = await jobs.find(id);
  if (job === undefined || !isParted(job) || !('endedAt' in job.is)) return;
  await jobs.removeUpload(id);
  await jobs.removePieces(job);
};

const endedOf = async ({ ports: { runs } }: JobPlace, { id, askedAt }: Job): Promise<Ended> =>
  new Map((await runs.endedParts({ job: id }, askedAt)).map(({ part, counts }) => [part, counts]));

/** The parts of the stage that a job is at which are still to be carried out. */
const left = async (place: JobPlace, job: RunningJob): Promise<string[]> => {
  const ended = await endedOf(place, job);
  const stage = await KINDS[job.task.kind].stage({ place, job }, ended);
  return stage.filter((part) => !ended.has(part));
};

const end = async (
  place: JobPlace,
  attempt: Attempt,
  is: Extract<JobState, { readonly endedAt: string }>,
): Promise<void> => {
  await place.onStored();
  await settle(place, attempt, () => is);
  await tidyJob(place, attempt);
};

/** Does something of a job, if the attempt at it is being made; where that cannot be done the job fails. What may pass by itself
 *  is thrown. */
const doFor = async <Done>(
  place: JobPlace,
  attempt: Attempt,
  work: (job: RunningJob) => Promise<Done>,
): Promise<Done | undefined> => {
  const job = await running(place, attempt);
  if (job === undefined) return undefined;
  try {
    return await work(job);
  } catch (error) {
    const why = whyFailed(place, error);
    await end(place, attempt, { state: 'failed', endedAt: place.ports.now().toISOString(), why });
    return undefined;
  }
};

/** Carries a part out and keeps what it counted, and says meanwhile and after it how far the job is. */
const carryOutPart = async (place: JobPlace, job: RunningJob, part: string): Promise<WorkDone> => {
  const ended = await endedOf(place, job);
  if (ended.has(part)) return {};
  const { ports, savedEveryMs } = place;
  const { id, askedAt, is } = job;
  const saving = savingOf(ports, job, savedEveryMs);
  const onProgress = (done: number, total: number, stage: string): void =>
    saving.tell({ ...is, progress: { stage, done, total } });
  const parted = KINDS[job.task.kind];
  const stage = await parted.stage({ place, job }, ended);
  try {
    const counts = await withWorkFolder(`${place.workFolder(id)}-${part}`, (folder) =>
      parted.carryOut({ place, job, folder, onProgress }, part, ended),
    );
    await ports.runs.endPart({ job: id }, askedAt, { part, counts, findings: [] });
    onProgress(stage.filter((each) => ended.has(each)).length + 1, stage.length, stageOf(part));
    return counts;
  } finally {
    await saving.settle();
  }
};

const endJob = async (place: JobPlace, attempt: Attempt, job: RunningJob): Promise<WorkDone> => {
  const ended = await endedOf(place, job);
  const outcome = await withWorkFolder(`${place.workFolder(job.id)}-end`, (folder) =>
    KINDS[job.task.kind].end({ place, job, folder, onProgress: () => undefined }, ended),
  );
  await end(place, attempt, { state: 'finished', endedAt: place.ports.now().toISOString(), outcome });
  return { ended: 1 };
};

/** A job in parts, an attempt at it: the parts of a stage in any order and side by side, one stage after the other. Parts that
 *  an earlier attempt carried out are not carried out again. */
export const everyJobInParts: InParts<JobPlace> = {
  begin: async (place, asked) => {
    const attempt = attemptNamed(asked);
    await takeOn(place, attempt);
    const parts = await doFor(place, attempt, (job) => left(place, job));
    return { run: attemptName(attempt), parts: parts ?? [] };
  },
  carryOut: async (place, run, part) => {
    const done = await doFor(place, attemptNamed(run), (job) => carryOutPart(place, job, part));
    return done ?? {};
  },
  finish: async (place, run) => {
    const attempt = attemptNamed(run);
    const parts = await doFor(place, attempt, (job) => left(place, job));
    if (parts !== undefined && parts.length > 0) return { done: {}, parts };
    const done = await doFor(place, attempt, (job) => endJob(place, attempt, job));
    // Where an attempt ended it and came no further.
    await tidyJob(place, attempt);
    return { done: done ?? {}, parts: [] };
  },
  breakOff: async (place, run) => {
    const until = place.ports.now().toISOString();
    const attempt = attemptNamed(run);
    await settle(place, attempt, (is) => ({ ...is, attempt: { nth: attempt.nth, until } }));
  },
};
