/** What broke beneath the store; the code chooses the sentence that people read. */
export type StoreErrorCode =
  | 'store/disk-full'
  | 'store/locked'
  | 'store/not-a-database'
  | 'store/newer-format'
  | 'store/older-format'
  | 'store/unreadable'
  | 'store/read-only'
  | 'store/damaged'
  | 'store/throttled'
  | 'store/contended'
  | 'store/unavailable'
  | 'store/outcome-unknown'
  | 'store/refused';

/** A broken world, as the store saw it. The message is one sentence and holds no item and no key. */
export type StoreError = Error & { readonly name: 'StoreError'; readonly code: StoreErrorCode };

/** Makes an error to throw; what caused it is kept as `cause`. */
export const storeError = (code: StoreErrorCode, message: string, cause?: unknown): StoreError =>
  Object.assign(new Error(message, { cause }), { name: 'StoreError', code } as const);

/** Says whether a caught value is the store's own error. */
export const isStoreError = (error: unknown): error is StoreError =>
  error instanceof Error && error.name === 'StoreError' && 'code' in error;

const RETRYABLE: ReadonlySet<StoreErrorCode> = new Set([
  'store/locked',
  'store/throttled',
  'store/contended',
  'store/unavailable',
  'store/outcome-unknown',
]);

/** Says whether the same call may succeed later; a transaction is repeated with the same token. */
export const isRetryable = (error: unknown): boolean => isStoreError(error) && RETRYABLE.has(error.code);
