import type { ResidentId } from '../kernel/ids.ts';
import { type LocalDate, plusDays } from '../kernel/time.ts';
import type { TaskKind } from './policy.ts';
import { EARLIER_DAYS, KINDS_BY_RISK } from './spread-policy.ts';
import type { Week } from './weeks.ts';

/** A task of somebody: a call may have agreed that it waits until a day. */
export type DueTask = {
  readonly residentId: ResidentId;
  readonly task: TaskKind;
  readonly dueOn: LocalDate;
  readonly snoozedUntil?: LocalDate | undefined;
};

/** Somebody who is due in a week: they come once, whatever for. */
export type DueVisit<T extends DueTask = DueTask> = {
  readonly residentId: ResidentId;
  /** The week, by its place among the weeks. */
  readonly week: number;
  /** What for, the gravest first; at least one. */
  readonly tasks: readonly T[];
  /** The gravest of what they are due for. */
  readonly kind: TaskKind;
  /** The latest day: that of the task which is due first. */
  readonly dueOn: LocalDate;
  /** The first day on which all of it may be done. */
  readonly earliestOn: LocalDate;
};

/** How grave a kind of task is: 0 is the gravest. */
export const riskOf = (kind: TaskKind): number => KINDS_BY_RISK.indexOf(kind);

const earliestOf = ({ task, dueOn, snoozedUntil }: DueTask): LocalDate => {
  const earliest = plusDays(dueOn, -EARLIER_DAYS[task]);
  // Who asked to be left alone until a day is not called in before it, but never past the latest date for it.
  return snoozedUntil === undefined || snoozedUntil <= earliest ? earliest : snoozedUntil;
};

const visitOf = <T extends DueTask>(found: readonly T[], week: number): DueVisit<T>[] => {
  const tasks = found.toSorted((a, b) => riskOf(a.task) - riskOf(b.task) || (a.dueOn < b.dueOn ? -1 : 1));
  const [gravest] = tasks;
  const dueOn = found.map((task) => task.dueOn).toSorted()[0];
  const earliestOn = found.map(earliestOf).toSorted().at(-1);
  return gravest === undefined || dueOn === undefined || earliestOn === undefined
    ? []
    : [{ residentId: gravest.residentId, week, tasks, kind: gravest.task, dueOn, earliestOn }];
};

const byPerson = <T extends DueTask>(tasks: readonly T[], week: number): DueVisit<T>[] =>
  Array.from(Map.groupBy(tasks, ({ residentId }) => residentId).values()).flatMap((found) =>
    visitOf(found, week),
  );

/** Who is due in which week, each person once a week; what is due outside the weeks is left out. */
export const visitsIn = <T extends DueTask>(
  tasks: readonly T[],
  weeks: readonly Week[],
): readonly DueVisit<T>[] =>
  Array.from(
    Map.groupBy(tasks, ({ dueOn }) => weeks.findIndex(({ from, until }) => from <= dueOn && dueOn <= until)),
    ([week, found]) => (week < 0 ? [] : byPerson(found, week)),
  ).flat();

/** How many people there are by the gravest thing that each is due for. */
export const peopleByKind = (tasks: readonly DueTask[]): Partial<Record<TaskKind, number>> => {
  const kinds = byPerson(tasks, 0).map(({ kind }) => kind);
  const found = KINDS_BY_RISK.map((kind) => [kind, kinds.filter((one) => one === kind).length] as const);
  return Object.fromEntries(found.filter(([, count]) => count > 0));
};
