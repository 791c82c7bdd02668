import { serviceNames } from './service-words.ts';
import { wordsOf } from './words.ts';

/** Names of key groups, as the indicators count them. @source docs/glossary.md */
export const groupWords = wordsOf('groups', {
  all: { 'zh-CN': '全体居民', en: 'All residents' },
  key: { 'zh-CN': '重点人群', en: 'Key population' },
  elderly: { 'zh-CN': '老年人', en: 'Elderly' },
  child: { 'zh-CN': '0–6岁儿童', en: 'Children up to 6' },
  hypertension: { 'zh-CN': '高血压', en: 'Hypertension' },
  diabetes: { 'zh-CN': '糖尿病', en: 'Diabetes' },
  pregnant: { 'zh-CN': '孕产妇', en: 'Pregnant women' },
  disabled: { 'zh-CN': '残疾人', en: 'Disabled' },
  low_income: { 'zh-CN': '低收入人口', en: 'Low income' },
  special_family: { 'zh-CN': '计生特殊家庭', en: 'Special families' },
  tuberculosis: { 'zh-CN': '结核病', en: 'Tuberculosis' },
  severe_mental: { 'zh-CN': '严重精神障碍', en: 'Severe mental disorder' },
});

/** Names of what a team has to do. */
export const taskWords = wordsOf('tasks', {
  follow_up_routine: { 'zh-CN': '常规随访', en: 'Routine follow-up' },
  follow_up_two_week: { 'zh-CN': '两周随访', en: 'Two-week follow-up' },
  first_visit: { 'zh-CN': '首次随访', en: 'First visit' },
  referral_check: { 'zh-CN': '转诊核实', en: 'Referral check' },
  annual_exam: { 'zh-CN': '年度体检', en: 'Annual exam' },
  refill: { 'zh-CN': '续方取药', en: 'Refill' },
  contract_end: { 'zh-CN': '签约到期', en: 'Contract end' },
  urgent_call: { 'zh-CN': '紧急电话', en: 'Urgent call' },
});

/** Names of the classes of a follow-up. @source domain-rules.md §1 */
export const classWords = wordsOf('classes', {
  '1': { 'zh-CN': '控制满意', en: 'Controlled' },
  '2': { 'zh-CN': '控制不满意', en: 'Not controlled' },
  '3': { 'zh-CN': '不良反应', en: 'Adverse reaction' },
  '4': { 'zh-CN': '并发症', en: 'Complication' },
});

/** Names of what a follow-up asks for next. */
export const actionWords = wordsOf('actions', {
  routine: { 'zh-CN': '按期随访', en: 'Follow up as usual' },
  adjust: { 'zh-CN': '调整治疗，两周随访', en: 'Adjust, see again in two weeks' },
  refer: { 'zh-CN': '建议转诊', en: 'Refer' },
  urgent_referral: { 'zh-CN': '紧急转诊', en: 'Refer urgently' },
  incomplete: { 'zh-CN': '资料不全', en: 'Incomplete' },
  attempt: { 'zh-CN': '未能随访', en: 'Attempt only' },
});

/** Names of how a visit was made. */
export const modeWords = wordsOf('modes', {
  clinic: { 'zh-CN': '门诊', en: 'Clinic' },
  home: { 'zh-CN': '家庭', en: 'Home' },
  phone: { 'zh-CN': '电话', en: 'Phone' },
  video: { 'zh-CN': '视频', en: 'Video' },
});

/** Names of where a contract stands. */
export const contractWords = wordsOf('contract-status', {
  draft: { 'zh-CN': '预签约', en: 'Draft' },
  pending: { 'zh-CN': '待生效', en: 'Not begun' },
  active: { 'zh-CN': '履约中', en: 'Active' },
  expired: { 'zh-CN': '已到期', en: 'Expired' },
  renewed: { 'zh-CN': '已续签', en: 'Renewed' },
  terminated: { 'zh-CN': '已解约', en: 'Ended' },
  transferred: { 'zh-CN': '已转签', en: 'Transferred' },
  void: { 'zh-CN': '已作废', en: 'Void' },
});

/** Names of where a referral stands. */
export const referralWords = wordsOf('referral-status', {
  draft: { 'zh-CN': '草稿', en: 'Draft' },
  sent: { 'zh-CN': '待接收', en: 'Sent' },
  accepted: { 'zh-CN': '已接收', en: 'Accepted' },
  refused: { 'zh-CN': '已退回', en: 'Refused' },
  seen: { 'zh-CN': '已就诊', en: 'Seen' },
  returned: { 'zh-CN': '已回转', en: 'Returned' },
  closed: { 'zh-CN': '已结束', en: 'Closed' },
  expired: { 'zh-CN': '已过期', en: 'Expired' },
});

/** Names of what is measured, without units. */
export const measureWords = wordsOf('measures', {
  sbp: { 'zh-CN': '收缩压', en: 'Systolic pressure' },
  dbp: { 'zh-CN': '舒张压', en: 'Diastolic pressure' },
  fpg: { 'zh-CN': '空腹血糖', en: 'Fasting glucose' },
  ppg: { 'zh-CN': '餐后血糖', en: 'Glucose after a meal' },
  hba1c: { 'zh-CN': '糖化血红蛋白', en: 'HbA1c' },
  heartRate: { 'zh-CN': '心率', en: 'Heart rate' },
  temperature: { 'zh-CN': '体温', en: 'Temperature' },
  weightKg: { 'zh-CN': '体重', en: 'Weight' },
  heightCm: { 'zh-CN': '身高', en: 'Height' },
});

/** Names of who agreed to something, and how. */
export const consentWords = wordsOf('consent', {
  resident: { 'zh-CN': '本人', en: 'Resident' },
  guardian: { 'zh-CN': '监护人', en: 'Guardian' },
  household_head: { 'zh-CN': '户主', en: 'Head of household' },
  signature: { 'zh-CN': '签字', en: 'Signature' },
  electronic: { 'zh-CN': '电子签名', en: 'Electronic signature' },
  verbal_witnessed: { 'zh-CN': '口头同意（有见证人）', en: 'Spoken, with a witness' },
});

/** Names of the services that packages promise. */
export const itemWords = wordsOf('service-items', serviceNames);

/** Names of who pays for a package. */
export const payerWords = wordsOf('payers', {
  government: { 'zh-CN': '财政补助', en: 'Government' },
  publicHealth: { 'zh-CN': '基本公共卫生经费', en: 'Public health fund' },
  insurance: { 'zh-CN': '医保基金', en: 'Medical insurance' },
  self: { 'zh-CN': '个人自付', en: 'Resident' },
});
