import { unreachable } from '../../../domain/kernel/result.ts';
import { storeError, type StoreError } from './errors.ts';
import type { Pause } from './pacing.ts';

/** What an error of the SDK says: try again (throttled, contended), try again though it may have happened
 *  (unknown), or never (refused). */
export type Failure = 'throttled' | 'contended' | 'unknown' | 'refused';

const FAILURES: Readonly<Record<string, Failure>> = {
  ProvisionedThroughputExceededException: 'throttled',
  ProvisionedThroughputExceeded: 'throttled',
  ThrottlingException: 'throttled',
  ThrottlingError: 'throttled',
  RequestLimitExceeded: 'throttled',
  LimitExceededException: 'throttled',
  TransactionConflictException: 'contended',
  TransactionConflict: 'contended',
  TransactionInProgressException: 'contended',
  InternalServerError: 'unknown',
  ServiceUnavailable: 'unknown',
  ServiceUnavailableException: 'unknown',
  TimeoutError: 'unknown',
};

/** Failures of the connection: the request may or may not have arrived. */
const CONNECTION_CODES: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);

const statusOf = (error: Error): number => {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return 0;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : 0;
};

/** Tells failures apart by the name of the error, or the code of a cancelled transaction's reason. */
export const failureNamed = (name: string): Failure => FAILURES[name] ?? 'refused';

/** Tells what an error of the SDK says. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return 'refused';
  const isConnection = 'code' in error && CONNECTION_CODES.has(error.code);
  if (isConnection || statusOf(error) >= 500) return 'unknown';
  return failureNamed(error.name);
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'no error');

/** The error to throw when trying again is over. It names the SDK's error but keeps none of the request. */
export const failureError = (failure: Failure, cause: unknown, isWrite: boolean): StoreError => {
  switch (failure) {
    case 'throttled':
      return storeError('store/throttled', 'the database refuses so many requests for now', cause);
    case 'contended':
      return storeError('store/contended', 'others keep writing the same items', cause);
    case 'unknown':
      return isWrite
        ? storeError('store/outcome-unknown', 'the database did not say whether it wrote', cause)
        : storeError('store/unavailable', 'the database cannot be reached', cause);
    case 'refused':
      return storeError('store/refused', `the database refused the request: ${nameOf(cause)}`, cause);
    default:
      return unreachable(failure);
  }
};

/** Sends a request until it is answered or refused; a write whose answer was lost once and never came ends as
 *  `store/outcome-unknown`, whatever stood in the way last. */
export const sendUntilAnswered = async <T>(
  send: () => Promise<T>,
  { pause, isWrite }: { readonly pause: Pause; readonly isWrite: boolean },
): Promise<T> => {
  let hasLostAnswer = false;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'refused') throw failureError(failure, error, isWrite);
      hasLostAnswer ||= failure === 'unknown';
      await pause(failureError(hasLostAnswer ? 'unknown' : failure, error, isWrite));
    }
  }
};
