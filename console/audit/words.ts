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
