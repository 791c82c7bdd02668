import * as z from 'zod';

import { clinicDate } from '../../../domain/kernel/time.ts';
import type { Receipt } from '../../../domain/reminders/index.ts';
import type { AskReceipt } from '../../reminders/reminder-store.ts';
import { type AliyunGateway, askAliyun } from './aliyun-call.ts';
import { outcomeOfCode } from './aliyun-codes.ts';
import { failureCode, instantOf } from './aliyun-words.ts';

/** What one page holds at most. @source Alibaba Cloud, Dysmsapi 2017-05-25, QuerySendDetails, PageSize */
const A_PAGE = 50;

const WAITING = 1;
const ARRIVED = 3;

const Detail = z.object({
  /** 1 waits for its report, 2 failed, 3 arrived. */
  SendStatus: z.int().min(1).max(3),
  ErrCode: z.string().default(''),
  ReceiveDate: z.string().default(''),
  OutId: z.string().default(''),
});

const Answer = z.object({
  Code: z.string(),
  Message: z.string().default(''),
  SmsSendDetailDTOs: z.object({ SmsSendDetailDTO: z.array(Detail).default([]) }).optional(),
});

const receiptOf = (detail: z.infer<typeof Detail>, now: Date): Receipt | undefined => {
  if (detail.SendStatus === WAITING) return undefined;
  const at = instantOf(detail.ReceiveDate) ?? now.toISOString();
  const isDelivered = detail.SendStatus === ARRIVED;
  return { isDelivered, code: isDelivered ? 'phone/reached' : failureCode(detail.ErrCode), at };
};

const detailsIn = async (
  gateway: AliyunGateway,
  query: Readonly<Record<string, string>>,
): Promise<readonly z.infer<typeof Detail>[] | undefined> => {
  const answer = await askAliyun(gateway, 'QuerySendDetails', query);
  const read = Answer.safeParse(answer?.body);
  if (answer === undefined || !read.success) return undefined;
  const { Code: code, Message: message, SmsSendDetailDTOs: found } = read.data;
  if (code === 'OK') return found?.SmsSendDetailDTO ?? [];
  const outcome = outcomeOfCode(code, message, answer.status);
  // Nobody would ever learn anything: that is for who runs the service.
  if (outcome.kind === 'refused' && outcome.code === 'provider/not-allowed')
    throw new Error('the provider does not let us ask');
  return undefined;
};

/** Asks Alibaba Cloud what became of a message, found by its reference. One that is not among those of its day was never
 *  taken, but that is said only when the day is over: the service may list it late. Throws where we may not ask.
 *  @source Alibaba Cloud, Dysmsapi 2017-05-25, QuerySendDetails */
export const askAliyunReceipt =
  (gateway: AliyunGateway): AskReceipt =>
  async ({ reference, day, phone }) => {
    const details = await detailsIn(gateway, {
      PhoneNumber: phone,
      SendDate: day.replaceAll('-', ''),
      PageSize: String(A_PAGE),
      CurrentPage: '1',
    });
    if (details === undefined) return undefined;
    const now = gateway.now();
    const found = details.find(({ OutId }) => OutId === reference);
    if (found !== undefined) return receiptOf(found, now);
    const mayCome = details.length >= A_PAGE || clinicDate(now) <= day;
    return mayCome ? undefined : { isDelivered: false, code: 'provider/never-taken', at: now.toISOString() };
  };
