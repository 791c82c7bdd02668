import type { Subject } from '../../domain/access/index.ts';
import { isId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Language } from '../../domain/kernel/text.ts';
import type { Ports } from '../kit/ports.ts';
import type { Route } from '../kit/route.ts';
import type { Asked, Refused } from '../kit/use-case.ts';
import type { ExportBody, ImportBody } from './api.ts';
import type { Job, JobId, JobOutcome, JobTask } from './jobs.ts';

/** A new job's id. */
export const newJobId = ({ newId }: Pick<Ports, 'newId'>): JobId => {
  const id = newId();
  if (isId<'JobId'>(id)) return id;
  throw new Error('a new id is an id');
};

/** A job that is asked for: it waits. */
export const newJob = <Task extends JobTask>(
  { by, now: askedAt }: Pick<Asked<Route>, 'by' | 'now'>,
  id: JobId,
  task: Task,
): Job & { readonly task: Task } => ({
  id,
  version: 1,
  task,
  by: by.userId,
  askedAt,
  is: { state: 'waiting' },
});

/** Finds a job of a kind: an administrator sees all, others their own; the rest is not found. */
export const findJob = async (
  by: Subject,
  { jobs }: Pick<Ports, 'jobs'>,
  { id, kind }: { readonly id: JobId; readonly kind: Job['task']['kind'] },
): Promise<Result<Job, Refused>> => {
  const job = await jobs.find(id);
  const isTheirs = job !== undefined && (by.role === 'administrator' || job.by === by.userId);
  return isTheirs && job.task.kind === kind ? ok(job) : err({ code: 'job/not-found' });
};

/** Where a job stands, whatever it does. */
export const jobStanding = ({ id, askedAt, is }: Job, language: Language) => ({
  id,
  state: is.state,
  askedAt,
  ...(is.state === 'running' && { progress: is.progress }),
  ...((is.state === 'finished' || is.state === 'failed') && { endedAt: is.endedAt }),
  ...(is.state === 'failed' && { failure: is.why[language] }),
});

/** What came of a job; undefined while it is not finished. */
export const outcomeOf = ({ is }: Job): JobOutcome | undefined =>
  is.state === 'finished' ? is.outcome : undefined;

/** An import as answered. */
export const importBody = (job: Job, language: Language): ImportBody => {
  const outcome = outcomeOf(job);
  if (outcome?.kind !== 'import') return jobStanding(job, language);
  const { files, warnings } = outcome;
  const rejects = Object.values(files).reduce((sum, { rejected }) => sum + rejected, 0);
  return { ...jobStanding(job, language), files, rejects, warnings };
};

/** An export as answered. */
export const exportBody = (job: Job, language: Language): ExportBody => {
  const outcome = outcomeOf(job);
  return outcome?.kind === 'export'
    ? { ...jobStanding(job, language), files: outcome.files }
    : jobStanding(job, language);
};
