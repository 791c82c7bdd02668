import type { YearFile } from '../year/year-file.ts';
import { parameters } from './parameters.ts';

/** What happens in each second of the busiest morning, and how large the table is. */
export type Load = {
  readonly residents: number;
  readonly commands: number;
  readonly records: number;
  readonly pages: number;
  readonly rates: number;
  readonly reminders: number;
  readonly answers: number;
  /** The share of commands that ask for a text. */
  readonly asksText: number;
  /** Lambdas that answer at once. */
  readonly lambdas: number;
};

const DAYS_A_YEAR = 365;
const MS_A_SECOND = 1_000;

/** What others send, or what is no command of staff. */
const isOfStaff = (route: string): boolean => !route.startsWith('GET') && !route.includes('/sms/');

const commandsOf = ({ requests }: YearFile): number =>
  Object.entries(requests).reduce((sum, [route, { times }]) => sum + (isOfStaff(route) ? times : 0), 0);

const commandsAYear = (year: YearFile): number =>
  (commandsOf(year) * DAYS_A_YEAR) / year.days / year.residents;

/** Texts are asked for by commands, and by answers that a text answers. */
const asksTextOf = (year: YearFile): number => {
  const asked =
    (year.changes['sms-queue'] ?? 0) - (year.counted.answers ?? 0) * parameters.sms.answeredByText;
  return Math.min(1, Math.max(0, asked / Math.max(1, commandsOf(year))));
};

/** The load of so many residents: commands as the simulated year made them, reading as the parameters say. */
export const loadOf = (year: YearFile, residents: number): Load => {
  const { peak, place, reading, sms } = parameters;
  const inMorning = (residents * commandsAYear(year) * peak.monday * peak.morningShare) / peak.workingDays;
  const commands = inMorning / peak.morningSeconds;
  const pages = ((residents / place.residentsAUser) * reading.pagesAUser) / peak.morningSeconds;
  const records = commands * reading.recordsACommand;
  const reminders = (sms.aSecond * residents) / sms.ofResidents;
  const answers = reminders * sms.answered;
  const requests = commands + pages + records + reading.ratesASecond + reminders + answers;
  return {
    residents,
    commands,
    records,
    pages,
    rates: reading.ratesASecond,
    reminders,
    answers,
    asksText: asksTextOf(year),
    lambdas: Math.max(parameters.requestLambdas, Math.ceil((requests * parameters.busyMs) / MS_A_SECOND)),
  };
};
