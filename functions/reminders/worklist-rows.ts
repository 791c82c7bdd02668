import type { TeamId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { daysOverdue, isListed, stageOn, type Task } from '../../domain/reminders/index.ts';
import type { TaskView } from '../kit/ports.ts';
import { taskIdOf } from '../residents/views.ts';
import type { WorklistItem } from './api.ts';

/** Which tasks of a team are asked for. */
export type Wanted = {
  readonly on: LocalDate;
  readonly kind: string | undefined;
  /** The number of `worklist.csv`; undefined where any will do. */
  readonly step: number | undefined;
  /** Shows also what waits until a later day. */
  readonly withSnoozed: boolean;
};

/** What the rules about steps read of a task: its programme decides nothing there. */
const taskOf = ({ task: kind, dueOn }: TaskView): Task => ({ kind, dueOn, programme: undefined });

/** Says whether a task that waits until a day is hidden on another. */
export const isWaiting = ({ snoozedUntil }: TaskView, on: LocalDate): boolean =>
  snoozedUntil !== undefined && snoozedUntil > on;

/** Says whether a stored task stands on the list that is asked for. */
export const isWanted = (view: TaskView, { on, kind, step, withSnoozed }: Wanted): boolean => {
  const task = taskOf(view);
  if (!isListed(task, on) || (kind !== undefined && view.task !== kind)) return false;
  if (step !== undefined && stageOn(task, on) !== step) return false;
  return withSnoozed || !isWaiting(view, on);
};

/** A stored task as the list of a team shows it on a day. */
export const worklistItem = (view: TaskView, teamId: TeamId, on: LocalDate): WorklistItem => {
  const { residentId, name, dueOn, programme, snoozedUntil, lastSeen } = view;
  const task = taskOf(view);
  const stage = stageOn(task, on);
  return {
    taskId: taskIdOf(residentId, { kind: view.task, programme, dueOn }),
    residentId,
    name,
    teamId,
    kind: view.task,
    ...(programme !== '' && { programme }),
    dueOn,
    daysOverdue: daysOverdue(task, on),
    ...(stage !== undefined && { stage }),
    ...(isWaiting(view, on) && { snoozedUntil }),
    ...(lastSeen !== undefined && { lastSeenOn: lastSeen.on, lastSeenBy: lastSeen.staffId }),
  };
};
