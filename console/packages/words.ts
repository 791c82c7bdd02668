import { wordsOf } from '../kit/words.ts';

/** Texts of the service packages. */
export const packageWords = wordsOf('packages', {
  title: { 'zh-CN': '服务包', en: 'Packages' },
  note: {
    'zh-CN': '新版本从生效日起用于新签约；已签的合约保持原内容。',
    en: 'A new version is for contracts signed from its day on; what was signed before stays as it was.',
  },
  code: { 'zh-CN': '代码', en: 'Code' },
  nameZh: { 'zh-CN': '名称（中文）', en: 'Name in Chinese' },
  nameEn: { 'zh-CN': '名称（英文）', en: 'Name in English' },
  name: { 'zh-CN': '名称', en: 'Name' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  basic: { 'zh-CN': '基础包', en: 'Basic' },
  individual: { 'zh-CN': '个性化服务包', en: 'Individual' },
  from: { 'zh-CN': '生效日', en: 'In force from' },
  price: { 'zh-CN': '每年价格', en: 'Price a year' },
  items: { 'zh-CN': '服务项目', en: 'Services' },
  itemLine: {
    'zh-CN': '{{item}}：{{count}}天内，{{price}}',
    en: '{{item}}: within {{count}} days, {{price}}',
  },
  payers: { 'zh-CN': '费用分担', en: 'Who pays' },
  publish: { 'zh-CN': '发布新版本', en: 'Publish a version' },
  onlyAdministrators: { 'zh-CN': '只有管理员可以发布', en: 'Only administrators may publish' },
  item: { 'zh-CN': '服务项目代码', en: 'Service code' },
  dueInDays: { 'zh-CN': '签约后几天内', en: 'Within days of the start' },
  priceYuan: { 'zh-CN': '价格（元）', en: 'Price (yuan)' },
  addItem: { 'zh-CN': '添加项目', en: 'Add a service' },
  removeItem: { 'zh-CN': '删除第{{place}}项', en: 'Remove service {{place}}' },
  remove: { 'zh-CN': '删除', en: 'Remove' },
  payerYuan: { 'zh-CN': '{{payer}}（元）', en: '{{payer}} (yuan)' },
  balance: {
    'zh-CN': '项目合计{{items}}，分担合计{{payers}}',
    en: 'Services come to {{items}}, payers to {{payers}}',
  },
  published: { 'zh-CN': '已发布', en: 'Published' },
  copy: { 'zh-CN': '以此为底', en: 'Start from this' },
});
