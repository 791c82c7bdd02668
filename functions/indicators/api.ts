import * as z from 'zod';

import { LIVE_CELLS, SCOPES } from '../../domain/indicators/index.ts';
import { dateField, listOf, pageQuery, residentIdField, textField } from '../kit/fields.ts';
import type { Route } from '../kit/route.ts';

const INDICATORS = [...new Set(LIVE_CELLS.map(({ indicator }) => indicator))];
const GROUPS = [...new Set(LIVE_CELLS.map(({ group }) => group))];

const areaId = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,64}$/)
  .optional();

/** An area as a query names it; where it names none, the asker's own is meant. */
const areaQuery = { scope: z.enum(SCOPES).optional(), scopeId: areaId };
const group = z.enum(GROUPS).optional();
const indicatorPath = z.strictObject({ indicator: z.enum(INDICATORS) });

const count = z.int().nonnegative();
/** Numbers of 1–4 people, and those that would give them away, are null for who sees aggregates only. */
const shownCounts = {
  numerator: count.nullable(),
  denominator: count.nullable(),
  rate: z.string().nullable().meta({ description: 'percent with two decimals; empty where nobody counts' }),
};

/** A row of `rates.csv`, and what is to be reached where a target is set. */
export const RateBody = z.strictObject({
  scope: z.enum(SCOPES),
  scopeId: z.string(),
  indicator: z.string(),
  group: z.string(),
  ...shownCounts,
  target: z.string().optional(),
});
export type RateBody = z.infer<typeof RateBody>;

/** When numbers hold, and how they came about. */
const asOfFields = {
  asOf: dateField,
  /** Seconds since the numbers were last brought up to date; null for a past day. */
  age: count.nullable(),
  asReported: z.boolean(),
  asKnownNow: z.boolean(),
};

const ratesQuery = z.strictObject({
  ...areaQuery,
  on: dateField.optional(),
  as: z.enum(['reported', 'known']).optional(),
  indicator: z.enum(INDICATORS).optional(),
  group,
});

/** The numbers of an area, now or of a past day. */
export const showRates = {
  id: 'indicators.showRates',
  method: 'GET',
  path: '/v1/indicators',
  summary: {
    'zh-CN': '一个区域的指标：实时，或某一过去日期（当日上报值；as=known 为按现有记录重算）',
    en: 'The indicators of an area, live or of a past day: as reported then, or with as=known counted from what is recorded now',
  },
  params: z.strictObject({}),
  query: ratesQuery,
  body: z.undefined(),
  answer: listOf(RateBody).extend(asOfFields),
  status: 200,
} as const satisfies Route;

/** The same as a table. */
export const exportRates = {
  ...showRates,
  id: 'indicators.exportRates',
  path: '/v1/indicators.csv',
  summary: {
    'zh-CN': '一个区域的指标，CSV 格式，列同 rates.csv；人数过少者留空',
    en: 'The indicators of an area as CSV, in the columns of rates.csv; numbers of few people stay empty',
  },
  answer: z.string(),
  gives: 'text/csv; charset=utf-8',
} as const satisfies Route;

const PersonBehind = z.strictObject({
  residentId: residentIdField,
  name: z.string(),
  part: z.enum(['numerator', 'denominator']),
  numerator: count,
  denominator: count,
  rule: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
});
export type PersonBehind = z.infer<typeof PersonBehind>;

/** Which people behind a number: in its numerator, everybody in its denominator, or those in the denominator only. */
const PARTS = ['numerator', 'denominator', 'missed'] as const;

/** The people behind a number, with the rule that put each there. */
export const showPeople = {
  id: 'indicators.showPeople',
  method: 'GET',
  path: '/v1/indicators/{indicator}/people',
  summary: {
    'zh-CN':
      '数字背后的人及其理由：part=numerator 分子，denominator 分母全体，missed 仅在分母；页可少于 limit，以 next 为准',
    en: 'The people behind a number, and why: part=numerator, denominator (everybody counted) or missed (in the denominator only). A page may hold fewer than `limit`: `next` says whether the end is reached. `withheld` counts those of the page whom the asker may not see',
  },
  params: indicatorPath,
  query: z.strictObject({
    ...areaQuery,
    group,
    part: z.enum(PARTS).optional(),
    reason: textField.max(500).optional(),
    ...pageQuery,
  }),
  body: z.undefined(),
  answer: listOf(PersonBehind).extend({ asOf: dateField, withheld: count }),
  status: 200,
} as const satisfies Route;

const TrendPoint = z.strictObject({
  on: dateField,
  ...shownCounts,
  asReported: z.boolean(),
  /** What was found later, where it differs from what was reported. */
  amended: z.strictObject(shownCounts).optional(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** A number day by day as it was reported, and today's. */
export const showTrend = {
  id: 'indicators.showTrend',
  method: 'GET',
  path: '/v1/indicators/{indicator}/trend',
  summary: {
    'zh-CN': '指标的逐日变化（上报值，附后来的更正），最后一点为实时值；默认最近一年',
    en: 'A number day by day as reported, with later amendments beside; the last point is live. The last year by default',
  },
  params: indicatorPath,
  query: z.strictObject({ ...areaQuery, group, from: dateField.optional(), until: dateField.optional() }),
  body: z.undefined(),
  answer: listOf(TrendPoint).extend({ target: z.string().optional() }),
  status: 200,
} as const satisfies Route;

const ChildRate = RateBody.extend({
  name: z.string(),
  /** 1 is the highest; null where nobody counts, or the number is withheld. */
  rank: z.int().positive().nullable(),
});
export type ChildRate = z.infer<typeof ChildRate>;

/** A number compared between the parts of an area. */
export const showChildren = {
  id: 'indicators.showChildren',
  method: 'GET',
  path: '/v1/indicators/{indicator}/children',
  summary: {
    'zh-CN': '下级区域、机构或团队的比较与排名（by=region|institution|team）',
    en: 'The parts of an area compared and ranked: by=region, institution or team',
  },
  params: indicatorPath,
  query: z.strictObject({ ...areaQuery, group, by: z.enum(SCOPES).optional() }),
  body: z.undefined(),
  answer: listOf(ChildRate).extend({ asOf: dateField }),
  status: 200,
} as const satisfies Route;
