import * as z from 'zod';

import { programmes } from '../../domain/programmes/index.ts';
import { dateField, pageQuery, residentIdField, residentPath, textField } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { ContactBody, FollowUpBody, RecordedBody } from './bodies.ts';
import { entryShape, followUpIdField, programmeField, staffIdField, VisitGiven } from './fields.ts';

const followUpPath = z.strictObject({ residentId: residentIdField, followUpId: followUpIdField });

/** Records the visits of one encounter, one for each programme: all of them or none. */
export const recordFollowUps = {
  id: 'follow-ups.record',
  method: 'POST',
  path: '/v1/residents/{residentId}/follow-ups',
  summary: {
    'zh-CN': '登记随访（可同时登记多个病种）',
    en: 'Record follow-ups, of one programme or several',
  },
  params: residentPath,
  query: NoQuery,
  body: z.strictObject({ visits: z.array(VisitGiven).min(1).max(programmes.length), ...entryShape }),
  answer: z.strictObject({ items: z.array(RecordedBody) }),
  status: 201,
} as const satisfies Route;

/** Lists a resident's follow-ups, the latest first, and how well they are in contact. */
export const listFollowUps = {
  id: 'follow-ups.list',
  method: 'GET',
  path: '/v1/residents/{residentId}/follow-ups',
  summary: { 'zh-CN': '查看居民的随访记录', en: 'The follow-ups of a resident' },
  params: residentPath,
  query: z.strictObject({ programme: programmeField.optional(), ...pageQuery }),
  body: NoBody,
  answer: z.strictObject({
    items: z.array(FollowUpBody),
    next: z.string().nullable(),
    contact: z.array(ContactBody),
  }),
  status: 200,
} as const satisfies Route;

/** Corrects a recorded follow-up: the whole of it as it should stand. */
export const correctFollowUp = {
  id: 'follow-ups.correct',
  method: 'PUT',
  path: '/v1/residents/{residentId}/follow-ups/{followUpId}',
  summary: { 'zh-CN': '更正随访记录', en: 'Correct a follow-up' },
  params: followUpPath,
  query: NoQuery,
  body: z.strictObject({ ...VisitGiven.shape, ...entryShape }),
  answer: FollowUpBody,
  status: 200,
} as const satisfies Route;

/** Decides otherwise than the rules on a follow-up's class, next date or both. */
export const overrideFollowUp = {
  id: 'follow-ups.override',
  method: 'POST',
  path: '/v1/residents/{residentId}/follow-ups/{followUpId}/override',
  summary: {
    'zh-CN': '医生调整分类或下次随访日期',
    en: 'Override the class or the next date of a follow-up',
  },
  params: followUpPath,
  query: NoQuery,
  body: z.strictObject({
    class: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
    nextDate: dateField.optional(),
    reason: textField,
    staffId: staffIdField.optional(),
  }),
  answer: FollowUpBody,
  status: 200,
} as const satisfies Route;
