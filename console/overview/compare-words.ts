import { wordsOf } from '../kit/words.ts';

/** Texts of an indicator looked at closely: parts of the area, rank, trend. */
export const compareWords = wordsOf('overview-compare', {
  by: { 'zh-CN': '按什么比较', en: 'Compare by' },
  region: { 'zh-CN': '下级区域', en: 'Regions' },
  institution: { 'zh-CN': '机构', en: 'Institutions' },
  team: { 'zh-CN': '团队', en: 'Teams' },
  grid: { 'zh-CN': '分布', en: 'Where' },
  gridNote: {
    'zh-CN': '按区划代码排列，颜色越深数值越高。点开一格进入该处。',
    en: 'In the order of area codes; the darker, the higher. Open a tile to go there.',
  },
  pastParts: {
    'zh-CN': '各处为{{day}}的数值，区域和团队按现在的划分。颜色越深数值越高。',
    en: 'The parts as of {{day}}, with regions and teams as they are now; the darker, the higher.',
  },
  unknownParts_one: {
    'zh-CN': '有{{count}}处当天没有上报，人数过多，未即时计算。',
    en: '{{count}} part was not reported on that day and has too many people to count at once.',
  },
  unknownParts_other: {
    'zh-CN': '有{{count}}处当天没有上报，人数过多，未即时计算。',
    en: '{{count}} parts were not reported on that day and have too many people to count at once.',
  },
  changeSince: { 'zh-CN': '较{{day}}', en: 'Since {{day}}' },
  legend: { 'zh-CN': '图例', en: 'Legend' },
  range: { 'zh-CN': '{{from}}–{{to}}', en: '{{from}}–{{to}}' },
  rangeShare: { 'zh-CN': '{{from}}–{{to}}%', en: '{{from}}–{{to}} %' },
  legendWithheld: { 'zh-CN': '不显示', en: 'Not shown' },
  noParts: {
    'zh-CN': '这里没有可比较的下级，换一种比较方式试试',
    en: 'Nothing to compare here: try another way',
  },
  rank: { 'zh-CN': '排名与把握', en: 'Rank, and how sure it is' },
  rankNote: {
    'zh-CN': '横线是95%置信区间：人越少越长。横线跨过{{area}}的竖线（{{mean}}）时，差别可能只是偶然。',
    en: 'The line is the 95 % interval: the fewer people, the longer. Where it crosses that of {{area}} ({{mean}}), the difference may be chance.',
  },
  place: { 'zh-CN': '名次', en: 'Rank' },
  name: { 'zh-CN': '名称', en: 'Name' },
  value: { 'zh-CN': '数值', en: 'Value' },
  interval: { 'zh-CN': '置信区间', en: 'Interval' },
  verdict: { 'zh-CN': '与整体相比', en: 'Against the whole' },
  above: { 'zh-CN': '高于', en: 'Higher' },
  below: { 'zh-CN': '低于', en: 'Lower' },
  same: { 'zh-CN': '无法区分', en: 'Not distinguishable' },
  unknown: { 'zh-CN': '–', en: '–' },
  fromTo: { 'zh-CN': '{{low}}至{{high}}', en: '{{low}} to {{high}}' },
  why: { 'zh-CN': '为什么是这个数', en: 'Why this number' },
  // Trend
  trend: { 'zh-CN': '变化', en: 'Over time' },
  reported: { 'zh-CN': '上报值', en: 'As reported' },
  amended: { 'zh-CN': '更正后', en: 'Amended' },
  filled: { 'zh-CN': '按现有记录', en: 'From what is recorded now' },
  live: { 'zh-CN': '实时', en: 'Live' },
  target: { 'zh-CN': '目标', en: 'Target' },
  fill: { 'zh-CN': '补算过去12个月', en: 'Count the last twelve months' },
  filling: { 'zh-CN': '正在补算 {{done}}/{{total}}', en: 'Counting {{done}} of {{total}}' },
  fillNote: {
    'zh-CN': '没有上报的日子按现有记录计算，可能需要几秒钟。',
    en: 'Days that were not reported are counted from what is recorded now: it may take some seconds.',
  },
  belowSince: {
    'zh-CN': '自{{day}}以来一直低于目标',
    en: 'Below the target since {{day}}',
  },
  belowFromFirst: {
    'zh-CN': '有记录以来（{{day}}起）一直低于目标',
    en: 'Below the target since the first number, {{day}}',
  },
  reachedSince: { 'zh-CN': '自{{day}}起达到目标', en: 'Target reached since {{day}}' },
  savePicture: { 'zh-CN': '保存为图片（PNG）', en: 'Save as picture (PNG)' },
  chartSaid: {
    'zh-CN': '{{name}}的变化，共{{count}}个日期',
    en: '{{name}} over time, {{count}} days',
  },
});
