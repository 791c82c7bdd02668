import type { ContractRefusal, PackageRefusal } from '../../domain/contracts/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

/** How the refusals about contracts are answered. */
export const contractsProblems = {
  'contract/no-consent': {
    status: 422,
    title: { 'zh-CN': '没有记录签约同意', en: 'no consent is recorded' },
  },
  'contract/not-found': { status: 404, title: { 'zh-CN': '没有找到', en: 'not found' } },
  'contract/signed-after-today': {
    status: 422,
    title: { 'zh-CN': '签约日期不能晚于今天', en: 'a contract cannot be signed after today' },
  },
  'contract/starts-before-signature': {
    status: 422,
    title: { 'zh-CN': '生效日期不能早于签约日期', en: 'a contract cannot start before it is signed' },
  },
  'contract/overlaps': {
    status: 409,
    title: { 'zh-CN': '该居民在此期间已有签约', en: 'the resident has a contract in that time' },
  },
  'contract/ended-early': {
    status: 409,
    title: { 'zh-CN': '该签约已提前结束', en: 'the contract ended before its term' },
  },
  'contract/too-early': {
    status: 422,
    title: { 'zh-CN': '还不到续签时间', en: 'it is too early to renew' },
  },
  'contract/too-late': {
    status: 422,
    title: { 'zh-CN': '已过续签时间，请重新签约', en: 'it is too late to renew: sign a new contract' },
  },
  'contract/ends-outside-term': {
    status: 422,
    title: { 'zh-CN': '结束日期不在签约期内', en: 'the end does not lie in the term' },
  },
  'contract/starts-too-late': {
    status: 422,
    title: { 'zh-CN': '生效日期过远', en: 'the contract starts too far ahead' },
  },
  'contract/guardian-needed': {
    status: 422,
    title: {
      'zh-CN': '未成年人须由监护人或户主同意',
      en: 'a guardian or the head of the household consents for a minor',
    },
  },
  'contract/not-resident': {
    status: 409,
    title: { 'zh-CN': '该居民已死亡或迁出', en: 'the resident has died or moved away' },
  },
  'contract/is-draft': {
    status: 409,
    title: { 'zh-CN': '该签约尚未确认', en: 'the contract is a draft: confirm it first' },
  },
  'contract/not-draft': {
    status: 409,
    title: { 'zh-CN': '该签约不是待确认的预签约', en: 'the contract is not a draft to be signed' },
  },
  'contract/begun': {
    status: 409,
    title: { 'zh-CN': '该签约已生效，请办理解约', en: 'the contract has begun: end it instead' },
  },
  'contract/household-too-large': {
    status: 422,
    title: {
      'zh-CN': '一次签约的人数过多，请分批办理',
      en: 'more people than are signed in one go: sign some of them after the others',
    },
  },
  'contract/no-such-package': {
    status: 422,
    title: { 'zh-CN': '没有这个服务包', en: 'there is no such package' },
  },
  'contract/no-such-item': {
    status: 422,
    title: { 'zh-CN': '该签约没有这个服务项目', en: 'the contract promises no such service' },
  },
  'contract/already-done': {
    status: 409,
    title: { 'zh-CN': '该服务项目均已完成', en: 'every service of that name is done' },
  },
  'contract/done-after-today': {
    status: 422,
    title: { 'zh-CN': '服务日期不能晚于今天', en: 'a service cannot be done after today' },
  },
  'contract/done-outside-term': {
    status: 422,
    title: { 'zh-CN': '服务日期不在签约期内', en: 'the service was not done within the contract' },
  },
  'package/split-differs': {
    status: 422,
    title: { 'zh-CN': '各方付费之和与价格不符', en: 'what the payers pay does not add up to the price' },
  },
  'package/item-twice': {
    status: 422,
    title: { 'zh-CN': '同一项目在同一天重复', en: 'an item stands twice on the same day' },
  },
  'package/from-past': {
    status: 422,
    title: { 'zh-CN': '服务包只能从今天起生效', en: 'a package is offered from today or later' },
  },
  'package/exists': {
    status: 409,
    title: { 'zh-CN': '该服务包在这一天已有版本', en: 'the package has a version from that day' },
  },
} as const satisfies Record<
  ContractRefusal['code'] | PackageRefusal['code'] | 'contract/household-too-large',
  ProblemKind
>;
