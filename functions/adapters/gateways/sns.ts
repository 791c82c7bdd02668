import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';

import type { SendSms } from '../../reminders/reminder-store.ts';
import { numberAbroad, outcomeOfCall } from './aws-answers.ts';

/** Refusals of Amazon SNS that surely mean that the message was not taken and may be later.
 *  @source Amazon SNS API Reference, Publish, “Errors” and “Common Errors” */
const BUSY: ReadonlySet<string> = new Set([
  'KMSThrottlingException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'Throttled',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** Refusals that stand until somebody does something, by the code that they are recorded under.
 *  @source Amazon SNS API Reference, Publish, “Errors” and “Common Errors” */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['AuthorizationErrorException', 'provider/not-allowed'],
  ['AccessDeniedException', 'provider/not-allowed'],
  ['InvalidClientTokenId', 'provider/not-allowed'],
  ['InvalidParameterException', 'provider/bad-message'],
  ['InvalidParameterValueException', 'provider/bad-message'],
  ['ValidationException', 'provider/bad-message'],
  ['OptedOutException', 'provider/opted-out'],
  ['OptedOut', 'provider/opted-out'],
  ['LimitExceededException', 'provider/spend-limit'],
  ['LimitExceeded', 'provider/spend-limit'],
]);

/** What sending through SNS needs. */
export type SnsGateway = {
  /** With `maxAttempts` 1: what the client repeated by itself after a timeout would be a second SMS. */
  readonly client: SNSClient;
  /** How long an answer is waited for. */
  readonly timeoutMs: number;
};

/** Sends by Amazon SNS, as a message that matters. It asks once: whoever calls decides about another try.
 *  @source Amazon SNS Developer Guide, “Publishing SMS messages” */
export const snsGateway =
  ({ client, timeoutMs }: SnsGateway): SendSms =>
  async ({ phone, text }) => {
    const command = new PublishCommand({
      PhoneNumber: numberAbroad(phone),
      Message: text,
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      },
    });
    const call = () => client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });
    return outcomeOfCall(call, { refused: REFUSED, busy: BUSY });
  };
