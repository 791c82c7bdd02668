import * as z from 'zod';

import { CALL_OUTCOMES } from '../../domain/follow-ups/index.ts';
import {
  dateField,
  idField,
  listOf,
  pageQuery,
  residentIdField,
  teamIdField,
  textField,
} from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';

const STATES = [
  'planned',
  'claimed',
  'sent',
  'delivered',
  'failed',
  'unknown',
  'dropped',
  'skipped_stale',
] as const;

/** One reminder of a day: an SMS that a person gets or got, a call in its place, or what is too late for either. */
export const ReminderItem = z.strictObject({
  residentId: residentIdField,
  name: z.string(),
  /** Absent where no team looks after the person. */
  teamId: teamIdField.optional(),
  kind: z.string(),
  programme: z.string().optional(),
  dueOn: dateField,
  offsetDays: z.int().optional(),
  /** What reaches the person: a text, somebody who calls, or nothing. */
  by: z.enum(['sms', 'call', 'nothing']),
  state: z.enum(STATES).optional(),
  /** Why somebody calls, or nothing goes out. */
  reason: z.string().optional(),
  /** What came of the call, from that day on. */
  outcome: z.enum(CALL_OUTCOMES).optional(),
  calledOn: dateField.optional(),
  messageId: z.string().optional(),
  text: z.string().optional(),
  segments: z.int().positive().optional(),
});
export type ReminderItem = z.infer<typeof ReminderItem>;

/** Who gets or got what on a day, who not, and why. */
export const showReminders = {
  id: 'reminders.showReminders',
  method: 'GET',
  path: '/v1/reminders',
  summary: {
    'zh-CN':
      '某日提醒：谁收到什么、谁没有、为什么。dryRun=true 时按现有档案试算当日或之后（最多31日）应发送的内容，不发送；否则给出当日已处理短信的状态、应打电话的人、原因及通话结果',
    en: 'The reminders of a day: who gets what, who not, and why. With dryRun=true what today or a day up to 31 ahead would send as recorded now, and nothing is sent; otherwise how far the messages of the day came, whom its plan left to a person and why, and what came of those calls. Calls are those of the asker’s people; a phone that is shared with people outside one’s scope may get one text for all',
  },
  params: z.strictObject({}),
  query: z.strictObject({
    on: dateField.optional(),
    dryRun: z.enum(['true', 'false']).optional(),
    ...pageQuery,
  }),
  body: NoBody,
  answer: listOf(ReminderItem),
  status: 200,
} as const satisfies Route;

/** One message with how far it came. */
const MessageBody = z.strictObject({
  messageId: z.string(),
  day: dateField,
  template: z.string(),
  state: z.enum(STATES),
  /** When it came so far, ISO 8601 UTC. */
  at: z.string(),
  reason: z.string().optional(),
  text: z.string(),
  segments: z.int().positive(),
  /** Those of its people whom the asker may see. */
  reminders: z.array(
    z.strictObject({
      residentId: residentIdField,
      teamId: teamIdField.optional(),
      kind: z.string(),
      programme: z.string().optional(),
      dueOn: dateField,
      offsetDays: z.int(),
    }),
  ),
});

/** Shows one message. */
export const showReminder = {
  id: 'reminders.showReminder',
  method: 'GET',
  path: '/v1/reminders/{messageId}',
  summary: { 'zh-CN': '一条提醒短信及其状态', en: 'One message and how far it came' },
  params: z.strictObject({ messageId: z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/) }),
  query: NoQuery,
  body: NoBody,
  answer: MessageBody,
  status: 200,
} as const satisfies Route;

/** Sends a message again that never arrived. */
export const resendReminder = {
  id: 'reminders.resend',
  method: 'POST',
  path: '/v1/reminders/{messageId}/resend',
  summary: {
    'zh-CN': '重发一条确定未送达的提醒短信：仅限当日、一次；结果未知或已送达的不重发，发送前重新检查各项条件',
    en: 'Send a message again that surely never arrived: on its own day, and once. What may have arrived is never sent again; every guard is checked anew',
  },
  params: z.strictObject({ messageId: z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/) }),
  query: NoQuery,
  body: NoBody,
  answer: MessageBody.pick({ messageId: true, state: true, at: true, reason: true }),
  status: 200,
} as const satisfies Route;

const institutionIdField = idField<'InstitutionId'>();
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What an institution may spend in a month, and has spent. */
const BudgetBody = z.strictObject({
  institutionId: institutionIdField,
  month: z.string(),
  /** Absent where nothing limits it. */
  limitSegments: z.int().nonnegative().optional(),
  spentSegments: z.int().nonnegative(),
  /** What the month will have come to by its end. */
  forecastSegments: z.int().nonnegative(),
  state: z.enum(['open', 'warning', 'stopped']),
});

/** Shows what the SMS of a month cost. */
export const showBudgets = {
  id: 'reminders.showBudgets',
  method: 'GET',
  path: '/v1/sms/budgets',
  summary: {
    'zh-CN': '各机构当月短信预算：已用段数、预测、是否预警或停发',
    en: 'What institutions may spend on SMS this month or another, have spent and will have spent, in segments',
  },
  params: z.strictObject({}),
  query: z.strictObject({ month: z.string().regex(MONTH).optional() }),
  body: NoBody,
  answer: z.strictObject({ items: z.array(BudgetBody), next: z.null() }),
  status: 200,
} as const satisfies Route;

const MOST_SEGMENTS = 100_000_000;

/** Sets what an institution may spend on SMS a month. */
export const setBudget = {
  id: 'reminders.setBudget',
  method: 'PUT',
  path: '/v1/sms/budgets/{institutionId}',
  summary: {
    'zh-CN': '设定机构每月短信预算（段）',
    en: 'Set what an institution may spend on SMS a month, in segments',
  },
  params: z.strictObject({ institutionId: institutionIdField }),
  query: NoQuery,
  body: z.strictObject({ segmentsAMonth: z.int().nonnegative().max(MOST_SEGMENTS) }),
  answer: BudgetBody,
  status: 200,
} as const satisfies Route;

const words = z.strictObject({ 'zh-CN': textField.max(12).min(2), en: textField.max(12).min(2) });
const optOutWords = z.strictObject({ 'zh-CN': textField.max(20), en: textField.max(20) });

/** A template as it is registered with the provider. */
const TemplateFields = {
  providerId: z.string().regex(/^[A-Za-z0-9_.:/-]{1,128}$/),
  version: z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/),
  approved: z.boolean(),
  signature: words,
  optOut: optOutWords,
};

/** Shows the template that reminders are written with. */
export const showTemplate = {
  id: 'reminders.showTemplate',
  method: 'GET',
  path: '/v1/sms/template',
  summary: { 'zh-CN': '现用短信模板', en: 'The template that reminders are written with' },
  params: z.strictObject({}),
  query: NoQuery,
  body: NoBody,
  answer: z.strictObject({ ...TemplateFields, providerId: TemplateFields.providerId.optional() }),
  status: 200,
} as const satisfies Route;

/** Registers the template that the provider approved. */
export const setTemplate = {
  id: 'reminders.setTemplate',
  method: 'PUT',
  path: '/v1/sms/template',
  summary: {
    'zh-CN': '登记运营商短信模板（编号、版本、是否批准、签名、退订用语）；未批准则不发送',
    en: 'Register the template as the provider has it: its id, version, signature and opt-out words; while it is not approved nothing is sent',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject(TemplateFields),
  answer: z.strictObject(TemplateFields),
  status: 200,
} as const satisfies Route;
