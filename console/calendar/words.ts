import { wordsOf } from '../kit/words.ts';

/** Texts of the calendar of what is due. */
export const calendarWords = wordsOf('calendar', {
  title: { 'zh-CN': '日程', en: 'Calendar' },
  note: {
    'zh-CN': '今天起十三周内到期的人数：每人每周计一次，按其最急的事项归类；以后的随访会再增加。',
    en: 'People due in the thirteen weeks from today, each once a week under the gravest of what is due. Visits to come will add to it.',
  },
  noTeam: {
    'zh-CN': '您不属于任何团队，范围内也没有团队',
    en: 'You belong to no team and none is in your area',
  },
  overdue: { 'zh-CN': '现已逾期', en: 'Overdue now' },
  overloaded: { 'zh-CN': '超负荷', en: 'Overloaded' },
  overloadedWeeks: { 'zh-CN': '超负荷周', en: 'Overloaded weeks' },
  movable: { 'zh-CN': '可提前', en: 'May come earlier' },
  people_one: { 'zh-CN': '{{count}}人', en: '{{count}} person' },
  people_other: { 'zh-CN': '{{count}}人', en: '{{count}} people' },
  weeks_one: { 'zh-CN': '{{count}}周', en: '{{count}} week' },
  weeks_other: { 'zh-CN': '{{count}}周', en: '{{count}} weeks' },
  picture: {
    'zh-CN': '现已逾期和今后十三周每周到期人数的柱形图，按事项堆叠；同样的数字见下表',
    en: 'Bars of the people overdue now and due in each of thirteen weeks, stacked by what for; the table below has the same numbers',
  },
  limit: { 'zh-CN': '每周上限', en: 'Limit of the week' },
  after: { 'zh-CN': '采纳建议后', en: 'With the suggestions' },
  byWeek: { 'zh-CN': '每周人数', en: 'By week' },
  byWeekNote: {
    'zh-CN': '上限按工作日分摊：平均每个工作日人数的1.25倍',
    en: 'The limit goes by working days: 1.25 times what a working day has on average',
  },
  week: { 'zh-CN': '周', en: 'Week' },
  thisWeek: { 'zh-CN': '本周', en: 'This week' },
  workingDays: { 'zh-CN': '工作日', en: 'Working days' },
  all: { 'zh-CN': '人数', en: 'People' },
  room: { 'zh-CN': '余量', en: 'Room' },
  suggestions: { 'zh-CN': '可以提前的人', en: 'Who may come earlier' },
  suggestionsNote: {
    'zh-CN': '只是建议，不改变任何记录，最迟日期不变。不早于每项允许的最早日期。',
    en: 'Suggestions only: nothing is recorded and no latest day moves. None is before the first day that is allowed.',
  },
  noOverload: {
    'zh-CN': '今后各周都不超负荷，无需提前。',
    en: 'No week is overloaded: nobody needs to come earlier.',
  },
  noRoom: {
    'zh-CN': '有超负荷的周，但没有人可以在允许的时间内提前到有余量的周。',
    en: 'A week is overloaded, yet nobody of it may come earlier where there is room.',
  },
  resident: { 'zh-CN': '居民', en: 'Resident' },
  what: { 'zh-CN': '事项', en: 'What for' },
  latest: { 'zh-CN': '最迟日期', en: 'Latest day' },
  fromWeek: { 'zh-CN': '原在', en: 'From week' },
  toWeek: { 'zh-CN': '建议提前到', en: 'To week' },
  why: { 'zh-CN': '为什么', en: 'Why' },
  weekOf: { 'zh-CN': '{{date}}那周', en: 'Week of {{date}}' },
  notBefore: { 'zh-CN': '{{date}}起', en: 'from {{date}}' },
  whyRoom: {
    'zh-CN': '原周{{people}}人，上限{{limit}}人；新周{{target}}人，上限{{room}}人',
    en: '{{people}} people where {{limit}} fit; there {{target}} where {{room}} fit',
  },
  whyAnyway: { 'zh-CN': '那一周本来就要来，少跑一趟', en: 'Comes that week anyway: one trip less' },
});
