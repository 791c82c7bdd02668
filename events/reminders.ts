import * as z from 'zod';

import { ranges } from '../domain/kernel/quantity.ts';
import { quantity, readings, text } from './care-fields.ts';
import { residentId } from './fields.ts';

/** What every answer by SMS has in common. */
const reply = {
  residentId,
  /** The provider's id of the message. */
  replyId: text,
  /** The instant at which the service got it. */
  at: z.iso.datetime(),
  /** How many recorded people share the phone: above one, who of them wrote is not known. */
  peopleOfPhone: z.int().positive(),
};

/** Somebody said that they will come, in answer to a reminder. */
export const VisitConfirmed = z.strictObject({
  type: z.literal('visit-confirmed@1'),
  ...reply,
  /** The message that asked. */
  questionId: text,
});
export type VisitConfirmed = z.infer<typeof VisitConfirmed>;

/** Somebody said how content they are, 5 the most, in answer to a question after a service. */
export const ServiceRated = z.strictObject({
  type: z.literal('service-rated@1'),
  ...reply,
  questionId: text,
  score: z.int().min(1).max(5),
});
export type ServiceRated = z.infer<typeof ServiceRated>;

/** Somebody told what they measured themselves. It is shown and never classified. */
export const ReadingReported = z.strictObject({
  type: z.literal('reading-reported@1'),
  ...reply,
  sbp: readings.sbp,
  dbp: readings.dbp,
  /** At no known time of the day. */
  glucose: quantity(ranges.fpg).optional(),
  /** A person must call today. */
  isDangerous: z.boolean(),
});
export type ReadingReported = z.infer<typeof ReadingReported>;

/** Somebody wrote something else: a person reads it. */
const MessageReceived = z.strictObject({ type: z.literal('message-received@1'), ...reply, text });

/** Every fact about what came back by SMS; an opt-out is a change of consent, see residents. */
export const ReminderEvent = z.discriminatedUnion('type', [
  VisitConfirmed,
  ServiceRated,
  ReadingReported,
  MessageReceived,
]);
export type ReminderEvent = z.infer<typeof ReminderEvent>;

const REPLY = {
  residentId: 'R0001',
  replyId: 'sms-20250617-1',
  at: '2025-06-17T02:00:00.000Z',
  peopleOfPhone: 1,
} as const;

const QUESTION = '2025-06-17.0123456789abcdef0123456789abcdef.cmVtaW5kZXJAMQ';

/** One example of each, of a made-up person. */
export const reminderExamples = [
  { type: 'visit-confirmed@1', ...REPLY, questionId: QUESTION },
  { type: 'service-rated@1', ...REPLY, questionId: QUESTION, score: 5 },
  { type: 'reading-reported@1', ...REPLY, sbp: 135, dbp: 85, isDangerous: false },
  { type: 'message-received@1', ...REPLY, text: '周五能改到下午吗' },
] as const;
