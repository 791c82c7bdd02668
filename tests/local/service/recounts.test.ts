import { setTimeout as after } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { textAt, valueAt } from '../../functions/service/given-service.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { type GivenServer, givenServer } from './given-server.ts';

let server: GivenServer;
beforeAll(async () => {
  server = await givenServer({ folder: tempFolder() });
});
afterAll(async () => {
  await server.stop();
});

test('a past day that is asked for is counted in the background and answered by its path', async () => {
  const asked = await server.call('bureau-1', 'POST', '/v1/recounts', { on: '2024-12-31' });
  expect(asked).toMatchObject({ status: 202, body: { state: 'waiting', scope: 'region' } });
  const path = `/v1/recounts/${textAt(asked.body, 'id')}`;
  const state = async (): Promise<unknown> =>
    valueAt((await server.call('bureau-1', 'GET', path)).body, 'state');
  while (['waiting', 'running'].includes(String(await state()))) await after(50);
  expect(await state()).toBe('finished');
  const { body } = await server.call('bureau-1', 'GET', textAt(asked.body, 'result'));
  expect(body).toMatchObject({ asOf: '2024-12-31', asKnownNow: true });
});

test('a workbook goes over the wire as the bytes that it is', async () => {
  const { body } = await server.call('', 'POST', '/local/token', { user: 'bureau-1' });
  const headers = { authorization: `Bearer ${textAt(body, 'accessToken')}` };
  const answer = await fetch(`${server.url}/v1/indicators.xlsx`, { headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.includes('xl/workbook.xml')).toBe(true);
});
