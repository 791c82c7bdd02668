import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { UserId } from '../../../domain/access/index.ts';
import { isId } from '../../../domain/kernel/ids.ts';
import { saveUsers } from '../../../functions/adapters/service-store/reference.ts';
import { COUNTY_FILES, fileName } from '../../../functions/county-files/columns.ts';
import { attemptName, everyJobInParts } from '../../../functions/county-files/every-job-in-parts.ts';
import type { JobPlace } from '../../../functions/county-files/job-place.ts';
import type { Job, JobId, JobTask } from '../../../functions/county-files/jobs.ts';
import { stageOf } from '../../../functions/county-files/parted-job.ts';
import { jobPlaceOf } from '../../../local/service/job-place.ts';
import { demonstrationUsers } from '../../../local/service/users.ts';
import { openWorld, type World } from '../../../local/service/world.ts';
import { zipOf } from '../../functions/county-files/sources/zip-file.ts';

/** What the parts of a stage took together, and the longest of them. */
export type StageCost = {
  readonly stage: string;
  readonly parts: number;
  readonly cpuSeconds: number;
  readonly longestSeconds: number;
  readonly read: number;
  readonly written: number;
};

/** A job that was carried out in parts, one after the other. */
export type JobCost = { readonly what: string; readonly stages: readonly StageCost[] };

type Asked = { readonly what: string; readonly id: string; readonly task: JobTask };

const idOf = <Name extends string>(text: string) => {
  if (isId<Name>(text)) return text;
  throw new Error(`not an id: ${text}`);
};

const ADMINISTRATOR: UserId = idOf<'UserId'>('admin-1');

const nothingOf = (stage: string): StageCost => ({
  stage,
  parts: 0,
  cpuSeconds: 0,
  longestSeconds: 0,
  read: 0,
  written: 0,
});

/** Carries work out and adds what it took to a stage. */
const meterOf = ({ table }: World) => {
  const stages = new Map<string, StageCost>();
  const add = async <Done>(stage: string, work: () => Promise<Done>): Promise<Done> => {
    const [before, began] = [table.meter(), process.cpuUsage()];
    const done = await work();
    const { user, system } = process.cpuUsage(began);
    const [seconds, after] = [(user + system) / 1e6, table.meter()];
    const known = stages.get(stage) ?? nothingOf(stage);
    stages.set(stage, {
      stage,
      parts: known.parts + 1,
      cpuSeconds: known.cpuSeconds + seconds,
      longestSeconds: Math.max(known.longestSeconds, seconds),
      read: known.read + after.read - before.read,
      written: known.written + after.written - before.written,
    });
    return done;
  };
  return { add, all: (): readonly StageCost[] => [...stages.values()] };
};

const askFor = async ({ ports }: World, { id, task }: Asked): Promise<JobId> => {
  const askedAt = ports.now().toISOString();
  const job: Job = {
    id: idOf<'JobId'>(id),
    version: 1,
    task,
    by: ADMINISTRATOR,
    askedAt,
    is: { state: 'waiting' },
  };
  await ports.commit({ job }, undefined);
  return job.id;
};

const carryOut = async (world: World, place: JobPlace, asked: Asked): Promise<JobCost> => {
  world.forgetReference();
  const id = await askFor(world, asked);
  const { add, all } = meterOf(world);
  const { begin, carryOut: carry, finish } = everyJobInParts;
  const begun = await add('begin', () => begin(place, attemptName({ id, nth: 1 })));
  for (let { parts } = begun; parts.length > 0;) {
    for (const part of parts) await add(stageOf(part), () => carry(place, begun.run, part));
    ({ parts } = await add('finish', () => finish(place, begun.run)));
  }
  const is = (await world.ports.jobs.find(id))?.is;
  if (is?.state !== 'finished') throw new Error(`${asked.what}: ${JSON.stringify(is)}`);
  return { what: asked.what, stages: all() };
};

const zipOfFolder = (county: string): Buffer =>
  zipOf(COUNTY_FILES.map(fileName).map((name) => ({ name, content: readFileSync(join(county, name)) })));

const ZIP = { kind: 'import', format: 'zip' } as const;

/** Imports a county into an empty service, imports it again, and exports it. */
export const measureJobs = async (county: string): Promise<readonly JobCost[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-bench-jobs-'));
  const world = await openWorld(folder);
  try {
    await saveUsers(world.table, demonstrationUsers(await world.ports.reference()));
    const heard = {
      onFailure: (error: unknown) => {
        throw error;
      },
      onStored: async () => world.forgetReference(),
    };
    const place = jobPlaceOf(world, folder, heard);
    const send = (id: string) => world.ports.jobs.keepUpload(idOf<'JobId'>(id), zipOfFolder(county));
    await send('first');
    const first = await carryOut(world, place, { what: 'a first county', id: 'first', task: ZIP });
    await send('again');
    const again = await carryOut(world, place, { what: 'the same county again', id: 'again', task: ZIP });
    const out = { what: 'an export', id: 'out', task: { kind: 'export' } } as const;
    return [first, again, await carryOut(world, place, out)];
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
