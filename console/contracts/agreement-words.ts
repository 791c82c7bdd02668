import { wordsOf } from '../kit/words.ts';

/** Texts of the printed agreement. @source 国卫基层发〔2018〕35号: what an agreement names */
export const agreementWords = wordsOf('agreement', {
  show: { 'zh-CN': '打印协议书', en: 'Print the agreement' },
  title: { 'zh-CN': '居民家庭医生签约服务协议书', en: 'Family-doctor service agreement' },
  number: { 'zh-CN': '协议编号', en: 'Agreement' },
  partyA: { 'zh-CN': '甲方（家庭医生团队）', en: 'Party A, the family-doctor team' },
  partyB: { 'zh-CN': '乙方（签约居民）', en: 'Party B, the resident' },
  institution: { 'zh-CN': '所属机构', en: 'Institution' },
  teamName: { 'zh-CN': '团队', en: 'Team' },
  leader: { 'zh-CN': '团队长', en: 'Leader' },
  phone: { 'zh-CN': '联系电话', en: 'Phone' },
  staff: { 'zh-CN': '团队成员', en: 'Members' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  sex: { 'zh-CN': '性别', en: 'Sex' },
  birth: { 'zh-CN': '出生日期', en: 'Born' },
  idNumber: { 'zh-CN': '身份证号', en: 'Identity number' },
  crowd: { 'zh-CN': '人群类别（请勾选）：', en: 'Groups (tick):' },
  intro: {
    'zh-CN': '甲乙双方本着自愿、平等的原则，签订家庭医生签约服务协议如下。',
    en: 'The parties agree freely and as equals on the services of a family doctor:',
  },
  services: { 'zh-CN': '一、服务内容', en: '1. Services' },
  packageIs: { 'zh-CN': '服务包：{{name}}', en: 'Package: {{name}}' },
  item: { 'zh-CN': '服务项目', en: 'Service' },
  due: { 'zh-CN': '完成时限', en: 'By when' },
  price: { 'zh-CN': '价格（每年）', en: 'Price a year' },
  withinDays: { 'zh-CN': '每个服务年度第{{count}}天内', en: 'within {{count}} days of each service year' },
  by: { 'zh-CN': '{{date}}前', en: 'by {{date}}' },
  fees: { 'zh-CN': '二、费用', en: '2. Fees' },
  feesNote: {
    'zh-CN': '每人每年{{price}}，由以下各方承担：',
    en: '{{price}} for each person and year, paid by:',
  },
  noFees: { 'zh-CN': '按签约时公布的价格执行。', en: 'As published when it was signed.' },
  term: { 'zh-CN': '三、服务期限', en: '3. Term' },
  termIs_one: {
    'zh-CN': '{{count}}年，自{{from}}起至{{until}}止。',
    en: '{{count}} year, from {{from}} to {{until}}.',
  },
  termIs_other: {
    'zh-CN': '{{count}}年，自{{from}}起至{{until}}止。',
    en: '{{count}} years, from {{from}} to {{until}}.',
  },
  duties: { 'zh-CN': '四、双方约定', en: '4. What each side does' },
  dutyA: {
    'zh-CN': '甲方按期提供上述服务，做好健康管理、用药指导和转诊协助，为乙方的个人信息保密。',
    en: 'The team provides these services in time, helps with care, medicines and referral, and keeps personal information confidential.',
  },
  dutyB: {
    'zh-CN': '乙方如实提供健康信息，配合约定的服务；联系方式、住址变动时及时告知甲方。',
    en: 'The resident gives true information about their health, takes part in the services, and tells the team of a new phone or address.',
  },
  dutyC: {
    'zh-CN':
      '乙方可以要求变更团队或解除协议；期满前后可以续签。急症请立即拨打120，不以本协议的服务代替急救。',
    en: 'The resident may change the team or end the agreement, and renew it around its end. In an emergency call 120: this agreement does not stand in for it.',
  },
  consent: { 'zh-CN': '五、同意', en: '5. Consent' },
  consentIs: {
    'zh-CN': '同意人：{{by}}；方式：{{how}}；日期：{{date}}',
    en: 'Agreed by: {{by}}; how: {{how}}; on {{date}}',
  },
  noConsent: { 'zh-CN': '尚未取得同意。', en: 'Nobody has agreed yet.' },
  unrecorded: { 'zh-CN': '系统中没有记录。', en: 'Not on record here.' },
  signA: { 'zh-CN': '甲方签字（盖章）', en: 'For the team (seal)' },
  signB: { 'zh-CN': '乙方签字', en: 'For the resident' },
  signatureOf: { 'zh-CN': '乙方签名', en: 'Signature for the resident' },
  date: { 'zh-CN': '日期', en: 'Date' },
  isDraft: { 'zh-CN': '预签约：确认前不生效', en: 'Draft: not in force until it is confirmed' },
});
