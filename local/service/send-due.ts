import { setTimeout as after } from 'node:timers/promises';

import { localOutbox } from '../../functions/adapters/gateways/local-outbox.ts';
import type { Table } from '../../functions/adapters/store/table.ts';
import type { Ports } from '../../functions/kit/ports.ts';
import { everyMinuteSend } from '../../functions/reminders/every-minute-send.ts';
import { everyMinuteText } from '../../functions/reminders/every-minute-text.ts';

/** Sends to the local phones what is due at an instant, reminders first. */
export const sendDue = async (
  { table, ports }: { readonly table: Table; readonly ports: Ports },
  now: () => Date,
): Promise<void> => {
  const send = localOutbox({ table, keys: ports.keys, now });
  const sending = { ...ports, now, send, wait: (ms: number) => after(ms) };
  await everyMinuteSend(sending);
  await everyMinuteText(sending);
};
