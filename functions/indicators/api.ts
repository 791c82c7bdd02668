import * as z from 'zod';

import { IMPORTED_INDICATORS } from '../../domain/indicators/index.ts';
import { JobIdField } from '../county-files/job-fields.ts';
import { dateField, listOf, pageQuery, textField } from '../kit/fields.ts';
import { NoBody, NoQuery, RawBody } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import {
  AreaIdField,
  asOfFields,
  ChildRate,
  CountField,
  GroupField,
  IndicatorField,
  PeopleIndicatorField,
  PersonBehind,
  RateBody,
  RecountBody,
  ScopeField,
  TrendPoint,
} from './bodies.ts';
import { ImportedBody, ImportedRateBody } from './imported-bodies.ts';

/** An area as a query names it; where it names none, the asker's own is meant. */
const areaQuery = { scope: ScopeField.optional(), scopeId: AreaIdField.optional() };
const group = GroupField.optional();
const indicatorPath = z.strictObject({ indicator: IndicatorField });

/** The numbers that are counted here, with the day that they hold for. */
export const CountedRates = listOf(RateBody).extend(asOfFields);
export type CountedRates = z.infer<typeof CountedRates>;

const ratesQuery = z.strictObject({
  ...areaQuery,
  on: dateField.optional(),
  as: z.enum(['reported', 'known']).optional(),
  indicator: IndicatorField.optional(),
  group,
});

const importedNames = IMPORTED_INDICATORS.map(({ indicator }) => indicator);

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
  query: ratesQuery.extend({ indicator: z.enum([...IndicatorField.options, ...importedNames]).optional() }),
  body: NoBody,
  answer: listOf(z.union([RateBody, ImportedRateBody])).extend(asOfFields),
  status: 200,
} as const satisfies Route;

/** The same as a table. */
export const exportRates = {
  ...showRates,
  query: ratesQuery,
  id: 'indicators.exportRates',
  path: '/v1/indicators.csv',
  summary: {
    'zh-CN': '一个区域的指标，CSV 格式，列同 rates.csv；人数过少者留空',
    en: 'The indicators of an area as CSV, in the columns of rates.csv; numbers of few people stay empty',
  },
  answer: z.string(),
  gives: 'text/csv; charset=utf-8',
} as const satisfies Route;

/** The same as a workbook. */
export const exportWorkbook = {
  ...showRates,
  query: ratesQuery,
  id: 'indicators.exportWorkbook',
  path: '/v1/indicators.xlsx',
  summary: {
    'zh-CN': '一个区域的指标，XLSX格式，列同rates.csv；人数过少者留空',
    en: 'The indicators of an area as a workbook, in the columns of rates.csv; numbers of few people stay empty',
  },
  answer: RawBody,
  gives: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Route;

const MOST_IMPORT_BYTES = 512 * 1024;

/** Takes what other systems counted, by area and month. */
export const importIndicators = {
  id: 'indicators.import',
  method: 'POST',
  path: '/v1/indicators/imported',
  summary: {
    'zh-CN':
      '导入外部指标（CSV，按区域与月份）：县域内就诊率、基层诊疗占比、次均费用、自付比例；同一区域同一月份以后来者为准',
    en: 'Import numbers of other systems (CSV by area and month: scope, scopeId, month, inCountyVisitRate, primaryCareShare, averageCost, outOfPocketShare, source); what comes later of an area and month replaces what stood there',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: RawBody,
  takes: { types: ['text/csv'], mostBytes: MOST_IMPORT_BYTES },
  answer: ImportedBody,
  status: 200,
} as const satisfies Route;

/** Counts a past day anew, however many people; the answer comes at once, the work goes on. */
export const startRecount = {
  id: 'indicators.startRecount',
  method: 'POST',
  path: '/v1/recounts',
  summary: {
    'zh-CN': '按现有记录重算某一过去日期的指标，异步处理；完成后由GET /v1/indicators?as=known给出',
    en: 'Count a past day anew from what is recorded now, worked on after the answer; GET /v1/indicators?as=known answers it then',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject({ ...areaQuery, on: dateField }),
  answer: RecountBody,
  status: 202,
} as const satisfies Route;

/** How far a recount is, and where its numbers are answered. */
export const showRecount = {
  id: 'indicators.showRecount',
  method: 'GET',
  path: '/v1/recounts/{recountId}',
  summary: { 'zh-CN': '查看重算进度', en: 'How far a recount is, and where its numbers are answered' },
  params: z.strictObject({ recountId: JobIdField }),
  query: NoQuery,
  body: NoBody,
  answer: RecountBody,
  status: 200,
} as const satisfies Route;

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
  params: z.strictObject({ indicator: PeopleIndicatorField }),
  query: z.strictObject({
    ...areaQuery,
    group,
    part: z.enum(PARTS).optional(),
    reason: textField.max(500).optional(),
    ...pageQuery,
  }),
  body: NoBody,
  answer: listOf(PersonBehind).extend({ asOf: dateField, withheld: CountField }),
  status: 200,
} as const satisfies Route;

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
  body: NoBody,
  answer: listOf(TrendPoint).extend({ target: z.string().optional() }),
  status: 200,
} as const satisfies Route;

/** A number compared between the parts of an area. */
export const showChildren = {
  id: 'indicators.showChildren',
  method: 'GET',
  path: '/v1/indicators/{indicator}/children',
  summary: {
    'zh-CN':
      '下级区域、机构或团队的比较与排名（by=region|institution|team）：实时，或某一过去日期（on，as同指标）；unknown为该日无数值、人数过多而未重算的下级数',
    en: 'The parts of an area compared and ranked: by=region, institution or team, live or of a past day (`on`, `as` as for the indicators of one area; the parts are those of now). `unknown` counts parts of which that day was never counted, where they are too many people to count it at once',
  },
  params: indicatorPath,
  query: z.strictObject({
    ...areaQuery,
    group,
    by: ScopeField.optional(),
    on: dateField.optional(),
    as: z.enum(['reported', 'known']).optional(),
  }),
  body: NoBody,
  answer: listOf(ChildRate).extend({ asOf: dateField, asReported: z.boolean(), unknown: CountField }),
  status: 200,
} as const satisfies Route;
