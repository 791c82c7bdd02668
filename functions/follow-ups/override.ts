import { overrideAssessment } from '../../domain/follow-ups/index.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { overrideFollowUp } from './api.ts';
import { changed, staffOf } from './change.ts';
import { followUpBody } from './follow-up-body.ts';
import { refusedOf } from './refused.ts';
import { overriddenPatch } from './rows.ts';

/** Overrides what the rules suggest; the open task moves to the day that the doctor set. */
export const overrideUseCase = useCase(overrideFollowUp, async (asked, ports) => {
  const { params, body, today, language } = asked;
  const { followUpId } = params;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person } = found.value;
  const { class: chosen, nextDate: nextOn, reason } = body;
  const command = { followUpId, class: chosen, nextOn, reason, staffId: staffOf(body.staffId, asked) };
  const decided = overrideAssessment(person.history, command, today);
  if (!decided.ok) return err(refusedOf(decided.error, 'body', language));
  const events = decided.value;
  const { commit, after } = changed({ asked, ports }, found.value, {
    events,
    patches: events.map(overriddenPatch),
  });
  return ok({
    answer: followUpBody(after, followUpId),
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
