import type { Sentence } from '../kernel/text.ts';
import type { FindingKind } from './findings.ts';
import { dataQualityPolicy } from './policy.ts';

const { digits, limit, pace, copied, row, late } = dataQualityPolicy;

const digitRule = (zh: string, en: string): Sentence => ({
  'zh-CN': `${zh}尾数为0或5的约应占20%。达到${digits.somePercent}%且分布不均（卡方检验p<0.001）时提示，达到${digits.strongPercent}%时重点提示；读数不足${digits.leastReadings}个不作判断。`,
  en: `About 20% of ${en} readings end in 0 or 5. Told from ${digits.somePercent}% on where the digits are uneven (chi-square, p < 0.001), strongly from ${digits.strongPercent}% on; not judged below ${digits.leastReadings} readings.`,
});

/** Why each thing counts as odd, with the numbers that it is told from. */
export const QUALITY_RULES = {
  systolic_digits: digitRule('收缩压', 'systolic'),
  diastolic_digits: digitRule('舒张压', 'diastolic'),
  below_limit: {
    'zh-CN': `收缩压${limit.below.join('–')}与${limit.above.join('–')}mmHg的读数个数之比，达到${limit.someRatio}倍时提示，达到${limit.strongRatio}倍时重点提示：读数可能被改到达标线以下。两段合计不足${limit.leastReadings}个不作判断。`,
    en: `Systolic readings of ${limit.below.join('–')} against those of ${limit.above.join('–')} mmHg: told from ${limit.someRatio} to one on, strongly from ${limit.strongRatio} to one on, since readings may have been moved below the limit. Not judged below ${limit.leastReadings} of both.`,
  },
  too_fast: {
    'zh-CN': `同一人员一天面对面随访超过${pace.mostADay}人，或${pace.windowMinutes}分钟内超过${pace.mostInWindow}人。有${pace.someDays}天即提示，达到${pace.strongDays}天时重点提示。`,
    en: `One of the staff saw more than ${pace.mostADay} people face to face on a day, or more than ${pace.mostInWindow} within ${pace.windowMinutes} minutes. Told from ${pace.someDays} such day on, strongly from ${pace.strongDays} on.`,
  },
  same_again: {
    'zh-CN': `收缩压和舒张压与该居民上次随访完全相同，达到${copied.somePercent}%时提示，达到${copied.strongPercent}%时重点提示；可比较的随访不足${copied.leastVisits}次不作判断。`,
    en: `Both pressures are the very same as at the person's visit before: told from ${copied.somePercent}% on, strongly from ${copied.strongPercent}% on; not judged below ${copied.leastVisits} visits that can be compared.`,
  },
  same_in_row: {
    'zh-CN': `同一人员同一天连续多人的血压值完全相同：连续${row.some}人提示，连续${row.strong}人重点提示。`,
    en: `One of the staff recorded the very same pressures of people in a row on one day: told from ${row.some} people on, strongly from ${row.strong} on.`,
  },
  late_entry: {
    'zh-CN': `随访后超过${late.afterDays}天才录入，达到${late.somePercent}%时提示，达到${late.strongPercent}%时重点提示；已知录入日期的随访不足${late.leastVisits}次不作判断。导入的历史记录没有录入日期，不计。`,
    en: `Visits recorded more than ${late.afterDays} days after they were made: told from ${late.somePercent}% on, strongly from ${late.strongPercent}% on; not judged below ${late.leastVisits} visits. What was imported says nothing of when it was recorded.`,
  },
} as const satisfies Record<FindingKind, Sentence>;
