import * as z from 'zod';

import { CALL_OUTCOMES } from '../../domain/follow-ups/index.ts';
import { dateField, residentIdField, teamIdField } from '../kit/fields.ts';

/** How far a message may have come, as it is answered. */
export const STATES = [
  'planned',
  'claimed',
  'sent',
  'delivered',
  'failed',
  'unknown',
  'dropped',
  'skipped_stale',
] as const;

/** What a phone may have answered a reminder; a score answers another text. */
const ANSWERS = ['confirm', 'reading', 'message', 'opt_out', 'opt_in'] as const;

/** One reminder of a day: an SMS that a person gets or got, a call in its place, or what is too late for either. */
export const ReminderItem = z.strictObject({
  residentId: residentIdField,
  name: z.string(),
  /** Absent where no team looks after the person. */
  teamId: teamIdField.optional(),
  /** A kind of task, or of a text that no task asks for. */
  kind: z.string(),
  programme: z.string().optional(),
  /** Absent where no task asks for the text. */
  dueOn: dateField.optional(),
  offsetDays: z.int().optional(),
  /** The day whose message it is, and the instant at which it came so far; told of what was decided. */
  on: dateField.optional(),
  at: z.string().optional(),
  /** What reaches the person: a text, somebody who calls, or nothing. */
  by: z.enum(['sms', 'call', 'nothing']),
  state: z.enum(STATES).optional(),
  /** Why somebody calls, or nothing goes out. */
  reason: z.string().optional(),
  /** What came of the call, from that day on. */
  outcome: z.enum(CALL_OUTCOMES).optional(),
  calledOn: dateField.optional(),
  messageId: z.string().optional(),
  /** Among the messages of one person only where it speaks of nobody else. */
  text: z.string().optional(),
  segments: z.int().positive().optional(),
  /** What the phone answered first. */
  answer: z.enum(ANSWERS).optional(),
  answeredOn: dateField.optional(),
});
export type ReminderItem = z.infer<typeof ReminderItem>;
