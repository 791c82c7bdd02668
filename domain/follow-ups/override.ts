import type { AssessmentOverridden } from '../../events/follow-ups.ts';
import type { StaffId, VisitId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import {
  assess,
  defaultProfile,
  isCompleted,
  NO_FACTS,
  programmeOf,
  type Visit,
  type VisitClass,
} from '../programmes/index.ts';
import type { FollowUpHistory } from './entry.ts';
import { latestNextOn } from './policy.ts';
import type { FollowUpRefusal } from './refusal.ts';

/** Decide otherwise than the rules on a visit's class, its next date or both, with a reason. */
export type OverrideAssessment = {
  readonly followUpId: VisitId;
  readonly class?: VisitClass | undefined;
  readonly nextOn?: LocalDate | undefined;
  readonly reason: string;
  readonly staffId: StaffId;
};

/** Whether a visit counts on a day and is completed: neither what was before it nor the profile's targets bear on that. */
const countsAsCompleted = (visit: Visit, birthDate: LocalDate, today: LocalDate): boolean => {
  if (visit.visitedOn < birthDate || visit.visitedOn > today) return false;
  const circumstances = { birthDate, previous: NO_FACTS, profile: defaultProfile };
  return isCompleted(assess(programmeOf(visit.programme), visit, circumstances));
};

const refusalOfDate = ({ nextOn }: OverrideAssessment, { visitedOn }: Visit): FollowUpRefusal | undefined => {
  if (nextOn === undefined) return undefined;
  if (nextOn <= visitedOn) return { code: 'follow-up/next-not-after-visit', visitedOn };
  const latestOn = latestNextOn(visitedOn);
  return nextOn > latestOn ? { code: 'follow-up/next-too-late', latestOn } : undefined;
};

/** Overrides what the rules suggest on a completed visit; a new override replaces the one before.
 *  The rules' own assessment is left as it is.
 *  @source domain-rules.md, head: the treating doctor decides and may override with a reason */
export const overrideAssessment = (
  history: FollowUpHistory,
  command: OverrideAssessment,
  today: LocalDate,
): Result<AssessmentOverridden[], FollowUpRefusal> => {
  const { followUpId, class: chosen, nextOn, staffId } = command;
  const visit = history.visits.find(({ id }) => id === followUpId);
  const reason = command.reason.trim();
  if (visit === undefined) return err({ code: 'follow-up/not-found', followUpId });
  if (reason === '') return err({ code: 'follow-up/no-reason' });
  if (chosen === undefined && nextOn === undefined) return err({ code: 'follow-up/nothing-overridden' });
  const { birthDate, id: residentId } = history.resident;
  if (!countsAsCompleted(visit, birthDate, today))
    return err({ code: 'follow-up/not-completed', followUpId });
  const refusal = refusalOfDate(command, visit);
  if (refusal !== undefined) return err(refusal);
  const { programme } = visit;
  const decided = {
    ...(chosen === undefined ? {} : { class: chosen }),
    ...(nextOn === undefined ? {} : { nextOn }),
  };
  return ok([
    { type: 'assessment-overridden@1', followUpId, residentId, programme, ...decided, reason, staffId },
  ]);
};
