import { err, ok } from '../../domain/kernel/result.ts';
import { recordOwnReading } from '../../domain/own-record/index.ts';
import { isDangerous, selfMeasuredIn } from '../../domain/reminders/index.ts';
import { dataOf } from '../kit/data-of.ts';
import { useCase } from '../kit/use-case.ts';
import { commitOf } from '../residents/commit.ts';
import type { Found } from '../residents/find.ts';
import { viewContext } from '../residents/views.ts';
import { enterReading } from './api.ts';
import type { OwnReading } from './bodies.ts';
import { findConfirmed } from './find-own.ts';
import { readingBody } from './readings.ts';

const isUrgent = ({ person }: Found, body: OwnReading): boolean => {
  const isPregnant = person.history.resident.keyGroups.includes('pregnant');
  return selfMeasuredIn(body).some((reading) => isDangerous(reading, person.profile, isPregnant));
};

/** Records what somebody measured at home: the team sees it, and no rule is decided by it but that somebody calls at once
 *  about what is dangerous. */
export const enterReadingUseCase = useCase(enterReading, async (asked, ports) => {
  const { body, by, now: at, params, today, ifMatch, reason } = asked;
  const found = await findConfirmed(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, reference } = found.value;
  if (ifMatch !== undefined && ifMatch !== file.version) return err({ code: 'state/stale' });
  const { measuredOn = today } = body;
  const urgent = isUrgent(found.value, body) ? { isDangerous: true as const } : {};
  const decided = recordOwnReading({ ...body, residentId: file.id, measuredOn, ...urgent }, today);
  if (!decided.ok) return err({ code: decided.error.code, data: dataOf(decided.error) });
  const change = { events: decided.value, patches: [], at, by: by.userId, reason };
  const commit = commitOf(file, change, viewContext(reference.organisation, ports.keys, today));
  const [recorded] = decided.value;
  if (recorded === undefined) throw new Error('a reading that is taken is a fact');
  return ok({
    answer: readingBody(recorded, at),
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
