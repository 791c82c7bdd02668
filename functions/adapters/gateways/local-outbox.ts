import { randomBytes } from 'node:crypto';

import * as z from 'zod';

import { clinicDate, type LocalDate } from '../../../domain/kernel/time.ts';
import type { Keys } from '../../kit/ports.ts';
import type { SendSms } from '../../reminders/reminder-store.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { outboxKey, outboxPartition } from '../store/reminder-keys.ts';
import { streamPartition } from '../store/streams.ts';
import type { Table } from '../store/table.ts';

/** A text message as a phone of the demonstration shows it. */
export type OutboxMessage = {
  readonly id: string;
  readonly day: string;
  readonly at: string;
  readonly phone: string;
  readonly text: string;
};

const OutboxBody = z.strictObject({ id: z.string(), at: z.string(), phone: z.string(), text: z.string() });

const ID_BYTES = 9;
const MESSAGES_A_PAGE = 1_000;

type Outbox = { readonly table: Table; readonly keys: Keys; readonly now: () => Date };

/** A provider whose phones are on this machine: it takes every message, and the same phone twice on purpose where it is
 *  asked twice, so that a doubled message is seen. */
export const localOutbox =
  ({ table, keys, now }: Outbox): SendSms =>
  async ({ phone, text }) => {
    const id = randomBytes(ID_BYTES).toString('base64url');
    const at = now();
    const key = outboxKey(clinicDate(at), at.toISOString(), id);
    const body = { id, at: at.toISOString(), phone: keys.seal(phone), text: keys.seal(text) };
    const done = await table.putMany([{ key, version: 1, body }]);
    if (!done.ok) throw storeError('store/refused', `the outbox refused a message: ${done.error.code}`);
    return { kind: 'accepted', providerId: id };
  };

/** The messages that the local phones got on a day, in the order of their sending; those of one phone where one is named. */
export const outboxOf = async (
  { table, keys }: Omit<Outbox, 'now'>,
  day: LocalDate,
  phone: string | undefined,
): Promise<readonly OutboxMessage[]> => {
  const messages: OutboxMessage[] = [];
  const partition = outboxPartition(day);
  const pages = streamPartition(table, { partition, after: undefined, pageItems: MESSAGES_A_PAGE });
  for await (const items of pages)
    for (const item of items) {
      const { id, at, phone: to, text } = bodyIn(OutboxBody, item);
      messages.push({ id, day, at, phone: keys.open(to), text: keys.open(text) });
    }
  return phone === undefined ? messages : messages.filter((message) => message.phone === phone);
};
