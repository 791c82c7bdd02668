import type { FollowUpCorrected, FollowUpRecorded } from '../../events/follow-ups.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type EntryContext, type FollowUpHistory, lateReason, type VisitEntry, visitFault } from './entry.ts';
import { visitOf } from './evolve.ts';
import type { FollowUpRefusal, VisitFault } from './refusal.ts';

type Encounter = { readonly history: FollowUpHistory; readonly context: EntryContext };

const about = ({ followUpId, programme }: VisitEntry, fault: VisitFault): FollowUpRefusal => ({
  ...fault,
  followUpId,
  programme,
});

const fact = (visit: VisitEntry, { history, context }: Encounter): Omit<FollowUpRecorded, 'type'> => {
  const lateEntryReason = lateReason(context);
  const residentId = history.resident.id;
  return { ...visit, residentId, ...(lateEntryReason === undefined ? {} : { lateEntryReason }) };
};

const recorded = (visit: VisitEntry, encounter: Encounter): FollowUpRecorded => ({
  type: 'follow-up-recorded@1',
  ...fact(visit, encounter),
});

/** Records the visits of one encounter, one for each programme: all or none.
 *  Out-of-order entry is no fault: the chain goes by the visits' dates.
 *  @source domain-rules.md §1.5 notes 8, 14; readings.md A60–A62 */
export const recordVisits = (
  history: FollowUpHistory,
  visits: readonly VisitEntry[],
  context: EntryContext,
): Result<FollowUpRecorded[], FollowUpRefusal> => {
  const events: FollowUpRecorded[] = [];
  for (const visit of visits) {
    if (events.some(({ programme }) => programme === visit.programme)) {
      return err(about(visit, { code: 'follow-up/programme-twice' }));
    }
    const others = [...history.visits, ...events.map(visitOf)];
    const fault = visitFault(visit, { ...context, history, others });
    if (fault !== undefined) return err(about(visit, fault));
    events.push(recorded(visit, { history, context }));
  }
  return ok(events);
};

/** Corrects a recorded visit by the whole of it as it should stand; the rules of entry hold as for a new one,
 *  and it stays in its programme. A doctor's override is kept.
 *  @source domain-rules.md §1.5 note 8 */
export const correctVisit = (
  history: FollowUpHistory,
  visit: VisitEntry,
  context: EntryContext,
): Result<FollowUpCorrected[], FollowUpRefusal> => {
  const old = history.visits.find(({ id }) => id === visit.followUpId);
  if (old === undefined) return err({ code: 'follow-up/not-found', followUpId: visit.followUpId });
  if (old.programme !== visit.programme) {
    return err(about(visit, { code: 'follow-up/programme-differs', recorded: old.programme }));
  }
  const others = history.visits.filter((other) => other !== old);
  const fault = visitFault(visit, { ...context, history, others });
  return fault === undefined
    ? ok([{ type: 'follow-up-corrected@1', ...fact(visit, { history, context }) }])
    : err(about(visit, fault));
};
