import { err, ok } from '../../domain/kernel/result.ts';
import { closeEnrolment } from '../../domain/programmes/index.ts';
import { useCase } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import { findToWrite } from '../residents/find.ts';
import { viewContext } from '../residents/views.ts';
import { closeEnrolments } from './api.ts';
import { refusedOf } from './refused.ts';
import { closedPatch } from './rows.ts';

/** Ends management: the programme's open task goes with it. */
export const closeUseCase = useCase(closeEnrolments, async (asked, ports) => {
  const { params, body, today, by, now: at, reason, language } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person, reference } = found.value;
  const command = { residentId: file.id, programme: params.programme, ...body };
  const decided = closeEnrolment(person.history.enrolments, command, today);
  if (!decided.ok) return err(refusedOf(decided.error, language));
  const change = { events: decided.value, patches: decided.value.map(closedPatch) };
  const context = viewContext(reference.organisation, ports.keys, today);
  const commit = commitOf(file, { ...change, at, by: by.userId, reason }, context);
  const closed = decided.value.map(({ type: _type, reason: closeReason, ...enrolment }) => ({
    ...enrolment,
    closeReason,
  }));
  return ok({
    answer: { items: closed },
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
