import type { LocalDate } from '../../domain/kernel/time.ts';
import { type Step, STEPS } from '../../events/day-steps.ts';
import type { RunBody, StepBody } from './bodies.ts';
import type { DayRun } from './run-store.ts';

/** Up to when the daily work is: `doneThrough` is the last day that was begun, `today` the one on which it is asked. */
export type WorkedUntil = { readonly today: LocalDate; readonly doneThrough: LocalDate | undefined };

/** Says whether a step that was not begun is still to come: the steps of the day's turn are made up for, day by day; the
 *  others are done on their own day, or by a later day for it. */
const isToCome = (step: Step, day: LocalDate, { today, doneThrough }: WorkedUntil): boolean => {
  if (step === 'snapshots') return doneThrough === undefined || doneThrough <= day;
  return step === 'facts' || step === 'tasks' ? doneThrough === undefined || doneThrough < day : today <= day;
};

/** What the whole is called by, before what else its steps are. */
const GRAVEST_FIRST = ['failed', 'running', 'waiting'] as const;

/** As far as the step that is least far; a day on which nothing was sent is not done, whatever a later day made up for. */
const wholeOf = (steps: readonly StepBody[]): RunBody['state'] => {
  const gravest = GRAVEST_FIRST.find((state) => steps.some((one) => one.state === state));
  const isSent = steps.every(({ step, state }) => step !== 'send' || state !== 'skipped');
  return gravest ?? (isSent ? 'done' : 'skipped');
};

/** A day's work as answered, with the steps that were not begun. */
export const runBody = ({ day, steps }: DayRun, until: WorkedUntil): RunBody => {
  const bodies = STEPS.map((step): StepBody => {
    const run = steps.find((one) => one.step === step);
    if (run !== undefined) return { ...run, counts: { ...run.counts } };
    return { step, state: isToCome(step, day, until) ? 'waiting' : 'skipped' };
  });
  return { day, state: wholeOf(bodies), steps: bodies };
};
