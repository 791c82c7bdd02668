import {
  evolve,
  type FollowUpHistory,
  recordVisits,
  type VisitEntry,
} from '../../../domain/follow-ups/index.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { Visit } from '../../../domain/programmes/index.ts';
import type { FollowUpEvent } from '../../../events/follow-ups.ts';
import { anEnrolment, aResident, aVisit, type ResidentGiven, type VisitGiven } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

/** A visit as somebody enters it: what the visit of the same words holds, and nothing more on its form. */
export const anEntry = (given: VisitGiven = {}, more: Partial<VisitEntry> = {}): VisitEntry => {
  const {
    id,
    residentId: _resident,
    hasDangerSign,
    sbp,
    dbp,
    fpg,
    ppg,
    heartRate,
    temperature,
    ...rest
  } = aVisit(given);
  const { override: _override, ...told } = rest;
  return {
    followUpId: id,
    ...told,
    ...(sbp === undefined ? {} : { sbp }),
    ...(dbp === undefined ? {} : { dbp }),
    ...(fpg === undefined ? {} : { fpg }),
    ...(ppg === undefined ? {} : { ppg }),
    ...(heartRate === undefined ? {} : { heartRate }),
    ...(temperature === undefined ? {} : { temperature }),
    symptoms: [],
    dangerSigns: hasDangerSign ? ['blurred vision'] : [],
    staffId: anId('S1'),
    ...more,
  };
};

/** R1, born on 1970-05-10 and managed for both programmes since 2024-01-01, with visits as told. */
export const aFollowUpHistory = (
  visits: readonly Visit[] = [],
  resident: ResidentGiven = {},
): FollowUpHistory => ({
  resident: aResident(resident),
  enrolments: [anEnrolment(), anEnrolment({ programme: 'diabetes' })],
  visits,
});

/** The events of a command that the test knows to be allowed. */
export const allowed = <T>(result: Result<readonly T[], { readonly code: string }>): readonly T[] => {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
};

/** A history after events. */
export const after = (history: FollowUpHistory, events: readonly FollowUpEvent[]): FollowUpHistory => ({
  ...history,
  visits: events.reduce<readonly Visit[]>(evolve, history.visits),
});

/** A history after one more visit, each entered in an encounter of its own by the end of 2025. */
export const entered = (history: FollowUpHistory, entry: VisitEntry): FollowUpHistory =>
  after(history, allowed(recordVisits(history, [entry], { today: on('2025-12-31'), confirmed: true })));
