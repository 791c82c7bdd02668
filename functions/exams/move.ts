import { moveExam } from '../../domain/exams/index.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { changed } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { moveExamRoute } from './api.ts';
import { enteredExamBody } from './exam-body.ts';
import { knownExam } from './known-exam.ts';
import { refusedOf } from './refused.ts';

/** Moves an exam to the day on which it was made: what went by the old day goes by the new one. */
export const moveExamUseCase = useCase(moveExamRoute, async (asked, ports) => {
  const { params, body, today, language } = asked;
  const { movedTo, reason, lateEntryReason } = body;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person } = found.value;
  const exam = knownExam(file, params.examinedOn, asked);
  const decided = moveExam(person.history, { exam, reason, movedTo }, { today, lateEntryReason });
  if (!decided.ok) return err(refusedOf(decided.error, language, 'movedTo'));
  const { commit, after } = changed({ asked, ports }, found.value, { events: decided.value, patches: [] });
  return ok({
    answer: enteredExamBody(after, movedTo),
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
