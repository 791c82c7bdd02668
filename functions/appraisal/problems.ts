import type { AppraisalRefusal } from '../../domain/appraisal/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

/** How the refusals about appraisals are answered. */
export const appraisalProblems = {
  'appraisal/ends-before-it-begins': {
    status: 422,
    title: { 'zh-CN': '结束日期早于开始日期', en: 'the period ends before it begins' },
  },
  'appraisal/day-to-come': {
    status: 422,
    title: { 'zh-CN': '该日期尚未到来', en: 'that day has not come yet' },
  },
  'appraisal/too-long-ago': {
    status: 422,
    title: {
      'zh-CN': '开始日期过早：已离开团队的居民无从查考',
      en: 'the period begins too long ago: who has left the team since is not known any more',
    },
  },
  'appraisal/too-many-people': {
    status: 422,
    title: {
      'zh-CN': '团队服务人数过多，无法即时考核',
      en: 'the team looks after too many people to be appraised at once',
    },
  },
} as const satisfies Record<AppraisalRefusal['code'], ProblemKind>;
