import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import * as z from 'zod';

import type { SendSms } from '../../reminders/reminder-store.ts';
import { numberAbroad, outcomeOfCall } from './aws-answers.ts';

/** @source AWS End User Messaging SMS v2 API Reference, SendTextMessage, “Errors” and “Common Error Types” */
const BUSY: ReadonlySet<string> = new Set([
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** @source AWS End User Messaging SMS v2 API Reference, SendTextMessage, “Errors”, and the reasons of each error */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['AccessDeniedException', 'provider/not-allowed'],
  ['ExpiredTokenException', 'provider/not-allowed'],
  ['UnrecognizedClientException', 'provider/not-allowed'],
  ['ValidationException', 'provider/bad-message'],
  ['DESTINATION_PHONE_NUMBER_OPTED_OUT', 'provider/opted-out'],
  ['DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE', 'provider/opted-out'],
  ['DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION', 'provider/not-allowed'],
  ['DESTINATION_PHONE_NUMBER_NOT_VERIFIED', 'provider/not-allowed'],
  ['NO_ORIGINATION_IDENTITIES_FOUND', 'provider/no-sender'],
  ['ResourceNotFoundException', 'provider/no-sender'],
  ['MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT', 'provider/spend-limit'],
  ['ServiceQuotaExceededException', 'provider/spend-limit'],
]);

/** From where messages come and where their delivery reports go, as set up with the provider. */
export const EndUserMessagingAccount = z.strictObject({
  /** A number, a sender id or a pool; without one the provider chooses among the account's. */
  originationIdentity: z.string().min(1).optional(),
  /** Names the destination of delivery reports; without one nothing more is heard of a message. */
  configurationSet: z.string().min(1).optional(),
});
/** From where messages come and where their delivery reports go. */
export type EndUserMessagingAccount = z.infer<typeof EndUserMessagingAccount>;

/** What sending through AWS End User Messaging needs. */
export type EndUserMessagingGateway = {
  /** With `maxAttempts` 1: what the client repeated by itself after a timeout would be a second SMS. */
  readonly client: PinpointSMSVoiceV2Client;
  readonly account: EndUserMessagingAccount;
  /** How long an answer is waited for. */
  readonly timeoutMs: number;
};

/** Sends by AWS End User Messaging, as a message that matters. It asks once; the reference comes back in the delivery
 *  reports, also of a message whose answer was lost.
 *  @source AWS End User Messaging SMS v2 API Reference, SendTextMessage */
export const endUserMessagingGateway =
  ({ client, account, timeoutMs }: EndUserMessagingGateway): SendSms =>
  ({ reference, phone, text }) => {
    const command = new SendTextMessageCommand({
      DestinationPhoneNumber: numberAbroad(phone),
      MessageBody: text,
      MessageType: 'TRANSACTIONAL',
      Context: { reference },
      OriginationIdentity: account.originationIdentity,
      ConfigurationSetName: account.configurationSet,
    });
    const call = () => client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });
    return outcomeOfCall(call, { refused: REFUSED, busy: BUSY });
  };
