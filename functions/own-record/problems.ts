import type { LimitRefusal, ReadingRefusal } from '../../domain/own-record/index.ts';
import type { ProblemKind } from '../kit/problem.ts';
import { residentsProblems } from '../residents/problems.ts';

const rule = (zh: string, en: string): ProblemKind => ({ status: 422, title: { 'zh-CN': zh, en } });

/** What is refused beside what the rules say. */
type EdgeRefusal = 'own-record/number-not-served' | 'own-record/phone-unconfirmed';

const own = {
  'own-record/too-many': {
    status: 429,
    title: { 'zh-CN': '操作过于频繁，请稍后再试', en: 'asked too often: try again later' },
  },
  'own-record/number-not-served': rule(
    '不是可接收验证码的中国大陆手机号',
    'not a mainland mobile number that codes are sent to',
  ),
  'own-record/phone-unconfirmed': rule(
    '该手机号长期未经确认，请联系家庭医生团队核实',
    'the phone was not confirmed for long: ask the team to confirm it',
  ),
  'own-record/no-reading': rule('没有填写任何数据', 'nothing was measured'),
  'own-record/half-a-pressure': rule('血压须同时填写高压和低压', 'a blood pressure has two values'),
  'own-record/pressures-swapped': rule('高压应大于低压', 'the upper pressure is above the lower one'),
  'own-record/day-out-of-range': rule('测量日期不在可填报范围内', 'the day lies outside what may be entered'),
} as const satisfies Record<LimitRefusal['code'] | ReadingRefusal['code'] | EdgeRefusal, ProblemKind>;

/** How the refusals about own records are answered. */
export const ownRecordProblems = {
  ...own,
  // What a change of consent may be refused for.
  'resident/guardian-must-consent': residentsProblems['resident/guardian-must-consent'],
  'resident/has-consented': residentsProblems['resident/has-consented'],
  'resident/has-not-consented': residentsProblems['resident/has-not-consented'],
  'resident/later-change': residentsProblems['resident/later-change'],
  'resident/has-died': residentsProblems['resident/has-died'],
  'resident/after-today': residentsProblems['resident/after-today'],
  'resident/before-birth': residentsProblems['resident/before-birth'],
} as const satisfies Readonly<Record<string, ProblemKind>>;
