import { err, ok } from '../../domain/kernel/result.ts';
import { type Delivery, receive, type Receipt } from '../../domain/reminders/index.ts';
import { useCase } from '../kit/use-case.ts';
import { hearReceipt } from './api.ts';
import { messageIdIn } from './message-id.ts';
import type { MessageId, ReminderStore } from './reminder-store.ts';

type Stored = Pick<ReminderStore, 'find' | 'save' | 'findText' | 'saveText'>;

/** What is known of a message or another text, and how its next step is stored. */
type Told = {
  readonly delivery: Delivery;
  readonly save: (delivery: Delivery) => Promise<boolean>;
};

const find = async (reminders: Stored, id: MessageId): Promise<Told | undefined> => {
  const [message] = await reminders.find([id]);
  if (message !== undefined)
    return {
      delivery: message.delivery,
      save: (delivery) => reminders.save({ ...message, version: message.version + 1, delivery }),
    };
  const text = await reminders.findText(id);
  return (
    text && {
      delivery: text.delivery,
      save: (delivery) => reminders.saveText({ ...text, version: text.version + 1, delivery }),
    }
  );
};

/** How often a report is applied anew when the sender's own record of the message came first. */
const ATTEMPTS = 4;

const apply = async (
  reminders: Stored,
  id: MessageId,
  receipt: Receipt,
): Promise<'recorded' | 'unchanged' | 'unknown' | 'contended'> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const told = await find(reminders, id);
    if (told === undefined) return 'unknown';
    const delivery = receive(told.delivery, receipt);
    if (delivery === undefined) return 'unchanged';
    if (await told.save(delivery)) return 'recorded';
  }
  return 'contended';
};

/** Takes a delivery report: it may come twice, late, or before the sending itself is recorded; one about a message that
 *  nobody knows changes nothing. @source reminders.md, Exactly once in effect; faults.md F44 */
export const hearReceiptUseCase = useCase(hearReceipt, async ({ body }, { reminders }) => {
  const { messageId, providerId = '', status, code = 'provider/not-delivered' } = body;
  const id = messageId === undefined ? await reminders.linked(providerId) : messageIdIn(messageId);
  if (id === undefined) return ok({ answer: { outcome: 'unknown' as const }, saw: [] });
  const at = new Date(body.at).toISOString();
  const outcome = await apply(reminders, id, { isDelivered: status === 'delivered', code, at });
  return outcome === 'contended' ? err({ code: 'store/conflict' }) : ok({ answer: { outcome }, saw: [] });
});
