import * as z from 'zod';

import { ROLES } from '../../domain/access/index.ts';
import { dateField, listOf, pageQuery, residentIdField } from '../kit/fields.ts';
import { NoBody } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';

const LookBody = z.strictObject({
  at: z.iso.datetime(),
  userId: z.string(),
  /** Absent where nobody signs in under that id any more. */
  userName: z.string().optional(),
  role: z.enum(ROLES),
  action: z.string(),
  purpose: z.string(),
  requestId: z.string(),
});

/** Who looked at a resident, the latest first. */
export const whoLooked = {
  id: 'access.whoLooked',
  method: 'GET',
  path: '/v1/audit',
  summary: { 'zh-CN': '谁查看过该居民', en: 'Who looked at a resident, when and why' },
  params: z.strictObject({}),
  query: z.strictObject({ subject: residentIdField, ...pageQuery }),
  body: NoBody,
  answer: listOf(LookBody),
  status: 200,
} as const satisfies Route;

const LinkBody = z.strictObject({
  shard: z.string(),
  /** Records found. */
  records: z.int().nonnegative(),
  state: z.enum(['sound', 'broken', 'open']),
  /** What is broken. */
  fault: z.string().optional(),
  /** The record where it is broken. */
  recordId: z.string().optional(),
  seal: z.string().optional(),
});

/** What is found of one shard and day of the audit. */
export type LinkBody = z.infer<typeof LinkBody>;

/** Holds the audit records of a day against their seals. */
export const verifyAudit = {
  id: 'access.verifyAudit',
  method: 'GET',
  path: '/v1/audit/verify',
  summary: { 'zh-CN': '核验某日审计记录', en: 'Verify the audit records of a day, yesterday by default' },
  params: z.strictObject({}),
  query: z.strictObject({ day: dateField.optional() }),
  body: NoBody,
  answer: z.strictObject({
    day: dateField,
    state: z.enum(['sound', 'broken', 'open']),
    items: z.array(LinkBody),
  }),
  status: 200,
} as const satisfies Route;
