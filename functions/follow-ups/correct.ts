import { correctVisit } from '../../domain/follow-ups/index.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { correctFollowUp } from './api.ts';
import { changed, entryOf } from './change.ts';
import { followUpBody } from './follow-up-body.ts';
import { otherResident, refusedOf } from './refused.ts';
import { correctedPatch } from './rows.ts';

/** Corrects a follow-up; every later visit is judged anew by what now came before it. */
export const correctUseCase = useCase(correctFollowUp, async (asked, ports) => {
  const { params, today, language } = asked;
  const { lateEntryReason, confirmed, ...visit } = asked.body;
  const { residentId, followUpId } = params;
  const found = await findToWrite(asked, ports, residentId);
  if (!found.ok) return found;
  const { file, person } = found.value;
  if ((visit.residentId ?? residentId) !== residentId) return err(otherResident('body', language));
  const entry = entryOf(visit, followUpId, asked);
  const decided = correctVisit(person.history, entry, { today, lateEntryReason, confirmed });
  if (!decided.ok) return err(refusedOf(decided.error, 'body', language));
  const events = decided.value;
  const { commit, after } = changed({ asked, ports }, found.value, {
    events,
    patches: events.map(correctedPatch),
  });
  return ok({
    answer: followUpBody(after, followUpId),
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
