import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { pageOfRecord } from '../residents/own-page.ts';
import { listExams } from './api.ts';
import { examBodies, voidedIn } from './exam-body.ts';

/** Lists a resident's exams, the latest first. */
export const listExamsUseCase = useCase(listExams, async (asked, ports) => {
  const listed = await pageOfRecord(asked, ports, {
    name: 'exams',
    itemsOf: ({ file }) => examBodies(file),
    placeOf: ({ examinedOn }) => examinedOn,
  });
  if (!listed.ok) return listed;
  const { found, page: items, next } = listed.value;
  const voided = voidedIn(found.file.entries);
  return ok({
    answer: { items: [...items], next, voided },
    version: found.file.version,
    saw: [found.file.id],
  });
});
