import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { paceTo } from '../../../functions/adapters/gateways/pace.ts';
import { remindersOn } from '../../../functions/adapters/reminder-store/reminders.ts';
import type { Table } from '../../../functions/adapters/store/table.ts';
import { residentsOn } from '../../../functions/adapters/service-store/residents.ts';
import { everyMinuteSend } from '../../../functions/reminders/every-minute-send.ts';
import { planMessages } from '../../../functions/reminders/plan-messages.ts';
import type { Ports } from '../../../functions/kit/ports.ts';
import type { ReminderStore } from '../../../functions/reminders/reminder-store.ts';
import { openWorld, type World } from '../../../local/service/world.ts';
import { measureNode } from '../child-usage.ts';
import { projectFolder } from '../jiayi-command.ts';
import { DUE_DAY } from './due-county.ts';
import { meteredTable, type UnitsByKind } from './metered-table.ts';
import { steadyProvider } from './provider.ts';
import { hearDelivered } from './receipts.ts';

/** What sending a day's messages came to. */
export type FanOut = {
  readonly planSeconds: number;
  readonly messages: number;
  readonly sent: number;
  /** From the first look for claims to the last outcome that was recorded. */
  readonly makespanSeconds: number;
  /** Of this process within the makespan. */
  readonly cpuSeconds: number;
  readonly endSeconds: number;
  readonly busy: number;
  readonly mostUnderWay: number;
  /** An SMS, all that the day's sending read and wrote being shared among all. */
  readonly sending: UnitsByKind;
  /** A delivery report. */
  readonly report: UnitsByKind;
  readonly peakMb: number;
};

/** What a plan of today came to. */
export type PlanOfCounty = {
  readonly seconds: number;
  readonly people: number;
  readonly messages: number;
  readonly calls: number;
  readonly readUnits: number;
};

const SECOND_MS = 1_000;
const MEGABYTE = 1e6;
const KIBIBYTE = 1_024;

const withFolder = async <T>(
  kind: 'due' | 'usual',
  count: number,
  measure: (world: World) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-bench-reminders-'));
  try {
    const file = fileURLToPath(import.meta.resolve('./prepare.ts'));
    await measureNode([file, kind, folder, String(count)], projectFolder);
    const world = await openWorld(folder);
    try {
      return await measure(world);
    } finally {
      await world.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Marks = { hasBegun: boolean; firstMs: number; lastMs: number; cpuSeconds: number };

/** Reminders that note when the first claim was looked for and when the last step was recorded. */
const timed = (reminders: ReminderStore) => {
  const marks: Marks = { hasBegun: false, firstMs: 0, lastMs: 0, cpuSeconds: 0 };
  let cpu = process.cpuUsage();
  const begin = (): void => {
    if (marks.hasBegun) return;
    Object.assign(marks, { hasBegun: true, firstMs: performance.now() });
    cpu = process.cpuUsage();
  };
  const timedStore: ReminderStore = {
    ...reminders,
    claimedPhones: (day, phones) => {
      begin();
      return reminders.claimedPhones(day, phones);
    },
    saveAll: async (messages) => {
      const stored = await reminders.saveAll(messages);
      const { user, system } = process.cpuUsage(cpu);
      Object.assign(marks, { lastMs: performance.now(), cpuSeconds: (user + system) / MEGABYTE });
      return stored;
    },
  };
  return { reminders: timedStore, marks };
};

/** Units of each. */
const each = (units: UnitsByKind, count: number): UnitsByKind =>
  new Map(
    Array.from(units, ([kind, { read, written }]) => [
      kind,
      { read: read / count, written: written / count },
    ]),
  );

const portsOver = (table: Table, world: World, now: () => Date): Ports => {
  const { keys } = world.ports;
  return { ...world.ports, residents: residentsOn(table, keys), reminders: remindersOn(table, keys), now };
};

/** Reports enough that their mean is known. */
const REPORTS = 1_000;

/** What the reports of delivery cost, each. */
const unitsOfReports = async (
  world: World,
  providerIds: readonly string[],
  now: () => Date,
): Promise<UnitsByKind> => {
  const { table, units } = meteredTable(world.table);
  const heard = providerIds.slice(0, REPORTS);
  await hearDelivered(portsOver(table, world, now), heard);
  return each(units(), heard.length);
};

const fanOut = async (world: World, rate: number): Promise<FanOut> => {
  world.clock.moveTo(DUE_DAY);
  const { table, units } = meteredTable(world.table);
  const startedMs = performance.now();
  const now = (): Date => new Date(Date.parse(`${DUE_DAY}T02:00:00Z`) + performance.now() - startedMs);
  const ports = portsOver(table, world, now);
  const { reminders, marks } = timed(ports.reminders);
  const provider = steadyProvider(rate);
  const pace = paceTo(rate, { nowMs: () => performance.now(), sleep: after });
  const wait = (ms: number): Promise<void> => after(ms);
  const run = await everyMinuteSend({ ...ports, reminders, send: provider.send, pace, wait });
  const endedMs = performance.now();
  const { providerIds, busy, mostUnderWay } = provider.seen();
  return {
    messages: run?.messages ?? 0,
    sent: run?.states['sent'] ?? 0,
    planSeconds: (marks.firstMs - startedMs) / SECOND_MS,
    makespanSeconds: (marks.lastMs - marks.firstMs) / SECOND_MS,
    cpuSeconds: marks.cpuSeconds,
    endSeconds: (endedMs - marks.lastMs) / SECOND_MS,
    busy,
    mostUnderWay,
    sending: each(units(), providerIds.length),
    peakMb: (process.resourceUsage().maxRSS * KIBIBYTE) / MEGABYTE,
    report: await unitsOfReports(world, providerIds, now),
  };
};

/** Sends so many due messages to a provider of a rate. */
export const measureFanOut = (messages: number, rate: number): Promise<FanOut> =>
  withFolder('due', messages, (world) => fanOut(world, rate));

const planToday = async ({ ports, table, clock }: World): Promise<PlanOfCounty> => {
  const { organisation } = await ports.reference();
  const day = clock.today();
  const teams = [...organisation.teams.map(({ id }) => id), undefined];
  const before = table.meter().read;
  const startedMs = performance.now();
  const asked = { days: { day, missedDays: 0 }, teams, today: day, isSeen: () => true };
  const { messages, calls } = await planMessages(ports, asked, await ports.reminders.settings());
  const seconds = (performance.now() - startedMs) / SECOND_MS;
  const subjects = messages.flatMap((message) => message.subjects);
  const people = new Set([...subjects, ...calls].map(({ resident }) => resident.id)).size;
  return {
    seconds,
    people,
    messages: messages.length,
    calls: calls.length,
    readUnits: table.meter().read - before,
  };
};

/** Plans today's messages and calls of a synthetic county. */
export const measurePlan = (residents: number): Promise<PlanOfCounty> =>
  withFolder('usual', residents, planToday);
