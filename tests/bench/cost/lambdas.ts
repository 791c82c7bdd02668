import { manifest } from '../../../functions/manifest.ts';
import { assumptions } from './assumptions.ts';
import type { Happening } from './happening.ts';
import { workLogBytes } from './log-lines.ts';

const DAYS_A_YEAR = 365;
const GB = 1e9;
const MS_A_SECOND = 1_000;
const MB_A_GB = 1_024;
const SECONDS_A_YEAR = DAYS_A_YEAR * 86_400;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Where changes are gathered: at how many places side by side, and for how long. */
type Gathering = { readonly places: number; readonly gatheredSeconds: number };

/** Starts of a Lambda by changes: one for as long as a place gathers some, more where a batch is full. */
export const startsByChanges = (changes: number, { places, gatheredSeconds }: Gathering): number => {
  const { workingSecondsAYear, changesAtOnce } = assumptions;
  const spells = (workingSecondsAYear / gatheredSeconds) * places;
  // Changes come by chance: so many of these spells have some.
  return Math.max(spells * (1 - Math.exp(-changes / spells)), changes / changesAtOnce);
};

/** Shards of the stream of a table. */
const shardsOf = (tableBytes: number): number => {
  const { leastShards, gbAShard } = assumptions;
  return Math.max(leastShards, Math.ceil(tableBytes / GB / gbAShard));
};

/** GB-seconds of so many starts: their processor time on the share that their memory gives them, and what they wait. */
export const computeOf = (memoryMb: number, cpuMs: number, waitedMs: number): number => {
  const share = Math.min(1, memoryMb / assumptions.memoryOfAProcessorMb);
  return ((cpuMs / share + waitedMs) / MS_A_SECOND) * (memoryMb / MB_A_GB);
};

const OFTEN = { minute: 1_440, hour: 24, day: 1, week: 1 / 7 } as const;

/** Starts by the clock, a day and use case. */
const CLOCK = manifest.flatMap(({ trigger }) =>
  trigger.kind === 'schedule' ? [{ useCase: trigger.id, aDay: OFTEN[trigger.every] }] : [],
);

/** Queues that start a Lambda. */
const QUEUES = new Set(manifest.flatMap(({ trigger, lambda }) => (trigger.kind === 'change' ? [lambda] : [])))
  .size;

/** Starts of a year by what starts them. */
export type Starts = {
  /** The one reader of both streams. */
  readonly relay: number;
  readonly recounts: number;
  readonly tellings: number;
  readonly publishings: number;
  readonly clock: number;
  readonly nightParts: number;
};

/** Parts of a night's recount on average: of people and towns where it is of everybody, else of towns. */
export const partsANight = (residents: number): number => {
  const { leastParts, residentsATown } = assumptions.recountParts;
  return Math.ceil(residents / residentsATown) + leastParts / assumptions.nightCheck.everyNights;
};

/** With its three steps. */
const nightPartsOf = (residents: number): number => (partsANight(residents) + 3) * DAYS_A_YEAR;

/** How often Lambdas are started, besides by requests. */
export const startsOf = ({
  residents,
  factsChanged,
  residentsChanged,
  commands,
  audited,
  ...sizes
}: Happening): Starts => {
  const { bytes, auditBytes } = sizes;
  const { gatheredSeconds, queue } = assumptions;
  const byStream = (changes: number, tableBytes: number, at: 'tableStream' | 'auditStream'): number =>
    startsByChanges(changes, { places: shardsOf(tableBytes), gatheredSeconds: gatheredSeconds[at] });
  const byQueue = (changes: number, at: 'recounts' | 'tellings' | 'publishings'): number =>
    startsByChanges(changes, { places: queue.askers, gatheredSeconds: gatheredSeconds[at] });
  return {
    relay:
      byStream(factsChanged + residentsChanged, bytes - auditBytes, 'tableStream') +
      byStream(audited, auditBytes, 'auditStream'),
    recounts: byQueue(factsChanged, 'recounts'),
    tellings: byQueue(audited, 'tellings'),
    publishings: byQueue(commands, 'publishings'),
    clock: sum(CLOCK.map(({ aDay }) => aDay)) * DAYS_A_YEAR,
    nightParts: nightPartsOf(residents),
  };
};

/** Read units and processor time of the night's recounts of a year. */
export const nightCheckOf = ({
  residents,
  bucketsChanged,
  factsChanged,
}: Pick<Happening, 'residents' | 'bucketsChanged' | 'factsChanged'>): {
  readonly readUnits: number;
  readonly cpuMs: number;
} => {
  const { everyNights, whole, changed, remade } = assumptions.nightCheck;
  const wholes = (residents * DAYS_A_YEAR) / everyNights;
  const otherNights = 1 - 1 / everyNights;
  const others = residents * DAYS_A_YEAR * otherNights * bucketsChanged;
  const anew = factsChanged * otherNights;
  const of = (what: 'readUnits' | 'cpuMs'): number =>
    wholes * whole[what] + others * changed[what] + anew * remade[what];
  return { readUnits: of('readUnits'), cpuMs: of('cpuMs') };
};

/** What a use case does that the clock starts: it waits for the pace of the provider, hears one answer after another and reports as many
 *  as a queue gives together, or finds nothing to do. */
const clockWaitMs = (
  { texts, told, answers }: Happening,
  { clock }: Starts,
  smsPerSecond: number,
): number => {
  const { idleStartMs, roundTrips, roundTripMs, queue } = assumptions;
  const inTurn = answers + (told - answers) / queue.messagesARequest;
  return (
    clock * idleStartMs + (texts / smsPerSecond) * MS_A_SECOND + inTurn * roundTrips.request * roundTripMs
  );
};

/** GB-seconds of a year. */
export const computeAll = (happening: Happening, starts: Starts, smsPerSecond: number): number => {
  const { memoryMb, senderMemoryMb, roundTripMs, roundTrips, nightCheck } = assumptions;
  const { requests, requestCpuMs, factsChanged, liveCpuMs, toldCpuMs, dayCpuMs, smsCpuMs, residents } =
    happening;
  const night = nightCheckOf(happening);
  const buckets = (residents / nightCheck.residentsABucket) * DAYS_A_YEAR * happening.bucketsChanged;
  const changeWaits =
    factsChanged * roundTrips.recount +
    starts.tellings * roundTrips.looks +
    starts.publishings * roundTrips.publish;
  return sum([
    computeOf(memoryMb.http, requestCpuMs, requests * roundTrips.request * roundTripMs),
    computeOf(memoryMb.change, liveCpuMs, changeWaits * roundTripMs),
    computeOf(memoryMb.stream, 0, starts.relay * roundTrips.relay * roundTripMs),
    computeOf(memoryMb.schedule, dayCpuMs, 0),
    computeOf(senderMemoryMb, smsCpuMs + toldCpuMs, clockWaitMs(happening, starts, smsPerSecond)),
    computeOf(memoryMb.map, night.cpuMs, buckets * nightCheck.roundTripsABucket * roundTripMs),
  ]);
};

/** What clock-started use cases count where something happens; it is the longest of their lines. */
const COUNTED = { accepted: 100, segments: 100, late: 0, heard: 10, unread: 0, texts: 10 } as const;

/** Bytes that what no request starts leaves in the logs of a year. */
export const workLogBytesOf = (starts: Starts): number =>
  sum([
    starts.relay * workLogBytes('relay.on-change', { changes: 10, aside: 0 }),
    starts.recounts * workLogBytes('indicators.on-facts-changed', { changes: 10 }),
    starts.recounts * workLogBytes('indicators.on-organisation-changed', { changes: 10 }),
    starts.tellings * workLogBytes('access.on-people-shown', { changes: 10 }),
    starts.publishings * workLogBytes('publishing.on-entries', { changes: 10 }),
    starts.publishings * workLogBytes('publishing.on-organisation-changed', { changes: 10 }),
    starts.nightParts *
      workLogBytes('indicators.every-night-recount', { differences: 0, buckets: 10, people: 10 }),
    ...CLOCK.map(({ useCase, aDay }) => aDay * DAYS_A_YEAR * workLogBytes(useCase, COUNTED)),
  ]);

/** Requests of queues in a year: those of changes are filled, asked and emptied by tens; where reports and answers wait is asked each
 *  minute, and each of them is put there alone. */
export const queueRequestsOf = (
  { factsChanged, commands, audited, told }: Happening,
  starts: Starts,
): number => {
  const { askers, everySeconds, messagesARequest } = assumptions.queue;
  const idle = (QUEUES * askers * SECONDS_A_YEAR) / everySeconds;
  const batches = (factsChanged + commands + audited) / messagesARequest;
  const filled = starts.relay + batches;
  const emptied = 2 * (starts.recounts + starts.tellings + starts.publishings + batches);
  const heard = told * (1 + 2 / messagesARequest) + OFTEN.minute * DAYS_A_YEAR;
  return idle + filled + emptied + heard;
};
