import type { ContractRefusal } from '../../domain/contracts/index.ts';
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
} as const satisfies Record<ContractRefusal['code'], ProblemKind>;
