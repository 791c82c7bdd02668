import { ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { allianceBody } from './alliance-body.ts';
import { listAlliances } from './api.ts';

const USUAL_LIMIT = 50;

/** Lists the alliances, which are no secret; the cursor is a place in the order in which they were set up. */
export const listAlliancesUseCase = useCase(listAlliances, async ({ by, query }, ports) => {
  const { limit = USUAL_LIMIT } = query;
  const owner = { userId: by.userId, list: 'alliances' };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const reference = await ports.reference();
  const from = Number(cursor.value ?? '0');
  const until = from + limit;
  const next = until < reference.alliances.length ? String(until) : undefined;
  return ok({
    answer: {
      items: reference.alliances.slice(from, until).map((alliance) => allianceBody(alliance, reference)),
      next: cursorOut(next, owner, ports.keys),
    },
    saw: [],
  });
});
