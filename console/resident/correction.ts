import type { correctFollowUp } from '../../functions/follow-ups/api.ts';
import type { Asked } from '../kit/request.ts';
import { MEASURES } from '../kit/measures.ts';
import type { FollowUp } from './visits.ts';

/** A follow-up as it should stand, as the service takes it. */
export type Correction = NonNullable<Asked<typeof correctFollowUp>['body']>;

type Numbers = { readonly [Name in (typeof MEASURES)[number]]?: number | null | undefined };

/** The fields of the form that corrects a follow-up; null is a number that was taken out. */
export type Correcting = Numbers &
  Pick<Correction, 'visitedOn' | 'mode' | 'outcome'> & {
    readonly visitedAt: string;
    readonly adverseReaction: NonNullable<Correction['adverseReaction']>;
    readonly complication: NonNullable<Correction['complication']>;
    readonly note: string;
    readonly reason: string;
    readonly lateEntryReason?: string;
    readonly confirmed?: boolean;
  };

const REACTIONS = ['none', 'present', 'uncontrolled'] as const;
const COMPLICATIONS = ['none', 'new', 'worse'] as const;
const ADHERENCE = ['regular', 'intermittent', 'none'] as const;

const oneOf = <Word extends string>(words: readonly Word[], said: string | undefined): Word | undefined =>
  words.find((word) => word === said);

const numbersOf = (from: Numbers): Readonly<Record<string, number>> =>
  Object.fromEntries(
    MEASURES.flatMap((name): [string, number][] => {
      const value = from[name];
      return typeof value === 'number' ? [[name, value]] : [];
    }),
  );

/** A follow-up as the form shows it. */
export const correctingOf = (visit: FollowUp): Correcting => ({
  ...numbersOf(visit),
  visitedOn: visit.visitedOn,
  visitedAt: visit.visitedAt ?? '',
  mode: visit.mode,
  outcome: visit.outcome,
  adverseReaction: oneOf(REACTIONS, visit.adverseReaction) ?? 'none',
  complication: oneOf(COMPLICATIONS, visit.complication) ?? 'none',
  note: visit.note ?? '',
  reason: '',
});

/** What the form does not show and a correction keeps. */
const kept = (visit: FollowUp): Partial<Correction> => {
  const adherence = oneOf(ADHERENCE, visit.adherence);
  const { symptoms, dangerSigns, pregnantOrLactating, cannotHandle, staffId, form } = visit;
  return {
    ...(symptoms !== undefined && { symptoms }),
    ...(dangerSigns !== undefined && { dangerSigns }),
    ...(pregnantOrLactating !== undefined && { pregnantOrLactating }),
    ...(cannotHandle !== undefined && { cannotHandle }),
    ...(adherence !== undefined && { adherence }),
    ...(staffId !== undefined && { staffId }),
    ...(form !== undefined && { form }),
  };
};

/** The whole of a follow-up as it should stand: what was typed, and what the form does not show as it was. */
export const correctionOf = (visit: FollowUp, typed: Correcting): Correction => {
  const { visitedAt, note, lateEntryReason = visit.lateEntryReason, confirmed } = typed;
  return {
    ...kept(visit),
    ...numbersOf(typed),
    programme: visit.programme,
    visitedOn: typed.visitedOn,
    mode: typed.mode,
    outcome: typed.outcome,
    adverseReaction: typed.adverseReaction,
    complication: typed.complication,
    ...(visitedAt.trim() !== '' && { visitedAt: visitedAt.trim() }),
    ...(note.trim() !== '' && { note: note.trim() }),
    ...(lateEntryReason !== undefined && lateEntryReason !== '' && { lateEntryReason }),
    ...(confirmed === true && { confirmed }),
  };
};
