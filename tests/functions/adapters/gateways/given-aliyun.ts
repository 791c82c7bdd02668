import { expect } from 'vitest';
import * as z from 'zod';

import { mobileNumber } from '../../../../domain/kernel/phone.ts';
import type { SendOutcome } from '../../../../domain/reminders/index.ts';
import type { AliyunGateway, Fetch } from '../../../../functions/adapters/gateways/aliyun-call.ts';

/** A number that nobody has. */
export const phone = mobileNumber('13900001111') ?? expect.fail('a number');

/** It was surely not taken, and may be later. */
export const busy = (code: string): SendOutcome => ({ kind: 'busy', code });
/** It will not be taken. */
export const refused = (code: string): SendOutcome => ({ kind: 'refused', code });
/** Nobody knows whether it was taken. */
export const unknown = (code: string): SendOutcome => ({ kind: 'unknown', code });

/** What is answered in place of the service: JSON, or a text that is none. */
export type Answered = { readonly status?: number; readonly body: unknown };

const responseOf = ({ status = 200, body }: Answered): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });

/** The service of Alibaba Cloud as it answers one call after the other, and the queries that it was sent. */
export const givenAliyun = (answer: (call: number) => Answered | Error) => {
  const queries: URLSearchParams[] = [];
  const headers: Record<string, string>[] = [];
  const fetch: Fetch = async (url, options) => {
    queries.push(new URL(url).searchParams);
    headers.push(options.headers);
    const answered = answer(queries.length);
    if (answered instanceof Error) throw answered;
    return responseOf(answered);
  };
  const gateway: AliyunGateway = {
    account: {
      accessKeyId: 'an-id',
      accessKeySecret: 'a-secret',
      templates: [
        { code: 'SMS_1', content: '${name}您好，回T退订' },
        {
          code: 'SMS_2',
          content: '${name}您好，家庭医生团队提醒：请于${month}月${day}日前到${place}随访复诊。回T退订',
        },
      ],
    },
    fetch,
    now: () => new Date('2025-06-17T02:00:00Z'),
    newNonce: () => `nonce-${queries.length + 1}`,
    timeoutMs: 1_000,
  };
  return { gateway, queries, headers };
};

const Parameters = z.record(z.string(), z.string());

/** The number and the text that a query asks for, as the phone would show it. */
export const shownBy = (
  query: URLSearchParams,
  { account }: Pick<AliyunGateway, 'account'>,
): readonly [string, string] => {
  const template = account.templates.find(({ code }) => code === query.get('TemplateCode'));
  const parameters = Parameters.parse(JSON.parse(query.get('TemplateParam') ?? '{}'));
  const words = (template?.content ?? '').replace(
    /\$\{(\w+)\}/g,
    (_, name: string) => parameters[name] ?? '',
  );
  return [query.get('PhoneNumbers') ?? '', `【${query.get('SignName') ?? ''}】${words}`];
};
