import { wordsOf } from '../kit/words.ts';

/** Names of why a contract ended before its term. */
export const endWords = wordsOf('contract-ends', {
  resident: { 'zh-CN': '居民要求', en: 'The resident wishes so' },
  moved_out: { 'zh-CN': '迁出', en: 'Moved away' },
  died: { 'zh-CN': '死亡', en: 'Died' },
  team_withdrew: { 'zh-CN': '团队不再服务', en: 'The team withdrew' },
  transferred: { 'zh-CN': '变更团队', en: 'Moved to another team' },
  other: { 'zh-CN': '其他', en: 'Other' },
});

/** Names of the professions of a team. @source docs/glossary.md */
export const staffWords = wordsOf('contract-staff', {
  family_doctor: { 'zh-CN': '家庭医生', en: 'Family doctor' },
  nurse: { 'zh-CN': '护士', en: 'Nurse' },
  public_health_physician: { 'zh-CN': '公共卫生医师', en: 'Public-health physician' },
  village_doctor: { 'zh-CN': '村医', en: 'Village doctor' },
  specialist: { 'zh-CN': '专科医生', en: 'Specialist' },
  pharmacist: { 'zh-CN': '药师', en: 'Pharmacist' },
  family_planning: { 'zh-CN': '计生专干', en: 'Family-planning worker' },
});

/** Texts of consent and signature, and of refusals about contracts. */
export const termsWords = wordsOf('contract-terms', {
  startsOn: { 'zh-CN': '起始日期', en: 'Starts on' },
  term: { 'zh-CN': '服务期', en: 'Term' },
  years_one: { 'zh-CN': '{{count}}年', en: '{{count}} year' },
  years_other: { 'zh-CN': '{{count}}年', en: '{{count}} years' },
  lastDay: { 'zh-CN': '最后一天：{{date}}', en: 'Last day: {{date}}' },
  team: { 'zh-CN': '家庭医生团队', en: 'Family-doctor team' },
  chooseTeam: { 'zh-CN': '选择团队', en: 'Choose a team' },
  consentBy: { 'zh-CN': '同意人', en: 'Who agrees' },
  minors: {
    'zh-CN': '未成年人由监护人或户主同意。',
    en: 'For minors a guardian or the head of the household agrees.',
  },
  consentHow: { 'zh-CN': '方式', en: 'How' },
  consentAt: { 'zh-CN': '同意日期', en: 'Agreed on' },
  signHere: { 'zh-CN': '在此签名（手指或鼠标）', en: 'Sign here, with a finger or the mouse' },
  signed: { 'zh-CN': '已签名', en: 'Signed' },
  clear: { 'zh-CN': '重写', en: 'Clear' },
  typedName: { 'zh-CN': '签名人姓名', en: 'Name of who agrees' },
  witness: { 'zh-CN': '见证人姓名', en: 'Name of the witness' },
  notSent: {
    'zh-CN':
      '系统只保存由谁、何时、以何种方式同意；签名和姓名仅印在协议书上，不上传。不便手写时，选择电子签名或口头同意并键入姓名。',
    en: 'Only who agreed, when and how is stored. The signature or name is for the printed agreement and is not sent. Who cannot draw chooses electronic or spoken consent and types a name.',
  },
  noRight: { 'zh-CN': '您的角色不能办理签约', en: 'Your role does not sign or change contracts' },
  opensOn: { 'zh-CN': '{{date}}起可以续签。', en: 'It can be renewed from {{date}}.' },
  closedOn: { 'zh-CN': '续签截止于{{date}}，请重新签约。', en: 'Renewal was possible until {{date}}.' },
  until: { 'zh-CN': '截止日期：{{date}}', en: 'Last day: {{date}}' },
  from: { 'zh-CN': '起始日期：{{date}}', en: 'First day: {{date}}' },
  on: { 'zh-CN': '结束于{{date}}。', en: 'It ended on {{date}}.' },
  latest: { 'zh-CN': '最迟可从{{date}}起。', en: 'It can start on {{date}} at the latest.' },
  whose: { 'zh-CN': '未能办理：{{name}}', en: 'Refused for {{name}}' },
  fits: { 'zh-CN': '一次最多{{count}}人。', en: 'At most {{count}} people in one go.' },
  readAnew: { 'zh-CN': '重新读取', en: 'Read again' },
  large: {
    'zh-CN': '团队签约{{size}}人，警戒线{{line}}人',
    en: '{{size}} people on the panel, the warning line is {{line}}',
  },
});
