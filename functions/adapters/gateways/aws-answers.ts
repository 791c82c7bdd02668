import type { MobileNumber } from '../../../domain/kernel/phone.ts';
import type { SendOutcome } from '../../../domain/reminders/index.ts';

/** How a service of AWS says that a message was not taken. */
export type AwsRefusals = {
  /** Names and reasons of errors that stand until somebody does something, by the code that they are recorded under. */
  readonly refused: ReadonlyMap<string, string>;
  /** Names of errors that surely mean that the message was not taken and may be later. */
  readonly busy: ReadonlySet<string>;
};

const FIRST_SERVER_ERROR = 500;
const FIRST_CLIENT_ERROR = 400;
const TOO_MANY = 429;

const NO_ANSWER: SendOutcome = { kind: 'unknown', code: 'provider/no-answer' };

const statusOf = (error: Error): number | undefined => {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const status: unknown = Object(metadata).httpStatusCode;
  return typeof status === 'number' ? status : undefined;
};

/** Where an error has a reason, it says more than the error's name. */
const namesOf = (error: Error): readonly string[] => {
  const reason: unknown = 'Reason' in error ? error.Reason : undefined;
  return typeof reason === 'string' ? [reason, error.name] : [error.name];
};

/** What a failed call means: an answer of the service says what happened; without one, as after a timeout or a dropped
 *  connection, the message may have been taken. */
const outcomeOfError = (error: unknown, { refused, busy }: AwsRefusals): SendOutcome => {
  if (!(error instanceof Error)) return NO_ANSWER;
  const code = namesOf(error)
    .map((name) => refused.get(name))
    .find((known) => known !== undefined);
  if (code !== undefined) return { kind: 'refused', code };
  const status = statusOf(error);
  if (busy.has(error.name) || status === TOO_MANY) return { kind: 'busy', code: 'provider/throttled' };
  if (status === undefined) return NO_ANSWER;
  if (status >= FIRST_SERVER_ERROR) return { kind: 'busy', code: 'provider/unavailable' };
  return status >= FIRST_CLIENT_ERROR ? { kind: 'refused', code: 'provider/refused' } : NO_ANSWER;
};

/** What one call that hands over a message came to; it never throws. */
export const outcomeOfCall = async (
  call: () => Promise<{ readonly MessageId?: string | undefined }>,
  refusals: AwsRefusals,
): Promise<SendOutcome> => {
  try {
    const { MessageId: providerId } = await call();
    return providerId === undefined ? NO_ANSWER : { kind: 'accepted', providerId };
  } catch (error) {
    return outcomeOfError(error, refusals);
  }
};

/** A mainland number as it is known everywhere. @source ITU-T E.164 */
export const numberAbroad = (phone: MobileNumber): string => `+86${phone}`;
