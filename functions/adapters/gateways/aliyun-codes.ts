import type { SendOutcome } from '../../../domain/reminders/index.ts';

/** What a refusal is recorded under, and the provider's codes for it.
 *  @source Alibaba Cloud, 短信服务, API错误码 (document 101346); V3 request structure and signature, common errors */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'provider/not-allowed': [
    'Forbidden',
    'Forbidden.RAM',
    'InvalidAccessKeyId.Inactive',
    'InvalidAccessKeyId.NotFound',
    'InvalidTimeStamp.Expired',
    'SignatureDoesNotMatch',
    'isp.RAM_PERMISSION_DENY',
    'isv.ACCOUNT_ABNORMAL',
    'isv.ACCOUNT_NOT_EXISTS',
    'isv.DENY_IP_RANGE',
    'isv.PRODUCT_UNSUBSCRIBE',
    'isv.PRODUCT_UN_SUBSCRIPT',
    'isv.SECURITY_FROZEN_ACCOUNT',
    'isv.SMS_TEST_NUMBER_LIMIT',
  ],
  'provider/spend-limit': [
    'isv.AMOUNT_NOT_ENOUGH',
    'isv.DAY_LIMIT_CONTROL',
    'isv.MONTH_LIMIT_CONTROL',
    'isv.OUT_OF_SERVICE',
  ],
  'provider/bad-number': ['isv.MOBILE_NUMBER_ILLEGAL', 'isv.MOBILE_COUNT_OVER_LIMIT'],
  // The first: somebody of the number opted out of other senders' messages, or complained.
  'provider/opted-out': ['isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED'],
  'provider/no-signature': [
    'isv.SIGN_STATE_ILLEGAL',
    'isv.SMS_SIGNATURE_ILLEGAL',
    'isv.SMS_SIGNATURE_SCENE_ILLEGAL',
    'isv.SMS_SIGN_ILLEGAL',
  ],
  'provider/no-template': [
    'isv.DOMESTIC_NUMBER_NOT_SUPPORTED',
    'isv.SMS_TEMPLATE_ILLEGAL',
    'isv.TEMPLATE_MISSING_PARAMETERS',
  ],
  'provider/bad-message': [
    'isv.INVALID_JSON_PARAM',
    'isv.INVALID_PARAMETERS',
    'isv.PARAM_LENGTH_LIMIT',
    'isv.PARAM_NOT_SUPPORT_URL',
    'isv.SMS_CONTENT_ILLEGAL',
    'isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE',
    'isv.TEMPLATE_PARAMS_ILLEGAL',
    'isv.UNSUPPORTED_CONTENT',
  ],
};

const refusals: ReadonlyMap<string, string> = new Map(
  Object.entries(REFUSED).flatMap(([code, theirs]) => theirs.map((their) => [their, code] as const)),
);

/** Surely not taken, and may be soon. @source Alibaba Cloud, OpenAPI common error codes */
const BUSY: ReadonlySet<string> = new Set([
  'ServiceUnavailable',
  'Throttling',
  'Throttling.Api',
  'Throttling.User',
]);

/** The service broke at its work, or had the same request before: the message may have been taken.
 *  @source Alibaba Cloud, OpenAPI common error codes; 短信服务, API错误码 */
const UNKNOWN: ReadonlySet<string> = new Set([
  'InternalError',
  'SignatureNonceUsed',
  'isp.GATEWAY_ERROR',
  'isp.SYSTEM_ERROR',
]);

/** Too many to one number. The message alone says of which span: within the minute it will do again, within the hour or
 *  the day it will not. @source Alibaba Cloud, 短信服务, 短信发送频率限制; the message “触发分钟级流控Permits:1” */
const overLimit = (message: string): SendOutcome =>
  message.includes('分钟级')
    ? { kind: 'busy', code: 'provider/throttled' }
    : { kind: 'refused', code: 'provider/number-limit' };

const FIRST_CLIENT_ERROR = 400;
const FIRST_SERVER_ERROR = 500;

/** A code that is not known: `isv` means the caller's fault, `isp` the provider's; others go by the status. */
const outcomeOfOther = (code: string, status: number): SendOutcome => {
  const isOurs = status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR && !code.startsWith('isp.');
  return isOurs || code.startsWith('isv.')
    ? { kind: 'refused', code: 'provider/refused' }
    : { kind: 'unknown', code: 'provider/no-answer' };
};

/** What an answer means that is not OK; the provider's own words never get into a code.
 *  @param code the provider's */
export const outcomeOfCode = (code: string, message: string, status: number): SendOutcome => {
  const refused = refusals.get(code);
  if (refused !== undefined) return { kind: 'refused', code: refused };
  if (BUSY.has(code)) return { kind: 'busy', code: 'provider/throttled' };
  if (UNKNOWN.has(code)) return { kind: 'unknown', code: 'provider/system-error' };
  return code === 'isv.BUSINESS_LIMIT_CONTROL' ? overLimit(message) : outcomeOfOther(code, status);
};
