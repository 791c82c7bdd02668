import type { PlannedCall } from './plan-people.ts';
import type { DecidedCall } from './reminder-store.ts';

/** A planned call as it is kept: by the resident's id, without who they are. */
export const decidedCall = ({ resident, teamId, task, reason }: PlannedCall): DecidedCall => {
  const { kind, programme = '', dueOn } = task;
  return { residentId: resident.id, teamId, kind, programme, dueOn, reason };
};
