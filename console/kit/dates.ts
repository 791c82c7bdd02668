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

/** Makes something when it is first asked for: a format takes the browser longer to make than a page of dates to show. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

const civilIn = (locale: string, options: Intl.DateTimeFormatOptions): ((date: string) => string) => {
  const format = once(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }));
  return (date) => (isLocalDate(date) ? format().format(utc(date)) : date);
};

const numberIn = (locale: string, options: Intl.NumberFormatOptions): ((value: number) => string) => {
  const format = once(() => new Intl.NumberFormat(locale, options));
  return (value) => format().format(value);
};

const NONE = '–';
const FEN_PER_YUAN = 100;
const MOMENT = { timeZone: ZONE, dateStyle: 'medium', timeStyle: 'short' } as const;
const PERCENT = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
const MONEY = { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' } as const;

const shownIn = (locale: string): Shown => {
  const moment = once(() => new Intl.DateTimeFormat(locale, MOMENT));
  const percent = numberIn(locale, PERCENT);
  const money = numberIn(locale, MONEY);
  return {
    date: civilIn(locale, { dateStyle: 'medium' }),
    day: civilIn(locale, { month: 'short', day: 'numeric' }),
    month: civilIn(locale, { year: 'numeric', month: 'short' }),
    weekday: civilIn(locale, { weekday: 'short' }),
    moment: (instant) => moment().format(new Date(instant)),
    count: numberIn(locale, {}),
    percent: (rate) => (rate === null || rate === '' ? NONE : percent(Number(rate) / 100)),
    money: (fen) => money(fen / FEN_PER_YUAN),
  };
};

const SHOWN = { 'zh-CN': shownIn('zh-CN'), en: shownIn('en-GB') } as const;

/** How dates, times and numbers are shown in the language of the reader. */
export const useShown = (): Shown => SHOWN[useLanguage()];
