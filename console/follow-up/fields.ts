import type * as z from 'zod';

import type { listProgrammes } from '../../functions/programmes/api.ts';

/** A programme as the service describes it: its name and what is measured for it. */
export type Programme = z.infer<typeof listProgrammes.answer>['items'][number];
/** What is measured, in which unit and between which bounds. */
export type Measurement = Programme['measurements'][number];

/** Where a value of the form stands: `sbp` once for all programmes, `diabetes:fpg` for one. */
export const placeIn = (programme: string, name: string): string => `${programme}:${name}`;

/** The names of what more than one programme measures. */
export const sharedNames = (programmes: readonly Programme[]): ReadonlySet<string> => {
  const all = programmes.flatMap(({ measurements }) => measurements.map(({ name }) => name));
  return new Set(all.filter((name, at) => all.indexOf(name) !== at));
};

/** What more than one programme measures is asked once, in the order in which the service lists it. */
export const sharedMeasurements = (
  programmes: readonly Programme[],
  chosen: readonly string[],
): readonly Measurement[] => {
  const shared = sharedNames(programmes);
  const asked = programmes.filter(({ code }) => chosen.includes(code)).flatMap((one) => one.measurements);
  const once = new Map(asked.map((one) => [one.name, one]));
  return [...once.values()].filter(({ name }) => shared.has(name));
};

/** What only one programme measures is asked in its own part. */
export const ownMeasurements = (
  programmes: readonly Programme[],
  programme: Programme,
): readonly Measurement[] => {
  const shared = sharedNames(programmes);
  return programme.measurements.filter(({ name }) => !shared.has(name));
};

/** Names of values that belong to the encounter, whichever programmes it is for. */
const OF_ENCOUNTER = new Set(
  (
    'visitedOn visitedAt mode outcome lateEntryReason confirmed note danger dangerSigns pregnantOrLactating ' +
    'cannotHandle symptoms symptomsOther signsOther auxiliaryExaminations reasonNotSeen diedOn causeOfDeath ' +
    'weightTargetKg bmiKgPerM2 bmiTargetKgPerM2'
  ).split(' '),
);

const IS_LIFESTYLE = /^(smoking|drinking|exercise|salt|stapleFood|psychological|followingAdvice)/;

/** Where a value of a programme's visit stands on the form.
 *  @param measured the names of what more than one programme measures */
export const placeFor = (programme: string, name: string, measured: ReadonlySet<string>): string =>
  measured.has(name) || OF_ENCOUNTER.has(name) || IS_LIFESTYLE.test(name) ? name : placeIn(programme, name);

/** A row of the form of which only some programmes have it on paper: all where `of` is not there.
 *  @source domain-rules.md §1.7, §2.4 */
type OnPaper = { readonly of?: readonly string[] };

/** Says whether the paper of a programme has a row. */
export const isOnPaper = ({ of }: OnPaper, programme: string): boolean =>
  of === undefined || of.includes(programme);

const SALT = ['light', 'medium', 'heavy'] as const;
const GRADES = ['good', 'fair', 'poor'] as const;

/** A row about how people live. */
export type LifestyleRow = OnPaper & {
  readonly now: string;
  readonly target?: string;
  readonly options?: readonly string[];
};

/** The rows about how people live, now and as agreed for the next visit, in the order of the paper. */
export const LIFESTYLE: readonly LifestyleRow[] = [
  { now: 'smokingCigarettesPerDay', target: 'smokingTargetCigarettesPerDay' },
  { now: 'drinkingLiangPerDay', target: 'drinkingTargetLiangPerDay' },
  { now: 'exerciseTimesPerWeek', target: 'exerciseTargetTimesPerWeek' },
  { now: 'exerciseMinutesPerTime', target: 'exerciseTargetMinutesPerTime' },
  { now: 'salt', target: 'saltTarget', options: SALT, of: ['hypertension'] },
  { now: 'stapleFoodGPerDay', target: 'stapleFoodTargetGPerDay', of: ['diabetes'] },
  { now: 'psychologicalAdjustment', options: GRADES },
  { now: 'followingAdvice', options: GRADES },
];

/** The answers that the form numbers, by the names of the API. */
export const OPTIONS = {
  mode: ['clinic', 'home', 'phone', 'video'],
  outcome: ['done', 'lost', 'refused'],
  danger: ['no', 'yes'],
  salt: SALT,
  grade: GRADES,
  adherence: ['regular', 'intermittent', 'none'],
  adverseReaction: ['none', 'present', 'uncontrolled'],
  complication: ['none', 'new', 'worse'],
  hypoglycaemia: ['none', 'occasional', 'frequent'],
  dorsalisPedisPulse: [
    'normal',
    'weakened_both',
    'weakened_left',
    'weakened_right',
    'absent_both',
    'absent_left',
    'absent_right',
  ],
} as const;

const SYMPTOMS: Readonly<Record<string, readonly string[]>> = {
  hypertension: [
    'none',
    'headache',
    'nausea',
    'blurred_eyes',
    'dyspnoea',
    'palpitation',
    'nose_bleed',
    'numb_limbs',
    'oedema',
  ],
  diabetes: [
    'none',
    'polydipsia',
    'polyphagia',
    'polyuria',
    'blurred_vision',
    'infection',
    'numb_limbs',
    'oedema',
    'weight_loss',
  ],
};

const DANGER_SIGNS: Readonly<Record<string, readonly string[]>> = {
  hypertension: [
    'consciousness_change',
    'severe_headache',
    'nausea_vomiting',
    'blurred_vision',
    'chest_tightness',
    'cannot_lie_flat',
    'precordial_pain',
  ],
  diabetes: [
    'consciousness_change',
    'acetone_breath',
    'palpitation',
    'sweating',
    'nausea_vomiting',
    'abdominal_pain',
    'deep_breathing',
    'vision_loss',
  ],
};

const ofAll = (
  table: Readonly<Record<string, readonly string[]>>,
  programmes: readonly string[],
): readonly string[] => [
  ...new Set(programmes.flatMap((code) => table[code] ?? Object.values(table).flat())),
];

/** The symptoms that the papers of these programmes print, each once; of a programme without a list of its own, all.
 *  @source domain-rules.md §1.7, §2.4 */
export const symptomsOf = (programmes: readonly string[]): readonly string[] => ofAll(SYMPTOMS, programmes);

/** The danger signs that are asked about in these programmes, each once. @source domain-rules.md §1.4, §2.2 */
export const dangerSignsOf = (programmes: readonly string[]): readonly string[] =>
  ofAll(DANGER_SIGNS, programmes);
