import type { ExamRefusal } from '../../domain/exams/index.ts';
import type { ProblemKind } from '../kit/problem.ts';
import type { RowFault, UploadRefusal } from './upload-refusal.ts';

/** How the refusals about exams are answered. */
export const examsProblems = {
  'exam/after-today': {
    status: 422,
    title: { 'zh-CN': '体检日期不能晚于今天', en: 'an exam cannot be dated after today' },
  },
  'exam/before-birth': {
    status: 422,
    title: { 'zh-CN': '体检日期不能早于出生日期', en: 'an exam cannot be dated before birth' },
  },
  'exam/after-death': {
    status: 422,
    title: { 'zh-CN': '体检日期不能晚于死亡日期', en: 'an exam cannot be dated after death' },
  },
  'exam/after-moving-out': {
    status: 422,
    title: {
      'zh-CN': '该居民当时已迁出，补录请说明原因（lateEntryReason）',
      en: 'the resident had moved out: say why it is entered (lateEntryReason)',
    },
  },
  'exam/exists': {
    status: 409,
    title: {
      'zh-CN': '该居民当天已有体检记录，如需修改请更正原记录',
      en: 'there is an exam of that day: correct it instead',
    },
  },
  'exam/not-found': { status: 404, title: { 'zh-CN': '没有找到', en: 'not found' } },
  'exam/sbp-not-above-dbp': {
    status: 422,
    title: {
      'zh-CN': '收缩压不高于舒张压，核对无误请确认（confirmed）',
      en: 'systolic is not above diastolic pressure: check, then confirm (confirmed)',
    },
  },
  'exam/bad-row': {
    status: 422,
    title: {
      'zh-CN': '该行无法读取（引号、控制字符或列数不对）',
      en: 'the row cannot be read: quotes, control characters or too many cells',
    },
  },
  'exam/nobody': {
    status: 422,
    title: {
      'zh-CN': '没有有效的居民编号或身份证号',
      en: 'there is no sound resident id or identity number',
    },
  },
  'exam/person-differs': {
    status: 422,
    title: { 'zh-CN': '居民编号与身份证号不是同一人', en: 'resident id and identity number name two people' },
  },
  'exam/unreadable-file': {
    status: 422,
    title: {
      'zh-CN': '文件无法读取，请另存为“CSV UTF-8”后重试',
      en: 'the file cannot be read: save it as CSV UTF-8 and try again',
    },
  },
  'exam/missing-column': {
    status: 422,
    title: {
      'zh-CN': '文件缺少必需的列：须有examinedOn，以及residentId或idNumber',
      en: 'a column is missing: examinedOn is needed, and residentId or idNumber',
    },
  },
  'exam/repeated-column': {
    status: 422,
    title: { 'zh-CN': '文件中同一列出现多次', en: 'a column of the file stands in it more than once' },
  },
  'exam/too-many-rows': {
    status: 422,
    title: { 'zh-CN': '文件行数过多，请分开上传', en: 'the file has too many rows: upload it in parts' },
  },
} as const satisfies Record<ExamRefusal['code'] | UploadRefusal['code'] | RowFault, ProblemKind>;
