/** What services and packages that every county has are called: plain texts, that the page of residents needs no library for.
 *  @source domain/contracts/packages.ts, fulfil-policy.ts */
export const serviceNames = {
  basic: { 'zh-CN': '基础包', en: 'Basic package' },
  individual: { 'zh-CN': '个性化服务包', en: 'Individual package' },
  health_assessment: { 'zh-CN': '健康评估', en: 'Health assessment' },
  annual_exam: { 'zh-CN': '年度健康体检', en: 'Annual exam' },
  exam: { 'zh-CN': '健康体检', en: 'Exam' },
  health_education: { 'zh-CN': '健康教育与咨询', en: 'Health education' },
  tcm_guidance: { 'zh-CN': '中医药保健指导', en: 'Chinese medicine guidance' },
  medication_review: { 'zh-CN': '用药指导', en: 'Medication review' },
  home_visit: { 'zh-CN': '上门服务', en: 'Home visit' },
  bp_check: { 'zh-CN': '血压测量', en: 'Blood pressure check' },
  glucose_check: { 'zh-CN': '血糖测量', en: 'Glucose check' },
  follow_up: { 'zh-CN': '慢病随访', en: 'Follow-up' },
  follow_up_hypertension: { 'zh-CN': '高血压随访', en: 'Blood pressure follow-up' },
  follow_up_diabetes: { 'zh-CN': '糖尿病随访', en: 'Diabetes follow-up' },
  referral: { 'zh-CN': '转诊服务', en: 'Referral' },
  referral_check: { 'zh-CN': '转诊核实', en: 'Referral check' },
  vaccination: { 'zh-CN': '预防接种', en: 'Vaccination' },
  vaccination_review: { 'zh-CN': '预防接种核查', en: 'Vaccination review' },
  growth_check: { 'zh-CN': '生长发育检查', en: 'Growth check' },
  prenatal_visit: { 'zh-CN': '产前检查', en: 'Prenatal visit' },
} as const;
