import { HEARD_AS } from '../../domain/reminders/index.ts';
import * as z from 'zod';

import { NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';

const LONGEST_SMS = 2_000;

/** A provider's own name of a message. */
const providerId = z.string().regex(/^[!-~]{1,200}$/);

/** Takes what somebody answered by SMS. */
export const hearSms = {
  id: 'reminders.hearSms',
  method: 'POST',
  path: '/v1/sms/inbound',
  summary: {
    'zh-CN': '接收居民回复的短信（退订、恢复、确认来诊、评分、自测值或留言）；同一id只处理一次',
    en: 'Take what somebody answered by SMS: opt-out, opt-in, a confirmed visit, a score, a reading or a message; the same id counts once',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject({
    phone: z.string().regex(/^\+?[\d -]{3,24}$/),
    text: z.string().max(LONGEST_SMS),
    /** When the provider got it. */
    at: z.iso.datetime({ offset: true }),
    /** The provider's id of the message. */
    id: providerId,
  }),
  answer: z.strictObject({
    id: z.string(),
    meaning: z.enum(HEARD_AS),
    /** How many recorded people it concerns. */
    people: z.int().nonnegative(),
  }),
  status: 202,
  isSigned: true,
} as const satisfies Route;

/** Takes what became of a message that was sent. */
export const hearReceipt = {
  id: 'reminders.hearReceipt',
  method: 'POST',
  path: '/v1/sms/receipts',
  summary: {
    'zh-CN': '接收短信送达回执；messageId与providerId给出其一，不认识的不处理',
    en: 'Take what became of a message; one of messageId and providerId says which, one that nobody knows changes nothing',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: z
    .strictObject({
      messageId: z
        .string()
        .regex(/^[A-Za-z0-9_.-]{1,200}$/)
        .optional(),
      providerId: providerId.optional(),
      status: z.enum(['delivered', 'failed']),
      /** Why it failed, in the provider's words. */
      code: z
        .string()
        .regex(/^[A-Za-z0-9_./-]{1,64}$/)
        .optional(),
      at: z.iso.datetime({ offset: true }),
    })
    .refine(({ messageId, providerId: own }) => (messageId === undefined) !== (own === undefined), {
      path: ['messageId'],
    }),
  answer: z.strictObject({
    /** Repeated or overtaken reports leave it unchanged. */
    outcome: z.enum(['recorded', 'unchanged', 'unknown']),
  }),
  status: 202,
  isSigned: true,
} as const satisfies Route;
