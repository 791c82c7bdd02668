import type { StoredMessage } from './reminder-store.ts';
import type { SendPorts } from './send-message.ts';

/** Outcomes that come within so many milliseconds are one write. What a crash in them makes unknown is no more than the
 *  provider takes in that time. */
const GATHERED_MS = 50;

/** Stores next versions of messages, those together that come within a moment or while others are being stored. Each call
 *  ends when its message is stored, or another's step came first, which knows more: a delivery report. */
export const recordTogether = ({ reminders, wait }: Pick<SendPorts, 'reminders' | 'wait'>) => {
  let waiting: StoredMessage[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  const storeWaiting = async (): Promise<void> => {
    await wait(GATHERED_MS);
    const together = waiting;
    waiting = [];
    next = undefined;
    await reminders.saveAll(together);
  };
  return (message: StoredMessage): Promise<void> => {
    waiting.push(message);
    if (next === undefined) {
      next = last.then(storeWaiting, storeWaiting);
      last = next;
    }
    return next;
  };
};
