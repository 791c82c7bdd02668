import { unreachable } from '../../domain/kernel/result.ts';
import type { Day } from './days.ts';
import { drawChange, drawHappening, type Change, type Happening } from './happenings.ts';
import { isExpecting, sbpTarget, type Course, type Patient } from './patients.ts';
import type { Random } from './random.ts';
import { drawReadings, type Readings, type Wanted } from './readings.ts';
import { courseShape, targets, visitShape } from './care-shape.ts';
import type { Telling } from './telling.ts';
import { writeVisit, type VisitKind } from './visit-records.ts';

/** What a visit calls for next: nothing new (try again), an ordinary visit, one in two weeks, or a referral and why. */
export type Need =
  | { readonly kind: 'again' | 'routine' | 'two weeks' }
  | { readonly kind: 'referral'; readonly reason: string };

/** A visit that took place (or was tried) and what it leaves. */
export type Visited = { readonly need: Need; readonly course: Course };

/** When a visit takes place, and what it must show where the story wants something. */
export type Occasion = {
  readonly patient: Patient;
  readonly day: Day;
  /** The course before the day: several visits of a day are judged alike against earlier days. */
  readonly before: Course;
  readonly visits: number;
  readonly isSecondOfDay: boolean;
  readonly wanted?: Wanted | undefined;
};

const drawKind = (random: Random, occasion: Occasion): VisitKind => {
  const mode = random.weighted(visitShape.modes);
  if (occasion.wanted !== undefined) return { mode, happening: 'plain' };
  const happening = drawHappening(random, occasion.patient, occasion.before);
  const isRemote = mode === 'phone' || mode === 'video';
  const unmeasured = happening === 'plain' && isRemote && random.chance(visitShape.remoteUnmeasured);
  return { mode, happening: unmeasured ? 'incomplete' : happening };
};

/** On or off target, or nothing where the visit cannot tell. */
const isOffTarget = (patient: Patient, day: Day, { sbp, dbp, fpg }: Readings): boolean | undefined => {
  if (patient.programme === 'diabetes') return fpg === undefined ? undefined : fpg >= targets.fpg;
  if (sbp === undefined || dbp === undefined) return undefined;
  return sbp >= sbpTarget(patient, day) || dbp >= targets.dbp;
};

const isRaisedWhenExpecting = (
  patient: Patient,
  day: Day,
  { sbp = 0, dbp = 0, fpg = 0, ppg = 0 }: Readings,
) =>
  isExpecting(patient, day) &&
  (patient.programme === 'hypertension'
    ? sbp >= targets.sbp || dbp >= targets.dbp
    : fpg >= targets.fpg || ppg >= targets.ppgExpecting);

type Facts = {
  readonly happening: Happening;
  readonly change: Change;
  readonly offTarget: boolean | undefined;
};

const needAfterReadings = ({ happening, change, offTarget }: Facts, before: Course): Need => {
  const isReaction = happening === 'reaction';
  const isLasting = change.adverseReaction === 'uncontrolled' || before.hadReaction;
  if (isReaction && isLasting) return { kind: 'referral', reason: 'reaction' };
  if (offTarget === true && before.wasOffTarget) return { kind: 'referral', reason: 'two_in_a_row' };
  return { kind: isReaction || offTarget === true ? 'two weeks' : 'routine' };
};

const needAfter = (facts: Facts, before: Course): Need => {
  const { happening } = facts;
  switch (happening) {
    case 'lost':
    case 'refused':
    case 'incomplete':
      return { kind: 'again' };
    case 'emergency':
    case 'complication':
      return { kind: 'referral', reason: happening };
    case 'plain':
    case 'reaction':
      return needAfterReadings(facts, before);
    default:
      return unreachable(happening);
  }
};

/** Treatment is stepped up after a bad value; levels creep up again while all is well. */
const nextLevel = (random: Random, { patient, before }: Occasion, offTarget?: boolean): number => {
  const { perStep, perReferral, creep } = courseShape[patient.programme];
  const { level, wasOffTarget } = before;
  if (offTarget !== true) return level + creep * random.fraction();
  if (patient.isResistant) return level;
  return level - (wasOffTarget ? perReferral : perStep) * (0.5 + random.fraction());
};

const courseAfter = (random: Random, occasion: Occasion, facts: Facts): Course => {
  const { before } = occasion;
  const visits = occasion.visits + 1;
  const { happening, offTarget } = facts;
  if (happening === 'lost' || happening === 'refused' || happening === 'incomplete')
    return { ...before, visits };
  return {
    visits,
    level: nextLevel(random, occasion, offTarget),
    wasOffTarget: offTarget ?? before.wasOffTarget,
    hadReaction: happening === 'reaction',
  };
};

/** Plays one visit: draws it, writes its record, tells what it calls for. */
export const playVisit = (telling: Telling, occasion: Occasion): Visited => {
  const { random } = telling;
  const { patient, day, before, wanted } = occasion;
  const kind = drawKind(random, occasion);
  const isMet = kind.happening !== 'lost' && kind.happening !== 'refused';
  const change = drawChange(random, patient, kind.happening);
  const ordinary = isMet ? drawReadings(telling, patient, { day, course: before, wanted }) : {};
  const findings = { ...ordinary, ...change };
  const isRaised = isMet && isRaisedWhenExpecting(patient, day, findings);
  const happening = isRaised ? 'emergency' : kind.happening;
  const facts = { happening, change, offTarget: isOffTarget(patient, day, findings) };
  const nth = occasion.visits + 1;
  writeVisit(telling, patient, { ...kind, day, findings, nth, isLater: occasion.isSecondOfDay });
  return { need: needAfter(facts, before), course: courseAfter(random, occasion, facts) };
};
