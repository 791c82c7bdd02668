import { completedAge, type LocalDate, plusDays, plusMonths } from '../kernel/time.ts';
import type { Emergency, Judgement, Programme } from './programme.ts';
import type { RuleProfile } from './profile.ts';
import type { Visit, VisitClass } from './visit.ts';

/** A row of the branch table: 1–7 decide, 0 is an incomplete visit, 8 an attempt (lost, refused). */
export type RowNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** What a row of the branch table asks of the team. */
export type Action = 'routine' | 'adjust' | 'refer' | 'urgent_referral' | 'incomplete' | 'attempt';

/** What a visit leaves to be done: another visit, or a look at what became of the referral. */
export type TaskKind = 'FOLLOW_UP' | 'REFERRAL_CHECK';

/** What earlier dates leave for the next visit: facts, never a class code alone (domain-rules.md §1.5 note 5). */
export type PreviousFacts = {
  /** Of the latest completed visit whose value is known. */
  readonly controlled: boolean | undefined;
  /** Whether a reaction was present at the latest completed visit. */
  readonly adverseReaction: boolean;
  /** The class of the latest completed visit, for the streak modes that go by it. */
  readonly class: VisitClass | undefined;
};

/** What a first visit finds. */
export const NO_FACTS: PreviousFacts = { controlled: undefined, adverseReaction: false, class: undefined };

/** What the rules decide on one visit. */
export type Assessment = {
  readonly row: RowNumber;
  readonly class: VisitClass | undefined;
  readonly controlled: boolean | undefined;
  readonly action: Action;
  readonly task: { readonly kind: TaskKind; readonly latestOn: LocalDate } | undefined;
  readonly emergencies: readonly Emergency[];
  readonly ageYears: number;
};

/** What a visit is judged against. */
export type Circumstances = {
  readonly birthDate: LocalDate;
  readonly previous: PreviousFacts;
  readonly profile: RuleProfile;
};

type Case = {
  readonly visit: Visit;
  readonly judgement: Judgement;
  readonly hasReaction: boolean;
  readonly previous: PreviousFacts;
  readonly profile: RuleProfile;
};

const isOffTargetAgain = ({ judgement, previous, profile }: Case): boolean => {
  if (judgement.controlled !== false) return false;
  if (profile.streak.mode === 'fact') return previous.controlled === false;
  return previous.class === 2 || (profile.streak.mode === 'anyBad' && previous.class === 3);
};

const isReactionHard = ({ visit, hasReaction, previous }: Case): boolean =>
  visit.adverseReaction === 'uncontrolled' || (hasReaction && previous.adverseReaction);

/** The branch table, top down; the first test that holds gives the row.
 *  A missing reading (row 0) stands below what it must never hide. @source domain-rules.md §1.5, §2.3 */
const rowOf = (given: Case): RowNumber => {
  const { visit, judgement, hasReaction } = given;
  if (visit.outcome !== 'done') return 8;
  if (judgement.emergencies.length > 0) return 1;
  if (visit.complication !== 'none') return 2;
  if (isReactionHard(given)) return 3;
  if (isOffTargetAgain(given)) return 4;
  if (hasReaction) return 5;
  if (judgement.controlled === undefined) return 0;
  return judgement.controlled ? 7 : 6;
};

type Consequence = {
  readonly action: Action;
  readonly class: VisitClass | undefined;
  readonly task: TaskKind | undefined;
};

/** What each row calls for. @source domain-rules.md §0 */
const CONSEQUENCES: Readonly<Record<RowNumber, Consequence>> = {
  0: { action: 'incomplete', class: undefined, task: undefined },
  1: { action: 'urgent_referral', class: undefined, task: 'REFERRAL_CHECK' },
  2: { action: 'refer', class: 4, task: 'REFERRAL_CHECK' },
  3: { action: 'refer', class: 3, task: 'REFERRAL_CHECK' },
  4: { action: 'refer', class: 2, task: 'REFERRAL_CHECK' },
  5: { action: 'adjust', class: 3, task: 'FOLLOW_UP' },
  6: { action: 'adjust', class: 2, task: 'FOLLOW_UP' },
  7: { action: 'routine', class: 1, task: 'FOLLOW_UP' },
  8: { action: 'attempt', class: undefined, task: undefined },
};

const NOTHING_JUDGED: Judgement = { emergencies: [], controlled: undefined };

const latestOn = (row: RowNumber, visitedOn: LocalDate, { followUp }: RuleProfile): LocalDate =>
  row === 7 ? plusMonths(visitedOn, followUp.routineMonths) : plusDays(visitedOn, followUp.twoWeekDays);

/** Decides one visit: its row, class, whether the readings are on target, the action and the task it calls for.
 *  A lost or refused visit is row 8 whatever else is on its form (readings.md A6). */
export const assess = (programme: Programme, visit: Visit, circumstances: Circumstances): Assessment => {
  const { birthDate, previous, profile } = circumstances;
  const ageYears = completedAge(birthDate, visit.visitedOn);
  const judgement = visit.outcome === 'done' ? programme.judge(visit, ageYears, profile) : NOTHING_JUDGED;
  const hasReaction = visit.adverseReaction !== 'none';
  const row = rowOf({ visit, judgement, hasReaction, previous, profile });
  const { action, class: usualClass, task } = CONSEQUENCES[row];
  return {
    row,
    class: row === 4 && hasReaction ? 3 : usualClass,
    controlled: judgement.controlled,
    action,
    task: task === undefined ? undefined : { kind: task, latestOn: latestOn(row, visit.visitedOn, profile) },
    emergencies: judgement.emergencies,
    ageYears,
  };
};

/** Says whether a visit counts as a follow-up: done, and neither incomplete nor an attempt. */
export const isCompleted = ({ row }: Assessment): boolean => row !== 0 && row !== 8;

/** The row's name in outputs: H7, D4. */
export const rowCode = (programme: Programme, { row }: Assessment): string => `${programme.rowLetter}${row}`;
