import { isLocalDate, plusYears } from '../../domain/kernel/time.ts';
import type { listProgrammes } from '../../functions/programmes/api.ts';
import type { Answered } from '../kit/call.ts';

/** A rule profile as the service answers it. */
export type Profile = Answered<typeof listProgrammes>['value']['profiles'][number];

/** A target over a time, [from, until): on target is what lies below `below`, or on it where it is inclusive. */
export type TargetSpan = {
  readonly from: string;
  readonly until: string;
  readonly below: number;
  readonly isInclusive: boolean;
};

type Life = { readonly birthDate: string; readonly from: string; readonly until: string };

const laterOf = (a: string, b: string): string => (a > b ? a : b);
const earlierOf = (a: string, b: string): string => (a < b ? a : b);

/** The targets of a blood pressure of the profile over a time, cut where the person's age brings another. */
export const pressureTargets = (
  { bloodPressureTargets }: Pick<Profile, 'bloodPressureTargets'>,
  which: 'sbpMmHg' | 'dbpMmHg',
  { birthDate, from, until }: Life,
): TargetSpan[] => {
  if (!isLocalDate(birthDate)) return [];
  const steps = bloodPressureTargets.toSorted((a, b) => a.fromAgeYears - b.fromAgeYears);
  return steps.flatMap((step, at) => {
    const next = steps[at + 1];
    const begins = laterOf(from, plusYears(birthDate, step.fromAgeYears));
    const ends = next === undefined ? until : earlierOf(until, plusYears(birthDate, next.fromAgeYears));
    return begins < ends
      ? [{ from: begins, until: ends, below: step[which], isInclusive: step.inclusive }]
      : [];
  });
};

/** The rule profile by which the visits were assessed; the county's own where none was. */
export const profileOf = <P extends { readonly id: string; readonly isDefault: boolean }>(
  profiles: readonly P[],
  used: string | undefined,
): P | undefined => profiles.find(({ id }) => id === used) ?? profiles.find(({ isDefault }) => isDefault);
