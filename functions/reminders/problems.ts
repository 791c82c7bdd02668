import type { FollowUpRefusal } from '../../domain/follow-ups/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

/** The refusals of what is called about. */
type CallRefusal = Extract<FollowUpRefusal['code'], `follow-up/snooze-${string}`> | 'reminders/task-not-open';

/** How the refusals about the work list are answered. */
export const remindersProblems = {
  'reminders/task-not-open': {
    status: 409,
    title: { 'zh-CN': '该任务今天不在工作清单上', en: 'the task is not open today' },
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
} as const satisfies Record<CallRefusal, ProblemKind>;
