import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod';

import type { Inbox } from '../../reminders/hear-told.ts';
import type { AskReceipt, SendSms } from '../../reminders/reminder-store.ts';
import { askAliyunReceipt } from './aliyun-ask.ts';
import { AliyunAccount, type AliyunGateway } from './aliyun-call.ts';
import { aliyunInboxes } from './aliyun-inboxes.ts';
import { aliyunGateway } from './aliyun.ts';
import { EndUserMessagingAccount, endUserMessagingGateway } from './end-user-messaging.ts';
import { jsonIn } from './json-in.ts';
import { snsGateway } from './sns.ts';

/** The providers that a stage may name as `JIAYI_SMS_PROVIDER`. */
export const SmsProvider = z.enum(['sns', 'end-user-messaging', 'aliyun']);
/** A provider of SMS in the cloud. */
export type SmsProvider = z.infer<typeof SmsProvider>;

/** Hands over messages, asks what became of them where the provider can be asked, and takes what it tells where it leaves
 *  that with itself. */
export type Gateway = {
  readonly send: SendSms;
  readonly ask: AskReceipt | undefined;
  readonly inboxes: readonly Inbox[];
};

/** What a stage sets, and what a gateway needs of the world. */
export type GatewaySettings = Pick<AliyunGateway, 'fetch' | 'now' | 'newNonce'> & {
  readonly provider: SmsProvider;
  /** The text of the provider's secret: JSON; what a provider needs of it is its own. */
  readonly secret: string | undefined;
};

/** Longer than a provider takes, and short of the lease of a claim. The call is never repeated by the client itself.
 *  @source Alibaba Cloud, SendSms: at least a second; the rest is [design] */
const ANSWER_MS = 10_000;
const ONCE = { maxAttempts: 1 };

/** Only where a secret is wrong may be told, not what it says. */
const accountIn = <Account>(secret: string | undefined, Account: z.ZodType<Account>): Account => {
  const read = Account.safeParse(jsonIn(secret ?? '{}'));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path }) => path.join('.') || 'all of it');
  throw new Error(`the secret of the SMS provider is wrong: ${faults.join(', ')}`);
};

const GATEWAYS: Readonly<Record<SmsProvider, (settings: GatewaySettings) => Gateway>> = {
  sns: () => ({
    send: snsGateway({ client: new SNSClient(ONCE), timeoutMs: ANSWER_MS }),
    ask: undefined,
    inboxes: [],
  }),
  'end-user-messaging': ({ secret }) => ({
    send: endUserMessagingGateway({
      client: new PinpointSMSVoiceV2Client(ONCE),
      account: accountIn(secret, EndUserMessagingAccount),
      timeoutMs: ANSWER_MS,
    }),
    ask: undefined,
    inboxes: [],
  }),
  aliyun: ({ secret, fetch, now, newNonce }) => {
    const account = accountIn(secret, AliyunAccount);
    const gateway = { account, fetch, now, newNonce, timeoutMs: ANSWER_MS };
    return {
      send: aliyunGateway(gateway),
      ask: askAliyunReceipt(gateway),
      inboxes: aliyunInboxes(gateway),
    };
  },
};

/** The gateway of a stage's provider; throws where the provider's secret is not what it needs, without telling it. */
export const gatewayOf = (settings: GatewaySettings): Gateway => GATEWAYS[settings.provider](settings);
