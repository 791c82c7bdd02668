import { isAuditWord } from '../../../functions/adapters/store/keys.ts';
import { WRITE_UNIT_BYTES } from '../../../functions/adapters/store/sizes.ts';
import type { YearFile } from '../year/year-file.ts';
import { requestLogBytes } from './log-lines.ts';
import { localUnits, meanBytes } from './storage.ts';

const DAYS_A_YEAR = 365;
const MS_A_SECOND = 1_000;

/** Units of a year by when they are used: while people work, when a day begins, when texts go out and phones answer. */
type ByWhen = { readonly work: number; readonly dawn: number; readonly texts: number };

/** What happens in a year of so many residents. */
export type Happening = {
  readonly residents: number;
  readonly requests: number;
  readonly requestCpuMs: number;
  readonly answered: number;
  readonly requestLogBytes: number;
  readonly commands: number;
  /** Events that other systems are told. */
  readonly published: number;
  /** Reports and answers that a provider leaves in a queue; the simulation has them come by a request each. */
  readonly told: number;
  /** Of them, answers of people: these are heard one after another, reports side by side. */
  readonly answers: number;
  readonly toldCpuMs: number;
  readonly factsChanged: number;
  /** What counting these changes live takes of the main table, and of a processor. */
  readonly liveRead: number;
  readonly liveWritten: number;
  readonly liveCpuMs: number;
  readonly residentsChanged: number;
  readonly audited: number;
  readonly texts: number;
  readonly segments: number;
  readonly dayCpuMs: number;
  readonly smsCpuMs: number;
  /** Units of the main table. */
  readonly read: ByWhen;
  readonly written: ByWhen;
  /** Write units of the table of the audit. */
  readonly auditWritten: number;
  readonly bytes: number;
  /** Of them, those in the table of the audit. */
  readonly auditBytes: number;
  /** The share of count buckets that a day counts anew. */
  readonly bucketsChanged: number;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** By a request in the simulation, in the cloud taken out of a queue. @see docs/adr/0024-what-providers-tell-is-fetched.md */
const isTold = (route: string): boolean => route.startsWith('POST /v1/sms/');

const isAnswer = (route: string): boolean => route.endsWith('/inbound');

/** Parts that people make while they work; what the first day took was taken once. Most days of the simulation are counted once at
 *  their end: how the cloud counts is metered on the others, see `liveOf`. */
const PARTS = { work: ['teams'], dawn: ['days'], texts: ['SMS', 'phones'] } as const;

const byWhen = ({ parts }: YearFile, units: 'read' | 'written'): ByWhen => {
  const of = (names: readonly string[]): number => sum(names.map((name) => parts[name]?.[units] ?? 0));
  return { work: of(PARTS.work), dawn: of(PARTS.dawn), texts: of(PARTS.texts) };
};

/** Records of the audit are added one by one, and its seals: nothing of it is written twice. */
const auditUnits = ({ stored }: YearFile): number =>
  sum(
    Object.entries(stored)
      .filter(([kind, { items }]) => isAuditWord(kind) && items > 0)
      .map(([, { items, bytes }]) => items * Math.ceil(bytes / items / WRITE_UNIT_BYTES)),
  );

/** By chance one bucket is counted anew more often than another. */
const bucketsChangedADay = ({ changes, stored, days }: YearFile): number => {
  const buckets = stored['bucket-counts']?.items ?? 0;
  const counted = changes['bucket-counts'] ?? 0;
  return buckets === 0 ? 1 : 1 - Math.exp(-counted / days / buckets);
};

/** What counting each change takes, metered on the days on which counts followed each command, for all changes of the year. There each
 *  is counted by itself; in the cloud some share areas. */
const liveOf = ({ parts, changes, countedLive }: YearFile) => {
  const { read, written, cpuSeconds } = parts['live counts'] ?? { read: 0, written: 0, cpuSeconds: 0 };
  const facts = changes['facts'] ?? 0;
  if (facts > 0 && countedLive === 0)
    throw new Error('the simulated year counted nothing live: simulate thirty days or more');
  const times = facts === 0 ? 0 : facts / countedLive;
  return {
    liveRead: read * times,
    liveWritten: written * times,
    liveCpuMs: cpuSeconds * MS_A_SECOND * times,
  };
};

const asked = ({ requests }: YearFile) => {
  const all = Object.entries(requests).map(([route, one]) => ({ route, ...one }));
  const own = all.filter(({ route }) => !isTold(route));
  const told = all.filter(({ route }) => isTold(route));
  return {
    requests: sum(own.map(({ times }) => times)),
    requestCpuMs: sum(own.map(({ cpuMs }) => cpuMs)),
    answered: sum(own.map(({ bytes }) => bytes)),
    requestLogBytes: sum(
      own.map(({ route, times, bytes }) => times * requestLogBytes(route, bytes / Math.max(1, times))),
    ),
    commands: sum(own.filter(({ route }) => !route.startsWith('GET')).map(({ times }) => times)),
    told: sum(told.map(({ times }) => times)),
    answers: sum(told.filter(({ route }) => isAnswer(route)).map(({ times }) => times)),
    toldCpuMs: sum(told.map(({ cpuMs }) => cpuMs)),
  };
};

/** All that grows with the people and the days. */
const countedIn = (year: YearFile) => {
  const cpuMs = (name: string): number => (year.parts[name]?.cpuSeconds ?? 0) * MS_A_SECOND;
  const { sms, serviceTexts, segments } = year.counted;
  return {
    ...asked(year),
    factsChanged: year.changes['facts'] ?? 0,
    ...liveOf(year),
    residentsChanged: year.changes['resident'] ?? 0,
    published: year.published,
    audited: year.stored['audit']?.items ?? 0,
    texts: sms + serviceTexts,
    segments,
    dayCpuMs: cpuMs('days'),
    smsCpuMs: cpuMs('SMS'),
    auditWritten: auditUnits(year),
  };
};

const scaled = <T extends Readonly<Record<string, number>>>(
  values: T,
  by: number,
): Record<keyof T, number> => {
  const entries = Object.entries(values).map(([name, value]) => [name, value * by]);
  return Object.fromEntries(entries);
};

/** What a simulated year comes to for so many residents. */
export const happeningOf = (year: YearFile, residents: number): Happening => {
  const people = residents / year.residents;
  const scale = (people * DAYS_A_YEAR) / year.days;
  const [read, written] = [byWhen(year, 'read'), byWhen(year, 'written')];
  return {
    residents,
    ...scaled(countedIn(year), scale),
    read: scaled(read, scale),
    written: scaled(
      { ...written, work: written.work - auditUnits(year), texts: written.texts - localUnits(year) },
      scale,
    ),
    bytes: meanBytes(year) * people,
    auditBytes: meanBytes(year, isAuditWord) * people,
    bucketsChanged: bucketsChangedADay(year),
  };
};
