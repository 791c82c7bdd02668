import { daysBetween, type LocalDate } from '../kernel/time.ts';
import { LISTED_DAYS_BEFORE, OFFSETS, type TaskKind } from './policy.ts';
import type { Task } from './tasks.ts';

/** All offsets of each kind, rising: SMS, call and what follows. */
const STEPS: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries(OFFSETS).map(([kind, { sms, call }]) => [kind, [...sms, ...call].toSorted((a, b) => a - b)]),
);

const stepsOf = (kind: TaskKind): readonly number[] => STEPS.get(kind) ?? [];

/** The last offset that a task has reached on a day, or undefined before the first. @source readings.md A31 */
export const stageOn = ({ kind, dueOn }: Task, day: LocalDate): number | undefined => {
  const offset = daysBetween(dueOn, day);
  return stepsOf(kind).findLast((step) => step <= offset);
};

/** Days past the due date, 0 up to it. */
export const daysOverdue = ({ dueOn }: Task, day: LocalDate): number => Math.max(0, daysBetween(dueOn, day));

/** Says whether the work list of a day shows a task. @source reminders.md, Output of a run */
export const isListed = ({ kind, dueOn }: Task, day: LocalDate): boolean =>
  daysBetween(day, dueOn) <= LISTED_DAYS_BEFORE[kind];
