import { wordsOf } from '../kit/words.ts';

/** Texts of the appraisal of a team. */
export const appraisalWords = wordsOf('appraisal', {
  title: { 'zh-CN': '团队考核', en: 'Appraisal' },
  note: {
    'zh-CN': '按项目计数与积分，每一分都有记录为据',
    en: 'Points by item, each with the record behind it',
  },
  team: { 'zh-CN': '团队', en: 'Team' },
  chooseTeam: { 'zh-CN': '选择团队', en: 'Choose a team' },
  chooseFirst: { 'zh-CN': '选择一个团队查看考核', en: 'Choose a team to see its appraisal' },
  noTeams: {
    'zh-CN':
      '您的范围内还没有家庭医生团队，没有可考核的内容。请机构负责人或管理员在“机构与人员”中新建团队；团队有服务记录后，考核自动出现在这里。',
    en: 'There is no family-doctor team in your area, so there is nothing to appraise. An institution manager or administrator adds one under “Organisation”; once it has served somebody its appraisal is here.',
  },
  toOrganisation: { 'zh-CN': '去“机构与人员”新建团队', en: 'Add a team under “Organisation”' },
  period: { 'zh-CN': '考核时段', en: 'Period' },
  from: { 'zh-CN': '开始日期', en: 'From' },
  to: { 'zh-CN': '结束日期', en: 'To' },
  thisYear: { 'zh-CN': '今年以来', en: 'This year' },
  csv: { 'zh-CN': '下载明细（CSV）', en: 'Download (CSV)' },
  file: { 'zh-CN': '考核-{{team}}-{{from}}-{{to}}.csv', en: 'appraisal-{{team}}-{{from}}-{{to}}.csv' },
  summary: {
    'zh-CN': '{{from}}至{{to}}：共{{points}}分，服务{{people}}人',
    en: '{{from}} to {{to}}: {{points}} points, {{people}} people served',
  },
  satisfied: {
    'zh-CN': '满意度{{average}}分（满分5分，{{answers}}人次短信评价）',
    en: 'Satisfaction {{average}} of 5, from {{answers}} answers by SMS',
  },
  notRated: { 'zh-CN': '尚无短信评价', en: 'Nobody has rated a service by SMS yet' },
  byItem: { 'zh-CN': '各项得分', en: 'Points by item' },
  item: { 'zh-CN': '项目', en: 'Item' },
  done: { 'zh-CN': '完成', en: 'Done' },
  each: { 'zh-CN': '每次分值', en: 'Points each' },
  points: { 'zh-CN': '积分', en: 'Points' },
  promised_service: { 'zh-CN': '签约服务项目', en: 'Promised services' },
  visit_face_to_face: { 'zh-CN': '面对面随访', en: 'Visits face to face' },
  visit_remote: { 'zh-CN': '电话、视频随访', en: 'Visits by phone or video' },
  exam: { 'zh-CN': '健康体检', en: 'Exams' },
  referral_check: { 'zh-CN': '转诊核实', en: 'Referral checks' },
  evidence: { 'zh-CN': '依据：{{item}}', en: 'Evidence: {{item}}' },
  show: { 'zh-CN': '查看依据', en: 'Evidence' },
  showOf: { 'zh-CN': '查看“{{item}}”的依据', en: 'Evidence of {{item}}' },
  on: { 'zh-CN': '日期', en: 'Day' },
  resident: { 'zh-CN': '居民', en: 'Resident' },
  record: { 'zh-CN': '记录', en: 'Record' },
  followups: { 'zh-CN': '随访记录', en: 'Visit' },
  exams: { 'zh-CN': '体检记录', en: 'Exam' },
  services: { 'zh-CN': '服务记录', en: 'Service' },
  referrals: { 'zh-CN': '转诊记录', en: 'Referral' },
  withheld_one: {
    'zh-CN': '另有{{count}}条属于您无权查看的居民，只计分不列出',
    en: '{{count}} more is of somebody whom you may not see: counted, not listed',
  },
  withheld_other: {
    'zh-CN': '另有{{count}}条属于您无权查看的居民，只计分不列出',
    en: '{{count}} more are of people whom you may not see: counted, not listed',
  },
  listed: {
    'zh-CN': '已列出{{listed}}条，共{{total}}条；完整明细见“下载明细（CSV）”',
    en: '{{listed}} of {{total}} records are listed; “Download (CSV)” has them all',
  },
  nothingDone: { 'zh-CN': '该时段没有这一项的记录', en: 'Nothing of this item in the period' },
});
