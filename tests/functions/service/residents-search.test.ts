import { beforeAll, describe, expect, test } from 'vitest';

import { contractsApi } from '../../../functions/contracts/lambda.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { anId } from '../../given/values.ts';
import { countyRows } from './given-county.ts';
import { type GivenService, givenService, listAt, textAt, valueAt } from './given-service.ts';

const apis = [residentsApi, contractsApi];

const query = (text: string): string => `?query=${encodeURIComponent(text)}`;

/** The ids of the first page that somebody gets. */
const found = async ({ call }: GivenService, user: string, asked: string): Promise<string[]> => {
  const { body } = await call(user, 'GET', `/v1/residents${asked}`);
  return listAt(body, 'items').map((item) => textAt(item, 'id'));
};

/** The ids of each page that somebody gets who reads on to the end. */
const pagesOf = async ({ call }: GivenService, user: string, asked: string): Promise<string[][]> => {
  const pages: string[][] = [];
  let next: unknown = '';
  while (typeof next === 'string') {
    const cursor = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
    const { body } = await call(user, 'GET', `/v1/residents${asked}${cursor}`);
    pages.push(listAt(body, 'items').map((item) => textAt(item, 'id')));
    next = valueAt(body, 'next');
  }
  return pages;
};

const NEW = { name: '单伟', sex: 'M', birthDate: '1980-03-04', regionCode: '530121100201' };

describe('finding people by initials', () => {
  let service: GivenService;
  beforeAll(async () => {
    service = await givenService({ apis });
  });

  test('within the own team the first letters are enough, capital or small', async () => {
    expect(await found(service, 'doctor-1', query('wcl'))).toEqual(['R1-01']);
    expect(await found(service, 'doctor-1', query('WC'))).toEqual(['R1-01']);
    expect(await found(service, 'doctor-1', query('c'))).toEqual(['R1-04', 'R1-06']);
    expect(await found(service, 'doctor-1', query('cl'))).toEqual([]);
  });

  test('who has no team gets all of the scope who have just these', async () => {
    expect(await found(service, 'manager-1', query('wcl'))).toEqual(['R1-01', 'R2-01']);
    expect(await found(service, 'manager-2', query('wcl'))).toEqual(['R3-01']);
    expect(await found(service, 'admin-1', query('wcl'))).toEqual(['R1-01', 'R2-01', 'R3-01']);
    expect(await found(service, 'admin-1', query('wc'))).toEqual([]);
  });

  test('a manager who names a team gets its members', async () => {
    const asked = `${query('wc')}&teamId=T2`;
    expect(await found(service, 'manager-1', asked)).toEqual(['R2-01']);
  });

  test('the bureau says why', async () => {
    const path = `/v1/residents${query('wcl')}`;
    expect((await service.call('bureau-1', 'GET', path)).status).toBe(403);
    const purpose = { 'jiayi-purpose': encodeURIComponent('投诉核查') };
    const { body } = await service.call('bureau-1', 'GET', path, undefined, purpose);
    expect(listAt(body, 'items')).toHaveLength(3);
  });

  test('who has died is found outside a team', async () => {
    expect(await found(service, 'manager-1', query('wlg'))).toEqual(['R1-10', 'R2-10']);
  });

  test('a surname is found as it is read in names and as it is usually read', async () => {
    const { body } = await service.call('doctor-1', 'POST', '/v1/residents', NEW);
    const id = textAt(body, 'id');
    for (const user of ['doctor-1', 'manager-1'])
      for (const initials of ['sw', 'dw'])
        expect(await found(service, user, query(initials)), `${user} ${initials}`).toEqual([id]);
  });

  test('a corrected name is found by its initials, and the old one no more', async () => {
    await service.call('doctor-1', 'PATCH', '/v1/residents/R1-12', { name: '孙雨芳' });
    expect(await found(service, 'manager-1', query('syf'))).toEqual(['R1-12', 'R2-12']);
    await service.call('doctor-1', 'PATCH', '/v1/residents/R1-12', { name: '徐雨芳' });
    expect(await found(service, 'manager-1', query('syf'))).toEqual(['R2-12']);
    expect(await found(service, 'manager-1', query('xyf'))).toEqual(['R1-12']);
  });
});

describe('finding people by the end of their phone', () => {
  let service: GivenService;
  beforeAll(async () => {
    service = await givenService({ apis });
  });

  test('gives those of the own scope alone', async () => {
    expect(await found(service, 'doctor-1', query('0001'))).toEqual(['R1-01']);
    expect(await found(service, 'manager-1', query('0001'))).toEqual(['R1-01', 'R2-01']);
    expect(await found(service, 'doctor-1', query('001'))).toEqual([]);
  });

  test('follows a correction of the phone', async () => {
    await service.call('doctor-1', 'PATCH', '/v1/residents/R1-02', { phone: '0871-6123456' });
    expect(await found(service, 'doctor-1', query('3456'))).toEqual(['R1-02']);
    expect(await found(service, 'doctor-1', query('0002'))).toEqual([]);
  });

  test('shows the record that was kept, once, for one that was merged into it', async () => {
    const { body } = await service.call('doctor-1', 'POST', '/v1/residents', {
      ...NEW,
      phone: '13800017788',
    });
    const otherId = textAt(body, 'id');
    await service.call('doctor-1', 'POST', '/v1/residents/R1-03/merge', { otherId });
    expect(await found(service, 'manager-1', query('7788'))).toEqual(['R1-03']);
  });
});

describe('a search', () => {
  let service: GivenService;
  beforeAll(async () => {
    service = await givenService({ apis });
  });

  test.each([1, 2, 3, 50])('shows everybody once, %i a page', async (limit) => {
    const byEnd = await pagesOf(service, 'admin-1', `${query('0004')}&limit=${limit}`);
    expect(byEnd.flat()).toEqual(['R1-04', 'R2-04', 'R3-04']);
    const byPart = await pagesOf(service, 'doctor-1', `${query('陈')}&limit=${limit}`);
    expect(byPart.flat()).toEqual(['R1-04', 'R1-06']);
    expect([...byEnd, ...byPart].every((page) => page.length <= limit)).toBe(true);
  });

  test('goes on for nobody else, and for no other text', async () => {
    const { body } = await service.call('manager-1', 'GET', `/v1/residents${query('0004')}&limit=1`);
    const cursor = `&limit=1&cursor=${encodeURIComponent(textAt(body, 'next'))}`;
    const ask = async (user: string, text: string) =>
      (await service.call(user, 'GET', `/v1/residents${query(text)}${cursor}`)).status;
    expect(await ask('manager-1', '0004')).toBe(200);
    expect(await ask('manager-2', '0004')).toBe(400);
    expect(await ask('manager-1', '0005')).toBe(400);
  });

  test('shows who has the whole name before those who have it within a longer one', async () => {
    const { body } = await service.call('doctor-1', 'POST', '/v1/residents', {
      ...NEW,
      id: 'A1',
      name: '陈建国强',
    });
    expect(await found(service, 'doctor-1', query('陈建国'))).toEqual(['R1-04', textAt(body, 'id')]);
  });
});

test('of more people than one request looks up the rest come on the next pages', async () => {
  const rows = countyRows();
  const [first] = rows.residents ?? [];
  const crowd = Array.from({ length: 230 }, (_none, at) => ({
    ...first,
    id: `X${String(at).padStart(3, '0')}`,
    name: '曹阿瞒',
    idNumber: '',
    // Every second lives where only the other institution looks after people.
    regionCode: at % 2 === 0 ? '530121100201' : '530121101201',
  }));
  const service = await givenService({
    apis,
    rows: { ...rows, residents: [...(rows.residents ?? []), ...crowd] },
  });
  const pages = await pagesOf(service, 'manager-1', `${query('cam')}&limit=200`);
  expect(pages.map((page) => page.length)).toEqual([50, 50, 15]);
  expect(new Set(pages.flat()).size).toBe(115);
});

describe('the members of a household', () => {
  let service: GivenService;
  beforeAll(async () => {
    service = await givenService({ apis });
  });
  const HOME = '?householdId=H1';

  test('are listed for whoever may see them, and for nobody else', async () => {
    expect(await found(service, 'doctor-1', HOME)).toEqual(['R1-04', 'R1-05', 'R1-06']);
    expect(await found(service, 'manager-1', HOME)).toEqual(['R1-04', 'R1-05', 'R1-06']);
    expect(await found(service, 'doctor-2', HOME)).toEqual([]);
    expect(await found(service, 'doctor-1', '?householdId=nowhere')).toEqual([]);
  });

  test('are listed page by page', async () => {
    expect(await pagesOf(service, 'doctor-1', `${HOME}&limit=2`)).toEqual([['R1-04', 'R1-05'], ['R1-06']]);
  });

  test('are joined by who is entered into it or moves in, and left by who moves out or dies', async () => {
    const { body } = await service.call('doctor-1', 'POST', '/v1/residents', { ...NEW, householdId: 'H7' });
    const id = textAt(body, 'id');
    const change = (resident: string, fields: object) =>
      service.call('doctor-1', 'PATCH', `/v1/residents/${resident}`, fields);
    await change('R1-01', { householdId: 'H7' });
    await change('R1-06', { householdId: 'H7' });
    expect(new Set(await found(service, 'doctor-1', '?householdId=H7'))).toEqual(
      new Set([id, 'R1-01', 'R1-06']),
    );
    expect(await found(service, 'doctor-1', HOME)).toEqual(['R1-04', 'R1-05']);
    await change('R1-01', { householdId: null });
    await change('R1-06', { diedOn: '2025-06-15' });
    expect(await found(service, 'doctor-1', '?householdId=H7')).toEqual([id]);
  });

  test('are not looked for together with something else', async () => {
    for (const other of ['&query=x', '&teamId=T1']) {
      const { status, body } = await service.call('doctor-1', 'GET', `/v1/residents${HOME}${other}`);
      expect([status, valueAt(body, 'type')]).toEqual([422, '/problems/resident/two-searches']);
    }
  });

  test('are noted in the audit as seen, where they were', async () => {
    await found(service, 'doctor-1', '?householdId=H2');
    await found(service, 'doctor-2', '?householdId=H2');
    await service.world.background.settle();
    const page = { limit: 10, cursor: undefined };
    const looks = await service.ports.audits.looks(anId('R2-04'), page);
    expect(looks?.items.map(({ userId, action }) => [userId, action])).toEqual([
      ['doctor-2', 'residents.list'],
    ]);
  });
});
