import type { ReferralRefusal } from '../../domain/referrals/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

/** How the refusals about referrals are answered. */
export const referralsProblems = {
  'referral/not-resident': {
    status: 409,
    title: { 'zh-CN': '该居民已死亡或迁出', en: 'the resident has died or moved away' },
  },
  'referral/after-today': {
    status: 422,
    title: { 'zh-CN': '日期不能晚于今天', en: 'the date cannot be after today' },
  },
  'referral/out-of-order': {
    status: 422,
    title: { 'zh-CN': '日期早于前一步的日期', en: 'the date lies before that of the step before' },
  },
  'referral/open-already': {
    status: 409,
    title: {
      'zh-CN': '同一原因的转诊尚未结束',
      en: 'a referral for the same reason is still open',
    },
  },
  'referral/wrong-state': {
    status: 409,
    title: { 'zh-CN': '转诊当前状态不能这样操作', en: 'the state of the referral does not allow it' },
  },
  'referral/expired': {
    status: 409,
    title: { 'zh-CN': '转诊已过期，请重新转诊', en: 'the referral has expired: refer again' },
  },
  'referral/already-checked': {
    status: 409,
    title: { 'zh-CN': '该转诊已核实', en: 'the referral was checked before' },
  },
  'referral/no-reason': {
    status: 422,
    title: { 'zh-CN': '转诊尚未结束，请说明理由', en: 'the referral is still open: say why it is closed' },
  },
  'referral/no-such-institution': {
    status: 422,
    title: { 'zh-CN': '没有这个机构', en: 'there is no such institution' },
  },
  'referral/own-institution': {
    status: 422,
    title: { 'zh-CN': '不能转诊到本机构', en: 'a referral leads to another institution' },
  },
  'referral/not-allied': {
    status: 422,
    title: {
      'zh-CN': '远程会诊只能发往同一医联体的机构',
      en: 'a remote consultation goes to an institution of an alliance that yours is in too',
    },
  },
  'referral/no-opinion': {
    status: 422,
    title: { 'zh-CN': '请填写会诊意见', en: 'a remote consultation is answered with an opinion' },
  },
  'referral/wrong-way': {
    status: 422,
    title: {
      'zh-CN': '转诊方向与机构级别不符',
      en: 'the institution is not on the level that the direction leads to',
    },
  },
} as const satisfies Record<ReferralRefusal['code'], ProblemKind>;
