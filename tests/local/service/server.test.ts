import { expect, test } from 'vitest';

import { valueAt } from '../../functions/service/given-service.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { givenServer } from './given-server.ts';

test('what an address does not take is refused with what it takes, and of refusals nothing is printed', async () => {
  const server = await givenServer({ folder: tempFolder(), county: 40 });
  const { call, printed } = server;
  const before = printed();
  for (const [method, path, allow] of [
    ['DELETE', '/v1/residents', 'GET, POST'],
    ['PUT', '/v1/residents/R1', 'GET, PATCH'],
    ['GET', '/local/token', 'POST'],
    ['POST', '/health', 'GET'],
  ] as const) {
    const answer = await call('doctor-1', method, path, method === 'GET' ? undefined : {});
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(valueAt(answer.body, 'type')).toBe('/problems/request/method-not-allowed');
  }
  expect(await call('doctor-1', 'GET', '/v1/nothing')).toMatchObject({ status: 404 });
  const twice = '{"phone":"13900000001","phone":"13900000002"}';
  const answer = await call('doctor-1', 'PATCH', '/v1/residents/R1', twice, { 'accept-language': 'en' });
  expect(answer).toMatchObject({
    status: 400,
    body: {
      type: '/problems/request/malformed',
      errors: [{ path: 'body.phone', code: 'repeated_key', message: 'the field is written more than once' }],
    },
  });
  expect(printed()).toBe(before);
  await server.stop();
});
