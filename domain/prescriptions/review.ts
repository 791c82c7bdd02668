import { type AssessedVisit, latestCompleted } from '../follow-ups/index.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { Visit, VisitClass } from '../programmes/index.ts';
import type { Prescribed } from './prescribed.ts';
import type { LastVisit } from './request.ts';
import { type DrugTimeline, isRunning } from './supply.ts';

/** The visit for which a prescription is to be looked at again; no class where it is left to the doctor. */
export type ReviewDue = {
  readonly followUpId: Visit['id'];
  readonly visitedOn: LocalDate;
  readonly class: VisitClass | undefined;
};

const classOf = ({ visit, assessment }: AssessedVisit): VisitClass | undefined =>
  visit.override?.class ?? assessment.class;

/** The last completed visit of a chain, with the class that holds: a doctor's before that of the rules. */
export const lastVisitOf = (chain: readonly AssessedVisit[]): LastVisit | undefined => {
  const last = latestCompleted(chain);
  return last && { class: classOf(last), visitedOn: last.visit.visitedOn };
};

/** Why a prescription is to be looked at again on a day: it is in use, and the last completed visit of its programme, on a
 *  later day than its issue, is of another class than 1. Undefined where it need not be.
 *  @param chain the visits of the prescription's programme that count on the day
 *  @source domain-rules.md §5: goal not reached → assess anew, perhaps stop */
export const reviewDue = (
  prescription: Prescribed,
  {
    chain,
    timeline,
  }: { readonly chain: readonly AssessedVisit[]; readonly timeline: readonly DrugTimeline[] },
  day: LocalDate,
): ReviewDue | undefined => {
  const last = latestCompleted(chain);
  if (last === undefined || last.visit.visitedOn <= prescription.issuedOn) return undefined;
  const held = classOf(last);
  if (held === 1 || !isRunning(prescription, timeline, day)) return undefined;
  const { id: followUpId, visitedOn } = last.visit;
  return { followUpId, visitedOn, class: held };
};
