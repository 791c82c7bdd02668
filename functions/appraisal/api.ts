import * as z from 'zod';

import { APPRAISAL_ITEMS } from '../../domain/appraisal/index.ts';
import { dateField, listOf, pageQuery, residentIdField, teamIdField } from '../kit/fields.ts';
import { NoBody } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';

const count = z.int().nonnegative();
const item = z.enum(APPRAISAL_ITEMS);
const teamPath = z.strictObject({ teamId: teamIdField });
const period = { from: dateField.optional(), to: dateField.optional() };

/** What a team did in a period, by item, with points. */
export const showAppraisal = {
  id: 'appraisal.show',
  method: 'GET',
  path: '/v1/teams/{teamId}/appraisal',
  summary: {
    'zh-CN': '团队考核：按项目计数与积分，含首尾两日；默认本年度至今天，最早可回溯约十三个月',
    en: 'The appraisal of a team: what was done by item, with points; both days included. This year up to today by default, and at most thirteen months back',
  },
  params: teamPath,
  query: z.strictObject(period),
  body: NoBody,
  answer: z.strictObject({
    teamId: teamIdField,
    from: dateField,
    to: dateField,
    points: count,
    /** The residents for whom something was done. */
    people: count,
    /** What people answered by SMS after a service, from 1 to 5, the most content; no average where nobody did. */
    satisfaction: z.strictObject({ answers: count, average: z.number().min(1).max(5).optional() }),
    items: z.array(
      z.strictObject({
        item,
        done: count,
        pointsEach: count,
        points: count,
        evidence: z.string().meta({ description: 'the path that answers the records behind it' }),
      }),
    ),
  }),
  status: 200,
} as const satisfies Route;

/** A record behind a point. */
export const EvidenceBody = z.strictObject({
  item,
  on: dateField,
  residentId: residentIdField,
  evidence: z.string().meta({ description: 'file and id of the record, as followups:V1' }),
  shownBy: z
    .string()
    .optional()
    .meta({ description: 'of a promised service, the record that it was done by, as exams:2025-06-16' }),
  points: count,
});
export type EvidenceBody = z.infer<typeof EvidenceBody>;

/** The records behind the points of a team. */
export const showEvidence = {
  id: 'appraisal.showEvidence',
  method: 'GET',
  path: '/v1/teams/{teamId}/appraisal/evidence',
  summary: {
    'zh-CN': '团队考核积分的依据：服务、随访、体检、转诊核实的记录编号；withheld 为无权查看其居民的记录数',
    en: 'The records behind the points of a team: services, visits, exams, referral checks. `withheld` counts those of people whom the asker may not see',
  },
  params: teamPath,
  query: z.strictObject({ ...period, item: item.optional(), ...pageQuery }),
  body: NoBody,
  answer: listOf(EvidenceBody).extend({ withheld: count }),
  status: 200,
} as const satisfies Route;

/** The same as a table, whole. */
export const exportAppraisal = {
  id: 'appraisal.export',
  method: 'GET',
  path: '/v1/teams/{teamId}/appraisal.csv',
  summary: {
    'zh-CN': '团队考核明细，CSV 格式，每条依据一行；无权查看的居民与记录编号留空',
    en: 'The appraisal as CSV, a row a record; resident and record stay empty where the asker may not see the person',
  },
  params: teamPath,
  query: z.strictObject(period),
  body: NoBody,
  answer: z.string(),
  gives: 'text/csv; charset=utf-8',
  status: 200,
} as const satisfies Route;
