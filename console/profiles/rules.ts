import type * as z from 'zod';

import type { listProgrammes } from '../../functions/programmes/api.ts';
import type { Say } from '../kit/words.ts';
import type { profileWords } from './words.ts';

/** A rule profile as the service lists it. */
export type Profile = z.infer<typeof listProgrammes.answer>['profiles'][number];

type ProfileKey = keyof typeof profileWords.texts;

/** One rule in words, and what a profile says of it. */
export type Rule = {
  readonly name: ProfileKey;
  readonly value: (profile: Profile, say: Say<ProfileKey>, modeName: (mode: string) => string) => string;
  readonly source: (profile: Profile) => string;
};

const targetText = (profile: Profile, say: Say<ProfileKey>): string =>
  profile.bloodPressureTargets
    .map(({ fromAgeYears: age, sbpMmHg: sbp, dbpMmHg: dbp, inclusive }) =>
      say(age === 0 ? 'targetAll' : 'targetFrom', { age, sbp, dbp, sign: inclusive ? '≤' : '<' }),
    )
    .join('\n');

const targetSources = ({ bloodPressureTargets }: Profile): string =>
  [...new Set(bloodPressureTargets.map(({ source }) => source))].join('\n');

const emergencySource = ({ emergency }: Profile): string => emergency.source;
const followUpSource = ({ followUp }: Profile): string => followUp.source;

/** The rules in which profiles may differ, in the order in which a doctor meets them. */
export const RULES: readonly Rule[] = [
  { name: 'targets', value: targetText, source: targetSources },
  {
    name: 'glucose',
    value: ({ fastingGlucose }, say) => say('below', { value: fastingGlucose.belowMmolPerL }),
    source: ({ fastingGlucose }) => fastingGlucose.source,
  },
  {
    name: 'emergencyPressure',
    value: ({ emergency: { sbpMmHg: sbp, dbpMmHg: dbp } }, say) => say('orAbove', { sbp, dbp }),
    source: emergencySource,
  },
  {
    name: 'emergencyPregnant',
    value: ({ emergency: { pregnancySbpMmHg: sbp, pregnancyDbpMmHg: dbp } }, say) =>
      say('orAbove', { sbp, dbp }),
    source: emergencySource,
  },
  {
    name: 'emergencyGlucose',
    value: ({ emergency: { glucoseHighMmolPerL: high, glucoseLowMmolPerL: low } }, say) =>
      say('outside', { high, low }),
    source: emergencySource,
  },
  {
    name: 'emergencyPulse',
    value: ({ emergency }, say) => say('above', { value: emergency.heartRateAbovePerMin }),
    source: emergencySource,
  },
  {
    name: 'emergencyFever',
    value: ({ emergency }, say) => say('above', { value: emergency.temperatureAboveC }),
    source: emergencySource,
  },
  {
    name: 'routine',
    value: ({ followUp }, say) => say('months', { value: followUp.routineMonths }),
    source: followUpSource,
  },
  {
    name: 'twoWeek',
    value: ({ followUp }, say) => say('days', { value: followUp.twoWeekDays }),
    source: followUpSource,
  },
  {
    name: 'first',
    value: ({ followUp }, say) => say('days', { value: followUp.firstVisitDays }),
    source: followUpSource,
  },
  {
    name: 'faceToFace',
    value: ({ countsAsFaceToFace }, _say, modeName) => countsAsFaceToFace.modes.map(modeName).join('、'),
    source: ({ countsAsFaceToFace }) => countsAsFaceToFace.source,
  },
  {
    name: 'streak',
    value: ({ streak: { mode, resetAfterReferralClosed } }, say) =>
      resetAfterReferralClosed ? say('resets', { mode: say(mode) }) : say(mode),
    source: ({ streak }) => streak.source,
  },
];
