import { timingSafeEqual } from 'node:crypto';

import type { Keys } from '../kit/ports.ts';

/** The keyed hash of a code: good for one phone alone. */
export const codeHash = ({ hash }: Pick<Keys, 'hash'>, phoneHash: string, code: string): string =>
  hash('own-code', `${phoneHash} ${code}`);

/** Says whether two hashes are the same, in a time that does not tell how much of them is. */
export const isSameHash = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};
