import type { FollowUpRefusal } from '../../domain/follow-ups/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

/** How the refusals about follow-ups are answered. */
export const followUpsProblems = {
  'follow-up/after-today': {
    status: 422,
    title: { 'zh-CN': '随访日期不能晚于今天', en: 'a visit cannot be dated after today' },
  },
  'follow-up/before-birth': {
    status: 422,
    title: { 'zh-CN': '随访日期不能早于出生日期', en: 'a visit cannot be dated before birth' },
  },
  'follow-up/after-death': {
    status: 422,
    title: { 'zh-CN': '随访日期不能晚于死亡日期', en: 'a visit cannot be dated after death' },
  },
  'follow-up/after-moving-out': {
    status: 422,
    title: {
      'zh-CN': '该居民当时已迁出，补录请说明原因（lateEntryReason）',
      en: 'the resident had moved out: say why it is entered (lateEntryReason)',
    },
  },
  'follow-up/not-enrolled': {
    status: 409,
    title: {
      'zh-CN': '该居民未纳入该病种管理，请先纳入管理或说明原因（lateEntryReason）',
      en: 'the resident is not managed in the programme: enrol them, or say why (lateEntryReason)',
    },
  },
  'follow-up/outside-enrolment': {
    status: 422,
    title: {
      'zh-CN': '随访日期不在管理期内，补录请说明原因（lateEntryReason）',
      en: 'the resident was not managed on that day: say why it is entered (lateEntryReason)',
    },
  },
  'follow-up/sbp-not-above-dbp': {
    status: 422,
    title: {
      'zh-CN': '收缩压不高于舒张压，核对无误请确认（confirmed）',
      en: 'systolic is not above diastolic pressure: check, then confirm (confirmed)',
    },
  },
  'follow-up/id-exists': { status: 409, title: { 'zh-CN': '随访编号已存在', en: 'the id is taken' } },
  'follow-up/duplicate': {
    status: 409,
    title: {
      'zh-CN': '同一时间已有一次随访，核对无误请确认（confirmed）',
      en: 'there is a visit at the same time: check, then confirm (confirmed)',
    },
  },
  'follow-up/programme-twice': {
    status: 422,
    title: {
      'zh-CN': '同一次登记中每个病种只能有一条随访',
      en: 'one encounter has one visit for each programme',
    },
  },
  'follow-up/programme-differs': {
    status: 422,
    title: { 'zh-CN': '更正不能改变病种', en: 'a correction cannot change the programme' },
  },
  'follow-up/override-does-not-fit': {
    status: 409,
    title: {
      'zh-CN': '医生设定的下次随访日期与更正后的日期不符，请先重新设定',
      en: 'the next date that a doctor set does not fit the corrected day: set it anew first',
    },
  },
  'follow-up/not-found': { status: 404, title: { 'zh-CN': '没有找到', en: 'not found' } },
  'follow-up/not-completed': {
    status: 409,
    title: { 'zh-CN': '只能调整已完成的随访', en: 'only a completed visit can be overridden' },
  },
  'follow-up/no-reason': { status: 422, title: { 'zh-CN': '请说明理由', en: 'say why' } },
  'follow-up/nothing-overridden': {
    status: 422,
    title: { 'zh-CN': '请给出分类或下次随访日期', en: 'give a class, a next date or both' },
  },
  'follow-up/next-not-after-visit': {
    status: 422,
    title: { 'zh-CN': '下次随访日期应晚于本次随访', en: 'the next date must be after the visit' },
  },
  'follow-up/next-too-late': {
    status: 422,
    title: { 'zh-CN': '下次随访日期不能晚于三个月后', en: 'the next date lies more than three months ahead' },
  },
  'follow-up/snooze-not-after-today': {
    status: 422,
    title: { 'zh-CN': '暂缓日期应晚于今天', en: 'a task can only wait until a day after today' },
  },
  'follow-up/snooze-too-long': {
    status: 422,
    title: { 'zh-CN': '暂缓时间过长', en: 'a task cannot wait for so long' },
  },
  'follow-up/snooze-without-reason': {
    status: 422,
    title: { 'zh-CN': '暂缓须说明理由', en: 'say why the task waits' },
  },
} as const satisfies Record<FollowUpRefusal['code'], ProblemKind>;
