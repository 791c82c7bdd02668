import { clinicDate } from '../../domain/kernel/time.ts';
import { segmentsOf } from '../../domain/reminders/index.ts';
import type { Ports } from '../kit/ports.ts';
import type { Schedules, WorkDone } from '../kit/work.ts';
import { recorderOf } from '../runs/record-step.ts';
import { everyHourAsk } from './every-hour-ask.ts';
import { everyMinuteHear } from './every-minute-hear.ts';
import { everyMinuteSend } from './every-minute-send.ts';
import { everyMinuteText } from './every-minute-text.ts';
import type { Inbox } from './hear-told.ts';
import type { AskReceipt, SendSms } from './reminder-store.ts';
import type { SendPorts } from './send-message.ts';

/** What sending takes besides the store; not every provider can be asked, or leaves what it tells somewhere. */
type SendingPorts = Ports &
  SendPorts & { readonly ask: AskReceipt | undefined; readonly inboxes?: readonly Inbox[] };

/** Counts what a provider takes. */
const counted = (send: SendSms): { readonly send: SendSms; readonly done: () => WorkDone } => {
  let accepted = 0;
  let segments = 0;
  return {
    send: async (message) => {
      const outcome = await send(message);
      if (outcome.kind !== 'accepted') return outcome;
      accepted += 1;
      segments += segmentsOf(message.text);
      return outcome;
    },
    done: () => ({ accepted, segments }),
  };
};

/** What reminders do by the clock, in this order: who left is heard before anybody is written to. */
export const remindersSchedules: Schedules<SendingPorts> = {
  'reminders.every-minute-hear': ({ inboxes = [], ...ports }) => everyMinuteHear({ ...ports, inboxes }),
  'reminders.every-minute-send': async (ports) => {
    const { send, done } = counted(ports.send);
    const run = await everyMinuteSend({ ...ports, send }, recorderOf(ports, clinicDate(ports.now())));
    return { ...done(), late: run?.stale ?? 0 };
  },
  'reminders.every-minute-text': async (ports) => {
    const { send, done } = counted(ports.send);
    const texts = await everyMinuteText({ ...ports, send });
    return { ...done(), texts };
  },
  'reminders.every-hour-ask': async ({ ask, ...ports }) => ({
    settled: ask === undefined ? 0 : await everyHourAsk({ ...ports, ask }),
  }),
};
