import { type LocalDate, plusDays } from '../kernel/time.ts';
import { isCompleted, type RuleProfile } from '../programmes/index.ts';
import { checkedWithin } from '../referrals/index.ts';
import { type AssessedVisit, type ChainRecords, latestCompleted } from './chain.ts';

/** The kinds of task that a programme leaves a team. */
export type FollowUpTaskKind = 'follow_up_routine' | 'follow_up_two_week' | 'referral_check' | 'first_visit';

/** The one open task of a managed resident in a programme and the latest day for it. */
export type FollowUpTask = { readonly kind: FollowUpTaskKind; readonly dueOn: LocalDate };

/** A managed resident's chain on a day. */
export type ManagedChain = Pick<ChainRecords, 'programme' | 'referrals'> & {
  /** The enrolment in force: the day it began. */
  readonly since: LocalDate;
  readonly chain: readonly AssessedVisit[];
};

const taskOf = ({ assessment }: AssessedVisit): FollowUpTask => {
  const { row, task } = assessment;
  if (task === undefined) throw new Error('a completed visit calls for a task');
  if (task.kind === 'REFERRAL_CHECK') return { kind: 'referral_check', dueOn: task.latestOn };
  return { kind: row === 7 ? 'follow_up_routine' : 'follow_up_two_week', dueOn: task.latestOn };
};

const answerOf = (
  { programme, referrals }: ManagedChain,
  { visit }: AssessedVisit,
  day: LocalDate,
): LocalDate | undefined =>
  checkedWithin(referrals, { programme: programme.code, from: visit.visitedOn, until: day });

/** The task of a visit, on the day that its doctor set where there is one. */
const decidedTaskOf = (assessed: AssessedVisit): FollowUpTask => {
  const task = taskOf(assessed);
  const nextOn = assessed.visit.override?.nextOn;
  return nextOn === undefined ? task : { kind: task.kind, dueOn: nextOn };
};

/** The open task of a managed resident: that of the latest completed visit since enrolment, else the first visit.
 *  A referral check that a referral record answers becomes a two-week follow-up: nobody is without a next date.
 *  A doctor's override of that visit moves its date, not that of the follow-up after an answered check.
 *  @source domain-rules.md §0; readings.md A7, A8 */
export const openFollowUpTask = (
  managed: ManagedChain,
  day: LocalDate,
  profile: RuleProfile,
): FollowUpTask => {
  const latest = latestCompleted(managed.chain);
  if (latest === undefined || latest.visit.visitedOn < managed.since) {
    return { kind: 'first_visit', dueOn: plusDays(managed.since, profile.followUp.firstVisitDays) };
  }
  const task = decidedTaskOf(latest);
  const checkedOn = task.kind === 'referral_check' ? answerOf(managed, latest, day) : undefined;
  return checkedOn === undefined
    ? task
    : { kind: 'follow_up_two_week', dueOn: plusDays(checkedOn, profile.followUp.twoWeekDays) };
};

/** Says whether an open task is overdue: its latest date has passed; on the date itself it is not (CH2). */
export const isOverdue = ({ dueOn }: { readonly dueOn: LocalDate }, day: LocalDate): boolean => dueOn < day;

const isAnswered = (managed: ManagedChain, position: number, latestOn: LocalDate): boolean => {
  const { chain, programme, referrals } = managed;
  const asked = chain[position];
  for (let later = position + 1; later < chain.length; later++) {
    const answer = chain[later];
    if (answer === undefined || answer.visit.visitedOn > latestOn) break;
    if (isCompleted(answer.assessment)) return true;
  }
  if (asked?.assessment.task?.kind !== 'REFERRAL_CHECK') return false;
  const question = { programme: programme.code, from: asked.visit.visitedOn, until: latestOn };
  return checkedWithin(referrals, question) !== undefined;
};

/** Says whether a two-week task of the enrolment in force, due between two days, went without an answer in time.
 *  @source indicators.md `<programme>_standardised_strict_rate`; readings.md A15–A17 */
export const hasMissedTwoWeekTask = (managed: ManagedChain, from: LocalDate, until: LocalDate): boolean =>
  managed.chain.some(({ visit, assessment }, position) => {
    const { row, task } = assessment;
    if (task === undefined || row === 7 || visit.visitedOn < managed.since) return false;
    if (task.latestOn < from || task.latestOn > until) return false;
    return !isAnswered(managed, position, task.latestOn);
  });
