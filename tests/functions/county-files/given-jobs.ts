import { existsSync } from 'node:fs';

import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';

import { openCloudWorld } from '../../../functions/adapters/cloud/open-world.ts';
import { jobPlaceIn } from '../../../functions/adapters/cloud/serve-jobs.ts';
import { saveUsers } from '../../../functions/adapters/service-store/reference.ts';
import { jobKey } from '../../../functions/adapters/store/job-keys.ts';
import { partsOf } from '../../../functions/adapters/store/parts.ts';
import type { Change, Table } from '../../../functions/adapters/store/table.ts';
import type { JobPlace } from '../../../functions/county-files/job-place.ts';
import type { Job, JobId, JobState, JobTask } from '../../../functions/county-files/jobs.ts';
import { countyFilesConsumers } from '../../../functions/county-files/lambda-change.ts';
import { countyFilesMaps } from '../../../functions/county-files/lambda-map.ts';
import { countyFilesSchedules } from '../../../functions/county-files/lambda-schedule.ts';
import { anId } from '../../given/values.ts';
import { anEnvironment } from '../adapters/cloud/given-cloud.ts';
import { asUseCase, noteAccess } from '../service/noted-access.ts';
import { givenBucket, type GivenBucket } from '../adapters/jobs/given-bucket.ts';
import { type CountyRows, textsOf } from './county-texts.ts';
import { zipOf } from './sources/zip-file.ts';

/** When the first job is asked for: 10 in the morning of a Monday in the clinic. */
const START_MS = Date.parse('2025-06-16T02:00:00Z');
export const A_MINUTE_MS = 60_000;

/** The Lambdas that carry jobs out, over a table and a bucket in memory. */
export type GivenJobs = {
  readonly place: JobPlace;
  readonly bucket: GivenBucket;
  /** Asks for a job as a request does; gives its id. */
  readonly ask: (task: JobTask, upload?: Uint8Array) => Promise<JobId>;
  /** Hands what is stored of a job to the Lambda that hears of changes; a state machine that it starts runs to its end. */
  readonly deliver: (id: JobId, to?: JobPlace) => Promise<void>;
  /** Lets the hour strike. */
  readonly strike: () => Promise<void>;
  readonly stateOf: (id: JobId) => Promise<JobState>;
  /** Delivers a job each hour until it has ended; gives how often it was. */
  readonly deliverUntilEnded: (id: JobId, to?: JobPlace) => Promise<number>;
  readonly passMs: (ms: number) => void;
  readonly fileOf: (id: JobId, name: string) => Promise<string | undefined>;
  /** What the failed attempts of the Lambdas have logged. */
  readonly failures: readonly object[];
  /** What has broken state machines. */
  readonly broken: readonly unknown[];
};

const IN_PARTS = 'county-files.every-job-in-parts';
const AT_ONCE = 8;

/** Waits for all, also where one of them breaks: they share one disk here, which no next attempt may find in use. */
const allOrNone = async (all: readonly Promise<unknown>[]): Promise<void> => {
  await Promise.allSettled(all);
  await Promise.all(all);
};

/** Carries a job out in parts as a state machine does: so many at once, here the last first, and each for a second time. */
const runMachine = async (place: JobPlace, asked: string): Promise<void> => {
  const work = countyFilesMaps[IN_PARTS];
  if (work === undefined) throw new Error('a Lambda carries jobs out in parts');
  const begun = await work.begin(place, asked);
  const { run } = begun;
  try {
    for (let { parts } = begun; ;) {
      for (const some of partsOf(parts.toReversed(), AT_ONCE)) {
        await allOrNone(some.map((part) => work.carryOut(place, run, part)));
        await allOrNone(some.map((part) => work.carryOut(place, run, part)));
      }
      ({ parts } = await work.finish(place, run));
      if (parts.length === 0) return;
    }
  } catch (error) {
    await work.breakOff(place, run, 'Error');
    throw error;
  }
};

/** A county as it is sent. */
export const zipped = (rows: CountyRows): Buffer =>
  zipOf(Object.entries(textsOf(rows)).map(([file, content]) => ({ name: `${file}.csv`, content })));

const ADMINISTRATOR = {
  name: '管理员',
  subject: { userId: anId<'UserId'>('admin-1'), role: 'administrator', regionCode: '530121' },
} as const;

const OPEN = new Set(['waiting', 'running']);
const MOST_DELIVERIES = 40;

/** Opens the Lambdas that carry jobs out over a table, whose one user is an administrator. */
export const givenJobs = async (table: Table): Promise<GivenJobs> => {
  const kms = mockClient(KMSClient);
  kms.on(DecryptCommand).resolves({ Plaintext: Buffer.alloc(32, 7) });
  const bucket = givenBucket();
  noteAccess(table);
  const failures: object[] = [];
  let nowMs = START_MS;
  const world = await openCloudWorld(anEnvironment(), {
    table,
    kms: new KMSClient({}),
    files: () => bucket.files,
    now: () => new Date(nowMs),
  });
  const { regionCode, ...subject } = ADMINISTRATOR.subject;
  await saveUsers(table, [{ ...ADMINISTRATOR, subject: { ...subject, regionCode: anId(regionCode) } }]);
  const { ports } = world;
  const useCase = 'county-files.on-job-asked';
  const hourly = 'county-files.every-hour-resume';
  const place = jobPlaceIn(world, { useCase, log: (line) => failures.push(line) });

  const found = async (id: JobId): Promise<Job> => {
    const job = await ports.jobs.find(id);
    if (job === undefined) throw new Error('no such job');
    return job;
  };
  const stateOf = async (id: JobId): Promise<JobState> => (await found(id)).is;
  const broken: unknown[] = [];
  const names = new Set<string>();
  /** A place of Lambdas that have state machines beside them, where one runs once under a name. */
  const withMachine = (to: JobPlace): JobPlace => ({
    ...to,
    beginInParts: async (whatFor, name) => {
      if (names.has(name)) return;
      names.add(name);
      await asUseCase(IN_PARTS, () => runMachine(to, whatFor)).catch((error: unknown) => broken.push(error));
    },
  });
  const deliver = async (id: JobId, to = place): Promise<void> => {
    const key = jobKey(id);
    const after = await table.get(key, { consistent: true });
    if (after === undefined) throw new Error('no such job');
    const change: Change = { kind: 'written', key, before: undefined, after };
    await asUseCase(useCase, async () => countyFilesConsumers[useCase]?.([change], withMachine(to)));
  };
  let asked = 0;
  return {
    place,
    bucket,
    ask: async (task, upload) => {
      const id = anId<'JobId'>(`job-${(asked += 1)}`);
      if (upload !== undefined) await ports.jobs.keepUpload(id, upload);
      const askedAt = new Date(nowMs + asked).toISOString();
      const by = ADMINISTRATOR.subject.userId;
      await ports.commit({ job: { id, version: 1, task, by, askedAt, is: { state: 'waiting' } } }, undefined);
      return id;
    },
    deliver,
    strike: async () => {
      await asUseCase(hourly, async () => countyFilesSchedules[hourly]?.(withMachine(place)));
    },
    stateOf,
    deliverUntilEnded: async (id, to = place) => {
      let times = 0;
      while (OPEN.has((await stateOf(id)).state) && times < MOST_DELIVERIES) {
        await deliver(id, to);
        nowMs += 60 * A_MINUTE_MS;
        times += 1;
      }
      return times;
    },
    passMs: (ms) => {
      nowMs += ms;
    },
    fileOf: (id, name) => ports.jobs.read(id, name),
    failures,
    broken,
  };
};

/** Says whether a job has left anything on the disk of its Lambda. */
export const hasLeftFiles = ({ place }: GivenJobs, id: JobId): boolean => existsSync(place.workFolder(id));
