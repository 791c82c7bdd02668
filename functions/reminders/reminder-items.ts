import { type Place, placesIn } from '../../domain/access/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { callReason, type Delivery, type Task } from '../../domain/reminders/index.ts';
import { type Resident, residentOn } from '../../domain/residents/index.ts';
import type { Ports } from '../kit/ports.ts';
import { residentFile } from '../residents/resident-file.ts';
import type { Granted } from './budgets.ts';
import { messageIdText } from './message-id.ts';
import type { MessagePlan, PlannedMessage } from './plan-messages.ts';
import type { StoredMessage, StoredSubject } from './reminder-store.ts';
import type { ReminderItem } from './sms-api.ts';

/** Where an item stands in the list of a day; no two of one day stand at the same place. */
export const placeOfItem = (item: ReminderItem): string =>
  [item.residentId, item.kind, item.programme, item.dueOn, item.offsetDays, item.by, item.reason].join(' ');

type Whose = Pick<ReminderItem, 'residentId' | 'name' | 'teamId' | 'kind' | 'programme' | 'dueOn'>;

const whose = (
  { id: residentId, name }: Resident,
  { kind, programme, dueOn }: Task,
  { teams }: Pick<MessagePlan, 'teams'>,
): Whose[] => {
  const teamId = teams.get(residentId);
  if (teamId === undefined) return [];
  return [{ residentId, name, teamId, kind, ...(programme !== undefined && { programme }), dueOn }];
};

const messageItems = (
  plan: MessagePlan,
  { id, text, segments, subjects }: PlannedMessage,
  what: Pick<ReminderItem, 'by' | 'state' | 'reason'>,
): ReminderItem[] =>
  subjects.flatMap(({ resident, task, offsetDays }) =>
    whose(resident, task, plan).map((own) => ({
      ...own,
      offsetDays,
      ...what,
      ...(what.by === 'sms' && { messageId: messageIdText(id), text, segments }),
    })),
  );

/** A plan as a list: every text, every call and why, everything that is too late. */
export const plannedItems = (
  plan: MessagePlan,
  { paid, unpaid }: Granted<PlannedMessage>,
): ReminderItem[] => [
  ...paid.flatMap((message) => messageItems(plan, message, { by: 'sms', state: 'planned' })),
  ...unpaid.flatMap((message) => messageItems(plan, message, { by: 'call', reason: 'budget' })),
  ...plan.calls.flatMap(({ resident, task, reason }) =>
    whose(resident, task, plan).map((own) => ({ ...own, by: 'call' as const, reason })),
  ),
  ...plan.stale.flatMap(({ resident, task, offsetDays }) =>
    whose(resident, task, plan).map((own) => ({
      ...own,
      offsetDays,
      by: 'nothing' as const,
      state: 'skipped_stale' as const,
    })),
  ),
];

/** Why a message came no further: the provider's word, or the guard's. */
export const reasonIn = (delivery: Delivery): string | undefined => {
  if ('reason' in delivery) return delivery.reason;
  return 'code' in delivery ? delivery.code : undefined;
};

const how = (delivery: Delivery): Pick<ReminderItem, 'by' | 'state' | 'reason'> => {
  const called = callReason(delivery);
  const reason = reasonIn(delivery);
  const { state } = delivery;
  const by = called !== undefined ? 'call' : state === 'dropped' ? 'nothing' : 'sms';
  return { by, state, ...(reason !== undefined && { reason }) };
};

type Seen = { readonly day: LocalDate; readonly isSeen: (place: Place) => boolean };

/** The names of those whom the asker may see. */
const namesOf = async (
  ports: Ports,
  ids: readonly ResidentId[],
  { day, isSeen }: Seen,
): Promise<ReadonlyMap<ResidentId, string>> => {
  const [loaded, { organisation }] = await Promise.all([ports.residents.loadMany(ids), ports.reference()]);
  const placeIn = placesIn(organisation);
  const names = loaded.flatMap((stored): [ResidentId, string][] => {
    if (stored === undefined) return [];
    const { id, history } = residentFile(stored);
    const { contract } = residentOn(history, day, defaultProfile);
    const { regionCode, name } = history.resident;
    return isSeen(placeIn({ regionCode, contract })) ? [[id, name]] : [];
  });
  return new Map(names);
};

const storedItem = (
  { id, text, segments, delivery }: StoredMessage,
  { residentId, teamId, kind, programme, dueOn, offsetDays }: StoredSubject,
  name: string,
): ReminderItem => ({
  residentId,
  name,
  teamId,
  kind,
  ...(programme !== '' && { programme }),
  dueOn,
  offsetDays,
  ...how(delivery),
  messageId: messageIdText(id),
  text,
  segments,
});

/** Messages as a list of the reminders in them, of the people whom the asker may see. */
export const storedItems = async (
  ports: Ports,
  messages: readonly StoredMessage[],
  seen: Seen,
): Promise<ReminderItem[]> => {
  const ids = new Set(messages.flatMap(({ subjects }) => subjects.map(({ residentId }) => residentId)));
  const names = await namesOf(ports, [...ids], seen);
  return messages.flatMap((message) =>
    message.subjects.flatMap((subject) => {
      const name = names.get(subject.residentId);
      return name === undefined ? [] : [storedItem(message, subject, name)];
    }),
  );
};
