import * as z from 'zod';

import type { SendOutcome } from '../../../domain/reminders/index.ts';
import type { SendSms } from '../../reminders/reminder-store.ts';
import { type AliyunGateway, askAliyun } from './aliyun-call.ts';
import { outcomeOfCode } from './aliyun-codes.ts';
import { signedText, templateFinder } from './aliyun-templates.ts';

const Answer = z.object({
  Code: z.string(),
  Message: z.string().default(''),
  BizId: z.string().min(1).optional(),
});

const NO_ANSWER: SendOutcome = { kind: 'unknown', code: 'provider/no-answer' };

const outcomeOf = (answer: Awaited<ReturnType<typeof askAliyun>>): SendOutcome => {
  const read = Answer.safeParse(answer?.body);
  if (answer === undefined || !read.success) return NO_ANSWER;
  const { Code: code, Message: message, BizId: providerId } = read.data;
  if (code !== 'OK') return outcomeOfCode(code, message, answer.status);
  return providerId === undefined ? NO_ANSWER : { kind: 'accepted', providerId };
};

/** Sends by Alibaba Cloud's SMS service, by the approved template that the text is written by; a text without one is
 *  refused before anybody is asked. It asks once: the service would send the same message twice.
 *  @source Alibaba Cloud, Dysmsapi 2017-05-25, SendSms */
export const aliyunGateway = (gateway: AliyunGateway): SendSms => {
  const templateOf = templateFinder(gateway.account.templates);
  return async ({ reference, phone, text }) => {
    const signed = signedText(text);
    if (signed === undefined) return { kind: 'refused', code: 'provider/no-signature' };
    const template = templateOf(signed.words);
    if (template === undefined) return { kind: 'refused', code: 'provider/no-template' };
    const answer = await askAliyun(gateway, 'SendSms', {
      PhoneNumbers: phone,
      SignName: signed.signature,
      TemplateCode: template.code,
      TemplateParam: JSON.stringify(template.parameters),
      OutId: reference,
    });
    return outcomeOf(answer);
  };
};
