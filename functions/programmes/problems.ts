import type { ProgrammeRefusal } from '../../domain/programmes/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

/** How the refusals about management in programmes are answered. */
export const programmesProblems = {
  'programme/enrolled-after-today': {
    status: 422,
    title: { 'zh-CN': '纳入日期不能晚于今天', en: 'nobody is enrolled from a day after today' },
  },
  'programme/enrolled-before-birth': {
    status: 422,
    title: { 'zh-CN': '纳入日期不能早于出生日期', en: 'nobody is enrolled before birth' },
  },
  'programme/resident-died': { status: 409, title: { 'zh-CN': '该居民已死亡', en: 'the resident has died' } },
  'programme/resident-moved-out': {
    status: 409,
    title: { 'zh-CN': '该居民已迁出', en: 'the resident has moved out' },
  },
  'programme/already-enrolled': {
    status: 409,
    title: { 'zh-CN': '该居民已纳入该病种管理', en: 'the resident is managed in the programme already' },
  },
  'programme/not-enrolled': {
    status: 409,
    title: { 'zh-CN': '该居民未纳入该病种管理', en: 'the resident is not managed in the programme' },
  },
  'programme/closed-after-today': {
    status: 422,
    title: { 'zh-CN': '结束日期不能晚于今天', en: 'management cannot end after today' },
  },
  'programme/closed-before-enrolment': {
    status: 422,
    title: { 'zh-CN': '结束日期不能早于纳入日期', en: 'management cannot end before it began' },
  },
  'programme/measured-after-today': {
    status: 422,
    title: { 'zh-CN': '测量日期不能晚于今天', en: 'a reading cannot be dated after today' },
  },
  'programme/measured-before-birth': {
    status: 422,
    title: { 'zh-CN': '测量日期不能早于出生日期', en: 'a reading cannot be dated before birth' },
  },
  'programme/measured-after-death': {
    status: 422,
    title: { 'zh-CN': '测量日期不能晚于死亡日期', en: 'a reading cannot be dated after death' },
  },
  'programme/nothing-measured': {
    status: 422,
    title: { 'zh-CN': '请至少填写一个测量值', en: 'give at least one reading' },
  },
  'programme/sbp-not-above-dbp': {
    status: 422,
    title: {
      'zh-CN': '收缩压不高于舒张压，核对无误请确认（confirmed）',
      en: 'systolic is not above diastolic pressure: check, then confirm (confirmed)',
    },
  },
} as const satisfies Record<ProgrammeRefusal['code'], ProblemKind>;
