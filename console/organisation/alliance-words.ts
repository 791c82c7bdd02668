import { wordsOf } from '../kit/words.ts';

/** Texts of the alliances. */
export const allianceWords = wordsOf('alliances', {
  title: { 'zh-CN': '医联体', en: 'Alliances' },
  note: {
    'zh-CN': '成员机构及其下属机构之间共享就诊所需的记录；退出之日起不再共享。',
    en: 'Members, and the institutions below them, share the records that care needs; from the day that one leaves nothing is shared.',
  },
  none: { 'zh-CN': '还没有医联体', en: 'There is no alliance yet' },
  create: { 'zh-CN': '新建医联体', en: 'Set up an alliance' },
  name: { 'zh-CN': '名称', en: 'Name' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  lead: { 'zh-CN': '牵头机构', en: 'Lead' },
  programme: { 'zh-CN': '病种', en: 'Programme' },
  from: { 'zh-CN': '加入日期', en: 'First day' },
  created: { 'zh-CN': '已建立{{name}}', en: '{{name}} is set up' },
  member: { 'zh-CN': '成员机构', en: 'Member' },
  period: { 'zh-CN': '成员时间', en: 'Member from – to' },
  action: { 'zh-CN': '办理', en: 'Action' },
  join: { 'zh-CN': '加入机构', en: 'Let an institution join' },
  joinOf: { 'zh-CN': '机构加入{{name}}', en: 'Let an institution join {{name}}' },
  joined: { 'zh-CN': '机构已加入', en: 'The institution joined' },
  leave: { 'zh-CN': '退出', en: 'Leave' },
  leaveOf: { 'zh-CN': '{{name}}退出医联体', en: '{{name}} leaves the alliance' },
  lastDay: { 'zh-CN': '最后一天', en: 'Last day' },
  lastDayNote: {
    'zh-CN': '从次日起与其他成员不再共享记录。还有其他成员时，牵头机构须先改由其他成员牵头。',
    en: 'From the day after nothing is shared with the others. While there are other members, a lead leaves only after another one leads.',
  },
  left: { 'zh-CN': '已登记退出', en: 'Leaving is recorded' },
  makeLead: { 'zh-CN': '改为牵头', en: 'Make lead' },
  makeLeadOf: { 'zh-CN': '改由{{name}}牵头', en: 'Make {{name}} the lead' },
  leads: { 'zh-CN': '已改由{{name}}牵头', en: '{{name}} leads now' },
});

/** Names of kinds of alliances. @source docs/glossary.md */
export const allianceKindWords = wordsOf('alliance-kinds', {
  urban_group: { 'zh-CN': '城市医疗集团', en: 'Urban group' },
  county_community: { 'zh-CN': '县域医共体', en: 'County community' },
  specialist_alliance: { 'zh-CN': '专科联盟', en: 'Specialist alliance' },
  telemedicine_network: { 'zh-CN': '远程医疗协作网', en: 'Telemedicine network' },
});
