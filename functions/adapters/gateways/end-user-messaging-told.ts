import * as z from 'zod';

import type { Told } from '../../reminders/hear-told.ts';

/** @source AWS End User Messaging SMS User Guide, “Example AWS End User Messaging SMS event data” */
const Event = z.object({
  eventType: z.string().startsWith('TEXT_'),
  eventTimestamp: z.int().positive(),
  isFinal: z.boolean().default(true),
  messageId: z.string().min(1),
  /** As it was given with the message. */
  context: z.object({ reference: z.string().optional() }).optional(),
});
type Event = z.infer<typeof Event>;

/** @source AWS End User Messaging SMS User Guide, “Example of a two-way SMS message payload for Amazon SNS topics” */
const Inbound = z.object({
  originationNumber: z.string().min(1),
  messageBody: z.string(),
  inboundMessageId: z.string().min(1),
});

/** The events that say that a message did not arrive, by the code that it is recorded under.
 *  @source AWS End User Messaging SMS User Guide, “Event types for SMS, MMS, and voice” */
const FAILED: ReadonlyMap<string, string> = new Map([
  ['TEXT_INVALID', 'provider/bad-number'],
  ['TEXT_INVALID_MESSAGE', 'provider/bad-message'],
  ['TEXT_UNREACHABLE', 'phone/not-reached'],
  ['TEXT_CARRIER_UNREACHABLE', 'carrier/unreachable'],
  ['TEXT_BLOCKED', 'carrier/number-blocked'],
  ['TEXT_CARRIER_BLOCKED', 'carrier/blocked'],
  ['TEXT_SPAM', 'carrier/spam'],
  ['TEXT_TTL_EXPIRED', 'carrier/expired'],
  ['TEXT_PROTECT_BLOCKED', 'provider/not-allowed'],
]);

/** Which of the two comes depends on the country; the latter may mean the carrier alone, and then is not the last word. */
const ARRIVED: ReadonlySet<string> = new Set(['TEXT_DELIVERED', 'TEXT_SUCCESSFUL']);

/** On the way, or never to be known: neither is a report of what became of it. */
const NOTHING: ReadonlySet<string> = new Set(['TEXT_PENDING', 'TEXT_QUEUED', 'TEXT_SENT', 'TEXT_UNKNOWN']);

const REFERENCE = /^[A-Za-z0-9_.-]{1,200}$/;

const receiptOf = ({ eventType, eventTimestamp, isFinal, messageId, context }: Event): Told | undefined => {
  const code = FAILED.get(eventType);
  const isDelivered = ARRIVED.has(eventType);
  if (NOTHING.has(eventType)) return { kind: 'nothing' };
  if (code === undefined && !isDelivered) return undefined;
  if (!isFinal) return { kind: 'nothing' };
  const at = new Date(eventTimestamp);
  if (Number.isNaN(at.getTime())) return undefined;
  const reference = context?.reference ?? '';
  const whose = REFERENCE.test(reference) ? { messageId: reference } : { providerId: messageId };
  const status =
    code === undefined ? ({ status: 'delivered' } as const) : ({ status: 'failed', code } as const);
  return { kind: 'receipt', body: { ...whose, ...status, at: at.toISOString() } };
};

/** What AWS End User Messaging put into a topic: an event of a message that was sent, or an answer, which tells no time of
 *  its own; undefined where it is neither.
 *  @param sentAt when it came out of the topic */
export const endUserMessagingTold = (message: unknown, sentAt: Date): Told | undefined => {
  const event = Event.safeParse(message);
  if (event.success) return receiptOf(event.data);
  const inbound = Inbound.safeParse(message);
  if (!inbound.success) return undefined;
  const { originationNumber: phone, messageBody: text, inboundMessageId: id } = inbound.data;
  return { kind: 'answer', body: { phone, text, at: sentAt.toISOString(), id } };
};
