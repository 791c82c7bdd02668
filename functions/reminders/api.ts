import * as z from 'zod';

import { CALL_OUTCOMES } from '../../domain/follow-ups/index.ts';
import { localDate } from '../../domain/kernel/time.ts';
import { OFFSETS } from '../../domain/reminders/index.ts';
import {
  dateField,
  idField,
  listOf,
  pageQuery,
  residentIdField,
  teamIdField,
  textField,
} from '../kit/fields.ts';
import type { Route } from '../kit/route.ts';
import { CallBody } from './called.ts';

export { showDueLoad } from './due-load-api.ts';
export { hearReceipt, hearSms } from './hear-api.ts';
export { resendReminder, setBudget, showBudgets, showReminder, showReminders } from './sms-api.ts';
export { listTemplates, setTemplate, showTemplate } from './template-api.ts';

const FIRST_DAY = localDate('1900-01-01');
const LAST_DAY = localDate('2199-12-31');

/** A civil date from which weeks can be counted either way. */
const workDate = dateField.refine((date) => date >= FIRST_DAY && date <= LAST_DAY);

/** The kinds of task that a work list may be asked for. */
const TASK_KINDS = Object.keys(OFFSETS);

/** The parts of a work list by due date: before the day, on it, in the week after it, and later. */
export const WORKLIST_PARTS = ['overdue', 'due', 'week', 'later'] as const;

const count = z.int().nonnegative();

/** A part of the list, or the last step of reminders.md that a task has reached, as `worklist.csv` has it. */
const Stage = z.union([z.enum(WORKLIST_PARTS), z.string().regex(/^-?\d{1,2}$/)]);

/** A task of a team's work list: the columns of `worklist.csv`, the person, and who saw them last. */
export const WorklistItem = z.strictObject({
  taskId: z.string(),
  residentId: residentIdField,
  name: z.string(),
  teamId: teamIdField,
  kind: z.string(),
  programme: z.string().optional(),
  dueOn: dateField,
  daysOverdue: z.int().nonnegative(),
  stage: z.int().optional(),
  snoozedUntil: dateField.optional(),
  lastSeenOn: dateField.optional(),
  lastSeenBy: idField<'StaffId'>().optional(),
});
export type WorklistItem = z.infer<typeof WorklistItem>;

/** How many tasks stand on a list, whatever part of it is asked for. */
const WorklistCounts = z.strictObject({
  all: count,
  /** Those that wait until a later day; among the others only where they are asked for. */
  snoozed: count,
  byStage: z.record(z.enum(WORKLIST_PARTS), count),
  byKind: z.partialRecord(z.enum(TASK_KINDS), count),
});
export type WorklistCounts = z.infer<typeof WorklistCounts>;

/** The tasks of a team that are overdue, due or listed ahead. */
export const showWorklist = {
  id: 'reminders.showWorklist',
  method: 'GET',
  path: '/v1/teams/{teamId}/worklist',
  summary: {
    'zh-CN':
      '团队工作清单：先逾期，按应办日期排序，同日按风险排序。stage 可为 overdue、due（当日）、week（后七天）、later，或 worklist.csv 的数字；页可少于 limit，以 next 为准；counts=true 时附全清单按 stage 与 kind 的任务数',
    en: "A team's work list: by due date, overdue first, of one day the gravest first. `stage` is overdue, due (that day), week (the seven days after), later, or the number of worklist.csv. What is open now, as it stands on the day `on`. A page may hold fewer than `limit`: `next` says whether the end is reached. With counts=true it also says how many tasks the whole list has by `stage` and by `kind`",
  },
  params: z.strictObject({ teamId: teamIdField }),
  query: z.strictObject({
    on: workDate.optional(),
    kind: z.enum(TASK_KINDS).optional(),
    stage: Stage.optional(),
    snoozed: z.enum(['true', 'false']).optional(),
    counts: z.enum(['true', 'false']).optional(),
    ...pageQuery,
  }),
  body: z.undefined(),
  answer: listOf(WorklistItem).extend({ counts: WorklistCounts.optional() }),
  status: 200,
} as const satisfies Route;

/** Writes down what came of a call about a task. */
export const recordCallRoute = {
  id: 'reminders.recordCall',
  method: 'POST',
  path: '/v1/teams/{teamId}/worklist/{taskId}/calls',
  summary: {
    'zh-CN': '记录电话结果；可说明理由后延后提醒',
    en: 'Record what came of a call; with a reason the task may wait until a day',
  },
  params: z.strictObject({ teamId: teamIdField, taskId: z.string().regex(/^[A-Za-z0-9_.:-]{1,200}$/) }),
  query: z.strictObject({}),
  body: z.strictObject({
    outcome: z.enum(CALL_OUTCOMES),
    snoozeUntil: dateField.optional(),
    reason: textField.optional(),
  }),
  answer: CallBody,
  status: 201,
} as const satisfies Route;
