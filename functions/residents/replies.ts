import * as z from 'zod';

import { ReminderEvent } from '../../events/reminders.ts';
import type { Entry } from './stored.ts';

/** What came from a person's phone, as a story tells it. */
export const ReplyBody = z.strictObject({
  /** What it was taken for; opt-outs stand among the consents. */
  kind: z.enum(['visit-confirmed@1', 'service-rated@1', 'reading-reported@1', 'message-received@1']),
  at: z.string(),
  /** Above one, who of them wrote is not known. */
  peopleOfPhone: z.int().positive(),
  text: z.string().optional(),
  score: z.int().optional(),
  sbp: z.number().optional(),
  dbp: z.number().optional(),
  glucose: z.number().optional(),
  isDangerous: z.boolean().optional(),
});

const TYPES: ReadonlySet<string> = new Set(ReminderEvent.options.map(({ shape }) => shape.type.value));

const bodyOf = (event: ReminderEvent): z.infer<typeof ReplyBody> => {
  const { type: kind, residentId: _whose, replyId: _reply, ...said } = event;
  if (!('questionId' in said)) return { kind, ...said };
  const { questionId: _question, ...rest } = said;
  return { kind, ...rest };
};

/** What came from a person's phone, the latest first. */
export const replyBodies = (entries: readonly Entry[]): z.infer<typeof ReplyBody>[] =>
  entries
    .flatMap(({ events }) =>
      events.flatMap((event) => (TYPES.has(event.type) ? [bodyOf(ReminderEvent.parse(event))] : [])),
    )
    .toReversed();
