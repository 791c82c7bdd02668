import type * as z from 'zod';

import type { showRates } from '../../functions/indicators/api.ts';

/** A number of an area as answered: counted here, or imported. */
export type Rate = z.infer<typeof showRates.answer>['items'][number];

/** A part of the table of indicators. */
type Section = 'contracts' | 'programmes' | 'files' | 'imported';

const CONTRACTS = /^(?:contract_rate|signed_and_served|fulfilment|renewal)/;
const FILES = /^(?:ehr_|elderly_exam)/;
const COUNTS = /(?:_managed|^referrals_(?:up|down))$/;
const MAIN = /^(?:signed_and_served_rate|renewal_rate|ehr_(?:filing|use)_rate|elderly_exam_rate)$/;
const MAIN_OF_PROGRAMME = /_(?:standardised|control)_rate$/;
/** Stands to what regions state, not to people counted: nobody can be listed behind it. @source docs/indicators.md */
const STATED = /_permanent$/;

/** Whether a number was counted by another system. */
export const isImported = (rate: Rate): rate is Extract<Rate, { readonly imported: true }> =>
  'imported' in rate;

/** Whether an indicator counts only, and is no share. @source docs/indicators.md */
export const isCount = (indicator: string): boolean => COUNTS.test(indicator);

/** Whether people can be listed behind a number. */
export const hasPeople = (rate: Rate): boolean => !isImported(rate) && !STATED.test(rate.indicator);

/** Whether a number is withheld since so few people are behind it. */
export const isWithheld = (rate: Rate): boolean => !isImported(rate) && rate.numerator === null;

/** Whether nobody is counted in any number of an area: nothing of it is known, or nobody is looked after there. Numbers that are
 *  withheld are of somebody. */
export const hasNobody = (rates: readonly Rate[]): boolean => {
  const counted = rates.filter((rate) => !isImported(rate));
  return (
    counted.length > 0 && counted.every(({ numerator, denominator }) => numerator === 0 && denominator === 0)
  );
};

const sectionOf = (rate: Rate): Section => {
  if (isImported(rate)) return 'imported';
  if (CONTRACTS.test(rate.indicator)) return 'contracts';
  return FILES.test(rate.indicator) ? 'files' : 'programmes';
};

/** Whether a number stands in the short table: what a bureau answers for. */
export const isMain = (rate: Rate): boolean => {
  const { indicator, group } = rate;
  if (indicator === 'contract_rate' || isImported(rate)) return true;
  return group === 'all' && (MAIN.test(indicator) || MAIN_OF_PROGRAMME.test(indicator));
};

const SECTIONS: readonly Section[] = ['contracts', 'programmes', 'files', 'imported'];

/** The numbers of the table by their parts, in the order of the service; parts without any are left out. */
export const sectionsOf = (
  rates: readonly Rate[],
  isAll: boolean,
): readonly { readonly section: Section; readonly rows: readonly Rate[] }[] =>
  SECTIONS.map((section) => ({
    section,
    rows: rates.filter((rate) => sectionOf(rate) === section && (isAll || isMain(rate))),
  })).filter(({ rows }) => rows.length > 0);

/** What names a number within an area. */
export type Named = Pick<Rate, 'indicator' | 'group'>;

/** The key of a number within an area. */
export const keyOf = ({ indicator, group }: Named): string => `${indicator}/${group}`;

/** The number of an indicator and group among others. */
export const findRate = (rates: readonly Rate[], of: Named): Rate | undefined =>
  rates.find((rate) => keyOf(rate) === keyOf(of));

/** A number as it is drawn and compared: percent, a count or an amount; undefined where there is none or it is withheld. */
export const sizeOf = (
  rate: { readonly rate: string | null; readonly numerator: number | null; readonly value?: string },
  indicator: string,
): number | undefined => {
  if (isCount(indicator)) return rate.numerator ?? undefined;
  const text = rate.value ?? rate.rate ?? '';
  return text === '' ? undefined : Number(text);
};

const HUNDREDTHS = 100;

/** How much a number rose from another, to the hundredth; undefined where either is unknown. */
export const difference = (now: number | undefined, before: number | undefined): number | undefined =>
  now === undefined || before === undefined
    ? undefined
    : (Math.round(now * HUNDREDTHS) - Math.round(before * HUNDREDTHS)) / HUNDREDTHS;
