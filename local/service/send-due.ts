import { setTimeout as after } from 'node:timers/promises';

import { askOutbox, localOutbox } from '../../functions/adapters/gateways/local-outbox.ts';
import { paceTo } from '../../functions/adapters/gateways/pace.ts';
import type { Table } from '../../functions/adapters/store/table.ts';
import type { Ports } from '../../functions/kit/ports.ts';
import { remindersSchedules } from '../../functions/reminders/lambda-schedule.ts';

/** As many as a large provider takes: on this machine nobody has to wait for one. */
const LOCAL_PHONES_A_SECOND = 1_000;

const pace = paceTo(LOCAL_PHONES_A_SECOND, { nowMs: () => performance.now(), sleep: (ms) => after(ms) });

/** Sends to the local phones what is due at an instant, reminders first. */
export const sendDue = async (
  { table, ports }: { readonly table: Table; readonly ports: Ports },
  now: () => Date,
): Promise<void> => {
  const send = localOutbox({ table, keys: ports.keys, now });
  const ask = askOutbox({ table, keys: ports.keys, now });
  // A local phone has each text at once: nothing else comes in a moment that could be recorded with it.
  const sending = { ...ports, now, send, ask, pace, wait: () => after(0) };
  // Here to ask costs nothing: it need not wait for its hour.
  for (const work of Object.values(remindersSchedules)) await work(sending);
};
