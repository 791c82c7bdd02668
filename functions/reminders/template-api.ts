import * as z from 'zod';

import { listOf, pageQuery, textField } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';

const words = z.strictObject({ 'zh-CN': textField.max(12).min(2), en: textField.max(12).min(2) });
const optOutWords = z.strictObject({ 'zh-CN': textField.max(20), en: textField.max(20) });

/** A template as it is registered with the provider. */
const TemplateFields = {
  providerId: z.string().regex(/^[A-Za-z0-9_.:/-]{1,128}$/),
  version: z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/),
  approved: z.boolean(),
  signature: words,
  optOut: optOutWords,
};

/** Shows the template that reminders are written with. */
export const showTemplate = {
  id: 'reminders.showTemplate',
  method: 'GET',
  path: '/v1/sms/template',
  summary: { 'zh-CN': '现用短信模板', en: 'The template that reminders are written with' },
  params: z.strictObject({}),
  query: NoQuery,
  body: NoBody,
  answer: z.strictObject({ ...TemplateFields, providerId: TemplateFields.providerId.optional() }),
  status: 200,
} as const satisfies Route;

/** Registers the template that the provider approved. */
export const setTemplate = {
  id: 'reminders.setTemplate',
  method: 'PUT',
  path: '/v1/sms/template',
  summary: {
    'zh-CN': '登记运营商短信模板（编号、版本、是否批准、签名、退订用语）；未批准则不发送',
    en: 'Register the template as the provider has it: its id, version, signature and opt-out words; while it is not approved nothing is sent',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject(TemplateFields),
  answer: z.strictObject(TemplateFields),
  status: 200,
} as const satisfies Route;

/** What was registered once, when and by whom; `approvedAt` says since when the provider has approved this version. */
const RegisteredBody = z.strictObject({
  ...TemplateFields,
  at: z.string().meta({ description: 'when it was registered so, ISO 8601 UTC' }),
  by: z.string(),
  approvedAt: z.string().optional(),
  isCurrent: z.boolean(),
});

/** Lists what was registered, the latest first. */
export const listTemplates = {
  id: 'reminders.listTemplates',
  method: 'GET',
  path: '/v1/sms/templates',
  summary: {
    'zh-CN': '短信模板登记历史：各次登记的编号、版本、用语、登记人与时间、批准时间，最近者在前',
    en: 'Every template that was registered, the latest first: its id, version and words, by whom and when, and since when that version has been approved',
  },
  params: z.strictObject({}),
  query: z.strictObject(pageQuery),
  body: NoBody,
  answer: listOf(RegisteredBody),
  status: 200,
} as const satisfies Route;
