import { countyFilesProblems } from '../county-files/problems.ts';
import type { ProblemTable } from '../kit/problem.ts';

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
  'job/not-found': countyFilesProblems['job/not-found'],
} as const satisfies ProblemTable;
