import { wordsOf } from '../kit/words.ts';

/** Texts of the overview: the table, its dates, exports. */
export const overviewWords = wordsOf('overview', {
  title: { 'zh-CN': '总览', en: 'Overview' },
  crumbs: { 'zh-CN': '所在区域', en: 'Where you are' },
  table: { 'zh-CN': '指标与目标', en: 'Indicators against targets' },
  indicator: { 'zh-CN': '指标', en: 'Indicator' },
  value: { 'zh-CN': '现值', en: 'Now' },
  people: { 'zh-CN': '分子 / 分母', en: 'Of' },
  valueOn: { 'zh-CN': '{{day}}', en: '{{day}}' },
  target: { 'zh-CN': '与目标相比', en: 'Against target' },
  since: { 'zh-CN': '较{{day}}', en: 'Since {{day}}' },
  trend: { 'zh-CN': '走势', en: 'Trend' },
  contracts: { 'zh-CN': '签约', en: 'Contracts' },
  programmes: { 'zh-CN': '慢病管理', en: 'Chronic disease' },
  files: { 'zh-CN': '档案与体检', en: 'Files and exams' },
  imported: { 'zh-CN': '外部导入', en: 'Imported' },
  importedMark: { 'zh-CN': '导入 · {{month}} · {{source}}', en: 'Imported · {{month}} · {{source}}' },
  allIndicators: { 'zh-CN': '显示全部指标', en: 'Show all indicators' },
  reached: { 'zh-CN': '达到{{target}}', en: '{{target}} reached' },
  short: { 'zh-CN': '距{{target}}差{{points}}', en: '{{points}} below {{target}}' },
  withheld: { 'zh-CN': '人数过少，不显示', en: 'Too few to show' },
  withheldWhy: {
    'zh-CN':
      '达到、未达到或全体中有一项只有1–4人。显示出来就可能认出是谁，所以不显示；上级区域的合计中已包含他们。',
    en: 'One of those counted, missed or all is of 1 to 4 people only. Shown, they could be recognised. They are in the sums of the area above.',
  },
  nobody: { 'zh-CN': '无人', en: 'Nobody' },
  nobodyHere: {
    'zh-CN':
      '这里没有可统计的居民：机构须有团队和签约居民，或由团队负责的区域。请由管理员建立团队；转来的居民在“转诊”中查看。',
    en: 'Nobody is counted here: an institution needs a team with residents or with an area to look after. Have an administrator set up a team; who was referred to you is found under Referrals.',
  },
  of: { 'zh-CN': '{{numerator}} / {{denominator}}', en: '{{numerator}} of {{denominator}}' },
  yuan: { 'zh-CN': '{{value}}元', en: '¥{{value}}' },
  groupOf: { 'zh-CN': '{{name}} · {{group}}', en: '{{name}} · {{group}}' },
  noTrend: { 'zh-CN': '尚无历史', en: 'No history yet' },
  trendSaid: {
    'zh-CN': '{{name}}：{{from}} {{first}}，{{until}} {{last}}',
    en: '{{name}}: {{first}} on {{from}}, {{last}} on {{until}}',
  },
  // When the numbers hold
  secondsAgo: { 'zh-CN': '{{count}}秒前统计', en: 'counted {{count}} s ago' },
  minutesAgo: { 'zh-CN': '{{count}}分钟前统计', en: 'counted {{count}} min ago' },
  hoursAgo: { 'zh-CN': '{{count}}小时前统计', en: 'counted {{count}} h ago' },
  daysAgo: { 'zh-CN': '{{count}}天前统计', en: 'counted {{count}} days ago' },
  liveOn: { 'zh-CN': '{{day}}实时', en: 'Live, {{day}}' },
  reportedOn: { 'zh-CN': '{{day}}上报值', en: 'As reported for {{day}}' },
  knownOn: { 'zh-CN': '{{day}}，按现有记录统计', en: '{{day}}, counted from what is recorded now' },
  refresh: { 'zh-CN': '刷新', en: 'Refresh' },
  onDay: { 'zh-CN': '查看日期', en: 'Day shown' },
  versusDay: { 'zh-CN': '对比日期', en: 'Compared with' },
  isLive: { 'zh-CN': '今天（实时）', en: 'Today (live)' },
  backToLive: { 'zh-CN': '回到实时', en: 'Back to live' },
  // What may be done
  export: { 'zh-CN': '导出', en: 'Export' },
  csv: { 'zh-CN': 'CSV 表格', en: 'CSV table' },
  xlsx: { 'zh-CN': 'XLSX 工作簿', en: 'XLSX workbook' },
  file: { 'zh-CN': '指标', en: 'indicators' },
  upload: { 'zh-CN': '导入外部指标', en: 'Import indicators' },
  uploadForbidden: {
    'zh-CN': '只有卫健局、管理员和接口可以导入',
    en: 'Only the bureau, administrators and integrations may import',
  },
  reports: { 'zh-CN': '上报与更正', en: 'Reports and amendments' },
});
