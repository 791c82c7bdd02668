import { beforeEach, describe, expect, test } from 'vitest';

import { apis } from '../../../functions/apis.ts';
import { countyRows } from './given-county.ts';
import { givenService, type GivenService, listAt, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

let service: GivenService;
beforeEach(async () => {
  service = await givenService({ apis });
});

const listed = async (wanted = 'any', user = 'doctor-1') => {
  const { status, body } = await service.call(user, 'GET', `/v1/residents?suspected=${wanted}&teamId=T1`);
  expect(status, JSON.stringify(body)).toBe(200);
  return listAt(body, 'items').map((item) => [textAt(item, 'id'), valueAt(item, 'suspected')]);
};

const post = async (path: string, body: object) => {
  const answer = await service.call('doctor-1', 'POST', `/v1/residents/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
};

const screen = (id: string, more: object): Promise<void> =>
  post(`${id}/screenings`, { programme: 'hypertension', readOn: SERVICE_DAY, ...more });

const pressure = (state: string, nextDate: string) => [{ programme: 'hypertension', state, nextDate }];

describe('the people of a team whom screening suspects', () => {
  test('are nobody at first, and none of those who are managed', async () => {
    expect(await listed()).toEqual([]);
  });

  test('are there from the first raised reading on, with the day by which it is taken again', async () => {
    await screen('R1-04', { sbp: 139, dbp: 89 });
    expect(await listed()).toEqual([]);
    await screen('R1-04', { sbp: 140, dbp: 80 });
    expect(await listed()).toEqual([['R1-04', pressure('suspected', '2025-07-14')]]);
  });

  test('are to be confirmed after three days, and gone once they are enrolled', async () => {
    for (const readOn of ['2025-06-02', '2025-06-09', SERVICE_DAY])
      await screen('R1-04', { sbp: 150, dbp: 95, readOn });
    expect(await listed()).toEqual([['R1-04', pressure('to_confirm', '2025-06-30')]]);
    await post('R1-04/enrolments', { programme: 'hypertension', enrolledOn: SERVICE_DAY });
    expect(await listed()).toEqual([]);
  });

  test('are those of an exam too, by programme, and gone by a normal reading', async () => {
    await post('R1-07/exams', { examinedOn: SERVICE_DAY, sbp: 142, dbp: 84, fpg: 7.2 });
    expect((await listed('hypertension')).map(([id]) => id)).toEqual(['R1-07']);
    expect((await listed('diabetes')).map(([id]) => id)).toEqual(['R1-07']);
    service.moveTo('2025-06-18');
    await screen('R1-07', { sbp: 128, dbp: 78, readOn: '2025-06-18' });
    expect(await listed('hypertension')).toEqual([]);
    expect((await listed('diabetes')).map(([id]) => id)).toEqual(['R1-07']);
  });

  test('are known from an import', async () => {
    const rows = countyRows();
    const exams = [
      ...(rows.exams ?? []),
      {
        residentId: 'R1-05',
        examinedOn: '2025-06-10',
        kind: 'annual',
        sbp: '160',
        dbp: '100',
        note: 'x, "y"',
      },
    ];
    service = await givenService({ apis, rows: { ...rows, exams } });
    expect(await listed()).toEqual([['R1-05', pressure('suspected', '2025-07-08')]]);
  });

  test('are of one’s own team alone', async () => {
    await screen('R1-04', { sbp: 150, dbp: 95 });
    const other = await service.call('doctor-2', 'GET', '/v1/residents?suspected=any');
    expect(listAt(other.body, 'items')).toEqual([]);
    expect((await service.call('doctor-2', 'GET', '/v1/residents?suspected=any&teamId=T1')).status).toBe(404);
  });

  test('are asked for by a programme that is screened for', async () => {
    const { status } = await service.call('doctor-1', 'GET', '/v1/residents?suspected=copd');
    expect(status).toBe(400);
  });
});
