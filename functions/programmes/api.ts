import * as z from 'zod';

import { CLOSE_REASONS, profileOf, profiles } from '../../domain/programmes/index.ts';
import { readings } from '../../events/care-fields.ts';
import { AssessmentBody } from '../follow-ups/bodies.ts';
import { programmeField, staffIdField, VisitLookedAt } from '../follow-ups/fields.ts';
import { dateField, listOf, pageQuery, residentIdField, residentPath } from '../kit/fields.ts';
import { says } from '../kit/messages.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { EnrolmentBody, ProfileBody, ProgrammeBody, ReadingBody, ScreeningBody } from './bodies.ts';

const NOT_A_PROFILE = { 'zh-CN': '没有这套规则', en: 'there is no such rule profile' };

const MOST_PREVIOUS = 500;

/** A rule profile by its id. */
const profileField = z
  .string()
  .refine((id) => profileOf(id) !== undefined, says(NOT_A_PROFILE))
  .meta({ enum: profiles.map(({ id }) => id) });

/** Lists the programmes, and the rule profiles side by side with their sources. */
export const listProgrammes = {
  id: 'programmes.list',
  method: 'GET',
  path: '/v1/programmes',
  summary: {
    'zh-CN': '病种和各套规则（含出处）',
    en: 'The programmes, and the rule profiles with their sources',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: NoBody,
  answer: z.strictObject({
    items: z.array(ProgrammeBody),
    next: z.string().nullable(),
    profiles: z.array(ProfileBody),
  }),
  status: 200,
} as const satisfies Route;

/** Assesses a visit that is not recorded; stores nothing and names nobody. */
export const previewAssessments = {
  id: 'programmes.preview',
  method: 'POST',
  path: '/v1/programmes/{programme}/assessments:preview',
  summary: { 'zh-CN': '预览随访分类（不保存）', en: 'Preview the assessment of a visit: nothing is stored' },
  params: z.strictObject({ programme: programmeField }),
  query: NoQuery,
  body: z.strictObject({
    birthDate: dateField,
    visit: VisitLookedAt,
    previous: z.array(VisitLookedAt).max(MOST_PREVIOUS).default([]),
    profile: profileField.optional(),
  }),
  answer: AssessmentBody,
  status: 200,
} as const satisfies Route;

/** Brings a resident under management in a programme. */
export const enrolResident = {
  id: 'programmes.enrol',
  method: 'POST',
  path: '/v1/residents/{residentId}/enrolments',
  summary: { 'zh-CN': '纳入病种管理', en: 'Enrol a resident in a programme' },
  params: residentPath,
  query: NoQuery,
  body: z.strictObject({ programme: programmeField, enrolledOn: dateField }),
  answer: EnrolmentBody,
  status: 201,
} as const satisfies Route;

/** Ends the management of a resident in a programme; they may be enrolled again. */
export const closeEnrolments = {
  id: 'programmes.close',
  method: 'POST',
  path: '/v1/residents/{residentId}/enrolments/{programme}/close',
  summary: { 'zh-CN': '结束病种管理', en: 'End the management of a resident in a programme' },
  params: z.strictObject({ residentId: residentIdField, programme: programmeField }),
  query: NoQuery,
  body: z.strictObject({ closedOn: dateField, reason: z.enum(CLOSE_REASONS) }),
  /** More than one where an import left several in force. */
  answer: z.strictObject({ items: z.array(EnrolmentBody) }),
  status: 200,
} as const satisfies Route;

/** Records a reading of somebody who is not managed and says where they stand: suspected, to be confirmed. */
export const screenResident = {
  id: 'programmes.screen',
  method: 'POST',
  path: '/v1/residents/{residentId}/screenings',
  summary: { 'zh-CN': '登记筛查测量', en: 'Record a screening reading' },
  params: residentPath,
  query: NoQuery,
  body: z.strictObject({
    programme: programmeField,
    readOn: dateField,
    sbp: readings.sbp,
    dbp: readings.dbp,
    fpg: readings.fpg,
    staffId: staffIdField.optional(),
    confirmed: z.boolean().optional(),
  }),
  answer: ScreeningBody,
  status: 201,
} as const satisfies Route;

/** Lists the readings that were taken for screening, and says where the resident stands. */
export const listScreenings = {
  id: 'programmes.screenings',
  method: 'GET',
  path: '/v1/residents/{residentId}/screenings',
  summary: { 'zh-CN': '筛查测量与筛查状态', en: 'Screening readings, and where the resident stands' },
  params: residentPath,
  query: z.strictObject({ programme: programmeField.optional(), ...pageQuery }),
  body: NoBody,
  answer: z.strictObject({
    ...listOf(ReadingBody).shape,
    /** Of each programme that is screened for and does not manage the resident. */
    standing: z.array(ScreeningBody),
  }),
  status: 200,
} as const satisfies Route;
