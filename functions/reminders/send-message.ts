import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import {
  type Delivery,
  outcomeDelivery,
  reminderPolicy,
  type SendOutcome,
  sendWindow,
} from '../../domain/reminders/index.ts';
import type { Ports } from '../kit/ports.ts';
import { messageIdText } from './message-id.ts';
import type { PlannedMessage } from './plan-messages.ts';
import type { PlanPorts } from './plan-people.ts';
import { type Recheck, recheck } from './recheck.ts';
import type { SendSms, StoredMessage } from './reminder-store.ts';

/** What sending needs of the world besides what planning reads. */
export type SendPorts = PlanPorts &
  Pick<Ports, 'reminders' | 'now'> & {
    readonly send: SendSms;
    readonly wait: (ms: number) => Promise<void>;
  };

/** A planned message as it is first stored. */
export const firstStep = (
  { id, institutionId, phone, text, segments, subjects }: PlannedMessage,
  teams: ReadonlyMap<ResidentId, TeamId>,
  delivery: Delivery,
): StoredMessage => ({
  id,
  version: 1,
  institutionId,
  phone,
  text,
  segments,
  delivery,
  subjects: subjects.flatMap(({ resident, task, offsetDays }) => {
    const teamId = teams.get(resident.id);
    const { kind, programme = '', dueOn } = task;
    return teamId === undefined
      ? []
      : [{ residentId: resident.id, teamId, kind, programme, dueOn, offsetDays }];
  }),
});

const SECOND_MS = 1_000;

/** Asks the provider, and again after a pause where it was too busy to take the message, while the window is open. */
const sendPatiently = async (
  { send, wait, now }: SendPorts,
  { id, phone }: StoredMessage,
  text: string,
): Promise<SendOutcome> => {
  const message = { reference: messageIdText(id), phone, text };
  let outcome = await send(message);
  for (const pauseS of reminderPolicy.retryPausesS) {
    if (outcome.kind !== 'busy') return outcome;
    await wait(pauseS * SECOND_MS);
    if (!sendWindow(now()).isOpen) return outcome;
    outcome = await send(message);
  }
  return outcome;
};

/** Claims, checks again, sends and records one message: at most one goes out under its identity, whatever breaks off in
 *  between.
 *  @returns how far it came; undefined where it was claimed before
 *  @source reminders.md, Exactly once in effect */
export const sendMessage = async (
  ports: SendPorts,
  claimed: StoredMessage,
  how: Recheck,
): Promise<Delivery | undefined> => {
  const { reminders, now } = ports;
  if (!(await reminders.save(claimed))) return undefined;
  const settle = async (delivery: Delivery, said: Partial<StoredMessage> = {}): Promise<Delivery> => {
    // A delivery report may have come first: it knows more.
    await reminders.save({ ...claimed, ...said, version: claimed.version + 1, delivery });
    return delivery;
  };
  const checked = await recheck(ports, claimed, how);
  if (!checked.ok) return settle({ state: 'dropped', at: now().toISOString(), reason: checked.error });
  const { text, segments } = checked.value;
  const outcome = await sendPatiently(ports, claimed, text);
  if (outcome.kind === 'accepted') await reminders.link(outcome.providerId, claimed.id);
  return settle(outcomeDelivery(outcome, now().toISOString()), { text, segments });
};
