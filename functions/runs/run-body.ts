import type { RunBody, StepBody } from './bodies.ts';
import { STEPS } from '../../events/day-steps.ts';
import type { DayRun } from './run-store.ts';

/** What the whole is called by, before what else its steps are. */
const GRAVEST_FIRST = ['failed', 'running', 'waiting'] as const;

/** A day's work as answered, with the steps that were not begun. */
export const runBody = ({ day, steps }: DayRun): RunBody => {
  const bodies = STEPS.map((step): StepBody => {
    const run = steps.find((one) => one.step === step);
    return run === undefined ? { step, state: 'waiting' } : { ...run, counts: { ...run.counts } };
  });
  const state = GRAVEST_FIRST.find((one) => bodies.some((body) => body.state === one)) ?? 'done';
  return { day, state, steps: bodies };
};
