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
