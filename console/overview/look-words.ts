import { wordsOf } from '../kit/words.ts';

/** Texts of what opens beside the overview: the people behind a number, reports and amendments, imports. */
export const lookWords = wordsOf('overview-look', {
  definition: { 'zh-CN': '怎么算的', en: 'How it is counted' },
  numerator: { 'zh-CN': '分子', en: 'Numerator' },
  denominator: { 'zh-CN': '分母', en: 'Denominator' },
  people: { 'zh-CN': '背后的人', en: 'The people behind it' },
  missed: { 'zh-CN': '未达到', en: 'Missed' },
  met: { 'zh-CN': '已达到', en: 'Counted' },
  part: { 'zh-CN': '哪一部分', en: 'Which part' },
  purpose: { 'zh-CN': '为什么要查看这些人', en: 'Why do you look at these people?' },
  purposeNote: {
    'zh-CN': '理由与每位被查看的人一起记入审计，居民能看到谁查看过。关闭后再看须重新填写。',
    en: 'The reason is kept in the audit with everybody you see, and residents see who looked. Closed, it is asked again.',
  },
  purposeCheck: { 'zh-CN': '核实指标数据', en: 'Checking the numbers' },
  purposeVisit: { 'zh-CN': '督导检查', en: 'Supervision visit' },
  purposeComplaint: { 'zh-CN': '处理投诉', en: 'Handling a complaint' },
  look: { 'zh-CN': '查看', en: 'Look' },
  lookingFor: { 'zh-CN': '查看理由：{{purpose}}', en: 'Reason: {{purpose}}' },
  neverPeople: {
    'zh-CN': '您的角色只能看到合计，不能查看具体的人。',
    en: 'Your role sees sums only, not people.',
  },
  notListed: {
    'zh-CN': '这个数来自外部或公布的人口，背后没有名单。',
    en: 'No list of people is behind this number.',
  },
  pastNotListed: {
    'zh-CN': '名单为今天的实时情况。',
    en: 'The list is as of today.',
  },
  resident: { 'zh-CN': '居民', en: 'Resident' },
  rule: { 'zh-CN': '计算依据', en: 'Why counted so' },
  noPeople: { 'zh-CN': '这一部分没有人', en: 'Nobody is in this part' },
  peopleWithheld_one: {
    'zh-CN': '另有{{count}}人不在您可查看的范围内',
    en: '{{count}} more whom you may not see',
  },
  peopleWithheld_other: {
    'zh-CN': '另有{{count}}人不在您可查看的范围内',
    en: '{{count}} more whom you may not see',
  },
  // Reports and amendments
  reportsTitle: { 'zh-CN': '上报与更正', en: 'Reports and amendments' },
  indicator: { 'zh-CN': '指标', en: 'Indicator' },
  reportsNote: {
    'zh-CN': '每晚的数字作为上报值保存，以后补录和更正不会改动它。重算会按现有记录再算一遍，两个数并列保存。',
    en: 'The numbers of each night are kept as reported; what is recorded later does not change them. A recount counts the day anew and is kept beside.',
  },
  day: { 'zh-CN': '日期', en: 'Day' },
  recount: { 'zh-CN': '按现有记录重算', en: 'Count anew' },
  counting: { 'zh-CN': '正在重算', en: 'Counting' },
  counted: { 'zh-CN': '重算完成', en: 'Counted' },
  asReported: { 'zh-CN': '上报值', en: 'As reported' },
  asKnown: { 'zh-CN': '按现有记录', en: 'As known now' },
  difference: { 'zh-CN': '差别', en: 'Difference' },
  unchanged: { 'zh-CN': '相同', en: 'Same' },
  neverReported: {
    'zh-CN': '这一天没有上报值，两列都按现有记录计算。',
    en: 'Nothing was reported for this day: both columns are counted from what is recorded now.',
  },
  notRecounted: { 'zh-CN': '尚未重算', en: 'Not counted anew yet' },
  // Imports
  importTitle: { 'zh-CN': '导入外部指标', en: 'Import indicators' },
  importNote: {
    'zh-CN': '医保、医院等其他系统统计的数字，按区域与月份上传CSV。同一区域同一月份以后上传的为准。',
    en: 'Numbers of insurance and hospitals, a CSV by area and month. What comes later of an area and month replaces what stood there.',
  },
  columns: { 'zh-CN': '列', en: 'Columns' },
  template: { 'zh-CN': '下载模板', en: 'Get the template' },
  choose: { 'zh-CN': '选择CSV文件', en: 'Choose a CSV file' },
  stored: {
    'zh-CN': '共{{rows}}行：保存{{stored}}行，未变{{unchanged}}行，剔除{{rejected}}行',
    en: '{{rows}} rows: {{stored}} stored, {{unchanged}} unchanged, {{rejected}} left out',
  },
  rejects: { 'zh-CN': '剔除的行', en: 'Rows left out' },
  why: { 'zh-CN': '原因', en: 'Why' },
  line: { 'zh-CN': '行', en: 'Line' },
  column: { 'zh-CN': '列', en: 'Column' },
  unknownColumns: { 'zh-CN': '未使用的列：{{names}}', en: 'Columns not used: {{names}}' },
});
