import type { FollowUpCorrected, FollowUpEvent, FollowUpRecorded } from '../../events/follow-ups.ts';
import { unreachable } from '../kernel/result.ts';
import type { Visit } from '../programmes/index.ts';

/** The part of a recorded follow-up that the rules read. */
export const visitOf = (record: FollowUpRecorded | FollowUpCorrected): Visit => ({
  id: record.followUpId,
  residentId: record.residentId,
  programme: record.programme,
  visitedOn: record.visitedOn,
  visitedAt: record.visitedAt,
  mode: record.mode,
  outcome: record.outcome,
  sbp: record.sbp,
  dbp: record.dbp,
  fpg: record.fpg,
  ppg: record.ppg,
  heartRate: record.heartRate,
  temperature: record.temperature,
  hasDangerSign: record.dangerSigns.length > 0,
  adverseReaction: record.adverseReaction,
  complication: record.complication,
  pregnantOrLactating: record.pregnantOrLactating,
  cannotHandle: record.cannotHandle,
});

/** The corrected visit in the old one's place; the doctor's override stays. */
const corrected = ({ override }: Visit, event: FollowUpCorrected): Visit =>
  override === undefined ? visitOf(event) : { ...visitOf(event), override };

/** A resident's visits after an event; a call leaves them as they are. */
export const evolve = (visits: readonly Visit[], event: FollowUpEvent): Visit[] => {
  switch (event.type) {
    case 'follow-up-recorded@1':
      return [...visits, visitOf(event)];
    case 'follow-up-corrected@1':
      return visits.map((visit) => (visit.id === event.followUpId ? corrected(visit, event) : visit));
    case 'assessment-overridden@1': {
      const override = { class: event.class, nextOn: event.nextOn, reason: event.reason };
      return visits.map((visit) => (visit.id === event.followUpId ? { ...visit, override } : visit));
    }
    case 'call-made@1':
      return [...visits];
    default:
      return unreachable(event);
  }
};
