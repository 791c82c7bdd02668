import { randomBytes } from 'node:crypto';

const ID_BYTES = 12;

/** An id that nobody has had or guesses. */
export const newId = (): string => randomBytes(ID_BYTES).toString('base64url');
