// The whole one makes three formats of text when it is loaded, whether anybody writes a date so or not.
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { formatISO } from 'date-fns/formatISO';

import type { Brand } from './brand.ts';

/** A civil date of the clinic's calendar, `YYYY-MM-DD`, 0001-01-01 to 9999-12-31; text order is time order. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** A time of day on the clinic's clock, `HH:MM`, 00:00 to 23:59. */
export type LocalTime = Brand<string, 'LocalTime'>;

/** The clinic's zone: UTC+8 the year round since 1992, whatever the machine's zone is. */
const CLINIC_OFFSET_MS = 8 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;

const LAST_DAY_NUMBER = 2_932_896; // 9999-12-31, the last date that has ten characters
const FIRST_DAY_NUMBER = -719_162; // 0001-01-01
const LAST_YEAR = 9_999;

const ZERO = 48;
const DASH = 45;

const digitsAt = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
};

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

/** Says whether the text is a real civil date, exactly `YYYY-MM-DD`: 2025-02-30 and 1900-02-29 are not. */
export const isLocalDate = (text: string): text is LocalDate => {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const day = digitsAt(text, 8, 10);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
};

/** Says whether the text is a time of day, exactly `HH:MM`. */
export const isLocalTime = (text: string): text is LocalTime => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Makes a date from text the caller knows to be one; throws on anything else (a bug, not a bad input). */
export const localDate = (text: string): LocalDate => {
  if (isLocalDate(text)) return text;
  throw new Error(`not a civil date: ${JSON.stringify(text)}`);
};

/** Makes a time of day from text the caller knows to be one; throws on anything else. */
export const localTime = (text: string): LocalTime => {
  if (isLocalTime(text)) return text;
  throw new Error(`not a time of day: ${JSON.stringify(text)}`);
};

/** Two digits of a date, which are known to be some: dates are taken apart many times for every resident. */
const twoDigitsAt = (date: LocalDate, at: number): number =>
  date.charCodeAt(at) * 10 + date.charCodeAt(at + 1) - ZERO * 11;

/** The year of a date. */
export const yearOf = (date: LocalDate): number => twoDigitsAt(date, 0) * 100 + twoDigitsAt(date, 2);

/** The month of a date, 1–12. */
export const monthOf = (date: LocalDate): number => twoDigitsAt(date, 5);

/** The day of the month of a date, 1–31. */
export const dayOf = (date: LocalDate): number => twoDigitsAt(date, 8);

const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** The day number of 1 January; a year that no date has lies before or after all of them. */
const newYear = (year: number): number => {
  if (year > LAST_YEAR) return LAST_DAY_NUMBER + 1;
  const before = Math.max(year, 0) - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return FIRST_DAY_NUMBER + before * 365 + leapDays;
};

/** Those of the years that people live in are counted once. */
const FIRST_KEPT_YEAR = 1_870;
const KEPT_YEARS = 359;
const NEW_YEARS = Int32Array.from({ length: KEPT_YEARS }, (_, at) => newYear(FIRST_KEPT_YEAR + at));

/** Days since 1970-01-01 of a year (1–9999), month (1–12) and day: proleptic Gregorian. */
const civilDay = (year: number, month: number, day: number): number =>
  (NEW_YEARS[year - FIRST_KEPT_YEAR] ?? newYear(year)) +
  (DAYS_BEFORE_MONTH[month] ?? 0) +
  (month > 2 && isLeapYear(year) ? day : day - 1);

/** Days from 1970-01-01 to the date; negative before it. */
export const dayNumber = (date: LocalDate): number => civilDay(yearOf(date), monthOf(date), dayOf(date));

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

const formatDay = (number: number): LocalDate => {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return localDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
};

/** The texts of these days are kept once asked for, so many days together: a run names the same few thousand days a million
 *  times. */
const FIRST_KEPT_DAY = -36_524; // 1870-01-01
const KEPT_DAYS = 131_072; // up to 2228
const BITS_TOGETHER = 10;
const LAST_TOGETHER = 2 ** BITS_TOGETHER - 1;
const kept: LocalDate[][] = [];

const nearestDay = (number: number): number => Math.min(Math.max(number, FIRST_DAY_NUMBER), LAST_DAY_NUMBER);

/** The date of a day number; a day outside 0001–9999 becomes the nearest date inside. */
export const dateOfDayNumber = (number: number): LocalDate => {
  const place = number - FIRST_KEPT_DAY;
  if (place < 0 || place >= KEPT_DAYS) return formatDay(nearestDay(number));
  const together = (kept[place >> BITS_TOGETHER] ??= []);
  return (together[place & LAST_TOGETHER] ??= formatDay(number));
};

/** The date so many calendar days later (negative: earlier). */
export const plusDays = (date: LocalDate, days: number): LocalDate => dateOfDayNumber(dayNumber(date) + days);

/** Calendar days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

const dayMonthsLater = (date: LocalDate, months: number): number => {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return civilDay(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
};

/** The date so many calendar months later, clamped to the month's end: 30 November + 3 = 28 or 29 February. */
export const plusMonths = (date: LocalDate, months: number): LocalDate =>
  dateOfDayNumber(dayMonthsLater(date, months));

/** The date so many years later, 29 February clamped to the 28th in a common year (readings.md A3). */
export const plusYears = (date: LocalDate, years: number): LocalDate => plusMonths(date, years * 12);

/** The last day of so many years that begin on a date: the day before `plusYears`. */
export const lastDayOfYears = (begin: LocalDate, years: number): LocalDate =>
  dateOfDayNumber(nearestDay(dayMonthsLater(begin, years * 12)) - 1);

/** Age in completed years: the birthday counts; born on 29 February, 1 March does in common years. */
export const completedAge = (birthDate: LocalDate, on: LocalDate): number => {
  const years = yearOf(on) - yearOf(birthDate);
  const sinceBirthday = monthOf(on) - monthOf(birthDate) || dayOf(on) - dayOf(birthDate);
  return sinceBirthday < 0 ? years - 1 : years;
};

/** The quarter of the year, 1–4. */
export const quarterOf = (date: LocalDate): number => Math.ceil(monthOf(date) / 3);

/** The last day of a quarter (1–4) of a year. */
export const lastDayOfQuarter = (year: number, quarter: number): LocalDate =>
  dateOfDayNumber(civilDay(year, quarter * 3, daysInMonth(year, quarter * 3)));

/** 1 January of a year. */
export const firstDayOfYear = (year: number): LocalDate => dateOfDayNumber(civilDay(year, 1, 1));

/** 31 December of a year. */
export const lastDayOfYear = (year: number): LocalDate => dateOfDayNumber(civilDay(year, 12, 31));

/** The earlier of two dates. */
export const earlierOf = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/** The civil date in the clinic at an instant: 16:00 UTC is already the next day there. */
export const clinicDate = (instant: Date): LocalDate =>
  localDate(formatISO(new UTCDateMini(instant.getTime() + CLINIC_OFFSET_MS), { representation: 'date' }));

/** The instant at which a day begins in the clinic. */
export const startOfDay = (date: LocalDate): Date =>
  new UTCDateMini(dayNumber(date) * DAY_MS - CLINIC_OFFSET_MS);

/** The instant so many minutes after a day begins in the clinic. */
export const minuteOfDay = (date: LocalDate, minutes: number): Date =>
  new UTCDateMini(startOfDay(date).getTime() + minutes * MINUTE_MS);

/** The day of the week, 1 Monday to 7 Sunday. */
export const weekdayOf = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
