import * as z from 'zod';

import { SCOPES } from '../../../domain/indicators/index.ts';
import { err, ok } from '../../../domain/kernel/result.ts';
import { date, id } from '../../../events/fields.ts';
import type { Job, JobStore } from '../../county-files/jobs.ts';
import { newId } from '../new-id.ts';
import { storeError } from '../store/errors.ts';
import { jobKey, jobsPartition } from '../store/job-keys.ts';
import { everythingIn } from '../store/streams.ts';
import type { Change, Item, Table, Write } from '../store/table.ts';

const count = z.int().nonnegative();
const endedAt = z.string();

const Rows = z.strictObject({ accepted: count, rejected: count });

const Outcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('import'), files: z.record(z.string(), Rows), warnings: count }),
  z.strictObject({ kind: z.literal('export'), files: z.record(z.string(), count) }),
  z.strictObject({ kind: z.literal('recount') }),
  z.strictObject({ kind: z.literal('data-quality') }),
]);

const State = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({
    state: z.literal('running'),
    progress: z.strictObject({ stage: z.string(), done: count, total: count }),
    attempt: z.strictObject({ nth: count, until: z.string() }).optional(),
    // An earlier version kept it, which made the lists of an import in turn.
    viewed: count.optional(),
  }),
  z.strictObject({ state: z.literal('finished'), endedAt, outcome: Outcome }),
  z.strictObject({
    state: z.literal('failed'),
    endedAt,
    why: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
  }),
]);

const area = z.strictObject({ scope: z.enum(SCOPES), id: z.string() });

const Task = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('import'), format: z.enum(['zip', 'xlsx']) }),
  z.strictObject({ kind: z.literal('export') }),
  z.strictObject({
    kind: z.literal('recount'),
    area,
    day: date,
  }),
  z.strictObject({ kind: z.literal('data-quality'), area, from: date, to: date }),
]);

const JobBody = z.strictObject({
  id: id<'JobId'>(),
  task: Task,
  by: id<'UserId'>(),
  askedAt: z.string(),
  is: State,
});

const jobIn = ({ body, version }: Item): Job => {
  const parsed = JobBody.safeParse(body);
  if (parsed.success) return { ...parsed.data, version };
  throw storeError('store/damaged', 'a stored job cannot be read', parsed.error);
};

const jobItem = ({ version, ...body }: Job): Item => ({
  key: jobKey(body.id),
  version,
  body: JSON.parse(JSON.stringify(body)),
});

/** The write that asks for a job, in the transaction of its request. */
export const jobWrites = (job: Job | undefined): Write[] =>
  job === undefined ? [] : [{ kind: 'put', item: jobItem(job) }];

const openJobs = async (table: Table): Promise<readonly Job[]> =>
  (await everythingIn(table, jobsPartition()))
    .map(jobIn)
    .filter(({ is }) => is.state === 'waiting' || is.state === 'running')
    .toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1));

/** Jobs as items of the one table. */
export const jobsOn = (table: Table): Pick<JobStore, 'find' | 'open' | 'save'> => ({
  find: async (jobId) => {
    const item = await table.get(jobKey(jobId), { consistent: true });
    return item === undefined ? undefined : jobIn(item);
  },
  open: () => openJobs(table),
  save: async (job) => {
    const done = await table.transact({ token: newId(), writes: jobWrites(job) });
    if (done.ok) return ok('saved');
    if (done.error.code === 'store/condition') return err({ code: 'store/conflict' });
    throw storeError('store/refused', `the store refused where a job stands: ${done.error.code}`);
  },
});

/** The job that a change of the table has stored; undefined where it is of something else. */
export const jobOfChange = (change: Change): Job | undefined =>
  change.kind === 'written' && change.key.pk === jobsPartition() ? jobIn(change.after) : undefined;
