import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { saveUsers } from '../../../functions/adapters/service-store/reference.ts';
import { changeHandler } from '../../../functions/adapters/cloud/change-handler.ts';
import { storeError } from '../../../functions/adapters/store/errors.ts';
import { openTable } from '../../../functions/adapters/store/index.ts';
import type { Table } from '../../../functions/adapters/store/table.ts';
import type { Job } from '../../../functions/county-files/jobs.ts';
import { countyFilesConsumers } from '../../../functions/county-files/lambda-change.ts';
import { uploadJobId } from '../../../functions/county-files/on-upload.ts';
import { linkedKey, type UploadStore } from '../../../functions/county-files/uploads.ts';
import type { LogLine } from '../../../functions/kit/log.ts';
import type { User } from '../../../functions/organisation/reference.ts';
import { anId } from '../../given/values.ts';
import { countyRows } from '../service/given-county.ts';
import { carried } from '../service/noted-access.ts';
import { givenJobs, type GivenJobs, zipped } from './given-jobs.ts';

const KEY = 'uploads/his-1/2025-06-16/county.zip';

const integration = (userId: string, regionCode: string): User => ({
  name: '医院信息系统',
  subject: { userId: anId(userId), role: 'integration', regionCode: anId(regionCode) },
});

/** What lies in the archive, by key: its ETag and its bytes. */
type Archive = Map<string, { readonly etag: string; readonly bytes: Uint8Array }>;

let table: Table;
let jobs: GivenJobs;
let archive: Archive;
let lines: LogLine[];

beforeEach(async () => {
  table = await openTable({ kind: 'sqlite', file: ':memory:', durability: 'normal' });
  jobs = await givenJobs(table);
  const { users } = await jobs.place.ports.reference();
  await saveUsers(table, [...users.values(), integration('his-1', '530121')]);
  jobs.place.forgetReference();
  archive = new Map();
  lines = [];
});
afterEach(async () => table.close());

const uploads = (): UploadStore => {
  const found = ({ key, etag }: { key: string; etag: string }): Uint8Array | undefined => {
    const object = archive.get(key);
    return object?.etag === etag ? object.bytes : undefined;
  };
  return {
    start: async (upload) => found(upload)?.subarray(0, 4),
    take: async (upload, id) => {
      const bytes = found(upload);
      if (bytes !== undefined) await jobs.place.ports.jobs.keepUpload(id, bytes);
      return bytes !== undefined;
    },
  };
};

/** Puts a file into the archive; gives what the bus tells of it. */
const put = (key: string, bytes: Uint8Array, etag = `etag-of-${key.length}-${bytes.length}`) => {
  archive.set(key, { etag, bytes });
  return {
    version: '0',
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'archive' }, object: { key, size: bytes.length, etag, sequencer: '0A' } },
  };
};

const consumers = Object.fromEntries(
  Object.entries(countyFilesConsumers).map(([useCase, consume]) => [useCase, carried(useCase, consume)]),
);

/** Hands what the bus told to the Lambda of the county's files, by its queue. */
const tell = async (told: readonly object[], store: UploadStore = uploads()) => {
  const handler = changeHandler(consumers, {
    place: () => ({ ...jobs.place, uploads: store }),
    log: (line) => void lines.push(line),
    bringBack: async () => undefined,
  });
  const attributes = { ApproximateReceiveCount: '1' };
  const Records = told.map((body, at) => {
    const text = JSON.stringify(body);
    return { messageId: `m${at}`, receiptHandle: `r${at}`, body: text, attributes };
  });
  return handler({ Records });
};

const jobOf = async (key: string): Promise<Job | undefined> =>
  jobs.place.ports.jobs.find(uploadJobId({ key, etag: archive.get(key)?.etag ?? '' }));

/** Where a file comes to lie by a link, and the import that its asker was told of. */
const linked = (by: string, format: 'zip' | 'xlsx' = 'zip') => {
  const importId = anId<'JobId'>('told-1');
  return { importId, key: linkedKey(anId(by), { importId, format }) };
};

/** What the audit is told from now on. */
const hearAudit = (): readonly unknown[] => {
  const entries: unknown[] = [];
  const { ports } = jobs.place;
  const place = {
    ...jobs.place,
    ports: { ...ports, audit: async (entry: unknown) => void entries.push(entry) },
  };
  jobs = { ...jobs, place };
  return entries;
};

const openJobs = async (): Promise<number> => (await jobs.place.ports.jobs.open()).length;

describe('a county that another system puts into the archive', () => {
  test('is imported as what is sent by a request, for the account whose folder it lies in', async () => {
    expect(await tell([put(KEY, zipped(countyRows()))])).toEqual({ batchItemFailures: [] });
    const job = await jobOf(KEY);
    expect(job).toMatchObject({
      task: { kind: 'import', format: 'zip' },
      by: 'his-1',
      version: 1,
      is: { state: 'waiting' },
    });
    if (job === undefined) throw new Error('there is a job');
    await jobs.deliver(job.id);
    expect(await jobs.stateOf(job.id)).toMatchObject({ state: 'finished', outcome: { kind: 'import' } });
    expect((await jobs.place.ports.reference()).organisation.teams.length).toBeGreaterThan(0);
    expect(jobs.bucket.objects.has(`imports/${job.id}/upload`)).toBe(false);
    expect(jobs.failures).toEqual([]);
  });

  test('is imported once, however often it is told of', async () => {
    const told = put(KEY, zipped(countyRows()));
    await tell([told, told]);
    await tell([told]);
    const job = await jobOf(KEY);
    if (job === undefined) throw new Error('there is a job');
    await jobs.deliver(job.id);
    const ended = await jobOf(KEY);
    await tell([told]);
    expect(await jobOf(KEY)).toEqual(ended);
    expect(await openJobs()).toBe(0);
  });

  test('is imported again where it is uploaded again: it is another upload', async () => {
    await tell([put(KEY, zipped(countyRows()), 'first')]);
    await tell([put(KEY, zipped(countyRows()), 'second')]);
    expect(await openJobs()).toBe(2);
  });

  test('asks for nothing where it was taken away, or another stands there since', async () => {
    const first = put(KEY, zipped(countyRows()), 'first');
    put(KEY, zipped(countyRows()), 'second');
    const other = put('uploads/his-1/other.zip', zipped(countyRows()));
    archive.delete('uploads/his-1/other.zip');
    expect(await tell([first, other])).toEqual({ batchItemFailures: [] });
    expect(await openJobs()).toBe(0);
  });

  test('is told of in the audit, by the account and without a list of people', async () => {
    const entries = hearAudit();
    await tell([put(KEY, zipped(countyRows()))]);
    expect(entries).toMatchObject([
      {
        userId: 'his-1',
        role: 'integration',
        action: 'county-files.on-upload',
        residentIds: [],
        outcome: 'allowed',
      },
    ]);
  });

  test('comes again where the bucket does not answer, and alone', async () => {
    const busy = 'uploads/his-1/busy.zip';
    const store = uploads();
    const breaking: UploadStore = {
      ...store,
      take: (upload, id) => {
        if (upload.key === busy) throw storeError('store/refused', 'no');
        return store.take(upload, id);
      },
    };
    const told = [put(busy, zipped(countyRows())), put(KEY, zipped(countyRows()))];
    expect(await tell(told, breaking)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect(lines).toContainEqual(
      expect.objectContaining({ code: 'work.failed', useCase: 'county-files.on-upload' }),
    );
    expect(await jobOf(KEY)).toMatchObject({ is: { state: 'waiting' } });
    expect(await jobOf(busy)).toBeUndefined();
    await tell(told);
    expect(await jobOf(busy)).toMatchObject({ is: { state: 'waiting' } });
  });

  test('what is no file, as the mark of a folder, asks for nothing', async () => {
    const key = 'uploads/his-1/2025-06-16/';
    await tell([put(key, Buffer.alloc(0))]);
    expect(await jobOf(key)).toBeUndefined();
  });
});

describe('a county that comes by a link', () => {
  const { importId, key } = linked('admin-1');
  const jobTold = (): Promise<Job | undefined> => jobs.place.ports.jobs.find(importId);

  test('is imported for who asked for the link, under the id that they were told', async () => {
    expect(await jobTold(), 'nothing is there before the file').toBeUndefined();
    expect(await tell([put(key, zipped(countyRows()))])).toEqual({ batchItemFailures: [] });
    expect(await jobTold()).toMatchObject({
      task: { kind: 'import', format: 'zip' },
      by: 'admin-1',
      is: { state: 'waiting' },
    });
    await jobs.deliver(importId);
    expect(await jobs.stateOf(importId)).toMatchObject({ state: 'finished', outcome: { kind: 'import' } });
    expect(jobs.failures).toEqual([]);
  });

  test('is one import, whatever comes under its key after it', async () => {
    await tell([put(key, zipped(countyRows()), 'first')]);
    await jobs.deliver(importId);
    const ended = await jobTold();
    await tell([put(key, zipped(countyRows()), 'second')]);
    expect([await jobTold(), await openJobs()]).toEqual([ended, 0]);
  });

  test.each(['admin-1', 'his-1'])('is told of in the audit as of %s, in their role', async (by) => {
    const entries = hearAudit();
    await tell([put(linked(by).key, zipped(countyRows()))]);
    const role = by === 'admin-1' ? 'administrator' : 'integration';
    expect(entries).toMatchObject([
      { userId: by, role, action: 'county-files.on-upload', requestId: importId },
    ]);
  });

  test.each([
    ['gone', 'somebody who was let go'],
    ['doctor-9', 'somebody who works as a doctor since'],
  ])('is not imported for %s, %s', async (by) => {
    const { users } = await jobs.place.ports.reference();
    const subject = {
      userId: anId<'UserId'>('doctor-9'),
      role: 'bureau',
      regionCode: anId<'RegionCode'>('530121'),
    } as const;
    await saveUsers(table, [...users.values(), { name: '示范', subject }]);
    jobs.place.forgetReference();
    await tell([put(linked(by).key, zipped(countyRows()))]);
    expect(await jobTold()).toMatchObject({
      is: { state: 'failed', why: { en: 'who asked for the link may not import any more' } },
    });
    expect(await openJobs()).toBe(0);
  });

  test('that is no zip leaves the import that says so', async () => {
    await tell([put(key, Buffer.from('id,name\n'))]);
    expect(await jobTold()).toMatchObject({ by: 'admin-1', is: { state: 'failed' } });
  });

  test('is imported for nobody where its key is none that a link was given for', async () => {
    for (const other of ['uploads/!links/told-2.zip', 'uploads/!links/admin-1/more/told-2.zip']) {
      await tell([put(other, zipped(countyRows()))]);
      expect(await jobOf(other), other).toMatchObject({ by: 'uploads', is: { state: 'failed' } });
    }
    expect(await openJobs()).toBe(0);
  });
});

const ZIP_BYTES = Buffer.from('PK\u0003\u0004 and no more');

describe('an upload that is refused', () => {
  const sender = 'accounts of integrations';
  test.each([
    {
      what: 'of an account that nobody knows',
      key: 'uploads/stranger/county.zip',
      by: 'stranger',
      why: sender,
    },
    {
      what: 'of an account that is no integration',
      key: 'uploads/admin-1/a.zip',
      by: 'admin-1',
      why: sender,
    },
    { what: 'of no account', key: 'uploads/院 1/county.zip', by: 'uploads', why: sender },
    { what: 'of another kind', key: 'uploads/his-1/county.rar', by: 'his-1', why: 'upload a zip' },
    { what: 'without an ending', key: 'uploads/his-1/county', by: 'his-1', why: 'upload a zip' },
    { what: 'empty', key: KEY, by: 'his-1', why: 'the file is empty', bytes: Buffer.alloc(0) },
    { what: 'no zip', key: KEY, by: 'his-1', why: 'upload a zip', bytes: Buffer.from('id,name\n') },
  ])('because it is $what leaves a job that says so', async ({ key, by, why, bytes = ZIP_BYTES }) => {
    expect(await tell([put(key, bytes)])).toEqual({ batchItemFailures: [] });
    const job = await jobOf(key);
    expect(job).toMatchObject({ by, is: { state: 'failed' } });
    if (job?.is.state !== 'failed') throw new Error('it failed');
    expect(job.is.why.en).toContain(why);
    expect(job.is.why['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect([await openJobs(), jobs.bucket.objects.size]).toEqual([0, 0]);
  });

  test('because it is larger than a gigabyte is not looked into', async () => {
    const told = put(KEY, ZIP_BYTES);
    const object = { ...told.detail.object, size: 1024 ** 3 + 1 };
    await tell([{ ...told, detail: { ...told.detail, object } }]);
    expect(await jobOf(KEY)).toMatchObject({
      is: { state: 'failed', why: { en: expect.stringContaining('gigabyte') } },
    });
  });

  test('a county outside of the region of the account is imported to nothing', async () => {
    const { users } = await jobs.place.ports.reference();
    await saveUsers(table, [...users.values(), integration('far-1', '440101')]);
    jobs.place.forgetReference();
    const key = 'uploads/far-1/county.zip';
    await tell([put(key, zipped(countyRows()))]);
    const job = await jobOf(key);
    if (job === undefined) throw new Error('there is a job');
    await jobs.deliver(job.id);
    const is = await jobs.stateOf(job.id);
    expect(is).toMatchObject({ state: 'finished', outcome: { files: { 'residents.csv': { accepted: 0 } } } });
  });
});

test('the id of an import is the first half of a hash of the key and the ETag, a line each', () => {
  // printf '%s\n%s' uploads/his-1/county.zip 9b2cf535f27731c974343645a3985328 | sha256sum | cut -c1-32
  const id = uploadJobId({ key: 'uploads/his-1/county.zip', etag: '9b2cf535f27731c974343645a3985328' });
  expect(id).toBe('9ef09ec4e3b36b96dd383e093f28e443');
});
