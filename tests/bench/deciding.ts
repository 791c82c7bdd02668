import { spawnSync } from 'node:child_process';

import * as z from 'zod';

import { startCounting } from '../../domain/indicators/index.ts';
import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { openTasks } from '../../domain/reminders/index.ts';
import { type ResidentHistory, residentOn } from '../../domain/residents/index.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import { startReadingHistories } from '../../functions/county-files/histories.ts';
import { unpackRows } from '../../functions/county-files/pack.ts';
import { withStore } from '../../local/cli/county.ts';
import { projectFolder, readJiayiCommand } from './jiayi-command.ts';

/** How many people are decided over and over. */
const SAMPLE_RESIDENTS = 20_000;
const WARM_UP_SECONDS = 4;
const TIMED_SECONDS = 3;

/** Deciding alone: people in memory, no file and no database. */
const Deciding = z.strictObject({
  residents: z.int(),
  /** Follow-ups and tasks that one pass over the sample decides. */
  visits: z.int(),
  tasks: z.int(),
  passes: z.int(),
  wallSeconds: z.number(),
  /** Of the whole process, with its garbage collector and compiler. */
  cpuSeconds: z.number(),
});
export type Deciding = z.infer<typeof Deciding>;

type Decided = Pick<Deciding, 'residents' | 'visits' | 'tasks'>;

const readSample = async (store: CountyStore): Promise<ResidentHistory[]> => {
  const sample: ResidentHistory[] = [];
  const read = startReadingHistories();
  for (let partition = 0; partition < store.partitions; partition++) {
    for await (const histories of store.histories(partition)) {
      const missing = SAMPLE_RESIDENTS - sample.length;
      if (missing === 0) return sample;
      for (const stored of histories.slice(0, missing)) sample.push(read(unpackRows(stored.rows)));
    }
  }
  return sample;
};

/** One pass of what a run decides for each resident; the counts are used, so that no work can be left out. */
const decideAll = (sample: readonly ResidentHistory[], day: LocalDate): Decided => {
  const counter = startCounting();
  const decided = { residents: sample.length, visits: 0, tasks: 0 };
  for (const history of sample) {
    const person = residentOn(history, day, defaultProfile);
    const tasks = openTasks(person);
    counter.add(person);
    for (const { chain } of person.chains) decided.visits += chain.length;
    decided.tasks += tasks.length;
  }
  return decided;
};

const repeatFor = (seconds: number, work: () => void): number => {
  const startedMs = performance.now();
  let passes = 0;
  while (performance.now() - startedMs < seconds * 1_000) {
    work();
    passes += 1;
  }
  return passes;
};

const timeDeciding = (sample: readonly ResidentHistory[], day: LocalDate): Deciding => {
  const decided = decideAll(sample, day);
  const pass = (): void => {
    const again = decideAll(sample, day);
    if (JSON.stringify(again) !== JSON.stringify(decided)) throw new Error('two passes decided differently');
  };
  repeatFor(WARM_UP_SECONDS, pass);
  const startedMs = performance.now();
  const cpuBefore = process.cpuUsage();
  const passes = repeatFor(TIMED_SECONDS, pass);
  const cpu = process.cpuUsage(cpuBefore);
  const wallSeconds = (performance.now() - startedMs) / 1_000;
  return { ...decided, passes, wallSeconds, cpuSeconds: (cpu.user + cpu.system) / 1e6 };
};

/** Decides a sample of a run's database again and again in a process of one thread, for three seconds after four to
 *  warm up: chains, tasks and indicators, nothing read or written. */
export const measureDeciding = (db: string, asOf: string): Deciding => {
  const { nodeOptions } = readJiayiCommand();
  // One core: without this, collecting garbage and compiling would run beside on another.
  const args = [...nodeOptions, '--single-threaded', import.meta.filename, db, asOf];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`deciding ended with ${String(status)}: ${stderr}`);
  return Deciding.parse(JSON.parse(stdout));
};

if (import.meta.main) {
  const [db, day] = process.argv.slice(2);
  if (db === undefined || day === undefined || !isLocalDate(day)) {
    console.error('usage: node tests/bench/deciding.ts DATABASE DAY');
    process.exitCode = 2;
  } else {
    const sample = await withStore({ db }, false, readSample);
    console.log(JSON.stringify(timeDeciding(sample, day)));
  }
}
