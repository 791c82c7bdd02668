import { describe, expect, test } from 'vitest';

import { type Handed, sender } from './given-reminders.ts';
import { type GivenService, givenService, listAt, PROVIDER, SERVICE_DAY, valueAt } from './given-service.ts';
import { everyMinuteText } from './carried.ts';

/** R1-01's own. */
const PHONE = '13800010001';
const QUESTION = '打分';

const asked = async (service: GivenService): Promise<readonly string[]> => {
  await sender(service).tick();
  const handed: Handed[] = [];
  const send = async (message: Handed) => {
    handed.push(message);
    return { kind: 'accepted' as const, providerId: `text-${message.reference}` };
  };
  const { ports } = service;
  const pace = { perSecond: 100, inTurn: <T>(call: () => Promise<T>): Promise<T> => call() };
  await everyMinuteText({ ...ports, send, pace, wait: async () => undefined });
  return handed.filter(({ text }) => text.includes(QUESTION)).map(({ phone }) => phone);
};

const serve = async ({ call }: GivenService): Promise<void> => {
  const body = { item: 'health_education', doneOn: SERVICE_DAY, evidence: '讲座签到表' };
  expect((await call('doctor-1', 'POST', '/v1/contracts/C1-01/services', body)).status).toBe(200);
};

const answer = async ({ call }: GivenService, text: string): Promise<unknown> => {
  const said = { phone: PHONE, text, at: `${SERVICE_DAY}T02:00:00Z`, id: `in-${text}` };
  return (await call(PROVIDER, 'POST', '/v1/sms/inbound', said)).body;
};

const satisfaction = async ({ call }: GivenService): Promise<unknown> =>
  valueAt((await call('doctor-1', 'GET', '/v1/teams/T1/appraisal')).body, 'satisfaction');

describe('after a promised service', () => {
  test('the person is asked once, and the score is seen by the team and in its appraisal', async () => {
    const service = await givenService();
    await serve(service);
    expect(await asked(service)).toEqual([PHONE]);
    expect(await asked(service)).toEqual([]);
    expect(await satisfaction(service)).toEqual({ answers: 0 });
    expect(await answer(service, '4')).toMatchObject({ meaning: 'rate', people: 1 });
    const { body } = await service.call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(listAt(body, 'replies')).toMatchObject([{ kind: 'service-rated@1', score: 4 }]);
    expect(await satisfaction(service)).toEqual({ answers: 1, average: 4 });
  });

  test('a bare 1 is a score where that was the newest question', async () => {
    const service = await givenService();
    await serve(service);
    await asked(service);
    expect(await answer(service, '1')).toMatchObject({ meaning: 'rate' });
    expect(await satisfaction(service)).toEqual({ answers: 1, average: 1 });
  });

  test('a visit asks nothing', async () => {
    const service = await givenService();
    const visits = [
      {
        programme: 'hypertension',
        visitedOn: SERVICE_DAY,
        mode: 'clinic',
        outcome: 'done',
        sbp: 128,
        dbp: 78,
      },
    ];
    const { status } = await service.call('doctor-1', 'POST', '/v1/residents/R1-01/follow-ups', { visits });
    expect(status).toBe(201);
    expect(await asked(service)).toEqual([]);
  });
});
