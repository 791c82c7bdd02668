import { wordsOf } from '../kit/words.ts';

/** Texts of the users. */
export const userWords = wordsOf('users', {
  title: { 'zh-CN': '用户', en: 'Users' },
  note: {
    'zh-CN': '谁可以登录、以什么角色、看到哪里。账号和密码由统一身份认证管理。',
    en: 'Who may sign in, in which role, and for what. Accounts and passwords are the identity provider’s.',
  },
  notYours: {
    'zh-CN': '只有管理员和审计员可以查看用户。',
    en: 'Only administrators and auditors see who may sign in.',
  },
  onlyAdministrators: {
    'zh-CN': '只有管理员可以新增、更改或停用用户',
    en: 'Only administrators admit, change or dismiss users',
  },
  ownAccount: {
    'zh-CN': '不能更改自己的账号，请由另一管理员办理',
    en: 'Your own account: another administrator changes it',
  },
  none: { 'zh-CN': '还没有用户，请新增第一位', en: 'Nobody may sign in yet: admit the first' },
  find: { 'zh-CN': '按姓名或账号筛选', en: 'Filter by name or id' },
  noMatch: { 'zh-CN': '没有符合的用户', en: 'Nobody matches' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  userId: { 'zh-CN': '账号', en: 'Id' },
  userIdHint: {
    'zh-CN': '统一身份认证中的用户标识；新增后不能更改。',
    en: 'As the identity provider knows them; it stays as it is.',
  },
  badUserId: {
    'zh-CN': '账号由字母、数字和 . _ - 组成，最长64位',
    en: 'An id has letters, digits and . _ -, 64 at most',
  },
  role: { 'zh-CN': '角色', en: 'Role' },
  scope: { 'zh-CN': '范围', en: 'For' },
  teamId: { 'zh-CN': '团队', en: 'Team' },
  institutionId: { 'zh-CN': '机构', en: 'Institution' },
  regionCode: { 'zh-CN': '区域', en: 'Region' },
  staff: { 'zh-CN': '团队人员', en: 'Member of staff' },
  staffHint: {
    'zh-CN': '可不填。填写后，此人离开团队即不能再以团队身份登录。',
    en: 'Optional. Whoever is named signs in no more once they left the team.',
  },
  linked: { 'zh-CN': '✓ 已关联', en: '✓ Linked' },
  notLinked: { 'zh-CN': '未关联', en: 'Not linked' },
  action: { 'zh-CN': '办理', en: 'Action' },
  admit: { 'zh-CN': '新增用户', en: 'Admit a user' },
  change: { 'zh-CN': '更改', en: 'Change' },
  changeOf: { 'zh-CN': '更改{{name}}', en: 'Change {{name}}' },
  admitted: { 'zh-CN': '{{name}}可以登录了', en: '{{name}} may sign in' },
  changed: { 'zh-CN': '{{name}}已更改', en: '{{name}} is changed' },
  dismiss: { 'zh-CN': '停用', en: 'Dismiss' },
  dismissOf: { 'zh-CN': '停用{{name}}', en: 'Dismiss {{name}}' },
  dismissSentence: {
    'zh-CN': '停用后，{{name}}（{{id}}）不能再登录；其办理过的记录保持不变。需要时可重新新增。',
    en: '{{name}} ({{id}}) signs in no more; what they recorded stays. They can be admitted again.',
  },
  dismissed: { 'zh-CN': '{{name}}已停用', en: '{{name}} is dismissed' },
});
