import { serviceNames } from '../kit/service-words.ts';
import { wordsOf } from './speech.ts';

/** What residents call a team's tasks. */
export const dueWords = wordsOf('own-due', {
  follow_up_routine: { 'zh-CN': '定期随访', en: 'Regular visit' },
  follow_up_two_week: { 'zh-CN': '两周复查', en: 'Visit after two weeks' },
  first_visit: { 'zh-CN': '第一次随访', en: 'First visit' },
  referral_check: { 'zh-CN': '转诊后的联系', en: 'A word after the referral' },
  annual_exam: { 'zh-CN': '年度健康体检', en: 'Yearly health check' },
  refill: { 'zh-CN': '续方取药', en: 'New prescription' },
  contract_end: { 'zh-CN': '签约到期，可以续签', en: 'The contract ends: renew it' },
  urgent_call: { 'zh-CN': '团队会给您打电话', en: 'The team will call you' },
  hypertension: { 'zh-CN': '高血压', en: 'blood pressure' },
  diabetes: { 'zh-CN': '糖尿病', en: 'diabetes' },
});

/** Names of what a package promises, and of the packages that every county has. */
export const serviceWords = wordsOf('own-services', serviceNames);

/** Where a contract stands. */
export const contractWords = wordsOf('own-contracts', {
  draft: { 'zh-CN': '预签约', en: 'not signed yet' },
  pending: { 'zh-CN': '待生效', en: 'not begun yet' },
  active: { 'zh-CN': '履约中', en: 'in force' },
  expired: { 'zh-CN': '已到期', en: 'ended' },
  renewed: { 'zh-CN': '已续签', en: 'renewed' },
  terminated: { 'zh-CN': '已解约', en: 'ended early' },
  transferred: { 'zh-CN': '已转签', en: 'moved to another team' },
  void: { 'zh-CN': '已作废', en: 'void' },
});

/** What became of a text message. */
export const messageWords = wordsOf('own-messages', {
  claimed: { 'zh-CN': '正在发送', en: 'being sent' },
  sent: { 'zh-CN': '已发送', en: 'sent' },
  delivered: { 'zh-CN': '已送达', en: 'delivered' },
  failed: { 'zh-CN': '未送达', en: 'not delivered' },
  unknown: { 'zh-CN': '结果不明', en: 'nobody knows whether it arrived' },
  dropped: { 'zh-CN': '没有发送', en: 'not sent' },
});

/** In which role somebody looked. */
export const roleWords = wordsOf('own-roles', {
  team_member: { 'zh-CN': '家庭医生团队成员', en: 'Member of the team' },
  team_leader: { 'zh-CN': '家庭医生', en: 'Family doctor' },
  institution_manager: { 'zh-CN': '医疗机构', en: 'Health institution' },
  bureau: { 'zh-CN': '卫生健康局', en: 'Health bureau' },
  auditor: { 'zh-CN': '审计员', en: 'Auditor' },
  administrator: { 'zh-CN': '系统管理员', en: 'Administrator' },
  integration: { 'zh-CN': '其他信息系统', en: 'Another system' },
  resident: { 'zh-CN': '居民', en: 'Resident' },
});

/** What was looked at, by the part of the service that showed it. */
export const partWords = wordsOf('own-parts', {
  residents: { 'zh-CN': '健康档案', en: 'the record' },
  'own-record': { 'zh-CN': '本人记录', en: 'the own record' },
  reminders: { 'zh-CN': '待办与提醒', en: 'tasks and reminders' },
  contracts: { 'zh-CN': '签约', en: 'the contract' },
  'follow-ups': { 'zh-CN': '随访', en: 'visits' },
  programmes: { 'zh-CN': '慢病管理', en: 'chronic-disease care' },
  prescriptions: { 'zh-CN': '处方', en: 'prescriptions' },
  exams: { 'zh-CN': '体检', en: 'exams' },
  referrals: { 'zh-CN': '转诊', en: 'referrals' },
  indicators: { 'zh-CN': '统计名单', en: 'a list behind a number' },
  access: { 'zh-CN': '查看记录', en: 'who looked' },
  appraisal: { 'zh-CN': '团队考核', en: 'the appraisal' },
  organisation: { 'zh-CN': '团队与人员', en: 'the organisation' },
  'county-files': { 'zh-CN': '数据导入导出', en: 'import or export' },
});
