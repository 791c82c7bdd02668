import { ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { findToSee } from '../residents/find.ts';
import { listReferrals } from './api.ts';
import { listPlace, referralBodies } from './referral-body.ts';

const USUAL_LIMIT = 50;

/** Lists a resident's referrals and drafts, the latest first. */
export const listUseCase = useCase(listReferrals, async (asked, ports) => {
  const { by, params, query, today } = asked;
  const owner = { userId: by.userId, list: `referrals ${params.residentId}` };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const found = await findToSee(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  const before = cursor.value;
  const rest = referralBodies(file, today).filter(
    (referral) => before === undefined || listPlace(referral) < before,
  );
  const page = rest.slice(0, query.limit ?? USUAL_LIMIT);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return ok({
    answer: {
      items: page,
      next: cursorOut(last && listPlace(last), owner, ports.keys),
    },
    version: file.version,
    saw: [file.id],
  });
});
