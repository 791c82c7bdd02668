import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Keys } from './ports.ts';
import type { Refused } from './use-case.ts';

/** Who asked for a list, and which one: a cursor holds for nothing else. */
export type CursorOwner = { readonly userId: string; readonly list: string };

const sealOf = ({ userId, list }: CursorOwner, cursor: string, hash: Keys['hash']): string =>
  hash('cursor', `${userId} ${list} ${cursor}`);

/** A store's cursor as it is given out: bound to who asked what. */
export const cursorOut = (
  cursor: string | undefined,
  owner: CursorOwner,
  { hash }: Pick<Keys, 'hash'>,
): string | null => (cursor === undefined ? null : `${sealOf(owner, cursor, hash)}.${cursor}`);

/** A store's cursor as it comes back; refused where it was edited, or given to somebody else or for another list. */
export const cursorIn = (
  text: string | undefined,
  owner: CursorOwner,
  { hash }: Pick<Keys, 'hash'>,
): Result<string | undefined, Refused> => {
  if (text === undefined) return ok(undefined);
  const dot = text.indexOf('.');
  const cursor = text.slice(dot + 1);
  return dot > 0 && text.slice(0, dot) === sealOf(owner, cursor, hash)
    ? ok(cursor)
    : err({ code: 'request/bad-cursor' });
};
