import { unreachable } from '../../../domain/kernel/result.ts';
import { type Failure, failureOf } from '../store/dynamo-errors.ts';
import { storeError, type StoreError } from '../store/errors.ts';

/** Which service was asked, as a sentence names it, and whether the call changes something there. */
export type AskedService = { readonly name: string; readonly isWrite: boolean };

/** What S3, KMS, SQS, Step Functions and the SDK's own clock say otherwise than DynamoDB does.
 *  @source Amazon S3 API Reference, “List of error codes”; AWS KMS API Reference, Decrypt, “Errors”; Amazon SQS API
 *  Reference, SendMessageBatch, “Errors”; AWS Step Functions API Reference, StartExecution, “Errors” */
const FAILURES: ReadonlyMap<string, Failure> = new Map([
  ['SlowDown', 'throttled'],
  ['Throttling', 'throttled'],
  ['TooManyRequestsException', 'throttled'],
  ['RequestThrottled', 'throttled'],
  ['KmsThrottled', 'throttled'],
  ['KMS.ThrottlingException', 'throttled'],
  ['KmsThrottlingException', 'throttled'],
  ['ExecutionLimitExceeded', 'throttled'],
  ['OperationAborted', 'contended'],
  ['AbortError', 'unknown'],
  ['RequestTimeout', 'unknown'],
  ['InternalError', 'unknown'],
  ['DependencyTimeoutException', 'unknown'],
  ['KeyUnavailableException', 'unknown'],
  ['KMSInternalException', 'unknown'],
]);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'no error');

/** The error to throw where a service of AWS did not do what it was asked, in one sentence without a word of the request:
 *  busy, silent, or refused under the service's own name for it. */
export const serviceFailure = (error: unknown, { name, isWrite }: AskedService): StoreError => {
  const failure = FAILURES.get(nameOf(error)) ?? failureOf(error);
  switch (failure) {
    case 'throttled':
      return storeError('store/throttled', `${name} refuses so many requests for now`, error);
    case 'contended':
      return storeError('store/contended', `${name} is being asked for the same by others`, error);
    case 'unknown':
      return isWrite
        ? storeError('store/outcome-unknown', `${name} did not say whether it wrote`, error)
        : storeError('store/unavailable', `${name} cannot be reached`, error);
    case 'refused':
      return storeError('store/refused', `${name} refused the request: ${nameOf(error)}`, error);
    default:
      return unreachable(failure);
  }
};

/** Asks a service and waits so long for its answer and no longer; what goes wrong is thrown as `serviceFailure` has it. */
export const askService = async <Answer>(
  { patienceMs, ...service }: AskedService & { readonly patienceMs: number },
  call: (options: { readonly abortSignal: AbortSignal }) => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await call({ abortSignal: AbortSignal.timeout(patienceMs) });
  } catch (error) {
    throw serviceFailure(error, service);
  }
};
