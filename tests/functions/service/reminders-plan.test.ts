import { describe, expect, test, vi } from 'vitest';

import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { anId, on } from '../../given/values.ts';
import { sourceOf, textsOf } from '../county-files/county-texts.ts';
import { importInto, openStoreInMemory } from '../county-files/imported.ts';
import { runOn } from '../county-files/outputs-of.ts';
import { expectSameAsRun, field, remindersOn, smsOf } from './given-plan.ts';
import { coupleRows, daysFrom, SHARED_PHONE } from './given-reminders.ts';
import { givenService, SERVICE_DAY, textAt } from './given-service.ts';

const apis = [remindersApi];
const shared = givenService({ apis, rows: coupleRows() });

describe('a dry run of the county', () => {
  test('gives the messages and calls of every day as the run of its folder does', async () => {
    const service = await shared;
    const { store } = openStoreInMemory();
    await importInto(store, sourceOf(textsOf(coupleRows())));
    let messages = 0;
    for (const day of daysFrom(SERVICE_DAY, 32)) {
      const { files, event } = await runOn(store, day);
      expectSameAsRun(await remindersOn(service, 'bureau-1', `on=${day}&dryRun=true`), files, day);
      messages += event.messages;
    }
    expect(messages).toBeGreaterThan(5);
  });

  test('sends nothing', async () => {
    const service = await shared;
    const items = await remindersOn(service, 'bureau-1', `on=${SERVICE_DAY}`);
    expect(items).toEqual([]);
  });

  test('gives a couple who share a phone one text for both', async () => {
    const service = await shared;
    const items = await remindersOn(service, 'doctor-1', 'on=2025-06-17&dryRun=true');
    const both = smsOf(items).filter((item) => ['R1-01', 'R1-02'].includes(field('residentId')(item)));
    expect(new Set(both.map(field('residentId'))).size).toBe(2);
    expect(new Set(both.map(field('messageId'))).size).toBe(1);
    expect(JSON.stringify(items)).not.toContain(SHARED_PHONE);
  });
});

describe('who asks', () => {
  test('a team sees its own people alone', async () => {
    const items = await remindersOn(await shared, 'doctor-1', 'on=2025-06-17&dryRun=true');
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(field('teamId')))).toEqual(new Set(['T1']));
  });

  test('a manager sees the teams of the institution', async () => {
    const items = await remindersOn(await shared, 'manager-1', 'on=2025-06-17&dryRun=true');
    expect(new Set(items.map(field('teamId')))).toEqual(new Set(['T1', 'T2']));
  });

  test('a bureau says why, an auditor never sees people', async () => {
    const { call } = await shared;
    const asked = await call('bureau-1', 'GET', '/v1/reminders?dryRun=true');
    expect(asked).toMatchObject({ status: 403, body: { type: '/problems/access/reason-needed' } });
    expect((await call('auditor-1', 'GET', '/v1/reminders?dryRun=true')).status).toBe(403);
  });
});

describe('the day', () => {
  test.each([
    ['2025-06-15', 422, 'day-passed'],
    ['2025-06-16', 200, ''],
    ['2025-07-17', 200, ''],
    ['2025-07-18', 200, ''],
    ['2026-06-17', 200, ''],
    ['2026-06-18', 422, 'day-too-far'],
  ])('%s is planned: %i', async (day, status, reason) => {
    const { call } = await shared;
    const answer = await call('doctor-1', 'GET', `/v1/reminders?on=${day}&dryRun=true`);
    expect(answer.status).toBe(status);
    if (status !== 200) expect(textAt(answer.body, 'type')).toBe(`/problems/reminders/${reason}`);
  });

  test.each(['2025-07-18', '2025-09-04', '2026-01-15', '2026-06-17'])(
    '%s, which is far ahead, is planned as the run of that day would be',
    async (day) => {
      const { store } = openStoreInMemory();
      await importInto(store, sourceOf(textsOf(coupleRows())));
      const { files } = await runOn(store, on(day));
      const planned = await remindersOn(await shared, 'bureau-1', `on=${day}&dryRun=true`);
      expectSameAsRun(planned, files, on(day));
    },
  );

  test('that is far ahead is only planned, not looked at', async () => {
    const { body } = await (await shared).call('doctor-1', 'GET', '/v1/reminders?on=2025-07-18');
    expect(textAt(body, 'type')).toBe('/problems/reminders/day-too-far');
  });

  test('that is far ahead is refused for more people than can be waited for', async () => {
    const service = await givenService();
    const { residents } = service.ports;
    const [member] = (await residents.members(anId('T1'), { limit: 1, cursor: undefined }))?.items ?? [];
    if (member === undefined) throw new Error('the team has people');
    const many = Array.from({ length: 3_001 }, (_, n) => ({
      ...member,
      residentId: anId<'ResidentId'>(`M${n}`),
    }));
    vi.spyOn(residents, 'members').mockResolvedValue({ items: many, next: undefined });
    const refused = await service.call('doctor-1', 'GET', '/v1/reminders?on=2025-07-18&dryRun=true');
    expect(refused).toMatchObject({
      status: 422,
      body: { type: '/problems/reminders/too-many-people', people: 3_001, most: 3_000 },
    });
  });
});
