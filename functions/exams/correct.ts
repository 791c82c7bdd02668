import { correctExam } from '../../domain/exams/index.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { changed, staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { correctExamRoute } from './api.ts';
import { enteredExamBody } from './exam-body.ts';
import { refusedOf } from './refused.ts';

/** Corrects the exam of a day: screening goes by what stands then. */
export const correctExamUseCase = useCase(correctExamRoute, async (asked, ports) => {
  const { params, body, today, language } = asked;
  const { examinedOn } = params;
  const { lateEntryReason, confirmed, staffId, ...exam } = body;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person } = found.value;
  const entry = { examinedOn, ...exam, enteredFrom: 'form' as const, staffId: staffOf(staffId, asked) };
  const decided = correctExam(person.history, entry, { today, lateEntryReason, confirmed });
  if (!decided.ok) return err(refusedOf(decided.error, language));
  const { commit, after } = changed({ asked, ports }, found.value, { events: decided.value, patches: [] });
  return ok({
    answer: enteredExamBody(after, examinedOn),
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
