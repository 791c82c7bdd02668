import { err, ok } from '../../domain/kernel/result.ts';
import { enrol } from '../../domain/programmes/index.ts';
import { useCase } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import { findToWrite } from '../residents/find.ts';
import { viewContext } from '../residents/views.ts';
import { enrolResident } from './api.ts';
import { refusedOf } from './refused.ts';
import { enrolledPatch } from './rows.ts';

/** Brings a resident under management: a first visit becomes their team's task. */
export const enrolUseCase = useCase(enrolResident, async (asked, ports) => {
  const { params, body, today, by, now: at, reason, language } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person, reference } = found.value;
  const { enrolments, resident } = person.history;
  const decided = enrol(enrolments, { residentId: file.id, ...body }, { today, ...resident });
  if (!decided.ok) return err(refusedOf(decided.error, language));
  const change = { events: decided.value, patches: decided.value.map(enrolledPatch) };
  const context = viewContext(reference.organisation, ports.keys, today);
  const commit = commitOf(file, { ...change, at, by: by.userId, reason }, context);
  return ok({
    answer: { residentId: file.id, ...body },
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
