import { wordsOf } from '../kit/words.ts';

/** Texts of what was said and done around a person: calls, messages, changes, looks. */
export const logWords = wordsOf('resident-log', {
  noMessages: { 'zh-CN': '没有电话或消息记录。', en: 'No calls or messages.' },
  called: { 'zh-CN': '去电', en: 'Call' },
  received: { 'zh-CN': '收到', en: 'Received' },
  about: { 'zh-CN': '事由：{{task}}', en: 'about: {{task}}' },
  reached: { 'zh-CN': '已联系上', en: 'Reached' },
  no_answer: { 'zh-CN': '无人接听', en: 'No answer' },
  wrong_number: { 'zh-CN': '号码错误', en: 'Wrong number' },
  refused: { 'zh-CN': '拒绝', en: 'Refused' },
  moved: { 'zh-CN': '已搬走', en: 'Moved away' },
  died_reported: { 'zh-CN': '告知已去世', en: 'Told to have died' },
  snoozed: { 'zh-CN': '暂缓至{{date}}', en: 'waits until {{date}}' },
  'visit-confirmed@1': { 'zh-CN': '短信确认会来', en: 'Will come, by SMS' },
  'service-rated@1': { 'zh-CN': '满意度评价', en: 'Rated a service' },
  'reading-reported@1': { 'zh-CN': '短信报告自测值', en: 'Own reading by SMS' },
  'message-received@1': { 'zh-CN': '短信', en: 'SMS' },
  'own-reading-recorded@1': { 'zh-CN': '自测（居民端）', en: 'Own reading, entered online' },
  score: { 'zh-CN': '{{count}}分（满分5分）', en: '{{count}} of 5' },
  dangerous: { 'zh-CN': '危险值，须当日电话联系', en: 'dangerous: call the same day' },
  shared: {
    'zh-CN': '该电话登记了{{count}}人，不确定是谁发的',
    en: 'the phone is of {{count}} people: who wrote is not known',
  },
  noChanges: {
    'zh-CN': '导入后没有改动。',
    en: 'Nothing has changed since the import.',
  },
  at: { 'zh-CN': '时间', en: 'When' },
  by: { 'zh-CN': '操作人', en: 'Who' },
  what: { 'zh-CN': '内容', en: 'What' },
  why: { 'zh-CN': '理由', en: 'Why' },
  showLooks: { 'zh-CN': '查看查阅记录', en: 'Show who looked' },
  looksNote: {
    'zh-CN': '打开查阅记录本身也会被记录。',
    en: 'Opening this list is itself recorded.',
  },
  notYours: {
    'zh-CN': '只有服务团队和审计员能看查阅记录。',
    en: 'Only the team and auditors see who looked.',
  },
});
