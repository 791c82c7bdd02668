import type { LocalDate } from '../../domain/kernel/time.ts';
import { failureOf } from '../kit/failure.ts';
import type { Ports } from '../kit/ports.ts';
import type { Step } from '../../events/day-steps.ts';
import type { Counts, StepEnd } from './run-store.ts';

/** Adds to what a step did. */
export type Count = (more: Counts) => void;

/** Does the work of a step and records it. The step stays open where `isDone` says that it is to go on later. */
export type RecordStep = <T>(
  step: Step,
  work: (count: Count) => Promise<T>,
  isDone?: (found: T) => boolean,
) => Promise<T>;

/** Does the work and records nothing. */
export const unrecorded: RecordStep = (_step, work) => work(() => undefined);

/** Steps that leave out what an earlier attempt did, so that their attempts add up; the others count all of it each time. */
const ADD_UP: ReadonlySet<Step> = new Set(['facts', 'tasks']);

/** What is counted so far, and how it grows. */
const tallyFrom = (before: Counts): { readonly counts: () => Counts; readonly count: Count } => {
  const tally = new Map(Object.entries(before));
  const count: Count = (more) => {
    for (const [name, by] of Object.entries(more)) tally.set(name, (tally.get(name) ?? 0) + by);
  };
  return { counts: () => Object.fromEntries(tally), count };
};

/** Records the steps of a day: when one begins, and when it ends or breaks, with what it did until then. What broke it
 *  rises. An attempt that ended without a word stays `running` until the next one. */
export const recorderOf =
  ({ runs, now }: Pick<Ports, 'runs' | 'now'>, day: LocalDate): RecordStep =>
  async (step, work, isDone = () => true) => {
    const instant = (): string => now().toISOString();
    const before = (await runs.find(day)).steps.find((one) => one.step === step);
    const { counts, count } = tallyFrom(ADD_UP.has(step) ? (before?.counts ?? {}) : {});
    const begun = { step, attempts: (before?.attempts ?? 0) + 1, startedAt: instant() };
    const save = (end: StepEnd): Promise<void> => runs.save(day, { ...begun, counts: counts(), ...end });
    await save({ state: 'running' });
    try {
      const found = await work(count);
      await save(isDone(found) ? { state: 'done', endedAt: instant() } : { state: 'running' });
      return found;
    } catch (error) {
      await save({ state: 'failed', endedAt: instant(), error: failureOf(error).error });
      throw error;
    }
  };

/** Where a step that is carried out in parts is recorded: it begins in one process and ends in another. */
type Recording = {
  readonly ports: Pick<Ports, 'runs' | 'now'>;
  readonly day: LocalDate;
  readonly step: Step;
};

/** Records that a step is begun, once more where it broke off. */
export const recordBegun = async ({ ports: { runs, now }, day, step }: Recording): Promise<void> => {
  const before = (await runs.find(day)).steps.find((one) => one.step === step);
  const attempts = (before?.attempts ?? 0) + 1;
  await runs.save(day, { step, attempts, startedAt: now().toISOString(), counts: {}, state: 'running' });
};

/** Records how a step that runs has ended, with what it did; one that does not run stays as it is.
 *  @param error a name or a code, where it broke */
export const recordEnded = async (
  { ports: { runs, now }, day, step }: Recording,
  counts: Counts,
  error?: string,
): Promise<void> => {
  const running = (await runs.find(day)).steps.find((one) => one.step === step);
  if (running?.state !== 'running') return;
  const { attempts, startedAt } = running;
  const endedAt = now().toISOString();
  const end: StepEnd = error === undefined ? { state: 'done', endedAt } : { state: 'failed', endedAt, error };
  await runs.save(day, { step, attempts, startedAt, counts, ...end });
};
