import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';

import cases from '../../samples/golden.json' with { type: 'json' };
import { followUpsApi } from '../../../functions/follow-ups/lambda.ts';
import { programmesApi } from '../../../functions/programmes/lambda.ts';
import { type Answered, givenService, type GivenService, listAt, textAt, valueAt } from './given-service.ts';

let service: GivenService;
beforeAll(async () => {
  service = await givenService({ apis: [followUpsApi, programmesApi] });
});

const ask = (path: string, body: unknown, user = 'doctor-1'): Promise<Answered> =>
  service.call(user, 'POST', path, body);

const typeOf = ({ status, body }: Answered): string => `${status} ${textAt(body, 'type')}`;

const preview = (programme: string, body: unknown): Promise<Answered> =>
  ask(`/v1/programmes/${programme}/assessments:preview`, body, 'bureau-1');

const Golden = z.array(
  z.object({
    id: z.string(),
    programme: z.string(),
    birthDate: z.string(),
    visit: z.looseObject({ visitedOn: z.string() }),
    previousFacts: z.unknown(),
    expect: z.record(z.string(), z.unknown()),
  }),
);
const golden = Golden.parse(cases);

describe('a preview', () => {
  test('answers what a recorded visit would get, with its why, and stores nothing', async () => {
    const before = service.table.meter().written;
    const answer = await preview('hypertension', {
      birthDate: '1970-05-10',
      visit: { visitedOn: '2025-03-10', sbp: 150, dbp: 80 },
      previous: [{ visitedOn: '2025-02-20', sbp: 160, dbp: 80 }],
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        row: 'H4',
        class: 2,
        controlled: false,
        action: 'refer',
        task: 'REFERRAL_CHECK',
        latestDate: '2025-03-24',
        profile: 'CN-NBPHS-2017',
      },
    });
    expect(textAt(answer.body, 'why.zh-CN')).toContain('连续两次控制不满意');
    expect(service.table.meter().written).toBe(before);
  });

  test.each(golden.filter(({ previousFacts }) => previousFacts === null))(
    'of the published case $id gives its row',
    async ({ programme, birthDate, visit, expect: expected }) => {
      const { body } = await preview(programme, { birthDate, visit });
      const [row, task] = [expected['row'], expected['task']];
      expect(body).toMatchObject({ row, ...(task !== undefined && { task }) });
    },
  );

  test('goes by the profile that is asked for', async () => {
    const asked = { birthDate: '1970-05-10', visit: { visitedOn: '2025-03-10', sbp: 135, dbp: 75 } };
    expect((await preview('hypertension', asked)).body).toMatchObject({ row: 'H7', controlled: true });
    const stricter = await preview('hypertension', { ...asked, profile: 'CN-PRIMARY-2025' });
    expect(stricter.body).toMatchObject({ row: 'H6', controlled: false, profile: 'CN-PRIMARY-2025' });
  });

  test('of a lost visit is an attempt, and of one without a reading incomplete', async () => {
    const asked = (visit: object) => ({
      birthDate: '1970-05-10',
      visit: { visitedOn: '2025-03-10', ...visit },
    });
    expect((await preview('diabetes', asked({ outcome: 'lost' }))).body).toMatchObject({
      row: 'D8',
      class: null,
      controlled: null,
      action: 'attempt',
      task: null,
      latestDate: null,
    });
    expect((await preview('diabetes', asked({ sbp: 120, dbp: 70 }))).body).toMatchObject({ row: 'D0' });
  });

  test('is refused for another programme or profile, a day before birth, a value out of range', async () => {
    const visit = { visitedOn: '2025-03-10', sbp: 150, dbp: 80 };
    const birthDate = '1970-05-10';
    expect((await preview('copd', { birthDate, visit })).status).toBe(404);
    const profile = await preview('hypertension', { birthDate, visit, profile: 'X' });
    expect([profile.status, textAt(profile.body, 'errors.0.path')]).toEqual([422, 'body.profile']);
    expect(typeOf(await preview('hypertension', { birthDate: '2025-03-11', visit }))).toBe(
      '422 /problems/follow-up/before-birth',
    );
    const half = await preview('hypertension', { birthDate, visit: { ...visit, sbp: 139.5 } });
    expect([half.status, textAt(half.body, 'errors.0.path'), textAt(half.body, 'errors.0.code')]).toEqual([
      422,
      'body.visit.sbp',
      'not_multiple_of',
    ]);
  });
});

test('programmes and profiles stand side by side, each number with its source', async () => {
  const { status, body } = await service.call('auditor-1', 'GET', '/v1/programmes');
  expect(status).toBe(200);
  expect(listAt(body, 'items').map((item) => textAt(item, 'code'))).toEqual(['hypertension', 'diabetes']);
  const profiles = listAt(body, 'profiles');
  expect(profiles.filter((profile) => valueAt(profile, 'isDefault') === true)).toHaveLength(1);
  for (const profile of profiles) {
    expect(textAt(profile, 'source')).not.toBe('');
    expect(textAt(profile, 'bloodPressureTargets.0.source')).not.toBe('');
  }
});

const enrol = (resident: string, enrolledOn = '2025-06-01', programme = 'hypertension'): Promise<Answered> =>
  ask(`/v1/residents/${resident}/enrolments`, { programme, enrolledOn });

const close = (resident: string, closedOn = '2025-06-10', reason = 'refused'): Promise<Answered> =>
  ask(`/v1/residents/${resident}/enrolments/hypertension/close`, { closedOn, reason });

describe('management', () => {
  test('begins, ends and begins again', async () => {
    expect(await enrol('R1-04')).toMatchObject({
      status: 201,
      body: { residentId: 'R1-04', programme: 'hypertension', enrolledOn: '2025-06-01' },
    });
    expect(typeOf(await enrol('R1-04', '2025-06-05'))).toBe('409 /problems/programme/already-enrolled');
    expect(await close('R1-04')).toMatchObject({
      status: 200,
      body: { items: [{ enrolledOn: '2025-06-01', closedOn: '2025-06-10', closeReason: 'refused' }] },
    });
    expect(typeOf(await close('R1-04'))).toBe('409 /problems/programme/not-enrolled');
    expect((await enrol('R1-04', '2025-06-12')).status).toBe(201);
  });

  test('asks for a first visit and lets visits in', async () => {
    const visits = [
      {
        programme: 'hypertension',
        visitedOn: '2025-06-16',
        mode: 'home',
        outcome: 'done',
        sbp: 130,
        dbp: 80,
      },
    ];
    const record = (): Promise<Answered> => ask('/v1/residents/R1-05/follow-ups', { visits });
    expect(typeOf(await record())).toBe('409 /problems/follow-up/not-enrolled');
    await enrol('R1-05', '2025-06-16');
    expect((await record()).status).toBe(201);
  });

  test.each([
    ['R1-06', '2025-06-17', '422 /problems/programme/enrolled-after-today'],
    ['R1-06', '2015-08-31', '422 /problems/programme/enrolled-before-birth'],
    ['R1-10', '2025-06-01', '409 /problems/programme/resident-died'],
    ['R1-11', '2025-06-01', '409 /problems/programme/resident-moved-out'],
    ['R2-04', '2025-06-01', '404 /problems/access/not-found'],
  ])('of %s from %s is refused', async (resident, day, expected) => {
    expect(typeOf(await enrol(resident, day))).toBe(expected);
  });

  test('does not end after today, nor before it began', async () => {
    expect(typeOf(await close('R1-01', '2025-06-17'))).toBe('422 /problems/programme/closed-after-today');
    expect(typeOf(await close('R1-01', '2024-01-09'))).toBe(
      '422 /problems/programme/closed-before-enrolment',
    );
    expect((await close('R1-01', '2025-06-16', 'tired')).status).toBe(422);
    expect((await ask('/v1/residents/R1-01/enrolments/copd/close', {})).status).toBe(404);
  });
});

const screen = (resident: string, body: object): Promise<Answered> =>
  ask(`/v1/residents/${resident}/screenings`, { programme: 'hypertension', ...body });

describe('screening', () => {
  test('raised once is suspected, on three days to be confirmed', async () => {
    const high = { sbp: 146, dbp: 92 };
    expect(await screen('R1-08', { readOn: '2025-06-01', ...high })).toMatchObject({
      status: 201,
      body: { state: 'suspected', row: 'SC2', nextDate: '2025-06-29' },
    });
    await screen('R1-08', { readOn: '2025-06-08', ...high });
    const third = await screen('R1-08', { readOn: '2025-06-15', ...high });
    expect(third.body).toMatchObject({ state: 'to_confirm', row: 'SC3', nextDate: '2025-06-29' });
  });

  test('below the line is normal; who is not asked to come has no next date', async () => {
    expect((await screen('R1-06', { readOn: '2025-06-01', sbp: 110, dbp: 70 })).body).toMatchObject({
      state: 'normal',
      nextDate: null,
    });
  });

  test.each([
    [{ readOn: '2025-06-01' }, '422 /problems/programme/nothing-measured'],
    [{ readOn: '2025-06-17', sbp: 146, dbp: 92 }, '422 /problems/programme/measured-after-today'],
    [{ readOn: '2025-06-01', sbp: 90, dbp: 90 }, '422 /problems/programme/sbp-not-above-dbp'],
  ])('%j is refused', async (body, expected) => {
    expect(typeOf(await screen('R1-09', body))).toBe(expected);
  });

  test('is not for who is managed', async () => {
    expect(typeOf(await screen('R1-03', { readOn: '2025-06-01', sbp: 146, dbp: 92 }))).toBe(
      '409 /problems/programme/already-enrolled',
    );
  });

  describe('as it is read again', () => {
    const read = (query = '', user = 'doctor-1'): Promise<Answered> =>
      service.call(user, 'GET', `/v1/residents/R1-12/screenings${query}`);
    beforeAll(async () => {
      for (const [readOn, sbp] of [
        ['2025-06-05', 152],
        ['2025-06-02', 146],
      ])
        await screen('R1-12', { readOn, sbp, dbp: 92, staffId: 'T1-nurse' });
      await screen('R1-12', { programme: 'diabetes', readOn: '2025-06-03', fpg: 5.1 });
    });

    test('gives every reading, the latest day first, with who entered it, and the state of each programme', async () => {
      const { status, body, headers } = await read();
      expect([status, headers['etag'], valueAt(body, 'next')]).toEqual([200, '"v4"', null]);
      expect(valueAt(body, 'items')).toMatchObject([
        { programme: 'hypertension', readOn: '2025-06-05', sbp: 152, dbp: 92, by: 'doctor-1' },
        { programme: 'diabetes', readOn: '2025-06-03', fpg: 5.1 },
        { programme: 'hypertension', readOn: '2025-06-02', sbp: 146, dbp: 92, staffId: 'T1-nurse' },
        { source: 'exam', programme: 'hypertension', readOn: '2025-02-18', sbp: 138, dbp: 82 },
      ]);
      expect(valueAt(body, 'standing')).toMatchObject([
        { programme: 'hypertension', state: 'suspected', row: 'SC2', nextDate: '2025-06-30' },
        { programme: 'diabetes', state: 'normal', row: 'SC7' },
      ]);
    });

    test('is asked for by programme and page by page', async () => {
      const first = await read('?programme=hypertension&limit=1');
      expect(listAt(first.body, 'standing')).toHaveLength(1);
      const next = encodeURIComponent(textAt(first.body, 'next'));
      const second = await read(`?programme=hypertension&limit=1&cursor=${next}`);
      expect(textAt(second.body, 'items.0.readOn')).toBe('2025-06-02');
      const onwards = encodeURIComponent(textAt(second.body, 'next'));
      const third = await read(`?programme=hypertension&limit=1&cursor=${onwards}`);
      expect([textAt(third.body, 'items.0.source'), valueAt(third.body, 'next')]).toEqual(['exam', null]);
      expect((await read(`?limit=1&cursor=${next}`)).status).toBe(400);
    });

    test('is not found by another team, and of who is managed gives no state of that programme', async () => {
      expect((await read('', 'doctor-2')).status).toBe(404);
      const { body } = await service.call('doctor-1', 'GET', '/v1/residents/R1-03/screenings');
      expect([valueAt(body, 'items'), valueAt(body, 'standing')]).toEqual([[], []]);
    });
  });
});
