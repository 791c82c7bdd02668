import { err, ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { ownLooks } from './api.ts';
import { findHeld } from './find-own.ts';

const DEFAULT_LIMIT = 50;

/** Answers who looked at the asker's record. To ask is a look too, and is recorded as one. */
export const looksUseCase = useCase(ownLooks, async (asked, ports) => {
  const { params, query } = asked;
  const { limit = DEFAULT_LIMIT } = query;
  const owner = { userId: asked.by.userId, list: `${ownLooks.id} ${params.residentId}` };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const [found, looks] = await Promise.all([
    findHeld(asked, ports, params.residentId),
    ports.audits.looks(params.residentId, { limit, cursor: cursor.value }),
  ]);
  if (!found.ok) return found;
  if (looks === undefined) return err({ code: 'request/bad-cursor' });
  const { users } = found.value.reference;
  const items = looks.items.map(({ userId, at, role, action, purpose }) => {
    const userName = users.get(userId)?.name;
    return { at, role, action, purpose, ...(userName !== undefined && { userName }) };
  });
  return ok({
    answer: { items, next: cursorOut(looks.next, owner, ports.keys) },
    saw: [found.value.file.id],
  });
});
