import * as z from 'zod';

import { listOf, pageQuery } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import {
  codeField,
  ConsentBody,
  OwnLook,
  ownPath,
  OwnReading,
  OwnReadingBody,
  OwnRecordBody,
  OwnResident,
  phoneField,
} from './bodies.ts';

const nothing = z.strictObject({});

/** Sends a one-time code where the phone is somebody's; the answer is the same for every phone. */
export const askCode = {
  id: 'own-record.askCode',
  method: 'POST',
  path: '/v1/own/code',
  summary: { 'zh-CN': '获取登录验证码（居民）', en: 'Ask for a one-time code (residents)' },
  params: nothing,
  query: NoQuery,
  body: z.strictObject({ phone: phoneField }),
  answer: z.strictObject({ goodForS: z.int() }),
  status: 202,
  isOpen: true,
} as const satisfies Route;

/** Gives a token for a code. */
export const giveToken = {
  id: 'own-record.giveToken',
  method: 'POST',
  path: '/v1/own/token',
  summary: { 'zh-CN': '用验证码登录（居民）', en: 'Sign in with a one-time code (residents)' },
  params: nothing,
  query: NoQuery,
  body: z.strictObject({ phone: phoneField, code: codeField }),
  answer: z.strictObject({ accessToken: z.string(), goodForS: z.int() }),
  status: 201,
  isOpen: true,
} as const satisfies Route;

/** Lists whose records the phone opens. */
export const listOwn = {
  id: 'own-record.list',
  method: 'GET',
  path: '/v1/own/residents',
  summary: { 'zh-CN': '本手机号可查看的居民', en: 'Whose records the phone opens' },
  params: nothing,
  query: NoQuery,
  body: NoBody,
  answer: z.strictObject({ items: z.array(OwnResident), next: z.null() }),
  status: 200,
} as const satisfies Route;

/** Shows a resident their own record. */
export const showOwn = {
  id: 'own-record.show',
  method: 'GET',
  path: '/v1/own/{residentId}/record',
  summary: { 'zh-CN': '查看本人健康服务记录', en: 'See the own record' },
  params: ownPath,
  query: NoQuery,
  body: NoBody,
  answer: OwnRecordBody,
  status: 200,
} as const satisfies Route;

/** Shows a resident who looked at their record. */
export const ownLooks = {
  id: 'own-record.looks',
  method: 'GET',
  path: '/v1/own/{residentId}/looks',
  summary: { 'zh-CN': '谁查看过我的记录', en: 'Who looked at the own record, when and why' },
  params: ownPath,
  query: z.strictObject(pageQuery),
  body: NoBody,
  answer: listOf(OwnLook),
  status: 200,
} as const satisfies Route;

/** Records what was measured at home. */
export const enterReading = {
  id: 'own-record.enterReading',
  method: 'POST',
  path: '/v1/own/{residentId}/readings',
  summary: { 'zh-CN': '填报自测数据', en: 'Enter what was measured at home' },
  params: ownPath,
  query: NoQuery,
  body: OwnReading,
  answer: OwnReadingBody,
  status: 201,
} as const satisfies Route;

/** Gives or withdraws consent to SMS. */
export const setConsent = {
  id: 'own-record.setConsent',
  method: 'POST',
  path: '/v1/own/{residentId}/consent',
  summary: { 'zh-CN': '同意或停止接收短信', en: 'Agree to SMS or end them' },
  params: ownPath,
  query: NoQuery,
  body: z.strictObject({ smsConsent: z.boolean() }),
  answer: ConsentBody,
  status: 200,
} as const satisfies Route;
