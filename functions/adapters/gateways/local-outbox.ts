import { randomBytes } from 'node:crypto';

import * as z from 'zod';

import { clinicDate, type LocalDate } from '../../../domain/kernel/time.ts';
import type { Keys } from '../../kit/ports.ts';
import type { AskReceipt, SendSms } from '../../reminders/reminder-store.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { heldPhoneKey, heldPhonesPartition, outboxKey, outboxPartition } from '../store/reminder-keys.ts';
import { everythingIn } from '../store/streams.ts';
import type { Item, Table } from '../store/table.ts';

/** What became of a text on its way to a phone: `held` says that the network has it and nobody knows more. */
const FATES = ['arrived', 'failed', 'held'] as const;

/** A text message as a phone of the demonstration shows it. */
export type OutboxMessage = {
  readonly id: string;
  readonly day: LocalDate;
  readonly at: string;
  readonly phone: string;
  readonly text: string;
  /** What the sender calls it. */
  readonly reference: string;
  readonly fate: (typeof FATES)[number];
};

const OutboxBody = z.strictObject({
  id: z.string(),
  at: z.string(),
  phone: z.string(),
  text: z.string(),
  // Of texts from before these were kept.
  reference: z.string().default(''),
  fate: z.enum(FATES).default('arrived'),
});

const HeldBody = z.strictObject({ phone: z.string() });

const ID_BYTES = 9;
const TIME_DIGITS = 17;

/** An id that comes after those given before, by this machine's clock: the service's may stand still for a day. */
const nextId = (): string => {
  const microseconds = Math.round((performance.timeOrigin + performance.now()) * 1_000);
  return `${String(microseconds).padStart(TIME_DIGITS, '0')}-${randomBytes(ID_BYTES).toString('base64url')}`;
};

type Place = { readonly table: Table; readonly keys: Keys };

const keep = async (table: Table, item: Item): Promise<void> => {
  const done = await table.putMany([item]);
  if (!done.ok) throw storeError('store/refused', `the outbox refused an item: ${done.error.code}`);
};

const keyOf = (phone: string, { hash }: Keys) => heldPhoneKey(hash('local-phone', phone));

/** Keeps a message as it stands now. */
export const keepMessage = (
  { table, keys }: Place,
  { id, day, at, phone, text, reference, fate }: OutboxMessage,
): Promise<void> => {
  const body = { id, at, phone: keys.seal(phone), text: keys.seal(text), reference, fate };
  return keep(table, { key: outboxKey(day, at, id), version: 1, body });
};

/** Holds back what goes to a number from now on, or no longer. */
export const holdPhone = async ({ table, keys }: Place, phone: string, isHeld: boolean): Promise<void> => {
  const key = keyOf(phone, keys);
  if (isHeld) await keep(table, { key, version: 1, body: { phone: keys.seal(phone) } });
  else await table.deleteMany([key]);
};

/** A provider whose phones are on this machine: it takes every message, and the same phone twice on purpose where it is
 *  asked twice, so that a doubled message is seen. Of what it holds back nobody learns whether it was taken. */
export const localOutbox =
  ({ table, keys, now }: Place & { readonly now: () => Date }): SendSms =>
  async ({ reference, phone, text }) => {
    const id = nextId();
    const at = now();
    const isHeld = (await table.get(keyOf(phone, keys), { consistent: true })) !== undefined;
    const fate = isHeld ? 'held' : 'arrived';
    const day = clinicDate(at);
    await keepMessage({ table, keys }, { id, day, at: at.toISOString(), phone, text, reference, fate });
    return isHeld ? { kind: 'unknown', code: 'provider/no-answer' } : { kind: 'accepted', providerId: id };
  };

/** The messages that the local phones got on a day, in the order of their sending; those of one phone where one is named. */
export const outboxOf = async (
  { table, keys }: Place,
  day: LocalDate,
  phone: string | undefined,
): Promise<readonly OutboxMessage[]> => {
  const items = await everythingIn(table, outboxPartition(day));
  const messages = items.map((item): OutboxMessage => {
    const { phone: to, text, ...body } = bodyIn(OutboxBody, item);
    return { ...body, day, phone: keys.open(to), text: keys.open(text) };
  });
  return phone === undefined ? messages : messages.filter((message) => message.phone === phone);
};

/** The numbers whose messages are held back. */
export const heldPhones = async ({ table, keys }: Place): Promise<readonly string[]> => {
  const items = await everythingIn(table, heldPhonesPartition());
  return items.map((item) => keys.open(bodyIn(HeldBody, item).phone)).toSorted();
};

/** What became of a text to a local phone: nobody knows of what is held back, and what is not here was never taken. */
export const askOutbox =
  ({ table, keys, now }: Place & { readonly now: () => Date }): AskReceipt =>
  async ({ reference, day, phone }) => {
    const texts = await outboxOf({ table, keys }, day, phone);
    const text = texts.findLast((one) => one.reference === reference);
    const at = now().toISOString();
    if (text?.fate === 'held') return undefined;
    const code = text === undefined ? 'provider/never-taken' : 'phone/not-reached';
    return { isDelivered: text?.fate === 'arrived', code, at };
  };
