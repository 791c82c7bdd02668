import { err, ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { findToAudit } from '../residents/find.ts';
import { whoLooked } from './api.ts';

const DEFAULT_LIMIT = 50;

/** Answers who looked at a resident of the asker's. To ask is a look too, and is recorded as one. */
export const whoLookedUseCase = useCase(whoLooked, async (asked, ports) => {
  const { subject, limit = DEFAULT_LIMIT, cursor: given } = asked.query;
  const owner = { userId: asked.by.userId, list: `${whoLooked.id} ${subject}` };
  const cursor = cursorIn(given, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const [found, looks] = await Promise.all([
    findToAudit(asked, ports, subject),
    ports.audits.looks(subject, { limit, cursor: cursor.value }),
  ]);
  if (!found.ok) return found;
  if (looks === undefined) return err({ code: 'request/bad-cursor' });
  const { users } = found.value.reference;
  const items = looks.items.map((look) => ({ ...look, userName: users.get(look.userId)?.name }));
  return ok({ answer: { items, next: cursorOut(looks.next, owner, ports.keys) }, saw: [subject] });
});
