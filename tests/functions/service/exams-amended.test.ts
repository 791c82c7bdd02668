import { beforeEach, describe, expect, test } from 'vitest';

import { checkEverything } from '../../../functions/indicators/recount-rounds.ts';
import { on } from '../../given/values.ts';
import { givenService, type GivenService, listAt, valueAt } from './given-service.ts';

let service: GivenService;

// R1-12, of 74, was examined on 2025-02-18 and R1-01 was promised an exam by 2025-10-01; the day is 2025-06-16.
beforeEach(async () => {
  service = await givenService();
});

const PATH = (resident: string, more = ''): string => `/v1/residents/${resident}/exams${more}`;
const post = (path: string, body: object, headers?: Readonly<Record<string, string>>) =>
  service.call('doctor-1', 'POST', path, body, headers);
type Moving = readonly [
  resident: string,
  day: string,
  body: object,
  headers?: Readonly<Record<string, string>>,
];
const move = (...[resident, day, body, headers]: Moving) =>
  post(PATH(resident, `/${day}/move`), { reason: '体检日期录错', ...body }, headers);
const takeBack = (resident: string, day: string, headers?: Readonly<Record<string, string>>) =>
  post(PATH(resident, `/${day}/void`), { reason: '录入他人档案' }, headers);
const list = async (resident: string): Promise<unknown> =>
  (await service.call('doctor-1', 'GET', PATH(resident))).body;

const refusal = (status: number, code: string): object => ({ status, body: { type: `/problems/${code}` } });

const examined = async (): Promise<string> => {
  await service.world.background.settle();
  const path = '/v1/indicators?scope=team&scopeId=T1&indicator=elderly_exam_rate&group=all';
  const { body } = await service.call('doctor-1', 'GET', path);
  expect(await checkEverything(service.ports, on('2025-06-16'))).toEqual([]);
  return `${String(valueAt(body, 'items.0.numerator'))}/${String(valueAt(body, 'items.0.denominator'))}`;
};

const promised = async (): Promise<unknown> => {
  const { body } = await service.call('doctor-1', 'GET', '/v1/contracts/C1-01');
  return listAt(body, 'services').find((one) => valueAt(one, 'item') === 'annual_exam');
};

describe('an exam under the wrong day', () => {
  test('is moved, also an imported one, and the numbers of its old year follow', async () => {
    expect(await examined()).toBe('1/3');
    const { status, body } = await move('R1-12', '2025-02-18', { movedTo: '2024-12-30' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      examinedOn: '2024-12-30',
      sbp: 138,
      dbp: 82,
      moves: [{ by: 'doctor-1', movedFrom: '2025-02-18', reason: '体检日期录错', version: 2 }],
    });
    expect(await list('R1-12')).toMatchObject({ items: [{ examinedOn: '2024-12-30' }], voided: [] });
    expect(await examined()).toBe('0/3');
  });

  test('takes its form, its record and the promised service along', async () => {
    const form = { heartRate: 72, ecg: { isNormal: false, says: '房性早搏' } };
    await post(PATH('R1-01'), { examinedOn: '2025-06-16', sbp: 128, dbp: 78, form });
    expect(await promised()).toMatchObject({ doneOn: '2025-06-16' });
    const { body } = await move('R1-01', '2025-06-16', { movedTo: '2025-06-12' });
    expect(body).toMatchObject({ form, recorded: { by: 'doctor-1', version: 2 }, enteredFrom: 'form' });
    expect(await promised()).toMatchObject({ doneOn: '2025-06-12' });
  });

  test('is refused to a day that has one or is to come, of a day that has none, and of a stale version', async () => {
    await post(PATH('R1-12'), { examinedOn: '2025-06-16' });
    const moved = (movedTo: string, from = '2025-02-18') => move('R1-12', from, { movedTo });
    expect(await moved('2025-06-16')).toMatchObject(refusal(409, 'exam/exists'));
    expect(await moved('2025-06-17')).toMatchObject({
      ...refusal(422, 'exam/after-today'),
      body: { errors: [{ path: 'body.movedTo' }] },
    });
    expect(await moved('2025-06-01', '2025-02-19')).toMatchObject(refusal(404, 'exam/not-found'));
    const stale = await move('R1-12', '2025-02-18', { movedTo: '2025-02-17' }, { 'if-match': '"v9"' });
    expect(stale).toMatchObject(refusal(412, 'state/stale'));
    expect(await move('R2-12', '2025-02-18', { movedTo: '2025-02-17' })).toMatchObject(
      refusal(404, 'access/not-found'),
    );
  });
});

describe('an exam that was entered in error', () => {
  test('is taken back: it counts nowhere, what it did is open again, and who took it back is told', async () => {
    await post(PATH('R1-01'), { examinedOn: '2025-06-16', result: 'normal' });
    const { status, body } = await takeBack('R1-01', '2025-06-16');
    const taken = { examinedOn: '2025-06-16', reason: '录入他人档案', by: 'doctor-1', version: 3 };
    expect([status, body]).toMatchObject([200, taken]);
    expect(await promised()).not.toHaveProperty('doneOn');
    expect(await list('R1-01')).toMatchObject({ items: [], voided: [taken] });
    await takeBack('R1-12', '2025-02-18');
    expect(await examined()).toBe('0/3');
    expect(await takeBack('R1-12', '2025-02-18')).toMatchObject(refusal(404, 'exam/not-found'));
  });

  test('is taken back once under one key, and its day may have another', async () => {
    const key = { 'idempotency-key': 'void-R1-12' };
    const [first, again] = [
      await takeBack('R1-12', '2025-02-18', key),
      await takeBack('R1-12', '2025-02-18', key),
    ];
    expect([first.status, again]).toEqual([200, expect.objectContaining({ status: 200, body: first.body })]);
    expect(await post(PATH('R1-12'), { examinedOn: '2025-02-18', sbp: 120 })).toMatchObject({ status: 201 });
    const known = await list('R1-12');
    expect(known).toMatchObject({ items: [{ sbp: 120, moves: [] }], voided: [{ version: 2 }] });
    expect(listAt(known, 'items')).toHaveLength(1);
    expect(valueAt(known, 'items.0.dbp')).toBeUndefined();
  });

  test('or moved does not come back with the file of the vehicle', async () => {
    const upload = (text: string) =>
      service.call('doctor-1', 'POST', '/v1/exam-uploads', text, { 'content-type': 'text/csv' });
    const HEADER = 'residentId,examinedOn,sbp,dbp,heartRate';
    const day = `${HEADER}\nR1-04,2025-06-13,150,95,72\nR1-05,2025-06-13,118,76,80\n`;
    expect((await upload(day)).body).toMatchObject({ recorded: 2 });
    await takeBack('R1-04', '2025-06-13');
    await move('R1-05', '2025-06-13', { movedTo: '2025-06-12' });
    expect((await upload(day)).body).toMatchObject({ recorded: 0, unchanged: 2, rejected: 0 });
    const other = `${HEADER}\nR1-04,2025-06-13,126,78,72\n`;
    expect((await upload(other)).body).toMatchObject({ recorded: 1 });
  });

  test('under a merged record stays taken back when the two are parted', async () => {
    const merging = { otherId: 'R1-12' };
    const merged = await service.call('admin-1', 'POST', '/v1/residents/R1-07/merge', merging);
    expect(merged.status).toBe(200);
    expect(await takeBack('R1-07', '2025-02-18')).toMatchObject({ status: 200 });
    const parted = await service.call('admin-1', 'POST', '/v1/residents/R1-07/unmerge', merging);
    expect(parted.status).toBe(200);
    expect(await list('R1-07')).toMatchObject({ items: [] });
    expect(await list('R1-12')).toMatchObject({ items: [] });
  });
});
