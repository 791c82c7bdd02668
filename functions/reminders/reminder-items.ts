import type { Task } from '../../domain/reminders/index.ts';
import type { Resident } from '../../domain/residents/index.ts';
import type { Granted } from './budgets.ts';
import { messageIdText } from './message-id.ts';
import type { MessagePlan, PlannedMessage } from './plan-messages.ts';
import type { ReminderItem } from './reminder-item.ts';

/** Where an item stands in the list of a day; no two of one day stand at the same place. */
export const placeOfItem = (item: ReminderItem): string =>
  [item.residentId, item.kind, item.programme, item.dueOn, item.offsetDays, item.by, item.reason].join(' ');

type Whose = Pick<ReminderItem, 'residentId' | 'name' | 'teamId' | 'kind' | 'programme' | 'dueOn'>;

const whose = (
  { id: residentId, name }: Resident,
  { kind, programme, dueOn }: Task,
  { teams }: Pick<MessagePlan, 'teams'>,
): Whose => {
  const teamId = teams.get(residentId);
  return {
    residentId,
    name,
    ...(teamId !== undefined && { teamId }),
    kind,
    ...(programme !== undefined && { programme }),
    dueOn,
  };
};

const messageItems = (
  plan: MessagePlan,
  { id, text, segments, subjects }: PlannedMessage,
  what: Pick<ReminderItem, 'by' | 'state' | 'reason'>,
): ReminderItem[] =>
  subjects.map(({ resident, task, offsetDays }) => ({
    ...whose(resident, task, plan),
    offsetDays,
    ...what,
    ...(what.by === 'sms' && { messageId: messageIdText(id), text, segments }),
  }));

/** A plan as a list: every text, every call and why, everything that is too late. */
export const plannedItems = (
  plan: MessagePlan,
  { paid, unpaid }: Granted<PlannedMessage>,
): ReminderItem[] => [
  ...paid.flatMap((message) => messageItems(plan, message, { by: 'sms', state: 'planned' })),
  ...unpaid.flatMap((message) => messageItems(plan, message, { by: 'call', reason: 'budget' })),
  ...plan.calls.map(({ resident, task, reason }) => ({
    ...whose(resident, task, plan),
    by: 'call' as const,
    reason,
  })),
  ...plan.stale.map(({ resident, task, offsetDays }) => ({
    ...whose(resident, task, plan),
    offsetDays,
    by: 'nothing' as const,
    state: 'skipped_stale' as const,
  })),
];
