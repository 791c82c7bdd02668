import { beforeAll, describe, expect, test } from 'vitest';

import { type Answered, givenService, listAt, textAt, valueAt } from './given-service.ts';

const service = await givenService();
const { call } = service;

const PATH = (resident: string): string => `/v1/residents/${resident}/exams`;

const record = (
  resident: string,
  body: object,
  [user = 'doctor-1', headers]: readonly [string?, Readonly<Record<string, string>>?] = [],
): Promise<Answered> => call(user, 'POST', PATH(resident), { examinedOn: '2025-06-16', ...body }, headers);

type Correcting = readonly [
  resident: string,
  day: string,
  body: object,
  headers?: Readonly<Record<string, string>>,
];

const correct = (...[resident, day, body, headers]: Correcting): Promise<Answered> =>
  call('doctor-1', 'PUT', `${PATH(resident)}/${day}`, body, headers);

const refusal = (status: number, code: string): object => ({ status, body: { type: `/problems/${code}` } });

const tasksOf = async (resident: string): Promise<readonly unknown[]> => {
  const query = '?on=2025-12-30&kind=annual_exam&limit=200';
  const { body } = await call('doctor-1', 'GET', `/v1/teams/T1/worklist${query}`);
  return listAt(body, 'items').filter((task) => valueAt(task, 'residentId') === resident);
};

const FULL = {
  sbp: 128,
  dbp: 78,
  fpg: 5.2,
  heightCm: 158,
  weightKg: 60.5,
  waistCm: 84,
  result: 'abnormal',
  note: '建议复查心电图',
  form: {
    heartRate: 72,
    lungs: { isNormal: true },
    ecg: { isNormal: false, says: '房性早搏' },
    visionLeft: 4.8,
    altUPerL: 22,
    abnormalities: ['房性早搏'],
  },
};

describe('an exam', () => {
  test('is recorded with its form, closes the task of the year, and is read again', async () => {
    service.moveTo('2025-12-20');
    const before = await tasksOf('R1-03');
    service.moveTo('2025-06-16');
    expect(before).toHaveLength(1);
    const { status, body, headers } = await record('R1-03', FULL);
    expect([status, headers['etag']]).toEqual([201, '"v2"']);
    expect(body).toMatchObject({
      residentId: 'R1-03',
      examinedOn: '2025-06-16',
      kind: 'annual',
      ...FULL,
      enteredFrom: 'form',
      recorded: { by: 'doctor-1', version: 2 },
      corrections: [],
    });
    service.moveTo('2025-12-20');
    expect(await tasksOf('R1-03')).toEqual([]);
    service.moveTo('2025-06-16');
    const list = await call('doctor-1', 'GET', PATH('R1-03'));
    expect(valueAt(list.body, 'items')).toMatchObject([{ examinedOn: '2025-06-16', ...FULL }]);
    const { body: story } = await call('doctor-1', 'GET', '/v1/residents/R1-03');
    expect(JSON.stringify(story)).toContain('建议复查心电图');
  });

  test('that came with an import is listed beside, without who entered it', async () => {
    await record('R2-12', { sbp: 140, dbp: 80 }, ['doctor-2']);
    const { body } = await call('doctor-2', 'GET', PATH('R2-12'));
    expect(valueAt(body, 'items')).toMatchObject([
      { examinedOn: '2025-06-16', recorded: { by: 'doctor-2' } },
      { examinedOn: '2025-02-18', sbp: 138, dbp: 82, corrections: [] },
    ]);
    expect(valueAt(body, 'items.1.recorded')).toBeUndefined();
    const first = await call('doctor-2', 'GET', `${PATH('R2-12')}?limit=1`);
    const next = encodeURIComponent(textAt(first.body, 'next'));
    const second = await call('doctor-2', 'GET', `${PATH('R2-12')}?limit=1&cursor=${next}`);
    expect([textAt(second.body, 'items.0.examinedOn'), valueAt(second.body, 'next')]).toEqual([
      '2025-02-18',
      null,
    ]);
    const other = await call('doctor-2', 'GET', `${PATH('R2-08')}?limit=1&cursor=${next}`);
    expect(other).toMatchObject(refusal(400, 'request/bad-cursor'));
  });

  test.each([
    ['of tomorrow', 'R1-04', { examinedOn: '2025-06-17' }, 'exam/after-today', 422],
    ['before birth', 'R1-04', { examinedOn: '1985-07-14' }, 'exam/before-birth', 422],
    ['after death', 'R1-10', {}, 'exam/after-death', 422],
    ['after moving out', 'R1-11', {}, 'exam/after-moving-out', 422],
    ['with pressures in the wrong order', 'R1-04', { sbp: 70, dbp: 90 }, 'exam/sbp-not-above-dbp', 422],
    ['of a day that has one', 'R1-12', { examinedOn: '2025-02-18' }, 'exam/exists', 409],
    ['with a reading out of range', 'R1-04', { waistCm: 251 }, 'request/invalid', 422],
    ['with a form field that there is not', 'R1-04', { form: { shoe: 1 } }, 'request/malformed', 400],
  ])('%s is refused', async (...[, resident, body, code, status]) => {
    expect(await record(resident, body)).toMatchObject(refusal(status, code));
  });

  test('is let in after moving out for a reason, and with odd pressures that were looked at twice', async () => {
    const late = { lateEntryReason: '补录', sbp: 70, dbp: 90, confirmed: true };
    const { status, body } = await record('R1-11', late);
    expect([status, valueAt(body, 'lateEntryReason')]).toEqual([201, '补录']);
  });

  test('is not found by another team, and recorded once under one key', async () => {
    expect(await record('R2-04', {})).toMatchObject(refusal(404, 'access/not-found'));
    const key = { 'idempotency-key': 'exam-of-R1-05' };
    const answers = [
      await record('R1-05', {}, ['doctor-1', key]),
      await record('R1-05', {}, ['doctor-1', key]),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await record('R1-05', {})).toMatchObject(refusal(409, 'exam/exists'));
  });

  test('a stale version is refused', async () => {
    expect(await record('R1-06', {}, ['doctor-1', { 'if-match': '"v7"' }])).toMatchObject(
      refusal(412, 'state/stale'),
    );
  });
});

describe('a correction', () => {
  beforeAll(async () => {
    await record('R1-07', { sbp: 150, dbp: 95, form: { heartRate: 70 } });
  });

  test('takes the place of the exam, also of an imported one, and says who made it', async () => {
    const { status, body } = await correct('R1-07', '2025-06-16', { sbp: 132, dbp: 84, result: 'normal' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ sbp: 132, result: 'normal', corrections: [{ by: 'doctor-1', version: 3 }] });
    expect(valueAt(body, 'form')).toBeUndefined();
    const imported = await correct('R1-12', '2025-02-18', { fpg: 5.5 });
    expect(imported.body).toMatchObject({ fpg: 5.5, corrections: [{ version: 2 }] });
    expect(valueAt(imported.body, 'sbp')).toBeUndefined();
  });

  test('is refused of a day without exam, of a stale version, and of values that do not fit', async () => {
    expect(await correct('R1-07', '2025-06-15', {})).toMatchObject(refusal(404, 'exam/not-found'));
    expect(await correct('R1-07', '2025-06-16', {}, { 'if-match': '"v1"' })).toMatchObject(
      refusal(412, 'state/stale'),
    );
    expect(await correct('R1-07', '2025-06-16', { sbp: 80, dbp: 80 })).toMatchObject(
      refusal(422, 'exam/sbp-not-above-dbp'),
    );
    expect(await correct('R2-07', '2025-06-16', {})).toMatchObject(refusal(404, 'access/not-found'));
  });
});

describe('screening from exams', () => {
  const HIGH = { sbp: 146, dbp: 92, fpg: 7.2 };
  const stateOf = (body: unknown): unknown =>
    listAt(body, 'screening').map((one) => [valueAt(one, 'programme'), valueAt(one, 'state')]);

  test('somebody who is not managed is suspected once, to be confirmed on the third day, then enrolled by a doctor', async () => {
    const first = await record('R1-08', { examinedOn: '2025-06-02', ...HIGH });
    expect(stateOf(first.body)).toEqual([
      ['hypertension', 'suspected'],
      ['diabetes', 'suspected'],
    ]);
    const path = '/v1/residents/R1-08/screenings';
    await call('nurse-1', 'POST', path, {
      programme: 'hypertension',
      readOn: '2025-06-05',
      sbp: 150,
      dbp: 95,
    });
    const third = await record('R1-08', { examinedOn: '2025-06-09', sbp: 144, dbp: 88 });
    expect(stateOf(third.body)).toContainEqual(['hypertension', 'to_confirm']);
    const { body } = await call('doctor-1', 'GET', `${path}?programme=hypertension`);
    expect(listAt(body, 'items').map((one) => valueAt(one, 'source'))).toEqual(['exam', 'screening', 'exam']);
    expect(valueAt(body, 'standing.0.state')).toBe('to_confirm');
    const story = await call('doctor-1', 'GET', '/v1/residents/R1-08');
    expect(stateOf(story.body)).toEqual([
      ['hypertension', 'to_confirm'],
      ['diabetes', 'suspected'],
    ]);
    const all = await call('doctor-1', 'GET', path);
    expect(valueAt(story.body, 'screening')).toEqual(valueAt(all.body, 'standing'));
    const enrolled = { programme: 'hypertension', enrolledOn: '2025-06-16' };
    expect((await call('doctor-1', 'POST', '/v1/residents/R1-08/enrolments', enrolled)).status).toBe(201);
  });

  test('goes by the exam as it was corrected', async () => {
    await record('R1-09', { examinedOn: '2025-06-10', sbp: 160, dbp: 100 });
    const { body } = await correct('R1-09', '2025-06-10', { sbp: 116, dbp: 74 });
    expect(stateOf(body)).toContainEqual(['hypertension', 'normal']);
  });

  test('of who is managed an exam says nothing of that programme', async () => {
    const { body } = await record('R1-02', { examinedOn: '2025-06-10', ...HIGH });
    expect(stateOf(body)).toEqual([['hypertension', 'suspected']]);
  });
});
