import { voidExam } from '../../domain/exams/index.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { changed } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { voidExamRoute } from './api.ts';
import { voidedIn } from './exam-body.ts';
import { knownExam } from './known-exam.ts';
import { refusedOf } from './refused.ts';

/** Takes back an exam that was entered in error: what it had done is open again. */
export const voidExamUseCase = useCase(voidExamRoute, async (asked, ports) => {
  const { params, body, today, language } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person } = found.value;
  const exam = knownExam(file, params.examinedOn, asked);
  const decided = voidExam(person.history, { exam, ...body }, { today });
  if (!decided.ok) return err(refusedOf(decided.error, language));
  const { commit, after } = changed({ asked, ports }, found.value, { events: decided.value, patches: [] });
  const voided = voidedIn(after.file.entries).at(-1);
  if (voided === undefined) throw new Error('an exam that was taken back is told');
  return ok({
    answer: voided,
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
