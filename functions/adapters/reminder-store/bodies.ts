import * as z from 'zod';

import { mobileNumber, type MobileNumber } from '../../../domain/kernel/phone.ts';
import { type Delivery, type DropReason } from '../../../domain/reminders/index.ts';
import { date, id, residentId, teamId } from '../../../events/fields.ts';

const at = z.string();

const DROPPED = [
  'no_consent',
  'opted_out',
  'no_mobile',
  'not_resident',
  'task_closed',
  'phone_changed',
  'budget',
] as const satisfies readonly DropReason[];

/** How far a message came, as stored. */
const StoredDelivery: z.ZodType<Delivery> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('claimed'), at }),
  z.strictObject({ state: z.literal('sent'), at, providerId: z.string() }),
  z.strictObject({ state: z.literal('delivered'), at }),
  z.strictObject({ state: z.literal('failed'), at, code: z.string() }),
  z.strictObject({ state: z.literal('unknown'), at, code: z.string() }),
  z.strictObject({ state: z.literal('dropped'), at, reason: z.enum(DROPPED) }),
]);

/** A mobile number, once it is opened. */
export const StoredPhone: z.ZodType<MobileNumber> = z
  .string()
  .transform((text) => mobileNumber(text))
  .refine((number) => number !== undefined);

/** A message as stored: what its key says is not said again; the number and the text are sealed. */
export const MessageBody = z.strictObject({
  delivery: StoredDelivery,
  institutionId: id<'InstitutionId'>().optional(),
  phone: z.string(),
  text: z.string(),
  segments: z.int().positive(),
  isResent: z.boolean().optional(),
  subjects: z.array(
    z.strictObject({
      residentId,
      teamId: teamId.optional(),
      kind: z.string(),
      programme: z.string(),
      dueOn: date,
      offsetDays: z.int(),
    }),
  ),
});

/** What names a message within its day. */
export const MessagePlace = z.tuple([z.string(), z.string()]);

/** Which messages of a day speak of a team's people. */
export const TeamListBody = z.strictObject({ messages: z.array(z.tuple([z.string(), z.string()])) });

/** Which message a provider means. */
export const LinkBody = z.strictObject({ day: date, phoneHash: z.string(), template: z.string() });

const count = z.int().nonnegative();

/** The sending of a day as stored. */
export const RunBody = z.strictObject({
  day: date,
  state: z.enum(['running', 'finished']),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  messages: count,
  calls: count,
  stale: count,
  states: z.record(z.string(), count),
});

const words = z.strictObject({ 'zh-CN': z.string(), en: z.string() });

const TemplateBody = z.strictObject({
  providerId: z.string(),
  version: z.string(),
  approved: z.boolean(),
  signature: words,
  optOut: words,
});

/** What administrators set, as stored. */
export const SettingsBody = z.strictObject({
  template: TemplateBody.optional(),
  templates: z.array(TemplateBody.extend({ at: z.string(), by: z.string() })).optional(),
  monthlySegments: z.array(z.tuple([id<'InstitutionId'>(), count])),
});

/** What a month has cost, as stored. */
export const SpentBody = z.strictObject({ segments: count });
