import { ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { findToSee } from '../residents/find.ts';
import { listExams } from './api.ts';
import { examBodies } from './exam-body.ts';

const USUAL_LIMIT = 50;

/** Lists a resident's exams, the latest first. */
export const listExamsUseCase = useCase(listExams, async (asked, ports) => {
  const { by, params, query } = asked;
  const { limit = USUAL_LIMIT } = query;
  const owner = { userId: by.userId, list: `exams ${params.residentId}` };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const found = await findToSee(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  const before = cursor.value;
  const rest = examBodies(file).filter(({ examinedOn }) => before === undefined || examinedOn < before);
  const page = rest.slice(0, limit);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return ok({
    answer: { items: page, next: cursorOut(last?.examinedOn, owner, ports.keys) },
    version: file.version,
    saw: [file.id],
  });
});
