import { setTimeout as after } from 'node:timers/promises';

import { clinicDate } from '../../domain/kernel/time.ts';
import { askOutbox, localOutbox } from '../../functions/adapters/gateways/local-outbox.ts';
import { paceTo } from '../../functions/adapters/gateways/pace.ts';
import type { Table } from '../../functions/adapters/store/table.ts';
import type { Ports } from '../../functions/kit/ports.ts';
import { everyHourAsk } from '../../functions/reminders/every-hour-ask.ts';
import { everyMinuteSend } from '../../functions/reminders/every-minute-send.ts';
import { everyMinuteText } from '../../functions/reminders/every-minute-text.ts';
import { recorderOf } from '../../functions/runs/record-step.ts';

/** As many as a large provider takes: on this machine nobody has to wait for one. */
const LOCAL_PHONES_A_SECOND = 1_000;

const pace = paceTo(LOCAL_PHONES_A_SECOND, { nowMs: () => performance.now(), sleep: (ms) => after(ms) });

/** Sends to the local phones what is due at an instant, reminders first. */
export const sendDue = async (
  { table, ports }: { readonly table: Table; readonly ports: Ports },
  now: () => Date,
): Promise<void> => {
  const send = localOutbox({ table, keys: ports.keys, now });
  const sending = { ...ports, now, send, pace, wait: (ms: number) => after(ms) };
  await everyMinuteSend(sending, recorderOf(sending, clinicDate(now())));
  await everyMinuteText(sending);
  // Here to ask costs nothing.
  await everyHourAsk({ ...ports, now, ask: askOutbox({ table, keys: ports.keys, now }) });
};
