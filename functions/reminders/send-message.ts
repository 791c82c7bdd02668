import { reminderPolicy, type SendOutcome, sendWindow } from '../../domain/reminders/index.ts';
import type { Ports } from '../kit/ports.ts';
import { messageIdText } from './message-id.ts';
import type { PlanPorts } from './plan-people.ts';
import type { Pace, SendSms, StoredMessage } from './reminder-store.ts';

/** What sending needs of the world besides what planning reads. */
export type SendPorts = PlanPorts &
  Pick<Ports, 'reminders' | 'now'> & {
    readonly send: SendSms;
    readonly pace: Pace;
    readonly wait: (ms: number) => Promise<void>;
  };

const SECOND_MS = 1_000;

/** The window closed between the claim and the call. */
const TOO_LATE: SendOutcome = { kind: 'refused', code: 'window_closed' };

/** Asks the provider as soon as its pace lets us, if the window is open then. */
const ask = ({ send, pace, now }: SendPorts, message: Parameters<SendSms>[0]): Promise<SendOutcome> =>
  pace.inTurn(async () => (sendWindow(now()).isOpen ? send(message) : TOO_LATE));

/** Asks the provider, and again after pauses where it was too busy to take the message, while the window is open.
 *  @param text what is said as of now */
export const sendMessage = async (
  ports: SendPorts,
  { id, phone }: StoredMessage,
  text: string,
): Promise<SendOutcome> => {
  const message = { reference: messageIdText(id), phone, text };
  let outcome = await ask(ports, message);
  for (const pauseS of reminderPolicy.retryPausesS) {
    if (outcome.kind !== 'busy') return outcome;
    await ports.wait(pauseS * SECOND_MS);
    outcome = await ask(ports, message);
  }
  return outcome;
};
