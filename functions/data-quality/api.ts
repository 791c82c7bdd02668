import * as z from 'zod';

import { SCOPES } from '../../domain/indicators/index.ts';
import { dateField } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { CheckBody } from './bodies.ts';

/** The area, the asker's own where none is named, and the days, both included. */
const asked = {
  scope: z.enum(SCOPES).optional(),
  scopeId: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,64}$/)
    .optional(),
  from: dateField,
  to: dateField,
};

/** Checks the records of an area; the answer comes at once, the work goes on. */
export const startCheck = {
  id: 'data-quality.startCheck',
  method: 'POST',
  path: '/v1/data-quality',
  summary: {
    'zh-CN': '检查一个区域某一时期随访记录的质量，异步处理；进度与结果由GET /v1/data-quality给出',
    en: 'Check the follow-up records of an area and a period, worked on after the answer; GET /v1/data-quality tells how far it is and what was found',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject(asked),
  answer: CheckBody,
  status: 202,
} as const satisfies Route;

/** What was found of an area, or how far the check is. */
export const showCheck = {
  id: 'data-quality.showCheck',
  method: 'GET',
  path: '/v1/data-quality',
  summary: {
    'zh-CN':
      '随访记录质量：读数尾数偏好、达标线附近的读数、过快的随访、重复的数值、延迟录入；按机构、团队和人员，问题多者在前。regions为下一级区域，可逐个检查。state=none 表示尚未检查',
    en: 'The quality of follow-up records: last digits of readings, readings just below the limit of control, visits too fast to be true, repeated values, late entry; by institution, team and staff, those with most to look at first. `regions` are the regions right below, each to be checked as an area. `state` is none where it was not asked for',
  },
  params: z.strictObject({}),
  query: z.strictObject(asked),
  body: NoBody,
  answer: CheckBody,
  status: 200,
} as const satisfies Route;
