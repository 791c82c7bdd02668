import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';

import type { SendOutcome } from '../../../domain/reminders/index.ts';
import type { SendSms } from '../../reminders/reminder-store.ts';

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

const FIRST_SERVER_ERROR = 500;
const FIRST_CLIENT_ERROR = 400;
const TOO_MANY = 429;

const statusOf = (error: Error): number | undefined => {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const status: unknown = Object(metadata).httpStatusCode;
  return typeof status === 'number' ? status : undefined;
};

/** What a failed call means: an answer of SNS says what happened; without one, as after a timeout or a dropped
 *  connection, the message may have been taken. */
const outcomeOfError = (error: unknown): SendOutcome => {
  if (!(error instanceof Error)) return { kind: 'unknown', code: 'provider/no-answer' };
  const refused = REFUSED.get(error.name);
  if (refused !== undefined) return { kind: 'refused', code: refused };
  const status = statusOf(error);
  if (BUSY.has(error.name) || status === TOO_MANY) return { kind: 'busy', code: 'provider/throttled' };
  if (status === undefined) return { kind: 'unknown', code: 'provider/no-answer' };
  if (status >= FIRST_SERVER_ERROR) return { kind: 'busy', code: 'provider/unavailable' };
  return status >= FIRST_CLIENT_ERROR
    ? { kind: 'refused', code: 'provider/refused' }
    : { kind: 'unknown', code: 'provider/no-answer' };
};

/** What sending through SNS needs. */
export type SnsGateway = {
  /** With `maxAttempts` 1: what the client repeated by itself after a timeout would be a second SMS. */
  readonly client: SNSClient;
  /** How long an answer is waited for. */
  readonly timeoutMs: number;
};

const COUNTRY = '+86';

/** Sends by Amazon SNS, as a message that matters. It asks once: whoever calls decides about another try.
 *  @source Amazon SNS Developer Guide, “Publishing SMS messages” */
export const snsGateway =
  ({ client, timeoutMs }: SnsGateway): SendSms =>
  async ({ phone, text }) => {
    const command = new PublishCommand({
      PhoneNumber: `${COUNTRY}${phone}`,
      Message: text,
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      },
    });
    try {
      const { MessageId: providerId } = await client.send(command, {
        abortSignal: AbortSignal.timeout(timeoutMs),
      });
      return providerId === undefined
        ? { kind: 'unknown', code: 'provider/no-answer' }
        : { kind: 'accepted', providerId };
    } catch (error) {
      return outcomeOfError(error);
    }
  };
