import type { FollowUpRefusal } from '../../domain/follow-ups/index.ts';
import type { ResendRefusal } from '../../domain/reminders/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

/** The refusals of what is planned and called about. */
type ReminderRefusal =
  | 'reminders/day-passed'
  | 'reminders/day-too-far'
  | 'reminders/too-many-people'
  | Extract<FollowUpRefusal['code'], `follow-up/snooze-${string}`>
  | 'reminders/task-not-open'
  | ResendRefusal['code']
  | 'reminders/window-closed'
  | 'reminders/template-not-approved'
  | 'reminders/budget-spent';

/** How the refusals about the work list are answered. */
export const remindersProblems = {
  'reminders/day-passed': {
    status: 422,
    title: {
      'zh-CN': '该日已过，不能试算；不带 dryRun 可查看当日已处理的短信',
      en: 'the day has passed: without dryRun it shows what became of its messages',
    },
  },
  'reminders/day-too-far': {
    status: 422,
    title: { 'zh-CN': '该日过远，不能试算', en: 'the day is too far ahead to be planned' },
  },
  'reminders/too-many-people': {
    status: 422,
    title: {
      'zh-CN': '人数过多，超过31日的试算请由各团队分别进行',
      en: 'too many people to plan a day so far ahead for: ask as one of their teams, or for an earlier day',
    },
  },
  'reminders/task-not-open': {
    status: 409,
    title: { 'zh-CN': '该任务今天不在工作清单上', en: 'the task is not open today' },
  },
  'reminders/not-failed': {
    status: 409,
    title: {
      'zh-CN': '没有回执表明该短信未送达，不能重发',
      en: 'no report says that the message did not arrive: it is not sent again',
    },
  },
  'reminders/resent-before': {
    status: 409,
    title: { 'zh-CN': '该短信已重发过一次，请打电话', en: 'the message was sent again before: please call' },
  },
  'reminders/other-day': {
    status: 409,
    title: { 'zh-CN': '只能在当日重发', en: 'a message is sent again on its own day alone' },
  },
  'reminders/window-closed': {
    status: 409,
    title: { 'zh-CN': '现在不在短信发送时段', en: 'no SMS go out at this time of day' },
  },
  'reminders/template-not-approved': {
    status: 409,
    title: { 'zh-CN': '短信模板尚未批准', en: 'the template of SMS is not approved' },
  },
  'reminders/budget-spent': {
    status: 409,
    title: { 'zh-CN': '本月短信预算已用完', en: 'no budget for SMS is left this month' },
  },
  'follow-up/snooze-not-after-today': {
    status: 422,
    title: { 'zh-CN': '延后日期必须晚于今天', en: 'a task waits until a day after today' },
  },
  'follow-up/snooze-too-long': {
    status: 422,
    title: { 'zh-CN': '延后时间过长', en: 'the task may not wait that long' },
  },
  'follow-up/snooze-without-reason': {
    status: 422,
    title: { 'zh-CN': '延后须说明理由', en: 'to let a task wait, say why' },
  },
} as const satisfies Record<ReminderRefusal, ProblemKind>;
