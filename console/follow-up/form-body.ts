import type { recordFollowUps } from '../../functions/follow-ups/api.ts';
import type { Asked } from '../kit/request.ts';
import { type Draft, type DrugText, textOf } from './draft.ts';
import { isOnPaper, LIFESTYLE, OPTIONS } from './fields.ts';
import { numberIn } from './typed-number.ts';

/** A visit of the API: a followups.csv row and the rest of its form. */
export type VisitBody = Asked<typeof recordFollowUps>['body']['visits'][number];
type FormBody = NonNullable<VisitBody['form']>;

const AMOUNTS = [
  'smokingCigarettesPerDay',
  'smokingTargetCigarettesPerDay',
  'drinkingLiangPerDay',
  'drinkingTargetLiangPerDay',
  'exerciseTimesPerWeek',
  'exerciseTargetTimesPerWeek',
  'exerciseMinutesPerTime',
  'exerciseTargetMinutesPerTime',
  'stapleFoodGPerDay',
  'stapleFoodTargetGPerDay',
  'weightTargetKg',
] as const;
type Amounts = { readonly [Name in (typeof AMOUNTS)[number]]?: number };

const FINDINGS = [
  'symptomsOther',
  'signsOther',
  'auxiliaryExaminations',
  'hba1cExaminedOn',
  'adverseReactionSays',
] as const;
const ABSENCES = ['reasonNotSeen', 'diedOn', 'causeOfDeath'] as const;
type Texts = { readonly [Name in (typeof FINDINGS)[number] | (typeof ABSENCES)[number]]?: string };

/** Reads what a programme's visit holds under a name. */
export type Read = (name: string) => string;

/** How the values of a programme's visit are read from the form. */
export const readerOf =
  (draft: Draft, programme: string): Read =>
  (name) =>
    textOf(draft, programme, name).trim();

/** The one of the words that stands in the form. */
export const oneOf = <Word extends string>(words: readonly Word[], text: string): Word | undefined =>
  words.find((word) => word === text);

const CM_PER_M = 100;

/** Weight by the square of height, to two places as on paper; undefined until both are known. */
export const bmiOf = (weightKg: number | undefined, heightCm: number | undefined): number | undefined =>
  weightKg === undefined || heightCm === undefined || heightCm === 0
    ? undefined
    : Number((weightKg / (heightCm / CM_PER_M) ** 2).toFixed(2));

const absentRows = (programme: string): ReadonlySet<string> =>
  new Set(
    LIFESTYLE.filter((row) => !isOnPaper(row, programme)).flatMap((row) =>
      row.target === undefined ? [row.now] : [row.now, row.target],
    ),
  );

const amountsOf = (read: Read, programme: string): Amounts => {
  const absent = absentRows(programme);
  return Object.fromEntries(
    AMOUNTS.filter((name) => !absent.has(name)).flatMap((name): [string, number][] => {
      const value = numberIn(read(name));
      return value === undefined ? [] : [[name, value]];
    }),
  );
};

const bmisOf = (read: Read): Pick<FormBody, 'bmiKgPerM2' | 'bmiTargetKgPerM2'> => {
  const heightCm = numberIn(read('heightCm'));
  return {
    bmiKgPerM2: bmiOf(numberIn(read('weightKg')), heightCm) ?? numberIn(read('bmiKgPerM2')),
    bmiTargetKgPerM2: bmiOf(numberIn(read('weightTargetKg')), heightCm) ?? numberIn(read('bmiTargetKgPerM2')),
  };
};

const textsOf = (read: Read, names: readonly string[]): Texts =>
  Object.fromEntries(names.map((name) => [name, read(name)]).filter(([, text]) => text !== ''));

const drugsOf = (drugs: readonly DrugText[]): FormBody['drugs'] => {
  const named = drugs.filter(({ name }) => name.trim() !== '');
  return named.length === 0
    ? undefined
    : named.map(({ name, mgEachTime, timesPerDay }) => ({
        name: name.trim(),
        mgEachTime: numberIn(mgEachTime),
        timesPerDay: numberIn(timesPerDay),
      }));
};

const choicesOf = (read: Read, programme: string) => {
  const hasSalt = !absentRows(programme).has('salt');
  return {
    salt: hasSalt ? oneOf(OPTIONS.salt, read('salt')) : undefined,
    saltTarget: hasSalt ? oneOf(OPTIONS.salt, read('saltTarget')) : undefined,
    psychologicalAdjustment: oneOf(OPTIONS.grade, read('psychologicalAdjustment')),
    followingAdvice: oneOf(OPTIONS.grade, read('followingAdvice')),
    dorsalisPedisPulse: oneOf(OPTIONS.dorsalisPedisPulse, read('dorsalisPedisPulse')),
    hypoglycaemia: oneOf(OPTIONS.hypoglycaemia, read('hypoglycaemia')),
  };
};

const insulinOf = (read: Read): FormBody['insulin'] => {
  const [kind, usageAndDose] = [read('insulin.kind'), read('insulin.usageAndDose')];
  return kind === '' && usageAndDose === '' ? undefined : { kind, usageAndDose };
};

const referralOf = (read: Read): FormBody['referral'] => {
  const [reason, where] = [read('referral.reason'), read('referral.institutionAndDepartment')];
  if (reason === '' && where === '') return undefined;
  return { reason, institutionAndDepartment: where === '' ? undefined : where };
};

const withoutNothing = (form: FormBody): FormBody | undefined =>
  Object.values(form).some((value) => value !== undefined) ? form : undefined;

/** The rest of the national form as it is sent; undefined where nothing of it was filled in. */
export const formBody = (draft: Draft, programme: string): FormBody | undefined => {
  const read = readerOf(draft, programme);
  if (read('outcome') !== 'done') return withoutNothing(textsOf(read, ABSENCES));
  return withoutNothing({
    ...amountsOf(read, programme),
    ...bmisOf(read),
    ...textsOf(read, FINDINGS),
    ...choicesOf(read, programme),
    drugs: drugsOf(draft.drugs[programme] ?? []),
    insulin: insulinOf(read),
    referral: referralOf(read),
  });
};
