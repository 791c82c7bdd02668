import type { YearFile } from '../year/year-file.ts';
import { assumptions } from './assumptions.ts';
import { type Happening, happeningOf } from './happening.ts';
import { heldOf } from './held.ts';
import {
  computeAll,
  nightCheckOf,
  partsANight,
  queueRequestsOf,
  type Starts,
  startsOf,
  workLogBytesOf,
} from './lambdas.ts';
import type { LineId } from './prices.ts';

/** How much of each line a year takes, in the line's own unit. */
export type Usage = Readonly<Record<LineId, number>>;

/** What is reckoned for. */
export type Deployment = {
  readonly residents: number;
  readonly profile: 'aws' | 'aws-cn';
  readonly smsPerSecond: number;
  /** How the units of the main table are paid for. @see infra/capacity.ts */
  readonly capacity: 'on-demand' | 'provisioned';
};

const DAYS_A_YEAR = 365;
const MONTHS = 12;
const MILLION = 1e6;
const THOUSAND = 1e3;
const GB = 1e9;

/** Transitions of the machine that recounts every night: each part is a machine of its own with one step, beside those of the
 *  whole. */
export const transitionsOf = (residents: number): number => {
  const { transitionsAPart, transitionsANight } = assumptions.recountParts;
  return (partsANight(residents) * transitionsAPart + transitionsANight) * DAYS_A_YEAR;
};

const READ_UNIT_BYTES = 4_096;

/** Of a change beside the staff: the facts of who came or went and of who may sign in, one after the other, and that user. */
const CHANGED_UNITS = 3;

/** Read units for who works where: one to look at the version, for each Lambda that had a request since; everything when a
 *  Lambda starts, and when it finds that somebody changed something what they changed. */
export const referenceUnits = (requests: number, residents: number): number => {
  const { workingSecondsAYear, requestLambdas, reference, busySeconds } = assumptions;
  const { everySeconds, bytesAResident, staffBytesAResident, livesSeconds, residentsAChange } = reference;
  const atOnce =
    Math.max(1, ((requests / workingSecondsAYear) * busySeconds) / requestLambdas) * requestLambdas;
  const chances = (workingSecondsAYear / everySeconds) * atOnce;
  const looks = chances * (1 - Math.exp(-requests / chances));
  const started = Math.min(looks, (workingSecondsAYear / livesSeconds) * atOnce);
  const changed = Math.min(looks - started, (residents / residentsAChange) * atOnce);
  const units = (bytes: number): number => Math.ceil((residents * bytes) / READ_UNIT_BYTES);
  const aChange = CHANGED_UNITS + units(staffBytesAResident);
  return looks + changed * aChange + started * units(bytesAResident);
};

/** Bytes of copies that lie at once, warm and cold. */
const copiesOf = ({ bytes, auditBytes }: Happening): { readonly warm: number; readonly cold: number } => {
  const { backups, auditBackups, warmBackups } = assumptions;
  const table = bytes - auditBytes;
  return {
    warm: bytes * warmBackups,
    cold: table * (backups - warmBackups) + auditBytes * (auditBackups - warmBackups),
  };
};

const sumOf = (units: Readonly<Record<string, number>>): number =>
  Object.values(units).reduce((sum, one) => sum + one, 0);

/** Units of the main table: each as it is used, or those that are held. */
const unitsOf = (happening: Happening, { capacity, smsPerSecond, residents }: Deployment) => {
  const { read, written, requests, liveRead, liveWritten } = happening;
  const referenceReads = referenceUnits(requests, residents);
  if (capacity === 'provisioned') {
    const held = heldOf(happening, { smsPerSecond, referenceReads });
    const none = {
      tableWrites: 0,
      tableReads: 0,
      countWrites: 0,
      countReads: 0,
      recountReads: 0,
      referenceReads: 0,
    };
    return { ...none, heldWrites: held.writes / THOUSAND, heldReads: held.reads / THOUSAND };
  }
  return {
    tableWrites: sumOf(written) / MILLION,
    tableReads: sumOf(read) / MILLION,
    countWrites: liveWritten / MILLION,
    countReads: liveRead / MILLION,
    recountReads: nightCheckOf(happening).readUnits / MILLION,
    referenceReads: referenceReads / MILLION,
    heldWrites: 0,
    heldReads: 0,
  };
};

/** What the tables hold, with what keeps it safe; the audit's is of the class of what is hardly read. */
const keptOf = (happening: Happening) => {
  const { bytes, auditBytes, auditWritten } = happening;
  const copies = copiesOf(happening);
  const gbMonths = (of: number): number => (of / GB) * MONTHS;
  return {
    auditWrites: auditWritten / MILLION,
    tableStorage: gbMonths(bytes - auditBytes),
    auditStorage: gbMonths(auditBytes),
    tableRestore: gbMonths(bytes),
    tableBackup: gbMonths(copies.warm),
    tableBackupCold: gbMonths(copies.cold),
    streamReads: 0,
  };
};

/** What runs and what it says of itself. */
const runningOf = (happening: Happening, starts: Starts, deployment: Deployment) => {
  const { requests, answered, published, told } = happening;
  const background = sumOf(starts);
  const logs = (happening.requestLogBytes + workLogBytesOf(starts)) / GB;
  return {
    lambdaRequests: (requests + background) / MILLION,
    lambdaCompute: computeAll(happening, starts, deployment.smsPerSecond) / MILLION,
    apiRequests: requests / MILLION,
    transferOut: answered / GB,
    logIngestion: logs,
    logStorage: logs * assumptions.logMonths * assumptions.logPacked,
    busEvents: published / MILLION,
    schedulerStarts: starts.clock / MILLION,
    stateTransitions: transitionsOf(deployment.residents) / MILLION,
    queueRequests: queueRequestsOf(happening, starts) / MILLION,
    topicRequests: deployment.profile === 'aws' ? told / MILLION : 0,
  };
};

const alarmsOf = ({ capacity }: Deployment): number =>
  assumptions.alarms + (capacity === 'provisioned' ? assumptions.scalingAlarms : 0);

/** What is there, whatever it does. */
const standingOf = (deployment: Deployment) => {
  const isGlobal = deployment.profile === 'aws';
  return {
    alarms: alarmsOf(deployment) * MONTHS,
    metrics: assumptions.metrics * MONTHS,
    dashboards: assumptions.dashboards * MONTHS,
    keys: assumptions.keys * MONTHS,
    keyRequests: assumptions.keyRequestsAYear / MILLION,
    secrets: assumptions.secrets * MONTHS,
    fileStorage: 0,
    pageTransfer: 0,
    firewall: isGlobal ? MONTHS : 0,
    firewallRules: isGlobal ? assumptions.firewallRules * MONTHS : 0,
    identity: isGlobal ? (deployment.residents / assumptions.residentsAUser) * MONTHS : 0,
  };
};

/** How much of each line a year of a deployment takes. */
export const usageOf = (year: YearFile, deployment: Deployment): Usage => {
  const happening = happeningOf(year, deployment.residents);
  const starts = startsOf(happening);
  return {
    ...unitsOf(happening, deployment),
    ...keptOf(happening),
    ...runningOf(happening, starts, deployment),
    ...standingOf(deployment),
    smsSegments: happening.segments,
  };
};
