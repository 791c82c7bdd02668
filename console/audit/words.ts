import { wordsOf } from '../kit/words.ts';

/** Texts of the audit. */
export const auditWords = wordsOf('audit', {
  title: { 'zh-CN': '审计', en: 'Audit' },
  note: {
    'zh-CN': '每次查看居民信息都会留下记录；查阅这份记录本身也会留下记录。',
    en: 'Every look at a person is recorded, and so is every look at this record.',
  },
  whoLooked: { 'zh-CN': '谁查看过一位居民', en: 'Who looked at a resident' },
  subject: { 'zh-CN': '居民编号', en: 'Resident id' },
  show: { 'zh-CN': '查看', en: 'Show' },
  choose: {
    'zh-CN': '填写居民编号，查看谁在何时、因何查看过该居民。',
    en: 'Enter a resident id to see who looked, when and why.',
  },
  nobody: { 'zh-CN': '还没有人查看过', en: 'Nobody has looked yet' },
  at: { 'zh-CN': '时间', en: 'When' },
  who: { 'zh-CN': '何人', en: 'Who' },
  action: { 'zh-CN': '做了什么', en: 'What' },
  purpose: { 'zh-CN': '理由', en: 'Why' },
  gone: { 'zh-CN': '已不在用户名单', en: 'no user any more' },
  verify: { 'zh-CN': '核验记录是否被改动', en: 'Has the record been changed?' },
  verifyNote: {
    'zh-CN': '每天的记录按分区相链并封存；核验逐条比对，任何改动、增删都会显现。',
    en: 'The records of a day are chained by shard and sealed; verifying compares each, so that any change or gap shows.',
  },
  day: { 'zh-CN': '日期', en: 'Day' },
  shard: { 'zh-CN': '分区', en: 'Shard' },
  records: { 'zh-CN': '记录数', en: 'Records' },
  state: { 'zh-CN': '状态', en: 'State' },
  fault: { 'zh-CN': '问题', en: 'Fault' },
  faultAt: { 'zh-CN': '{{fault}}（记录{{record}}）', en: '{{fault}} (record {{record}})' },
  sound: { 'zh-CN': '✓ 完好', en: '✓ Sound' },
  broken: { 'zh-CN': '✗ 有改动', en: '✗ Broken' },
  open: { 'zh-CN': '… 当日未封存', en: '… Not sealed yet' },
  noRecords: { 'zh-CN': '这一天没有记录', en: 'Nothing was recorded on that day' },
});

/** Names of what was done when somebody looked; others are called by their id. */
export const lookWords = wordsOf('looks', {
  'residents.show': { 'zh-CN': '查看全部记录', en: 'Saw the whole record' },
  'residents.list': { 'zh-CN': '在名单中看到', en: 'Saw them in a list' },
  'residents.amend': { 'zh-CN': '修改档案', en: 'Changed the record' },
  'residents.register': { 'zh-CN': '新建档案', en: 'Registered' },
  'follow-ups.record': { 'zh-CN': '登记随访', en: 'Recorded a follow-up' },
  'follow-ups.list': { 'zh-CN': '查看随访记录', en: 'Saw the follow-ups' },
  'contracts.sign': { 'zh-CN': '签约', en: 'Signed a contract' },
  'contracts.see': { 'zh-CN': '查看签约', en: 'Saw a contract' },
  'prescriptions.list': { 'zh-CN': '查看处方', en: 'Saw the prescriptions' },
  'prescriptions.issue': { 'zh-CN': '开具处方', en: 'Issued a prescription' },
  'exams.list': { 'zh-CN': '查看体检', en: 'Saw the exams' },
  'referrals.send': { 'zh-CN': '开具转诊单', en: 'Referred' },
  'referrals.see': { 'zh-CN': '查看转诊单', en: 'Saw a referral' },
  'reminders.showWorklist': { 'zh-CN': '在工作清单中看到', en: 'Saw them on the work list' },
  'reminders.showReminders': { 'zh-CN': '查看当日短信', en: 'Saw the day’s messages' },
  'indicators.showPeople': { 'zh-CN': '查看指标背后的人', en: 'Saw the people behind a number' },
  'access.whoLooked': { 'zh-CN': '查阅查看记录', en: 'Saw who looked' },
});
