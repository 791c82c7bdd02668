import { isAuditWord } from '../../../functions/adapters/store/keys.ts';
import type { YearFile } from '../year/year-file.ts';
import { assumptions } from './assumptions.ts';
import type { LineId } from './prices.ts';
import { localUnits, meanBytes } from './storage.ts';

/** How much of each line a year takes, in the line's own unit. */
export type Usage = Readonly<Record<LineId, number>>;

/** What is reckoned for. */
export type Deployment = {
  readonly residents: number;
  readonly profile: 'aws' | 'aws-cn';
  readonly smsPerSecond: number;
};

const DAYS_A_YEAR = 365;
const MONTHS = 12;
const MILLION = 1e6;
const GB = 1e9;
const MS_A_SECOND = 1_000;
const MB_A_GB = 1_024;

/** What happens in a year of so many residents. */
type Happening = {
  readonly requests: number;
  readonly requestCpuMs: number;
  readonly answered: number;
  readonly commands: number;
  readonly factsChanged: number;
  readonly recountCpuMs: number;
  readonly looked: number;
  readonly texts: number;
  readonly segments: number;
  readonly dailyCpuMs: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly bytes: number;
  /** Of them, those in the table of the audit. */
  readonly auditBytes: number;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The parts that go on every day; what the first day took was taken once. */
const ONCE = 'the first day';

const happeningOf = (year: YearFile, residents: number): Happening => {
  const people = residents / year.residents;
  const scale = (people * DAYS_A_YEAR) / year.days;
  const asked = Object.values(year.requests);
  const parts = Object.entries(year.parts).filter(([name]) => name !== ONCE);
  const cpuMs = (name: string): number => (year.parts[name]?.cpuSeconds ?? 0) * MS_A_SECOND * scale;
  const { sms, serviceTexts, segments } = year.counted;
  return {
    requests: sum(asked.map(({ times }) => times)) * scale,
    requestCpuMs: sum(asked.map((one) => one.cpuMs)) * scale,
    answered: sum(asked.map(({ bytes }) => bytes)) * scale,
    commands:
      sum(Object.entries(year.requests).map(([route, { times }]) => (route.startsWith('GET') ? 0 : times))) *
      scale,
    factsChanged: (year.changes['facts'] ?? 0) * scale,
    recountCpuMs: cpuMs('counts'),
    looked: (year.changes['audit'] ?? 0) * scale,
    texts: (sms + serviceTexts) * scale,
    segments: segments * scale,
    dailyCpuMs: cpuMs('days and SMS'),
    readUnits: sum(parts.map(([, { read }]) => read)) * scale,
    writeUnits: (sum(parts.map(([, { written }]) => written)) - localUnits(year)) * scale,
    bytes: meanBytes(year) * people,
    auditBytes: meanBytes(year, isAuditWord) * people,
  };
};

/** Starts of a Lambda by changes: one for each second of a shard in which there are some, more where a batch is full. */
export const startsByChanges = (changes: number, tableBytes: number): number => {
  const { workingSecondsAYear, leastShards, gbAShard, changesAtOnce } = assumptions;
  const shards = Math.max(leastShards, Math.ceil(tableBytes / GB / gbAShard));
  const rate = changes / workingSecondsAYear / shards;
  // Changes come by chance: so many seconds of a shard have some.
  const seconds = workingSecondsAYear * shards * (1 - Math.exp(-rate));
  return Math.max(seconds, changes / changesAtOnce);
};

/** GB-seconds of so many starts: their processor time on the share that their memory gives them, and what they wait. */
export const computeOf = (memoryMb: number, cpuMs: number, waitedMs: number): number => {
  const share = Math.min(1, memoryMb / assumptions.memoryOfAProcessorMb);
  return ((cpuMs / share + waitedMs) / MS_A_SECOND) * (memoryMb / MB_A_GB);
};

/** Traces of so many requests: the first of a second for each Lambda, and a share of the others. */
export const tracesOf = (requests: number): number => {
  const { workingSecondsAYear, requestLambdas, tracedShare } = assumptions;
  const seconds = workingSecondsAYear * requestLambdas;
  const first = seconds * (1 - Math.exp(-requests / seconds));
  return first + (requests - first) * tracedShare;
};

/** Transitions of the machine that recounts every night: each part is a machine of its own with one step, beside those of the
 *  whole. */
export const transitionsOf = (residents: number): number => {
  const { leastParts, residentsATown, transitionsAPart, transitionsANight } = assumptions.recountParts;
  const parts = leastParts + Math.ceil(residents / residentsATown);
  return (parts * transitionsAPart + transitionsANight) * DAYS_A_YEAR;
};

const READ_UNIT_BYTES = 4_096;

/** Read units for who works where: one to look at the version, for each Lambda that had a request since; everything when a
 *  Lambda starts, and when it finds that somebody changed something. */
export const referenceUnits = (requests: number, residents: number): number => {
  const { workingSecondsAYear, requestLambdas, reference, busySeconds } = assumptions;
  const { everySeconds, bytesAResident, livesSeconds, residentsAChange } = reference;
  const atOnce =
    Math.max(1, ((requests / workingSecondsAYear) * busySeconds) / requestLambdas) * requestLambdas;
  const chances = (workingSecondsAYear / everySeconds) * atOnce;
  const looks = chances * (1 - Math.exp(-requests / chances));
  const changed = (residents / residentsAChange) * atOnce;
  const started = (workingSecondsAYear / livesSeconds) * atOnce;
  const whole = Math.ceil((residents * bytesAResident) / READ_UNIT_BYTES);
  return looks + Math.min(looks, changed + started) * whole;
};

type Starts = { readonly recounts: number; readonly tellings: number; readonly clock: number };

const startsOf = ({ factsChanged, looked, bytes }: Happening): Starts => ({
  recounts: startsByChanges(factsChanged, bytes),
  tellings: startsByChanges(looked, bytes),
  clock: assumptions.startsADay * DAYS_A_YEAR,
});

const computeAll = (happening: Happening, starts: Starts, { smsPerSecond }: Deployment): number => {
  const { memoryMb, roundTripMs, roundTrips, idleStartMs } = assumptions;
  const { requests, requestCpuMs, recountCpuMs, texts, dailyCpuMs } = happening;
  const changeWaits =
    (starts.recounts * roundTrips.recount + starts.tellings * roundTrips.looks) * roundTripMs;
  // The pace of the provider is waited for by the Lambda that sends.
  const scheduleWaits = starts.clock * idleStartMs + (texts / smsPerSecond) * MS_A_SECOND;
  return (
    computeOf(memoryMb.http, requestCpuMs, requests * roundTrips.request * roundTripMs) +
    computeOf(memoryMb.change, recountCpuMs, changeWaits) +
    computeOf(memoryMb.schedule, dailyCpuMs, scheduleWaits)
  );
};

/** Bytes of copies that lie at once, warm and cold. */
const copiesOf = ({ bytes, auditBytes }: Happening): { readonly warm: number; readonly cold: number } => {
  const { backups, auditBackups, warmBackups, warmAuditBackups } = assumptions;
  const table = bytes - auditBytes;
  return {
    warm: table * warmBackups + auditBytes * warmAuditBackups,
    cold: table * (backups - warmBackups) + auditBytes * (auditBackups - warmAuditBackups),
  };
};

/** How much of each line a year of a deployment takes. */
export const usageOf = (year: YearFile, deployment: Deployment): Usage => {
  const happening = happeningOf(year, deployment.residents);
  const starts = startsOf(happening);
  const background = starts.recounts + starts.tellings + starts.clock;
  const { logBytes, logMonths, residentsAUser } = assumptions;
  const { bytes } = happening;
  const logs = (happening.requests * logBytes.request + background * logBytes.background) / GB;
  const isGlobal = deployment.profile === 'aws';
  const gbMonths = (bytes / GB) * MONTHS;
  const copies = copiesOf(happening);
  return {
    tableWrites: happening.writeUnits / MILLION,
    tableReads: happening.readUnits / MILLION,
    referenceReads: referenceUnits(happening.requests, deployment.residents) / MILLION,
    tableStorage: gbMonths,
    tableRestore: gbMonths,
    tableBackup: (copies.warm / GB) * MONTHS,
    tableBackupCold: (copies.cold / GB) * MONTHS,
    streamReads: 0,
    lambdaRequests: (happening.requests + background) / MILLION,
    lambdaCompute: computeAll(happening, starts, deployment) / MILLION,
    apiRequests: happening.requests / MILLION,
    transferOut: happening.answered / GB,
    logIngestion: logs,
    logStorage: logs * logMonths,
    alarms: assumptions.alarms * MONTHS,
    metrics: assumptions.metrics * MONTHS,
    dashboards: assumptions.dashboards * MONTHS,
    traces: isGlobal ? tracesOf(happening.requests) / MILLION : 0,
    busEvents: happening.commands / MILLION,
    schedulerStarts: starts.clock / MILLION,
    stateTransitions: transitionsOf(deployment.residents) / MILLION,
    queueRequests: 0,
    keys: assumptions.keys * MONTHS,
    keyRequests: assumptions.keyRequestsAYear / MILLION,
    secrets: assumptions.secrets * MONTHS,
    fileStorage: 0,
    pageTransfer: 0,
    firewall: isGlobal ? MONTHS : 0,
    identity: isGlobal ? (deployment.residents / residentsAUser) * MONTHS : 0,
    smsSegments: happening.segments,
  };
};
