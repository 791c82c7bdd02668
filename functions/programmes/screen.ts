import { err, ok } from '../../domain/kernel/result.ts';
import { managedSince, recordScreening } from '../../domain/programmes/index.ts';
import { staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import { findToWrite } from '../residents/find.ts';
import { viewContext } from '../residents/views.ts';
import { screenResident } from './api.ts';
import { refusedOf } from './refused.ts';
import { standingOf } from './standing.ts';

/** Records a reading and says where it leaves the resident: a raised one makes suspected, enough of them to be
 *  confirmed. Who is managed is followed up, not screened. */
export const screenUseCase = useCase(screenResident, async (asked, ports) => {
  const { params, body, today, by, now: at, reason, language } = asked;
  const { readOn: measuredOn, programme, staffId, ...rest } = body;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person, reference } = found.value;
  const { enrolments, resident } = person.history;
  const since = managedSince(enrolments, programme, today);
  if (since !== undefined) return err({ code: 'programme/already-enrolled', data: { enrolledOn: since } });
  const reading = { residentId: file.id, programme, measuredOn, staffId: staffOf(staffId, asked), ...rest };
  const decided = recordScreening(reading, { today, ...resident });
  if (!decided.ok) return err(refusedOf(decided.error, language));
  const change = { events: decided.value, patches: [], at, by: by.userId, reason };
  const commit = commitOf(file, change, viewContext(reference.organisation, ports.keys, today));
  return ok({
    answer: standingOf(found.value, programme, decided.value),
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
