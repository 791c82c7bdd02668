import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { plusDays } from '../../domain/kernel/time.ts';
import { sourceOf } from '../functions/county-files/county-texts.ts';
import { importInto, openStoreInMemory } from '../functions/county-files/imported.ts';
import { exportOf } from '../functions/county-files/outputs-of.ts';
import { zipOf } from '../functions/county-files/sources/zip-file.ts';
import { listAt, textAt, valueAt } from '../functions/service/given-service.ts';
import type { Reply } from '../local/service/given-server.ts';
import { countyTexts } from './county.ts';
import type { RunningDeployment } from './deployment.ts';

const ZIP = { 'content-type': 'application/zip' };
/** How long a job may take, with Lambdas that have to start and where other tests keep the machine busy. */
const JOB_MS = 60_000;

/** Jobs that are asked for over the API or by a file, and carried out behind the change feed. It begins with the county as it
 *  was put in.
 *  @param residents how many these are */
export const tellOfJobs = (given: () => RunningDeployment, residents: number): void => {
  const ask = (user: string, path: string): Promise<Reply> => given().call(user, 'GET', path);
  const stateOf = async (user: string, path: string): Promise<unknown> =>
    valueAt((await ask(user, path)).body, 'state');
  const finished = async (user: string, path: string): Promise<unknown> => {
    await expect.poll(() => stateOf(user, path), { timeout: JOB_MS }).toMatch(/finished|failed/);
    const { body } = await ask(user, path);
    expect(body).toMatchObject({ state: 'finished' });
    return body;
  };
  const regionOfTeam = async (): Promise<string> =>
    textAt((await ask('doctor-1', '/v1/residents?limit=1')).body, 'items.0.regionCode');

  /** Two people, and an examination of a third whom nobody knows. */
  const countyOf = async (first: string, second: string): Promise<Buffer> => {
    const region = await regionOfTeam();
    const people = [
      'id,name,sex,birthDate,phone,regionCode',
      `${first},欧阳修竹,F,1990-01-01,13900000011,${region}`,
      `${second},司马青山,M,1955-05-05,,${region}`,
    ];
    const exams = ['residentId,examinedOn,kind', 'NOBODY,2025-01-01,annual'];
    return zipOf([
      { name: 'county/residents.csv', content: `${people.join('\n')}\n` },
      { name: 'county/exams.csv', content: `${exams.join('\n')}\n` },
    ]);
  };

  const takenIn = (people: number) => ({
    files: { 'residents.csv': { accepted: people, rejected: 0 }, 'exams.csv': { accepted: 0, rejected: 1 } },
    rejects: 1,
  });

  const isThere = async (id: string): Promise<void> => {
    const found = await ask('doctor-1', `/v1/residents/${id}`);
    expect([found.status, valueAt(found.body, 'name')]).toEqual([200, '欧阳修竹']);
  };

  describe('take a county in and give it out', () => {
    test('an export gives the county back as it was taken in', async () => {
      const asked = await given().call('admin-1', 'POST', '/v1/exports');
      expect(asked).toMatchObject({ status: 202, body: { state: 'waiting' } });
      const path = `/v1/exports/${textAt(asked.body, 'id')}`;
      await finished('admin-1', path);
      const { store } = openStoreInMemory();
      await importInto(store, sourceOf(countyTexts(residents, given().clock.today())));
      for (const [name, text] of Object.entries(await exportOf(store))) {
        const file = await ask('admin-1', `${path}/files/${name}`);
        expect(file.headers.get('content-type'), name).toBe('text/csv; charset=utf-8');
        expect(file.headers.get('content-disposition'), name).toBe(`attachment; filename="${name}"`);
        expect(file.body, name).toBe(text);
      }
    });

    test('a file comes from the bucket, by a link to it alone that is given to who may have it', async () => {
      const asked = await given().call('admin-1', 'POST', '/v1/exports');
      const path = `/v1/exports/${textAt(asked.body, 'id')}`;
      await finished('admin-1', path);
      const file = `${path}/files/residents.csv`;
      const told = await given().call('admin-1', 'GET', file, undefined, { accept: 'text/uri-list' });
      const people = String(told.body).trimEnd();
      expect(new URL(people).pathname).toMatch(
        new RegExp(`^/[^/]+/exports/${path.slice(12)}/residents.csv$`),
      );
      const text = await (await fetch(people)).text();
      expect(text).toMatch(/^id,/);
      for (const other of [people.replace('residents.csv?', 'contracts.csv?'), people.replace(/\?.*/, '')])
        expect((await fetch(other)).ok, 'a link that nobody signed').toBe(false);
      // As the bucket has it, who is sent there leaves their token behind.
      expect((await fetch(people, { headers: { authorization: 'Bearer mine' } })).status).toBe(400);
      expect((await given().call('admin-1', 'GET', `${path}/files/nothing.csv`)).status).toBe(404);
      const asStranger = await given().call('integration-1', 'GET', file);
      expect([asStranger.status, asStranger.headers.get('location')]).toEqual([403, null]);
    });

    test('an import puts people on the lists of their team, and names the row that it left out', async () => {
      const asked = await given().call('admin-1', 'POST', '/v1/imports', await countyOf('N1', 'N2'), ZIP);
      expect(asked).toMatchObject({ status: 202, body: { state: 'waiting' } });
      const path = `/v1/imports/${textAt(asked.body, 'id')}`;
      expect(await finished('admin-1', path)).toMatchObject(takenIn(2));
      const rejects = await ask('admin-1', `${path}/rejects`);
      expect(listAt(rejects.body, 'items')).toMatchObject([
        { file: 'exams.csv', line: 2, column: 'residentId', code: 'unknown_reference' },
      ]);
      const file = await ask('admin-1', `${path}/rejects.csv`);
      expect(String(file.body)).toMatch(/^file,line,column,code,message\nexams\.csv,2,residentId,/);
      await isThere('N1');
    });

    test('what another system puts into the archive is imported under its account', async () => {
      const key = 'uploads/integration-1/2026/county.zip';
      const { deployed, archive } = given();
      const bucket = deployed.lambdas.map(({ environment }) => environment['JIAYI_BUCKET']).find(Boolean);
      const etag = archive.put(`${bucket}/${key}`, await countyOf('N3', 'N4'));
      // As the runbook says; @see docs/runbooks/uploads.md
      const id = createHash('sha256').update(`${key}\n${etag}`).digest('hex').slice(0, 32);
      expect(await finished('integration-1', `/v1/imports/${id}`)).toMatchObject(takenIn(2));
      await isThere('N3');
    });

    test('what a request is too small for is put by a link that only its asker got, and imported under the told id', async () => {
      const file = await countyOf('N5', 'N6');
      const asked = await given().call('admin-1', 'POST', '/v1/uploads', {
        format: 'zip',
        bytes: file.length,
      });
      expect(asked).toMatchObject({ status: 200, body: { way: 'link' } });
      const path = `/v1/imports/${textAt(asked.body, 'importId')}`;
      expect((await ask('admin-1', path)).status, 'before the file has come').toBe(404);
      const url = textAt(asked.body, 'url');
      const headers = new Headers(
        Object.entries(Object(valueAt(asked.body, 'headers'))).map(([name, value]) => [name, String(value)]),
      );
      const put = async (
        to: string,
        body: Buffer,
        others: Readonly<Record<string, string>> = {},
      ): Promise<number> => {
        const sent = new Headers(headers);
        for (const [name, value] of Object.entries(others)) sent.set(name, value);
        return (await fetch(to, { method: 'PUT', headers: sent, body: new Uint8Array(body) })).status;
      };
      expect(await put(url, file.subarray(1)), 'a file of another size').toBe(403);
      expect(await put(url, file, { 'content-type': 'text/html' })).toBe(403);
      expect(await put(url.replace('/admin-1/', '/integration-1/'), file), 'in the name of another').toBe(
        403,
      );
      expect(await put(url.replace(/\?.*/, ''), file), 'a link that nobody signed').not.toBe(200);
      expect((await fetch(url)).status, 'to read by').toBe(403);
      expect(await put(url, file)).toBe(200);
      expect(await put(url, file), 'a second time').toBe(412);
      expect(await finished('admin-1', path)).toMatchObject(takenIn(2));
      expect((await ask('integration-1', path)).status).toBe(404);
      await isThere('N5');
    });

    test('nothing of what was sent stays that is not needed', () => {
      const names = given().archive.names();
      expect(names.filter((name) => name.endsWith('/upload'))).toEqual([]);
      expect(names.filter((name) => name.includes('/imports/')).length).toBeGreaterThan(0);
    });

    test('who may not export is told so', async () => {
      expect((await given().call('integration-1', 'POST', '/v1/exports')).status).toBe(403);
      expect((await given().call('doctor-1', 'POST', '/v1/imports', '', ZIP)).status).toBe(403);
      const file = { format: 'zip', bytes: 1_000 };
      expect((await given().call('doctor-1', 'POST', '/v1/uploads', file)).status).toBe(403);
    });
  });

  describe('count and check what lies long ago', () => {
    test('a past day is counted anew in the background', async () => {
      const on = plusDays(given().clock.today(), -400);
      const asked = await given().call('bureau-1', 'POST', '/v1/recounts', { on });
      expect(asked.status).toBe(202);
      await finished('bureau-1', `/v1/recounts/${textAt(asked.body, 'id')}`);
      const { body } = await ask('bureau-1', textAt(asked.body, 'result'));
      expect(body).toMatchObject({ asOf: on, asKnownNow: true });
    });

    test('the quality of what was recorded is checked, and its findings are read', async () => {
      const today = given().clock.today();
      const days = { from: plusDays(today, -365), to: today };
      expect((await given().call('bureau-1', 'POST', '/v1/data-quality', days)).status).toBe(202);
      const body = await finished('bureau-1', `/v1/data-quality?from=${days.from}&to=${days.to}`);
      expect(Object.keys(Object(body))).toContain('regions');
    });
  });
};
