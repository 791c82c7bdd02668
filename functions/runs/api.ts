import * as z from 'zod';

import { dateField, listOf, pageQuery } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { RunBody } from './bodies.ts';

/** The daily work, day by day. */
export const listRuns = {
  id: 'runs.list',
  method: 'GET',
  path: '/v1/runs',
  summary: {
    'zh-CN':
      '每日运行记录，最近的在前：各步骤的状态、起止时间和计数（全县合计，不含个人信息）；from与to均含当日',
    en: 'The daily work, the latest day first: of each step its state, times and counts, of the whole county; from and to are both included',
  },
  params: z.strictObject({}),
  query: z.strictObject({ from: dateField.optional(), to: dateField.optional(), ...pageQuery }),
  body: NoBody,
  answer: listOf(RunBody),
  status: 200,
} as const satisfies Route;

/** The work of one day. */
export const showRun = {
  id: 'runs.show',
  method: 'GET',
  path: '/v1/runs/{day}',
  summary: { 'zh-CN': '某日的运行记录', en: 'The work of one day' },
  params: z.strictObject({ day: dateField }),
  query: NoQuery,
  body: NoBody,
  answer: RunBody,
  status: 200,
} as const satisfies Route;
