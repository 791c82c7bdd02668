import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { generateCounty } from '../../../local/generate/index.ts';
import { listAt, textAt, valueAt } from '../../functions/service/given-service.ts';
import { on } from '../../given/values.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { zipOf } from '../../functions/county-files/sources/zip-file.ts';
import { type GivenServer, givenServer, type Reply } from './given-server.ts';

const ZIP = { 'content-type': 'application/zip' };
const XLSX = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** A small county as a zip of its folder, with one row that cannot go in. */
const countyZip = (residents: number): Buffer => {
  const folder = tempFolder();
  generateCounty({ residents, seed: 3, asOf: on('2025-06-30'), out: folder });
  const parts = readdirSync(folder).map((name) => {
    const bad = name === 'exams.csv' ? 'NOBODY,2025-01-01,annual,,,,,,,,\n' : '';
    return { name: `county/${name}`, content: readFileSync(join(folder, name), 'utf8') + bad };
  });
  return zipOf(parts);
};

let server: GivenServer;
const folder = tempFolder();
beforeAll(async () => {
  server = await givenServer({ folder, county: 0 });
});
afterAll(async () => {
  await server.stop();
});

const ended = async (path: string): Promise<Reply> => {
  for (;;) {
    const answer = await server.call('admin-1', 'GET', path);
    const state = valueAt(answer.body, 'state');
    if (state !== 'waiting' && state !== 'running') return answer;
    await after(100);
  }
};

const imported = async (bytes: Uint8Array, headers: Readonly<Record<string, string>>): Promise<Reply> => {
  const asked = await server.call('admin-1', 'POST', '/v1/imports', bytes, headers);
  expect(asked).toMatchObject({ status: 202, body: { state: 'waiting' } });
  return ended(`/v1/imports/${textAt(asked.body, 'id')}`);
};

describe('an import over the API', () => {
  test('takes the first county of a service in, counts it and names the row that it left out', async () => {
    const { body } = await imported(countyZip(120), ZIP);
    expect(body).toMatchObject({ state: 'finished', rejects: 1 });
    expect(valueAt(body, 'files')).toMatchObject({ 'residents.csv': { accepted: 120, rejected: 0 } });
    const path = `/v1/imports/${textAt(body, 'id')}/rejects`;
    const { body: rejects } = await server.call('admin-1', 'GET', path);
    expect(rejects).toMatchObject({ items: [{ file: 'exams.csv', code: 'unknown_reference' }], next: null });
    const reasonIn = async (language: string): Promise<string> => {
      const headers = { 'accept-language': language };
      const answer = await server.call('admin-1', 'GET', path, undefined, headers);
      return textAt(listAt(answer.body, 'items')[0], 'message');
    };
    expect(await reasonIn('en')).toMatch(/^[ -~]+$/);
    expect(await reasonIn('zh-CN')).not.toMatch(/ \/ |[a-z]{3} [a-z]/);
    const file = await server.call('admin-1', 'GET', `${path}.csv`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(String(file.body)).toMatch(/^file,line,column,code,message\nexams\.csv,\d+,residentId,/);
    // Users of its teams can sign in now, and what they may ask is counted.
    expect((await server.call('doctor-1', 'GET', '/v1/residents')).status).toBe(200);
    const rates = await server.call('bureau-1', 'GET', '/v1/indicators?indicator=contract_rate&group=all');
    expect(valueAt(rates.body, 'items.0.denominator')).toBeGreaterThan(100);
  });

  test('more rows on top of it are known to lists and counts at once', async () => {
    const before = await server.call('admin-1', 'GET', '/v1/residents/R0000001');
    const rows = `id,name,sex,birthDate,regionCode\nNEW-1,欧阳修竹,F,1990-01-01,${textAt(before.body, 'regionCode')}\n`;
    const zip = zipOf([{ name: 'residents.csv', content: rows }]);
    const count = async (): Promise<unknown> => {
      const rates = await server.call('bureau-1', 'GET', '/v1/indicators?indicator=contract_rate&group=all');
      return valueAt(rates.body, 'items.0.denominator');
    };
    const people = Number(await count());
    expect((await imported(zip, ZIP)).body).toMatchObject({ state: 'finished', rejects: 0 });
    expect((await server.call('admin-1', 'GET', '/v1/residents/NEW-1')).status).toBe(200);
    const found = await server.call(
      'admin-1',
      'GET',
      '/v1/residents?query=%E6%AC%A7%E9%98%B3%E4%BF%AE%E7%AB%B9',
    );
    expect(JSON.stringify(found.body)).toContain('NEW-1');
    await expect.poll(count, { timeout: 5_000 }).toBe(people + 1);
  });

  test('a workbook is read as well, and what it holds of another county is left out row by row', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '../../../docs/example-county.xlsx'));
    const { body } = await imported(bytes, XLSX);
    expect(body).toMatchObject({
      state: 'finished',
      files: { 'residents.csv': { accepted: 0 }, 'teams.csv': { accepted: 0 } },
    });
    const path = `/v1/imports/${textAt(body, 'id')}/rejects?limit=200`;
    const { body: rejects } = await server.call('admin-1', 'GET', path);
    expect(rejects).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ file: 'residents.csv', column: 'regionCode', code: 'outside_region' }),
      ]),
    });
    expect((await server.call('admin-1', 'GET', '/v1/residents/P09')).status).toBe(404);
  });

  test('what cannot be read fails with a sentence in the asker’s language, and nothing of it stays', async () => {
    const noCounty = zipOf([{ name: 'letter.txt', content: 'hello' }]);
    const { body } = await imported(noCounty, ZIP);
    expect(body).toMatchObject({ state: 'failed', failure: expect.stringMatching(/holds no county file/) });
    const id = textAt(body, 'id');
    expect(readdirSync(join(folder, 'jobs', id))).toEqual([]);
    const zh = await server.call('admin-1', 'GET', `/v1/imports/${id}`, undefined, {
      'accept-language': 'zh-CN',
    });
    expect(textAt(zh.body, 'failure')).toBe('压缩包中没有县域文件（如residents.csv）');
  });

  test('the same key is the same import', async () => {
    const bytes = countyZip(20);
    const headers = { ...ZIP, 'idempotency-key': 'import-1' };
    const first = await server.call('admin-1', 'POST', '/v1/imports', bytes, headers);
    const again = await server.call('admin-1', 'POST', '/v1/imports', bytes, headers);
    expect(again).toMatchObject({ status: 202, body: first.body });
    await ended(`/v1/imports/${textAt(first.body, 'id')}`);
  });

  test('another type, nothing, and what is no archive are refused', async () => {
    const send = (body: string | Uint8Array, headers: Readonly<Record<string, string>>) =>
      server.call('admin-1', 'POST', '/v1/imports', body, headers);
    expect((await send('{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await send('', ZIP)).status).toBe(422);
    expect((await send('id,name\n', ZIP)).status).toBe(400);
    expect((await send(Buffer.alloc(33 * 1024 * 1024), ZIP)).status).toBe(413);
  });

  test('who may not import is told so, and another’s import is not found', async () => {
    expect((await server.call('doctor-1', 'POST', '/v1/imports', '', ZIP)).status).toBe(403);
    const { body } = await server.call('admin-1', 'POST', '/v1/imports', countyZip(20), ZIP);
    const path = `/v1/imports/${textAt(body, 'id')}`;
    expect((await server.call('integration-1', 'GET', path)).status).toBe(404);
    expect((await server.call('admin-1', 'GET', '/v1/exports/none')).status).toBe(404);
    await ended(path);
  });
});

describe('an export over the API', () => {
  test('writes the county as it stands, what was entered included, and comes in again the same', async () => {
    const patch = await server.call('admin-1', 'PATCH', '/v1/residents/R0000001', { phone: '13900001234' });
    expect(patch.status).toBe(200);
    const asked = await server.call('admin-1', 'POST', '/v1/exports');
    expect(asked.status).toBe(202);
    const { body } = await ended(`/v1/exports/${textAt(asked.body, 'id')}`);
    expect(body).toMatchObject({ state: 'finished' });
    const path = `/v1/exports/${textAt(body, 'id')}/files`;
    const residents = await server.call('admin-1', 'GET', `${path}/residents.csv`);
    expect(String(residents.body)).toMatch(/^R0000001,.*,13900001234,/m);
    expect((await server.call('admin-1', 'GET', `${path}/upload.csv`)).status).toBe(404);
    const again = zipOf([{ name: 'residents.csv', content: String(residents.body) }]);
    expect((await imported(again, ZIP)).body).toMatchObject({ state: 'finished', rejects: 0 });
    const askedAgain = await server.call('admin-1', 'POST', '/v1/exports');
    const second = await ended(`/v1/exports/${textAt(askedAgain.body, 'id')}`);
    const file = `/v1/exports/${textAt(second.body, 'id')}/files/residents.csv`;
    expect((await server.call('admin-1', 'GET', file)).body).toBe(residents.body);
  });

  test('is the administrator’s alone: it holds every identity number', async () => {
    expect((await server.call('integration-1', 'POST', '/v1/exports')).status).toBe(403);
    expect((await server.call('bureau-1', 'POST', '/v1/exports')).status).toBe(403);
  });
});

test('an import that kill -9 broke off is taken up again by the next start', async () => {
  const own = tempFolder();
  const first = await givenServer({ folder: own, county: 60 });
  const asked = await first.call('admin-1', 'POST', '/v1/imports', countyZip(1_500), ZIP);
  await after(600);
  await first.kill();
  const second = await givenServer({ folder: own });
  const path = `/v1/imports/${textAt(asked.body, 'id')}`;
  for (;;) {
    const { body } = await second.call('admin-1', 'GET', path);
    if (valueAt(body, 'state') === 'finished') {
      expect(valueAt(body, 'files')).toMatchObject({ 'residents.csv': { accepted: 1_500 } });
      break;
    }
    expect(valueAt(body, 'state')).not.toBe('failed');
    await after(100);
  }
  await second.stop();
});
