import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clinicDate } from '../../../domain/kernel/time.ts';
import type { JobPlace } from '../../county-files/job-place.ts';
import type { UploadStore } from '../../county-files/uploads.ts';
import type { Log } from '../../kit/log.ts';
import type { Maps } from '../../kit/parts.ts';
import type { Consumers, Schedules } from '../../kit/work.ts';
import { bringBack, queueAt, queueClient } from '../bus/queue.ts';
import { cloudJobFiles } from '../jobs/cloud-files.ts';
import { later } from '../later.ts';
import { saveViews } from '../service-store/commit.ts';
import type { Change } from '../store/table.ts';
import { changeHandler } from './change-handler.ts';
import { cloudLog } from './cloud-log.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { consumerEnvironment, jobEnvironment } from './flow-environment.ts';
import { logFailure } from './logged-work.ts';
import { type CloudWorld, openCloudWorld } from './open-world.ts';
import { openedBeside } from './opened-beside.ts';
import { mapHandler } from './serve-maps.ts';
import { scheduleHandler } from './serve-work.ts';

/** How often at most a write is spent on how far a job is. */
const SAVED_EVERY_MS = 5_000;

/** Where a Lambda carries jobs out: with the disk that it is given, and as a use case under which failures are logged. Who
 *  signs in is nobody's there but the administrators'. */
export const jobPlaceIn = (
  { table, county, ports, forgetReference }: CloudWorld,
  { useCase, log }: { readonly useCase: string; readonly log: Log },
): JobPlace => ({
  ports,
  county,
  today: () => clinicDate(ports.now()),
  forgetReference,
  saveViews: (commits) => saveViews({ table, keys: ports.keys }, commits),
  onCounty: async () => undefined,
  workFolder: (id) => join(tmpdir(), `jiayi-job-${id}`),
  savedEveryMs: SAVED_EVERY_MS,
  onStored: async () => forgetReference(),
  onFailure: (error) => logFailure(log, useCase, error),
});

/** The archive, opened with the first upload: a Lambda that only carries jobs out need not load what speaks with it. */
const uploadsOf = (environment: Environment): UploadStore => {
  const { ask } = later(async () => (await import('../jobs/upload-bucket.ts')).cloudUploads(environment));
  return { start: ask(({ start }) => start), take: ask(({ take }) => take) };
};

/** The state machine of jobs in parts, whose client is loaded with the first of them. */
const beginningAt = (region: string): NonNullable<JobPlace['beginInParts']> => {
  const { JIAYI_JOB_MACHINE: arn } = jobEnvironment(process.env);
  const { ask } = later(async () => (await import('./job-machine.ts')).openJobMachine(region, arn));
  return ask((begin) => begin);
};

type Jobs = { readonly useCases: object; readonly environment: Environment; readonly log: Log };

const openPlace = async ({ useCases, environment, log }: Jobs): Promise<JobPlace> => {
  const world = await openCloudWorld(environment, { files: cloudJobFiles });
  return jobPlaceIn(world, { useCase: Object.keys(useCases).join(' '), log });
};

/** The handler of a Lambda that carries jobs out when they are asked for; its world is opened before the first. */
export const serveJobChanges = (consumers: Consumers<Change, JobPlace>) => {
  const environment = readEnvironment(process.env);
  const { JIAYI_QUEUE: url } = consumerEnvironment(process.env);
  const beginInParts = beginningAt(environment.region);
  const log = cloudLog(environment.stage);
  return openedBeside(async () => {
    const place = await openPlace({ useCases: consumers, environment, log });
    const uploading = { ...place, beginInParts, uploads: uploadsOf(environment) };
    const queue = queueAt(queueClient(environment.region), url);
    return changeHandler(consumers, {
      place: () => uploading,
      log,
      bringBack: (messages) => bringBack(queue, messages),
    });
  });
};

/** The handler of a Lambda that the clock starts to carry jobs out; its world is opened before the first. */
export const serveJobSchedules = (schedules: Schedules<JobPlace>) => {
  const environment = readEnvironment(process.env);
  const beginInParts = beginningAt(environment.region);
  const log = cloudLog(environment.stage);
  return openedBeside(async () => {
    const place = await openPlace({ useCases: schedules, environment, log });
    return scheduleHandler(schedules, { ...place, beginInParts }, log);
  });
};

/** The handler of a Lambda that carries the parts of jobs out; its world is opened before the first. */
export const serveJobMaps = (maps: Maps<JobPlace>) => {
  const environment = readEnvironment(process.env);
  const log = cloudLog(environment.stage);
  return openedBeside(async () => {
    const place = await openPlace({ useCases: maps, environment, log });
    return mapHandler(maps, () => place, log);
  });
};
