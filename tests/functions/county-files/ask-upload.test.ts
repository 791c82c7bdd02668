import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { countyFilesApi } from '../../../functions/county-files/lambda.ts';
import type { AnnouncedFile, UploadLink } from '../../../functions/county-files/jobs.ts';
import { namedUpload } from '../../../functions/county-files/uploads.ts';
import type { AuditEntry } from '../../../functions/kit/ports.ts';
import { type GivenService, givenService, textAt, valueAt } from '../service/given-service.ts';
import { askWith } from './ask-with.ts';

const A_GIGABYTE = 1024 ** 3;
const WHAT_A_REQUEST_TAKES = 32 * 1024 * 1024;
const LINK: UploadLink = {
  url: 'https://files.example/a?signed',
  headers: { 'content-type': 'application/zip' },
};

let service: GivenService;
/** What happened, in its order. */
let done: (AuditEntry | AnnouncedFile | string)[];
let isAuditBroken: boolean;
let link: UploadLink | undefined;

beforeAll(async () => {
  service = await givenService({ apis: [countyFilesApi] });
});
beforeEach(() => {
  done = [];
  isAuditBroken = false;
  link = LINK;
});

const ask = async (
  user: string,
  body: object,
): Promise<{ readonly status: number; readonly body: unknown }> => {
  const answer = await askWith(
    service,
    {
      audit: async (entry) => {
        if (isAuditBroken) throw new Error('the audit is not there');
        done.push(entry);
      },
      jobs: {
        linkFor: async (file) => {
          done.push(file);
          return link;
        },
      },
    },
    { user, routeKey: 'POST /v1/uploads', body },
  );
  done.push(`answered ${answer.statusCode}`);
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};

const FILE = { format: 'zip', bytes: 15_000_000 };
const MAY_IMPORT = [
  ['admin-1', 'administrator'],
  ['integration-1', 'integration'],
] as const;

describe('a link to upload by', () => {
  test.each(MAY_IMPORT)(
    'is given to %s, once it is recorded who asked, and names the import that comes of it',
    async (user, role) => {
      const { status, body } = await ask(user, FILE);
      expect([status, body]).toEqual([200, { way: 'link', importId: expect.any(String), ...LINK }]);
      const importId = textAt(body, 'importId');
      const key = `uploads/!links/${user}/${importId}.zip`;
      expect(done).toEqual([
        { key, type: 'application/zip', bytes: 15_000_000 },
        expect.objectContaining({ userId: user, role, action: 'county-files.askUpload', outcome: 'allowed' }),
        'answered 200',
      ]);
      expect(namedUpload({ key, bytes: 1, etag: 'e' })).toEqual({ by: user, format: 'zip', importId });
    },
  );

  test('leads whoever asks again to another place', async () => {
    const places = [await ask('admin-1', FILE), await ask('admin-1', FILE)].map(({ body }) =>
      textAt(body, 'importId'),
    );
    expect(new Set(places).size).toBe(2);
  });

  test('is for a workbook as well, as what it is', async () => {
    await ask('admin-1', { ...FILE, format: 'xlsx' });
    expect(done[0]).toMatchObject({
      key: expect.stringMatching(/\.xlsx$/),
      type: expect.stringContaining('spreadsheetml'),
    });
  });

  test('is given to nobody whose asking cannot be recorded', async () => {
    isAuditBroken = true;
    const { status, body } = await ask('admin-1', FILE);
    expect([status, JSON.stringify(body).includes('https://files')]).toEqual([500, false]);
  });

  test.each(['doctor-1', 'bureau-1', 'auditor-1'])('is given to no %s, who may not import', async (user) => {
    expect((await ask(user, FILE)).status).toBe(403);
    expect(done.filter((each) => typeof each === 'object' && 'key' in each)).toEqual([]);
  });

  test.each([
    ['empty', { bytes: 0 }, 422],
    ['of one byte', { bytes: 1 }, 200],
    ['of a gigabyte', { bytes: A_GIGABYTE }, 200],
    ['of a byte more', { bytes: A_GIGABYTE + 1 }, 422],
    ['of another kind', { format: 'rar' }, 422],
  ])('for a file %s is answered as it may be sent', async (_what, given, status) => {
    expect((await ask('admin-1', { ...FILE, ...given })).status).toBe(status);
  });
});

describe('where there are no links', () => {
  beforeEach(() => {
    link = undefined;
  });

  test('a file goes with the request of its import, which itself is recorded then', async () => {
    expect(await ask('admin-1', FILE)).toEqual({ status: 200, body: { way: 'request' } });
    expect(done.slice(1)).toEqual(['answered 200']);
  });

  test.each([
    [WHAT_A_REQUEST_TAKES, 200],
    [WHAT_A_REQUEST_TAKES + 1, 413],
  ])('a file of %i bytes is answered %i: it must fit into a request', async (bytes, status) => {
    const answer = await ask('admin-1', { ...FILE, bytes });
    expect(answer.status).toBe(status);
    if (status !== 200) expect(valueAt(answer.body, 'type')).toBe('/problems/request/too-large');
  });
});

test('one machine gives no links', async () => {
  const { jobs } = service.ports;
  expect(await jobs.linkFor({ key: 'uploads/a.zip', type: 'application/zip', bytes: 1 })).toBeUndefined();
});
