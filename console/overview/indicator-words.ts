import { wordsOf } from '../kit/words.ts';

/** Names of indicators; those of a programme by what stands after its code. @source docs/indicators.md */
export const indicatorNames = wordsOf('indicator-names', {
  contract_rate: { 'zh-CN': '签约率', en: 'Contract rate' },
  contract_rate_permanent: { 'zh-CN': '签约率（按常住人口）', en: 'Contract rate, by permanent residents' },
  signed_and_served_rate: { 'zh-CN': '签而有约率', en: 'Signed and served' },
  fulfilment_item_rate: { 'zh-CN': '服务项目完成率', en: 'Services done' },
  renewal_rate: { 'zh-CN': '续签率', en: 'Renewal rate' },
  ehr_filing_rate: { 'zh-CN': '建档率', en: 'Files opened' },
  ehr_filing_rate_permanent: { 'zh-CN': '建档率（按常住人口）', en: 'Files opened, by permanent residents' },
  ehr_use_rate: { 'zh-CN': '档案使用率', en: 'Files in use' },
  elderly_exam_rate: { 'zh-CN': '老年人体检率', en: 'Elderly examined' },
  referrals_up: { 'zh-CN': '本年度上转', en: 'Referred up this year' },
  referrals_down: { 'zh-CN': '本年度下转', en: 'Referred down this year' },
  in_county_visit_rate: { 'zh-CN': '县域内就诊率', en: 'Visits within the county' },
  primary_care_share: { 'zh-CN': '基层诊疗占比', en: 'Share of primary care' },
  average_cost: { 'zh-CN': '次均费用', en: 'Average cost of a visit' },
  out_of_pocket_share: { 'zh-CN': '自付比例', en: 'Paid out of pocket' },
});

/** Names of what is counted for each programme. @source docs/indicators.md */
export const programmeIndicatorNames = wordsOf('programme-indicator-names', {
  managed: { 'zh-CN': '{{programme}}管理人数', en: '{{programme}}: managed' },
  standardised_rate: { 'zh-CN': '{{programme}}规范管理率', en: '{{programme}}: standardised' },
  standardised_strict_rate: {
    'zh-CN': '{{programme}}规范管理率（严格）',
    en: '{{programme}}: standardised, strict',
  },
  control_rate: { 'zh-CN': '{{programme}}控制率', en: '{{programme}}: controlled' },
  followed_up_on_time_rate: { 'zh-CN': '{{programme}}按时随访率', en: '{{programme}}: followed up on time' },
  control_rate_12m: {
    'zh-CN': '{{programme}}控制率（近12个月）',
    en: '{{programme}}: controlled, twelve months',
  },
  days_covered_rate: { 'zh-CN': '{{programme}}用药覆盖达标率', en: '{{programme}}: drugs on enough days' },
  hypoglycaemia: { 'zh-CN': '低血糖人数占比', en: 'Low fasting glucose' },
});

/** What is counted above the line of each indicator. @source docs/indicators.md */
export const numeratorWords = wordsOf('numerators', {
  contract_rate: {
    'zh-CN': '当天有生效签约的居民',
    en: 'residents with a contract in force on the day',
  },
  contract_rate_permanent: {
    'zh-CN': '当天有生效签约的居民',
    en: 'residents with a contract in force on the day',
  },
  signed_and_served_rate: {
    'zh-CN': '截至当天应做的签约服务全部做完的居民',
    en: 'those with every service done that was due by the day',
  },
  fulfilment_item_rate: { 'zh-CN': '已完成的签约服务项数', en: 'contract services done (items, not people)' },
  renewal_rate: {
    'zh-CN': '到期后30天内又签约的合同数',
    en: 'contracts followed by another within 30 days (contracts, not people)',
  },
  ehr_filing_rate: { 'zh-CN': '截至当天已建立健康档案的居民', en: 'residents with a health file by the day' },
  ehr_filing_rate_permanent: {
    'zh-CN': '截至当天已建立健康档案的居民',
    en: 'residents with a health file by the day',
  },
  ehr_use_rate: { 'zh-CN': '近一年内档案有使用记录的居民', en: 'those whose file was used in the last year' },
  elderly_exam_rate: { 'zh-CN': '本年度已体检的老年人', en: 'those examined this year up to the day' },
  referrals_up: { 'zh-CN': '本年度截至当天的上转次数（只计数）', en: 'referrals up this year (a count)' },
  referrals_down: { 'zh-CN': '本年度截至当天的下转次数（只计数）', en: 'referrals down this year (a count)' },
  managed: { 'zh-CN': '当天在管的患者（只计人数）', en: 'people managed on the day (a count)' },
  standardised_rate: {
    'zh-CN': '面对面随访次数足够且有体检的患者',
    en: 'those with enough face-to-face visits, and the exam',
  },
  standardised_strict_rate: {
    'zh-CN': '面对面随访次数足够、有体检，且本年度两周内任务都按时完成的患者',
    en: 'those with enough face-to-face visits, the exam, and every two-week task of the year answered in time',
  },
  control_rate: {
    'zh-CN': '本年度最后一次有测量值的随访达标的患者（失访不算达标）',
    en: 'those on target at the last reading visit of this year (who is lost is not)',
  },
  followed_up_on_time_rate: { 'zh-CN': '没有逾期任务的患者', en: 'those without an overdue task' },
  control_rate_12m: {
    'zh-CN': '近12个月最后一次有测量值的随访达标的患者',
    en: 'those on target at the last reading visit of twelve months',
  },
  days_covered_rate: {
    'zh-CN': '有药的日子不少于80%的患者',
    en: 'those who had drugs on at least 80 % of the days',
  },
  hypoglycaemia: {
    'zh-CN': '本年度最后一次空腹血糖不高于3.9的患者（越低越好）',
    en: 'those whose last fasting glucose of this year is 3.9 or less (lower is better)',
  },
});

/** What is counted below the line of each indicator. @source docs/indicators.md */
export const denominatorWords = wordsOf('denominators', {
  contract_rate: { 'zh-CN': '该人群的全部常住居民', en: 'all residents of the group' },
  contract_rate_permanent: {
    'zh-CN': '该区域公布的常住人口',
    en: 'the permanent residents that the region states',
  },
  signed_and_served_rate: {
    'zh-CN': '截至当天有应做服务的签约居民',
    en: 'contracted residents with a service due by the day',
  },
  fulfilment_item_rate: { 'zh-CN': '截至当天应做的服务项数', en: 'services due by the day' },
  renewal_rate: {
    'zh-CN': '394天前至30天前到期的合同数',
    en: 'contracts that ran out from 394 to 30 days before the day',
  },
  ehr_filing_rate: { 'zh-CN': '该人群的全部常住居民', en: 'all residents of the group' },
  ehr_filing_rate_permanent: {
    'zh-CN': '该区域公布的常住人口',
    en: 'the permanent residents that the region states',
  },
  ehr_use_rate: { 'zh-CN': '已建档的居民', en: 'residents with a file' },
  elderly_exam_rate: { 'zh-CN': '65岁及以上的居民', en: 'residents of 65 and over' },
  referrals_up: { 'zh-CN': '同上', en: 'the same' },
  referrals_down: { 'zh-CN': '同上', en: 'the same' },
  managed: { 'zh-CN': '同上', en: 'the same' },
  standardised_rate: { 'zh-CN': '当天在管的{{programme}}患者', en: 'people managed for {{programme}}' },
  standardised_strict_rate: {
    'zh-CN': '当天在管的{{programme}}患者',
    en: 'people managed for {{programme}}',
  },
  control_rate: { 'zh-CN': '当天在管的{{programme}}患者', en: 'people managed for {{programme}}' },
  followed_up_on_time_rate: {
    'zh-CN': '当天在管的{{programme}}患者',
    en: 'people managed for {{programme}}',
  },
  control_rate_12m: { 'zh-CN': '当天在管的{{programme}}患者', en: 'people managed for {{programme}}' },
  days_covered_rate: {
    'zh-CN': '近365天内领过该病种药物的在管{{programme}}患者',
    en: 'people managed for {{programme}} who had its drugs within 365 days',
  },
  hypoglycaemia: { 'zh-CN': '当天在管的{{programme}}患者', en: 'people managed for {{programme}}' },
});
