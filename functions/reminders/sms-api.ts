import * as z from 'zod';

import { dateField, idField, listOf, pageQuery, residentIdField, teamIdField } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { ReminderItem, STATES } from './reminder-item.ts';

/** What a segment costs, in thousandths of a yuan. */
const segmentMilliYuan = z.int().nonnegative();

/** Who gets or got what on a day, who not, and why. */
export const showReminders = {
  id: 'reminders.showReminders',
  method: 'GET',
  path: '/v1/reminders',
  summary: {
    'zh-CN':
      '某日提醒：谁收到什么、谁没有、为什么。dryRun=true 时按现有档案试算当日或之后（最多366日；超过31日时按各团队现有居民）应发送的内容，不发送；否则给出当日已处理短信的状态、短信回复、应打电话的人、原因及通话结果。给出residentId时列出发给此人的短信（含其他短信），由on（默认今日）往前每页31日，最多一年；同时提到他人的短信不给出内容',
    en: 'The reminders of a day: who gets what, who not, and why. With dryRun=true what today or a day up to 366 ahead would send as recorded now, and nothing is sent (more than 31 days ahead: to the people whom the teams look after now, and not for more than 3,000 of them); otherwise how far the messages of the day came, what was answered, whom its plan left to a person and why, and what came of those calls. Calls are those of the asker’s people; a phone that is shared with people outside one’s scope may get one text for all. With `residentId` the texts that spoke of one person, reminders and others, the latest first: a page is 31 days back from `on`, or from today, whatever `limit` says, and `next` leads at most a year back; a text that speaks of others too is told without its words',
  },
  params: z.strictObject({}),
  query: z.strictObject({
    on: dateField.optional(),
    dryRun: z.enum(['true', 'false']).optional(),
    residentId: residentIdField.optional(),
    ...pageQuery,
  }),
  body: NoBody,
  answer: listOf(ReminderItem).extend({ segmentMilliYuan }),
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
  institutionName: z.string(),
  month: z.string(),
  /** Absent where nothing limits it. */
  limitSegments: z.int().nonnegative().optional(),
  spentSegments: z.int().nonnegative(),
  /** What the month will have come to by its end. */
  forecastSegments: z.int().nonnegative(),
  /** The same in money, at the price of a segment; absent where nothing limits it. */
  limitFen: z.int().nonnegative().optional(),
  spentFen: z.int().nonnegative(),
  forecastFen: z.int().nonnegative(),
  state: z.enum(['open', 'warning', 'stopped']),
});

/** Shows what the SMS of a month cost. */
export const showBudgets = {
  id: 'reminders.showBudgets',
  method: 'GET',
  path: '/v1/sms/budgets',
  summary: {
    'zh-CN':
      '各机构当月短信预算：已用段数与费用（分）、预测、是否预警或停发；segmentMilliYuan为每段单价（厘）',
    en: 'What institutions may spend on SMS this month or another, have spent and will have spent, in segments and in fen; `segmentMilliYuan` is the price of a segment in thousandths of a yuan',
  },
  params: z.strictObject({}),
  query: z.strictObject({ month: z.string().regex(MONTH).optional() }),
  body: NoBody,
  answer: z.strictObject({ items: z.array(BudgetBody), next: z.null(), segmentMilliYuan }),
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
