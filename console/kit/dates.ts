import { isLocalDate, type LocalDate, yearOf, monthOf, dayOf } from '../../domain/kernel/time.ts';
import { useLanguage } from './language.ts';

const ZONE = 'Asia/Shanghai';

/** How civil dates, instants and numbers are shown to the reader. */
export type Shown = {
  /** A civil date: 2026年3月1日, 1 Mar 2026. */
  readonly date: (date: string) => string;
  /** A civil date without its year. */
  readonly day: (date: string) => string;
  /** The month of a civil date: 2026年3月, Mar 2026. */
  readonly month: (date: string) => string;
  /** The day of the week of a civil date. */
  readonly weekday: (date: string) => string;
  /** An instant as a clock in the clinic shows it. */
  readonly moment: (instant: string) => string;
  /** A number with its thousands. */
  readonly count: (value: number) => string;
  /** A percentage of the service (`"12.34"`) in the reader's words; a dash where there is none. */
  readonly percent: (rate: string | null) => string;
  /** Fen as yuan. */
  readonly money: (fen: number) => string;
};

const utc = (date: LocalDate): Date => new Date(Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)));

const civil =
  (format: Intl.DateTimeFormat) =>
  (date: string): string =>
    isLocalDate(date) ? format.format(utc(date)) : date;

const NONE = '–';
const FEN_PER_YUAN = 100;

const shownIn = (locale: string): Shown => {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  });
  const moment = new Intl.DateTimeFormat(locale, { timeZone: ZONE, dateStyle: 'medium', timeStyle: 'short' });
  return {
    date: civil(new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' })),
    day: civil(new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', day: 'numeric' })),
    month: civil(new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'short' })),
    weekday: civil(new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' })),
    moment: (instant) => moment.format(new Date(instant)),
    count: (value) => number.format(value),
    percent: (rate) => (rate === null || rate === '' ? NONE : percent.format(Number(rate) / 100)),
    money: (fen) => money.format(fen / FEN_PER_YUAN),
  };
};

const SHOWN = { 'zh-CN': shownIn('zh-CN'), en: shownIn('en-GB') } as const;

/** How dates, times and numbers are shown in the language of the reader. */
export const useShown = (): Shown => SHOWN[useLanguage()];
