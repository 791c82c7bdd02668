import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { countyFilesApi } from '../../../functions/county-files/lambda.ts';
import type { Job, JobTask } from '../../../functions/county-files/jobs.ts';
import type { HttpAnswer } from '../../../functions/kit/answer.ts';
import type { AuditEntry } from '../../../functions/kit/ports.ts';
import { anId } from '../../given/values.ts';
import { type GivenService, givenService } from '../service/given-service.ts';
import { askWith } from './ask-with.ts';

const FILE = 'GET /v1/exports/{exportId}/files/{file}';
const REJECTS = 'GET /v1/imports/{importId}/rejects.csv';
const AT = '2025-06-16T02:00:00.000Z';

const linkTo = (id: string, name: string): string => `https://files.example/${id}/${name}?signed`;

let service: GivenService;
/** What happened, in its order. */
let done: (AuditEntry | string)[];
let isAuditBroken: boolean;
let finished: Record<'export' | 'import', string>;

const finish = async (id: string, task: JobTask): Promise<string> => {
  const { ports } = service;
  const job: Job = {
    id: anId(id),
    version: 1,
    task,
    by: anId('admin-1'),
    askedAt: AT,
    is: { state: 'waiting' },
  };
  await ports.commit({ job }, undefined);
  const outcome =
    task.kind === 'export'
      ? { kind: 'export' as const, files: { 'residents.csv': 100_000_000 } }
      : { kind: 'import' as const, files: {}, warnings: 0 };
  await ports.jobs.save({ ...job, version: 2, is: { state: 'finished', endedAt: AT, outcome } });
  return id;
};

beforeAll(async () => {
  service = await givenService({ apis: [countyFilesApi] });
  finished = {
    export: await finish('export-1', { kind: 'export' }),
    import: await finish('import-1', { kind: 'import', format: 'zip' }),
  };
});
beforeEach(() => {
  done = [];
  isAuditBroken = false;
});

/** Asks where files lie under links, as in the cloud. */
const ask = async (
  user: string,
  routeKey: string,
  pathParameters: Readonly<Record<string, string>>,
): Promise<HttpAnswer> => {
  const answer = await askWith(
    service,
    {
      audit: async (entry) => {
        if (isAuditBroken) throw new Error('the audit is not there');
        done.push(entry);
      },
      jobs: {
        give: async (id, name) =>
          name === 'contracts.csv' ? undefined : { kind: 'link', url: linkTo(id, name) },
      },
    },
    { user, routeKey, pathParameters },
  );
  done.push(`answered ${answer.statusCode}`);
  return answer;
};

describe('a file that lies under a link', () => {
  test('of an export is where the administrator is sent, once it is recorded who had the county', async () => {
    const answer = await ask('admin-1', FILE, { exportId: finished.export, file: 'residents.csv' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers['location']).toBe(linkTo('export-1', 'residents.csv'));
    expect(done).toEqual([
      expect.objectContaining({
        userId: 'admin-1',
        action: 'county-files.showExportedFile',
        outcome: 'allowed',
      }),
      'answered 303',
    ]);
  });

  test('is given to nobody whose look cannot be recorded', async () => {
    isAuditBroken = true;
    const answer = await ask('admin-1', FILE, { exportId: finished.export, file: 'residents.csv' });
    expect([answer.statusCode, answer.headers['location']]).toEqual([500, undefined]);
    expect(answer.body).not.toContain('https:');
  });

  test('that the export did not leave is not found, and nothing is recorded as given', async () => {
    const answer = await ask('admin-1', FILE, { exportId: finished.export, file: 'contracts.csv' });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['location']).toBeUndefined();
    expect(done).toEqual(['answered 404']);
  });

  test('is given to nobody who may not export', async () => {
    const answer = await ask('integration-1', FILE, { exportId: finished.export, file: 'residents.csv' });
    expect([answer.statusCode, answer.headers['location']]).toEqual([403, undefined]);
  });

  test('of an import is where who sent it is sent', async () => {
    const answer = await ask('admin-1', REJECTS, { importId: finished.import });
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, linkTo('import-1', 'rejects.csv')]);
  });

  test('of another’s import is not found', async () => {
    const answer = await ask('integration-1', REJECTS, { importId: finished.import });
    expect([answer.statusCode, answer.headers['location']]).toEqual([404, undefined]);
  });
});
