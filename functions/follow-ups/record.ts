import { recordVisits, type FollowUpRefusal, type VisitEntry } from '../../domain/follow-ups/index.ts';
import { isId, type VisitId } from '../../domain/kernel/ids.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import type { FollowUpRecorded } from '../../events/follow-ups.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { recordFollowUps } from './api.ts';
import type { AssessmentBody, RecordedBody } from './bodies.ts';
import { changed, entryOf } from './change.ts';
import { assessments } from './follow-up-body.ts';
import { otherResident, refusedOf } from './refused.ts';

type Recording = Asked<typeof recordFollowUps>;

const newVisitId = ({ newId }: Ports): VisitId => {
  const id = newId();
  if (isId<'VisitId'>(id)) return id;
  throw new Error('a new id is an id');
};

/** Where in the request the visit stands that a refusal is about. */
const placeOf = (refusal: FollowUpRefusal, visits: readonly VisitEntry[]): string => {
  if (!('programme' in refusal)) return 'body';
  const at = visits.findLastIndex(
    ({ followUpId, programme }) => followUpId === refusal.followUpId && programme === refusal.programme,
  );
  return `body.visits.${at}`;
};

const recordedBody = (
  { followUpId, programme }: FollowUpRecorded,
  decided: ReadonlyMap<VisitId, AssessmentBody>,
): RecordedBody => {
  const assessment = decided.get(followUpId);
  if (assessment === undefined) throw new Error('a recorded visit is assessed');
  return { followUpId, programme, ...assessment };
};

const strangerAt = ({ body, params }: Recording): number =>
  body.visits.findIndex(({ residentId = params.residentId }) => residentId !== params.residentId);

/** Records the visits of one encounter and answers what the rules decide on each; one refusal refuses all. */
export const recordUseCase = useCase(recordFollowUps, async (asked, ports) => {
  const { body, params, today, language } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, person } = found.value;
  const stranger = strangerAt(asked);
  if (stranger !== -1) return err(otherResident(`body.visits.${stranger}`, language));
  const visits = body.visits.map((visit) => entryOf(visit, visit.id ?? newVisitId(ports), asked));
  const { lateEntryReason, confirmed } = body;
  const decided = recordVisits(person.history, visits, { today, lateEntryReason, confirmed });
  if (!decided.ok) return err(refusedOf(decided.error, placeOf(decided.error, visits), language));
  const events = decided.value;
  const { commit, after } = changed({ asked, ports }, found.value, {
    events,
    // Each event says its own row (see `patchesOf`).
    patches: [],
  });
  const assessed = assessments(after.person);
  return ok({
    answer: { items: events.map((event) => recordedBody(event, assessed)) },
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
