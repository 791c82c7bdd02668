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
  'indicator/too-many-people': {
    status: 422,
    title: {
      'zh-CN': '人数过多，无法即时重算该日：请选择较小的区域',
      en: 'too many people to count anew for that day: choose a smaller area',
    },
  },
} as const satisfies ProblemTable;

/** A refusal about indicators. */
export type IndicatorRefusal = { readonly code: keyof typeof indicatorsProblems };
