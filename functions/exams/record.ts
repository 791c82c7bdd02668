import { recordExam } from '../../domain/exams/index.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { changed, staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { recordExamRoute } from './api.ts';
import { enteredExamBody } from './exam-body.ts';
import { refusedOf } from './refused.ts';

/** Records an exam: the task of the year is done with it, and the promised service. */
export const recordExamUseCase = useCase(recordExamRoute, async (asked, ports) => {
  const { params, body, today, language } = asked;
  const { lateEntryReason, confirmed, staffId, ...exam } = body;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person } = found.value;
  const entry = { ...exam, enteredFrom: 'form' as const, staffId: staffOf(staffId, asked) };
  const decided = recordExam(person.history, entry, { today, lateEntryReason, confirmed });
  if (!decided.ok) return err(refusedOf(decided.error, language));
  // Each event says its own row (see `patchesOf`).
  const { commit, after } = changed({ asked, ports }, found.value, { events: decided.value, patches: [] });
  return ok({
    answer: enteredExamBody(after, exam.examinedOn),
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
