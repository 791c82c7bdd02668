import * as z from 'zod';

import { DIRECTIONS, REFERRAL_KINDS, REFERRAL_STATES } from '../../domain/referrals/index.ts';
import { ReferralForm, ReturnForm } from '../../events/referrals.ts';
import { programmeField, staffIdField, timeField } from '../follow-ups/fields.ts';
import { dateField, listOf, pageQuery, residentPath, textField } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import {
  groundsField,
  InboxItem,
  institutionIdField,
  ReferralAlone,
  ReferralBody,
  referralIdField,
  sheet,
} from './bodies.ts';

const referralPath = z.strictObject({ referralId: referralIdField });

/** Refers a resident, or asks a specialist for advice; a draft is only written down. */
export const sendReferral = {
  id: 'referrals.send',
  method: 'POST',
  path: '/v1/residents/{residentId}/referrals',
  summary: {
    'zh-CN': '开具转诊单（上转、下转或向同一医联体机构申请远程会诊），急症走绿色通道',
    en: 'Refer a resident up or down, or ask an institution of an alliance for a remote consultation; urgent ones by the green channel',
  },
  params: residentPath,
  query: NoQuery,
  body: z.strictObject({
    ...sheet,
    programme: programmeField.optional(),
    kind: z.enum(REFERRAL_KINDS).optional(),
    grounds: groundsField.optional(),
    referredOn: dateField.optional(),
    form: ReferralForm.optional(),
    draft: z.boolean().optional(),
  }),
  answer: ReferralAlone,
  status: 201,
} as const satisfies Route;

/** Lists a resident's referrals, the latest first. */
export const listReferrals = {
  id: 'referrals.list',
  method: 'GET',
  path: '/v1/residents/{residentId}/referrals',
  summary: { 'zh-CN': '查看居民的转诊记录', en: 'The referrals of a resident' },
  params: residentPath,
  query: z.strictObject(pageQuery),
  body: NoBody,
  answer: listOf(ReferralBody),
  status: 200,
} as const satisfies Route;

/** Shows one referral with its forms to either side. */
export const seeReferralRoute = {
  id: 'referrals.see',
  method: 'GET',
  path: '/v1/referrals/{referralId}',
  summary: { 'zh-CN': '查看转诊单', en: 'See a referral' },
  params: referralPath,
  query: NoQuery,
  body: NoBody,
  answer: ReferralAlone,
  status: 200,
} as const satisfies Route;

/** What was sent to an institution: what waits for an answer first. */
export const showInbox = {
  id: 'referrals.showInbox',
  method: 'GET',
  path: '/v1/institutions/{institutionId}/referrals',
  summary: {
    'zh-CN': '机构收到的转诊：待答复的在前，过期的在最后，同一状态按转诊日期；页可少于 limit，以 next 为准',
    en: 'The referrals sent to an institution: what waits for an answer first, what nobody waits for any more last, of a state the oldest first. A page may hold fewer than `limit`: `next` says whether the end is reached',
  },
  params: z.strictObject({ institutionId: institutionIdField }),
  query: z.strictObject({
    state: z.enum(REFERRAL_STATES).exclude(['draft']).optional(),
    direction: z.enum(DIRECTIONS).optional(),
    ...pageQuery,
  }),
  body: NoBody,
  answer: listOf(InboxItem),
  status: 200,
} as const satisfies Route;

const step = {
  method: 'POST',
  params: referralPath,
  query: NoQuery,
  answer: ReferralAlone,
  status: 200,
} as const;

/** Sends a draft, as of today. */
export const sendDraft = {
  ...step,
  id: 'referrals.sendDraft',
  path: '/v1/referrals/{referralId}/send',
  summary: { 'zh-CN': '发出转诊草稿', en: 'Send a draft' },
  body: NoBody,
} as const satisfies Route;

/** Takes a referral; one by the green channel has its place on the same day where no other is named. */
export const acceptReferral = {
  ...step,
  id: 'referrals.accept',
  path: '/v1/referrals/{referralId}/accept',
  summary: { 'zh-CN': '接收转诊并预约', en: 'Accept a referral, with an appointment' },
  body: z.strictObject({
    acceptedOn: dateField.optional(),
    appointmentOn: dateField.optional(),
    slotAt: timeField.optional(),
    answeredBy: textField.optional(),
    answeredByPhone: textField.optional(),
  }),
} as const satisfies Route;

/** Refuses a referral, with the reason. */
export const refuseReferral = {
  ...step,
  id: 'referrals.refuse',
  path: '/v1/referrals/{referralId}/refuse',
  summary: { 'zh-CN': '退回转诊并说明理由', en: 'Refuse a referral and say why' },
  body: z.strictObject({
    reason: textField,
    refusedOn: dateField.optional(),
    answeredBy: textField.optional(),
  }),
} as const satisfies Route;

/** Says that the resident was seen. */
export const markSeen = {
  ...step,
  id: 'referrals.markSeen',
  path: '/v1/referrals/{referralId}/seen',
  summary: { 'zh-CN': '登记已就诊', en: 'Record that the resident was seen' },
  body: z.strictObject({
    seenOn: dateField.optional(),
    department: textField.optional(),
    doctor: textField.optional(),
    admissionNumber: textField.optional(),
  }),
} as const satisfies Route;

/** Sends the resident back with the return form; a remote consultation is answered so, with its opinion. */
export const returnReferral = {
  ...step,
  id: 'referrals.return',
  path: '/v1/referrals/{referralId}/return',
  summary: {
    'zh-CN': '回转，附回转单；远程会诊以此答复会诊意见',
    en: 'Send the resident back, with the return form; a remote consultation is answered with its `opinion`',
  },
  body: z.strictObject({ returnedOn: dateField.optional(), ...ReturnForm.shape }),
} as const satisfies Route;

/** Says that the team made sure what became of it: answers the two-week check. */
export const checkReferral = {
  ...step,
  id: 'referrals.check',
  path: '/v1/referrals/{referralId}/check',
  summary: { 'zh-CN': '核实转诊情况（两周内）', en: 'Record that the team checked what became of it' },
  body: z.strictObject({
    checkedOn: dateField.optional(),
    note: textField.optional(),
    staffId: staffIdField.optional(),
  }),
} as const satisfies Route;

/** Closes a referral; one that is still open, or a draft, with a reason or without. */
export const closeReferral = {
  ...step,
  id: 'referrals.close',
  path: '/v1/referrals/{referralId}/close',
  summary: { 'zh-CN': '结束转诊', en: 'Close a referral' },
  body: z.strictObject({ reason: textField.optional() }),
} as const satisfies Route;
