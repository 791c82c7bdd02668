import * as z from 'zod';

import { OwnReadingRecorded } from '../../events/own-record.ts';
import { ReminderEvent } from '../../events/reminders.ts';
import type { Entry, EventBody } from './stored.ts';

/** What came from a person's phone, by SMS or by the own record, as a story tells it. */
export const ReplyBody = z.strictObject({
  /** What it was taken for; opt-outs stand among the consents. */
  kind: z.enum([
    'visit-confirmed@1',
    'service-rated@1',
    'reading-reported@1',
    'message-received@1',
    'own-reading-recorded@1',
  ]),
  at: z.string(),
  /** Above one, who of them wrote is not known; absent for what came by the own record. */
  peopleOfPhone: z.int().positive().optional(),
  text: z.string().optional(),
  score: z.int().optional(),
  sbp: z.number().optional(),
  dbp: z.number().optional(),
  glucose: z.number().optional(),
  fpg: z.number().optional(),
  ppg: z.number().optional(),
  heartRate: z.number().optional(),
  weightKg: z.number().optional(),
  measuredOn: z.string().optional(),
  isDangerous: z.boolean().optional(),
});
export type ReplyBody = z.infer<typeof ReplyBody>;

const TYPES: ReadonlySet<string> = new Set(ReminderEvent.options.map(({ shape }) => shape.type.value));

const OWN: OwnReadingRecorded['type'] = 'own-reading-recorded@1';

const bodyOf = (event: ReminderEvent): ReplyBody => {
  const { type: kind, residentId: _whose, replyId: _reply, ...said } = event;
  if (!('questionId' in said)) return { kind, ...said };
  const { questionId: _question, ...rest } = said;
  return { kind, ...rest };
};

const replyIn = (event: EventBody, at: string): ReplyBody | undefined => {
  if (TYPES.has(event.type)) return bodyOf(ReminderEvent.parse(event));
  if (event.type !== OWN) return undefined;
  const { type: kind, residentId: _whose, ...said } = OwnReadingRecorded.parse(event);
  return { kind, at, ...said };
};

/** What came from a person's phone, the latest first. */
export const replyBodies = (entries: readonly Entry[]): ReplyBody[] =>
  entries.flatMap(({ at, events }) => events.flatMap((event) => replyIn(event, at) ?? [])).toReversed();
