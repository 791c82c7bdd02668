import type { ResidentRefusal } from '../../domain/residents/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

const rule = (zh: string, en: string): ProblemKind => ({ status: 422, title: { 'zh-CN': zh, en } });
const state = (zh: string, en: string): ProblemKind => ({ status: 409, title: { 'zh-CN': zh, en } });

/** What requests are refused for beside the rules about records. */
type EdgeRefusal =
  | 'resident/id-taken'
  | 'resident/not-enterable'
  | 'resident/consent-needed'
  | 'resident/team-needed'
  | 'resident/two-searches';

/** How the refusals about residents are answered. */
export const residentsProblems = {
  'resident/bad-name': rule(
    '姓名为空、过长或含有无法书写的字符',
    'the name is empty, too long or not writable',
  ),
  'resident/bad-id-number': rule('证件号码无效', 'not a sound identity number'),
  'resident/birth-date-differs': rule(
    '证件号码中的出生日期与填写的不符',
    'the identity number holds another date of birth',
  ),
  'resident/sex-differs': rule('证件号码中的性别与填写的不符', 'the identity number holds another sex'),
  'resident/same-id-number': state('已有相同证件号码的档案', 'another record has the same identity number'),
  'resident/too-old': rule('年龄超出合理范围', 'nobody is as old as that'),
  'resident/unknown-village': rule('没有这个村（居）', 'there is no such village'),
  'resident/after-today': rule('日期不能晚于今天', 'the date cannot be after today'),
  'resident/before-birth': rule('日期不能早于出生日期', 'the date cannot be before birth'),
  'resident/has-died': state('该居民已去世', 'the resident has died'),
  'resident/has-moved-out': state('该居民已迁出', 'the resident has moved out'),
  'resident/was-away': state('该居民在此期间不在本地', 'the resident was away in that time'),
  'resident/not-moved-out': state('该居民没有迁出', 'the resident has not moved out'),
  'resident/later-change': state('之后已有变更', 'a later change is recorded'),
  'resident/guardian-must-consent': rule(
    '未满十四周岁须由监护人同意',
    'under fourteen the guardian must consent',
  ),
  'resident/has-consented': state('已经同意接收短信', 'consent to SMS is recorded already'),
  'resident/has-not-consented': state('没有同意接收短信的记录', 'no consent to SMS is recorded'),
  'resident/has-tag': state('在此期间已有该重点人群标签', 'the resident is in that key group in that time'),
  'resident/has-no-tag': state('没有该重点人群标签', 'the resident is not in that key group'),
  'resident/tag-ends-before-it-begins': rule('标签的结束日期早于开始日期', 'the tag ends before it begins'),
  'resident/delivery-too-late': rule('预产期过晚', 'the expected delivery is too far ahead'),
  'resident/merged-with-itself': rule('不能与自身合并', 'a record cannot be merged with itself'),
  'resident/already-merged': state('该档案已合并', 'the record is merged already'),
  'resident/not-merged': state('两份档案没有合并', 'the records are not merged'),
  'resident/id-taken': state('该编号已被使用', 'the id is in use'),
  'resident/not-enterable': state(
    '无法照此建档或修改，请联系管理员核实',
    'this cannot be recorded as it is: an administrator can say why',
  ),
  'resident/consent-needed': rule(
    '变更短信同意须记录谁、何时、以何种方式表示',
    'say who agreed or refused, when and how (consent)',
  ),
  'resident/two-searches': rule(
    '查找家庭时不能同时指定团队或查找内容',
    'look for a household alone, without a team or a query',
  ),
  'resident/team-needed': rule('请指定团队或查找内容', 'name a team, or say whom to find'),
} as const satisfies Record<ResidentRefusal['code'] | EdgeRefusal, ProblemKind>;
