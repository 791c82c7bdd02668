import { countyFilesProblems } from '../county-files/problems.ts';
import type { ProblemKind, ProblemTable } from '../kit/problem.ts';
import type { ImportedRowFault } from './read-imported.ts';

/** Why rows of imported numbers are left out. */
const importedRowProblems = {
  'indicator/bad-row': { status: 422, title: { 'zh-CN': '该行无法读取', en: 'the row cannot be read' } },
  'indicator/bad-month': {
    status: 422,
    title: { 'zh-CN': '月份应为YYYY-MM，且不晚于本月', en: 'a month YYYY-MM up to this one is needed' },
  },
  'indicator/bad-value': {
    status: 422,
    title: {
      'zh-CN': '数值最多两位小数，百分比不超过100',
      en: 'plain decimals with two places at most, percentages up to 100',
    },
  },
  'indicator/no-value': { status: 422, title: { 'zh-CN': '该行没有数值', en: 'the row has no value' } },
  'indicator/no-source': {
    status: 422,
    title: { 'zh-CN': '须注明来源（200字以内）', en: 'its source is needed, in 200 characters at most' },
  },
  'indicator/repeated-row': {
    status: 422,
    title: {
      'zh-CN': '同一区域同一月份在文件中出现多次',
      en: 'the file has this area and month more than once',
    },
  },
  'indicator/no-such-area': {
    status: 422,
    title: { 'zh-CN': '没有这个区域、机构或团队', en: 'there is no such area' },
  },
} as const satisfies Record<ImportedRowFault, ProblemKind>;

/** How the refusals about indicators are answered. */
export const indicatorsProblems = {
  'indicator/day-to-come': {
    status: 422,
    title: { 'zh-CN': '该日期尚未到来', en: 'that day has not come yet' },
  },
  'indicator/no-such-group': {
    status: 422,
    title: { 'zh-CN': '该指标不按此人群统计', en: 'the indicator is not counted for that group' },
  },
  'indicator/day-not-over': {
    status: 422,
    title: {
      'zh-CN': '该日期尚未结束：当日指标为实时值',
      en: 'that day is not over: the numbers of today are live',
    },
  },
  'indicator/too-many-people': {
    status: 422,
    title: {
      'zh-CN': '人数过多，无法即时重算该日：请先用POST /v1/recounts申请重算',
      en: 'too many people to count that day at once: ask for it by POST /v1/recounts first',
    },
  },
  'indicator/unreadable-file': {
    status: 422,
    title: {
      'zh-CN': '文件无法读取，请另存为“CSV UTF-8”',
      en: 'the file cannot be read: save it as CSV UTF-8',
    },
  },
  'indicator/missing-column': {
    status: 422,
    title: { 'zh-CN': '文件缺少必需的列', en: 'a column of the file is missing' },
  },
  'indicator/too-many-rows': {
    status: 422,
    title: { 'zh-CN': '文件行数过多，请分开上传', en: 'the file has too many rows: upload it in parts' },
  },
  ...importedRowProblems,
  'job/not-found': countyFilesProblems['job/not-found'],
} as const satisfies ProblemTable;
