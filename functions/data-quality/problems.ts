import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about the quality of records are answered. */
export const dataQualityProblems = {
  'data-quality/ends-before-it-begins': {
    status: 422,
    title: { 'zh-CN': '结束日期早于开始日期', en: 'the period ends before it begins' },
  },
  'data-quality/day-to-come': {
    status: 422,
    title: { 'zh-CN': '结束日期尚未到来', en: 'the period ends on a day that has not come yet' },
  },
  'data-quality/period-too-long': {
    status: 422,
    title: { 'zh-CN': '时期过长，最多366天', en: 'the period is too long: 366 days at most' },
  },
} as const satisfies ProblemTable;
