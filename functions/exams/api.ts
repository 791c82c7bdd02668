import * as z from 'zod';

import { dateField, listOf, pageQuery, residentPath, textField } from '../kit/fields.ts';
import { NoBody, NoQuery, RawBody } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import {
  EnteredExamBody,
  ExamBody,
  ExamCorrection,
  ExamGiven,
  ExamMove,
  UploadBody,
  VoidedExamBody,
} from './bodies.ts';

/** Records an annual exam. */
export const recordExamRoute = {
  id: 'exams.record',
  method: 'POST',
  path: '/v1/residents/{residentId}/exams',
  summary: { 'zh-CN': '登记年度健康体检', en: 'Record an annual exam' },
  params: residentPath,
  query: NoQuery,
  body: ExamGiven,
  answer: EnteredExamBody,
  status: 201,
} as const satisfies Route;

/** Lists a resident's exams, the latest first. */
export const listExams = {
  id: 'exams.list',
  method: 'GET',
  path: '/v1/residents/{residentId}/exams',
  summary: { 'zh-CN': '查看居民的体检记录', en: 'The exams of a resident' },
  params: residentPath,
  query: z.strictObject(pageQuery),
  body: NoBody,
  /** Those that were entered in error stand beside, whatever the page. */
  answer: listOf(ExamBody).extend({ voided: z.array(VoidedExamBody) }),
  status: 200,
} as const satisfies Route;

const examPath = residentPath.extend({ examinedOn: dateField });

/** Corrects the exam of a day: the whole of it as it should stand. */
export const correctExamRoute = {
  id: 'exams.correct',
  method: 'PUT',
  path: '/v1/residents/{residentId}/exams/{examinedOn}',
  summary: { 'zh-CN': '更正体检记录', en: 'Correct an exam' },
  params: examPath,
  query: NoQuery,
  body: ExamCorrection,
  answer: EnteredExamBody,
  status: 200,
} as const satisfies Route;

/** Moves the exam of a day to the day on which it was made. */
export const moveExamRoute = {
  id: 'exams.move',
  method: 'POST',
  path: '/v1/residents/{residentId}/exams/{examinedOn}/move',
  summary: { 'zh-CN': '更正体检日期', en: 'Move an exam to its own day' },
  params: examPath,
  query: NoQuery,
  body: ExamMove,
  answer: EnteredExamBody,
  status: 200,
} as const satisfies Route;

/** Takes back the exam of a day that was entered in error. */
export const voidExamRoute = {
  id: 'exams.void',
  method: 'POST',
  path: '/v1/residents/{residentId}/exams/{examinedOn}/void',
  summary: { 'zh-CN': '作废误录的体检记录', en: 'Void an exam that was entered in error' },
  params: examPath,
  query: NoQuery,
  body: z.strictObject({ reason: textField }),
  answer: VoidedExamBody,
  status: 200,
} as const satisfies Route;

const MOST_UPLOAD_BYTES = 2 * 1024 * 1024;

/** Takes the exams of an examination vehicle's day: one row a person, found by id number or resident id. */
export const uploadExams = {
  id: 'exams.upload',
  method: 'POST',
  path: '/v1/exam-uploads',
  summary: { 'zh-CN': '批量上传体检车结果（CSV）', en: 'Upload the exams of an examination vehicle (CSV)' },
  params: z.strictObject({}),
  query: NoQuery,
  body: RawBody,
  takes: { types: ['text/csv'], mostBytes: MOST_UPLOAD_BYTES },
  answer: UploadBody,
  status: 200,
} as const satisfies Route;
