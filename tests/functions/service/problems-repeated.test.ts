import { expect, test } from 'vitest';

import { type GivenService, givenService, SERVICE_DAY } from './given-service.ts';

const KEY = { 'idempotency-key': 'one' };

const sign = ({ call }: GivenService, residentId: string, user = 'doctor-1') =>
  call(
    user,
    'POST',
    '/v1/contracts',
    {
      residentIds: [residentId],
      teamId: 'T1',
      package: 'basic',
      startsOn: '2025-06-18',
      termYears: 1,
      consent: { by: 'resident', at: SERVICE_DAY, method: 'signature' },
    },
    KEY,
  );

test('a request that comes again gets its first answer, byte by byte, and nothing is stored twice', async () => {
  const service = await givenService();
  const first = await sign(service, 'R1-04');
  expect(first.status).toBe(201);
  const { written } = service.table.meter();
  const again = await sign(service, 'R1-04');
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  // The look of the answer that is given again: its record, and one for whom it showed.
  expect(service.table.meter().written - written).toBe(2);
});

test('ten that come at once are carried out once, and all get its answer', async () => {
  const service = await givenService();
  const answers = await Promise.all(Array.from({ length: 10 }, () => sign(service, 'R1-04')));
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
});

test('a key is somebody’s own', async () => {
  const service = await givenService();
  await sign(service, 'R1-04');
  expect(await sign(service, 'R1-05', 'nurse-1')).toMatchObject({ status: 201 });
});

test('a key is forgotten after a day', async () => {
  const service = await givenService();
  expect((await sign(service, 'R1-04')).status).toBe(201);
  expect(await sign(service, 'R1-05')).toMatchObject({
    status: 422,
    body: { type: '/problems/idempotency/key-reused' },
  });
  service.moveTo('2025-06-17');
  expect((await sign(service, 'R1-05')).status).toBe(201);
  expect((await sign(service, 'R1-05')).status).toBe(201);
  expect((await sign(service, 'R1-06')).status).toBe(422);
});

test('a question may be asked under any key', async () => {
  const service = await givenService();
  await sign(service, 'R1-04');
  const answer = await service.call('doctor-1', 'GET', '/v1/audit?subject=R3-01', undefined, KEY);
  expect(answer.status).toBe(404);
});
