import { wordsOf } from './words.ts';

/** Texts of who looked at a person. */
export const looksWords = wordsOf('looks', {
  at: { 'zh-CN': '时间', en: 'When' },
  who: { 'zh-CN': '操作人', en: 'Who' },
  action: { 'zh-CN': '做了什么', en: 'What' },
  purpose: { 'zh-CN': '理由', en: 'Why' },
  gone: { 'zh-CN': '已不在用户名单', en: 'no user any more' },
  whoLooked: { 'zh-CN': '谁查看过', en: 'Who looked' },
  nobody: { 'zh-CN': '还没有人查看过', en: 'Nobody has looked yet' },
});

/** Names of what was done when somebody looked; others are called by their id. */
export const lookWords = wordsOf('look-names', {
  'residents.show': { 'zh-CN': '查看全部记录', en: 'Saw the whole record' },
  'residents.list': { 'zh-CN': '在名单中看到', en: 'Saw them in a list' },
  'residents.amend': { 'zh-CN': '修改档案', en: 'Changed the record' },
  'residents.register': { 'zh-CN': '新建档案', en: 'Registered' },
  'residents.merge': { 'zh-CN': '合并档案', en: 'Merged records' },
  'residents.unmerge': { 'zh-CN': '撤销合并', en: 'Undid a merge' },
  'follow-ups.list': { 'zh-CN': '查看随访记录', en: 'Saw the follow-ups' },
  'follow-ups.record': { 'zh-CN': '登记随访', en: 'Recorded a follow-up' },
  'follow-ups.correct': { 'zh-CN': '更正随访', en: 'Corrected a follow-up' },
  'follow-ups.override': { 'zh-CN': '调整分类', en: 'Overrode a follow-up' },
  'prescriptions.list': { 'zh-CN': '查看处方', en: 'Saw the prescriptions' },
  'prescriptions.check': { 'zh-CN': '审核处方', en: 'Checked a prescription' },
  'prescriptions.issue': { 'zh-CN': '开具处方', en: 'Issued a prescription' },
  'exams.list': { 'zh-CN': '查看体检', en: 'Saw the exams' },
  'exams.record': { 'zh-CN': '登记体检', en: 'Recorded an exam' },
  'programmes.screenings': { 'zh-CN': '查看筛查', en: 'Saw screening' },
  'programmes.enrol': { 'zh-CN': '纳入管理', en: 'Enrolled' },
  'programmes.close': { 'zh-CN': '结束管理', en: 'Ended management' },
  'programmes.screen': { 'zh-CN': '登记筛查', en: 'Recorded a screening' },
  'referrals.list': { 'zh-CN': '查看转诊', en: 'Saw referrals' },
  'referrals.see': { 'zh-CN': '查看转诊单', en: 'Saw a referral' },
  'referrals.send': { 'zh-CN': '开具转诊单', en: 'Referred' },
  'contracts.see': { 'zh-CN': '查看签约', en: 'Saw a contract' },
  'contracts.sign': { 'zh-CN': '签约', en: 'Signed a contract' },
  'contracts.serve': { 'zh-CN': '登记履约', en: 'Recorded a service' },
  'reminders.showWorklist': { 'zh-CN': '在工作清单中看到', en: 'Saw them on the work list' },
  'reminders.showReminders': { 'zh-CN': '查看当日短信', en: 'Saw the day’s messages' },
  'reminders.recordCall': { 'zh-CN': '登记电话', en: 'Recorded a call' },
  'indicators.showPeople': { 'zh-CN': '查看指标背后的人', en: 'Saw the people behind a number' },
  'access.whoLooked': { 'zh-CN': '查阅查看记录', en: 'Saw who looked' },
});
