import * as z from 'zod';

import type { Told } from '../../reminders/hear-told.ts';
import { failureCode, instantOf } from './aliyun-words.ts';

/** @source Alibaba Cloud, 短信服务, SmsReport (消息队列消费模式 and HTTP批量推送模式): the same fields in both */
const Report = z.object({
  success: z.boolean(),
  report_time: z.string().default(''),
  send_time: z.string().default(''),
  err_code: z.string().nullish(),
  /** What `SendSms` answered with. */
  biz_id: z.string().min(1),
  /** What `SendSms` was given: our reference. */
  out_id: z.string().nullish(),
});

/** @source Alibaba Cloud, 短信服务, SmsUp (消息队列消费模式 and HTTP批量推送模式): the number of the sequence is text or a number */
const Reply = z.object({
  phone_number: z.string().min(1),
  content: z.string(),
  send_time: z.string(),
  sequence_id: z.union([z.string().min(1), z.number()]).transform(String),
});

const REFERENCE = /^[A-Za-z0-9_.-]{1,200}$/;

/** What a delivery report of Alibaba Cloud says; undefined where it is none. */
export const aliyunReport = (report: unknown): Told | undefined => {
  const read = Report.safeParse(report);
  if (!read.success) return undefined;
  const { success, report_time, send_time, err_code, biz_id, out_id } = read.data;
  const at = instantOf(report_time) ?? instantOf(send_time);
  if (at === undefined) return undefined;
  const whose = REFERENCE.test(out_id ?? '') ? { messageId: out_id ?? '' } : { providerId: biz_id };
  const status = success
    ? ({ status: 'delivered' } as const)
    : ({ status: 'failed', code: failureCode(err_code ?? '') } as const);
  return { kind: 'receipt', body: { ...whose, ...status, at } };
};

/** What somebody answered, as Alibaba Cloud tells it; undefined where it is none. Its number alone may come again one day:
 *  with its time it does not. */
export const aliyunReply = (reply: unknown): Told | undefined => {
  const read = Reply.safeParse(reply);
  if (!read.success) return undefined;
  const { phone_number: phone, content: text, send_time, sequence_id } = read.data;
  const at = instantOf(send_time);
  if (at === undefined) return undefined;
  const id = `aliyun-${sequence_id}-${at.replaceAll(/\D/g, '')}`;
  return { kind: 'answer', body: { phone, text, at, id } };
};
