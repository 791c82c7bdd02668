import { type LocalDate, monthOf, yearOf } from '../kernel/time.ts';

/** What other systems count and the county hands in by month: of insurance and hospitals, which no record here tells.
 *  @source domain-rules.md §4.1; 国卫基层发〔2022〕10号 */
export const IMPORTED_INDICATORS = [
  { column: 'inCountyVisitRate', indicator: 'in_county_visit_rate', unit: 'percent' },
  { column: 'primaryCareShare', indicator: 'primary_care_share', unit: 'percent' },
  { column: 'averageCost', indicator: 'average_cost', unit: 'yuan' },
  { column: 'outOfPocketShare', indicator: 'out_of_pocket_share', unit: 'percent' },
] as const;
export type ImportedIndicator = (typeof IMPORTED_INDICATORS)[number];

/** A calendar month as `YYYY-MM`. */
export const isMonth = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);

const YEAR_DIGITS = 4;
const MONTH_DIGITS = 2;

/** The month of a day, `YYYY-MM`. */
export const monthTextOf = (day: LocalDate): string => {
  const year = String(yearOf(day)).padStart(YEAR_DIGITS, '0');
  return `${year}-${String(monthOf(day)).padStart(MONTH_DIGITS, '0')}`;
};

const DECIMALS = /^\d{1,9}(?:\.\d{1,2})?$/;
const MOST_PERCENT = 100;

/** Says whether a text is a value of the unit: plain decimals with two places at most, a percentage up to 100. */
export const isImportedValue = (text: string, unit: ImportedIndicator['unit']): boolean =>
  DECIMALS.test(text) && (unit === 'yuan' || Number(text) <= MOST_PERCENT);
