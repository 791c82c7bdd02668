import { wordsOf } from '../kit/words.ts';

/** Texts of the settings of SMS. */
export const smsWords = wordsOf('sms', {
  title: { 'zh-CN': '短信设置', en: 'SMS settings' },
  template: { 'zh-CN': '短信模板', en: 'Template' },
  templateNote: {
    'zh-CN': '模板由运营商审核。未勾选“已批准”时，一条提醒也不会发出。',
    en: 'The provider reviews the template. While it is not marked approved, no reminder goes out.',
  },
  providerId: { 'zh-CN': '运营商模板编号', en: 'Template id at the provider' },
  version: { 'zh-CN': '版本', en: 'Version' },
  approved: { 'zh-CN': '运营商已批准', en: 'Approved by the provider' },
  signatureZh: { 'zh-CN': '签名（中文短信）', en: 'Signature (Chinese texts)' },
  signatureEn: { 'zh-CN': '签名（英文短信）', en: 'Signature (English texts)' },
  optOutZh: { 'zh-CN': '退订用语（中文短信）', en: 'How to opt out (Chinese texts)' },
  optOutEn: { 'zh-CN': '退订用语（英文短信）', en: 'How to opt out (English texts)' },
  saveTemplate: { 'zh-CN': '保存模板', en: 'Save the template' },
  onlyAdministrators: { 'zh-CN': '只有管理员可以更改', en: 'Only administrators may change this' },
  saved: { 'zh-CN': '已保存', en: 'Saved' },
  budgets: { 'zh-CN': '每月预算', en: 'Monthly budgets' },
  budgetsNote: {
    'zh-CN': '以段计：中文短信不超过70字为一段，更长的每67字一段。用满后当月停发，改为电话；用到八成时预警。',
    en: 'In segments: up to 70 Chinese characters are one, of longer texts every 67. When it is spent nothing more is sent that month and people are called instead; a warning comes at four fifths.',
  },
  institution: { 'zh-CN': '机构', en: 'Institution' },
  spent: { 'zh-CN': '本月已用', en: 'Spent this month' },
  forecast: { 'zh-CN': '本月预计', en: 'Forecast' },
  limit: { 'zh-CN': '每月上限', en: 'Monthly limit' },
  limitOf: { 'zh-CN': '{{institution}}的每月上限（段）', en: 'Monthly limit of {{institution}} (segments)' },
  unlimited: { 'zh-CN': '不限', en: 'No limit' },
  state: { 'zh-CN': '状态', en: 'State' },
  open: { 'zh-CN': '正常', en: 'Open' },
  warning: { 'zh-CN': '! 接近上限', en: '! Near its limit' },
  stopped: { 'zh-CN': '✗ 已停发', en: '✗ Stopped' },
  set: { 'zh-CN': '设定', en: 'Set' },
});
