import type { Sentence } from '../kernel/text.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { VisitMode } from './visit.ts';

/** A blood-pressure target from an age on; `inclusive` is "or less" where the default is strictly less. */
export type BloodPressureTarget = {
  readonly fromAgeYears: number;
  readonly sbpMmHg: number;
  readonly dbpMmHg: number;
  readonly inclusive: boolean;
  readonly source: string;
};

/** How a run of values off target is recognised: by the fact, by the class, or by class 2 and 3 alike.
 *  @source domain-rules.md §1.5 note 5 */
export type StreakMode = 'fact' | 'sameClass' | 'anyBad';

/** A versioned set of every number that sources disagree on or that a county may set. */
export type RuleProfile = {
  readonly id: string;
  readonly version: number;
  readonly title: Sentence;
  readonly effectiveFrom: LocalDate;
  readonly source: string;
  /** By age, the youngest first; the last that applies holds. */
  readonly bloodPressureTargets: readonly BloodPressureTarget[];
  readonly fastingGlucose: { readonly belowMmolPerL: number; readonly source: string };
  readonly emergency: {
    readonly sbpMmHg: number;
    readonly dbpMmHg: number;
    readonly pregnancySbpMmHg: number;
    readonly pregnancyDbpMmHg: number;
    readonly glucoseHighMmolPerL: number;
    readonly glucoseLowMmolPerL: number;
    readonly pregnancyFpgMmolPerL: number;
    readonly pregnancyPpgMmolPerL: number;
    readonly heartRateAbovePerMin: number;
    readonly temperatureAboveC: number;
    readonly source: string;
  };
  readonly followUp: {
    /** Latest date after rows 1–6. */
    readonly twoWeekDays: number;
    /** Latest date after row 7, in calendar months. */
    readonly routineMonths: number;
    /** First visit after enrolment. */
    readonly firstVisitDays: number;
    readonly source: string;
  };
  readonly countsAsFaceToFace: { readonly modes: readonly VisitMode[]; readonly source: string };
  readonly streak: {
    readonly mode: StreakMode;
    readonly resetAfterReferralClosed: boolean;
    readonly source: string;
  };
};

/** The target that holds at an age in completed years. */
export const bloodPressureTarget = (profile: RuleProfile, ageYears: number): BloodPressureTarget => {
  let target: BloodPressureTarget | undefined;
  for (const candidate of profile.bloodPressureTargets)
    if (candidate.fromAgeYears <= ageYears) target = candidate;
  if (target === undefined) throw new Error(`${profile.id} has no blood-pressure target at age ${ageYears}`);
  return target;
};
