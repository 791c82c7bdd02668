export { type Count, countAll, countOne, type Limit, type LimitRefusal } from './limit.ts';
export { beginCode, codeText, type OneTimeCode, tryCode } from './one-time-code.ts';
export { phoneHolds } from './phone-holds.ts';
export { ownRecordPolicy } from './policy.ts';
export { type OwnReading, type ReadingRefusal, recordOwnReading } from './reading.ts';
export { servedNumber } from './served-number.ts';
