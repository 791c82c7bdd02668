import { clinicDate, type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { receive, reminderPolicy } from '../../domain/reminders/index.ts';
import type { Ports } from '../kit/ports.ts';
import { messageIdText } from './message-id.ts';
import type { AskReceipt } from './reminder-store.ts';

/** What asking needs. */
export type AskPorts = Pick<Ports, 'reminders' | 'now'> & { readonly ask: AskReceipt };

/** Asks about the messages of a day; says how many were settled, and how far all came. */
const askDay = async ({ reminders, ask }: AskPorts, day: LocalDate) => {
  const states: Record<string, number> = {};
  let settled = 0;
  for await (const messages of reminders.ofDay(day))
    for (const message of messages) {
      const { id, delivery, version, phone } = message;
      const receipt =
        delivery.state === 'unknown'
          ? await ask({ reference: messageIdText(id), day: id.day, phone })
          : undefined;
      const told = receipt && receive(delivery, receipt);
      const isTold =
        told !== undefined && (await reminders.save({ ...message, version: version + 1, delivery: told }));
      const { state } = isTold ? told : delivery;
      settled += isTold ? 1 : 0;
      states[state] = (states[state] ?? 0) + 1;
    }
  return { settled, states };
};

/** Asks a provider what became of the messages of the last days of which nobody knows; nothing is read where there is none.
 *  @returns how many were settled
 *  @source reminders.md, Exactly once in effect: resolved from the delivery report */
export const everyHourAsk = async (ports: AskPorts): Promise<number> => {
  const { reminders, now } = ports;
  const today = clinicDate(now());
  let all = 0;
  for (let back = 0; back <= reminderPolicy.askDays; back++) {
    const run = await reminders.run(plusDays(today, -back));
    if ((run?.states['unknown'] ?? 0) === 0 || run === undefined) continue;
    const { settled, states } = await askDay(ports, run.day);
    all += settled;
    if (settled > 0) await reminders.saveRun({ ...run, states });
  }
  return all;
};
