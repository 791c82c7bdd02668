import { beforeAll, describe, expect, test, vi } from 'vitest';

import { membersPartition } from '../../../functions/adapters/store/service-keys.ts';
import { cursorIn, cursorOut } from '../../../functions/kit/cursor.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { anId } from '../../given/values.ts';
import { type GivenService, givenService, listAt, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

// 16 June 2025. Of team 1: 01 to 03 are managed, 07's contract ends on 30 June, 03 is off target and was due on 13 June.
const LIST = { userId: 'doctor-1', list: 'residents T1   sort=due' };
const reasonOf = (text: string) => ({ 'jiayi-purpose': encodeURIComponent(text) });

describe('a panel with details', () => {
  let service: GivenService;
  beforeAll(async () => {
    service = await givenService({ apis: [residentsApi] });
  });
  const asked = async (query: string, user = 'doctor-1', headers: Record<string, string> = {}) =>
    (await service.call(user, 'GET', `/v1/residents?${query}`, undefined, headers)).body;
  const ids = async (...asking: Parameters<typeof asked>) =>
    listAt(await asked(...asking), 'items').map((item) => textAt(item, 'id').slice(-2));

  test('shows beside each person what is due first and the last visit of each programme', async () => {
    const body = await asked('details=true');
    expect(valueAt(body, 'total')).toBe(10);
    const zhang = listAt(body, 'items').find((item) => textAt(item, 'id') === 'R1-03');
    expect(zhang).toMatchObject({
      nextDue: { kind: 'follow_up_two_week', dueOn: '2025-06-13' },
      lastSeenOn: '2025-05-30',
      lastVisits: [
        { programme: 'hypertension', seenOn: '2025-05-30', class: 2, controlled: false },
        { programme: 'diabetes', seenOn: '2025-05-30', class: 2, controlled: false },
      ],
    });
    const sun = listAt(body, 'items').find((item) => textAt(item, 'id') === 'R1-12');
    expect(sun).toMatchObject({ lastSeenOn: '2025-02-18', lastVisits: [] });
  });

  test.each([
    ['doctor-1', '13800010003'],
    ['manager-1', '13800010003'],
    ['bureau-1', '138****0003'],
  ])('shows %s the phone as theirs to see: %s', async (user, phone) => {
    const headers = reasonOf('核查');
    for (const query of ['details=true', 'query=0003', '']) {
      const items = listAt(await asked(`teamId=T1&${query}`, user, headers), 'items');
      const zhang = items.find((item) => textAt(item, 'id') === 'R1-03');
      expect(zhang, query).toMatchObject({ phone });
    }
  });

  test('shows a new phone once it is recorded, and keeps none in plain', async () => {
    const own = await givenService({ apis: [residentsApi] });
    const changed = await own.call('doctor-1', 'PATCH', '/v1/residents/R1-03', { phone: '13900007777' });
    expect(changed.status).toBe(200);
    const { body } = await own.call('doctor-1', 'GET', '/v1/residents?details=true');
    const zhang = listAt(body, 'items').find((item) => textAt(item, 'id') === 'R1-03');
    expect(zhang).toMatchObject({ name: '张桂英', phone: '13900007777' });
    const stored = await own.table.query({
      from: 'table',
      consistent: true,
      partition: membersPartition(anId('T1')),
      range: { kind: 'all' },
      order: 'ascending',
      limit: 100,
    });
    expect(JSON.stringify(stored)).not.toMatch(/13900007777|张桂英/);
  });

  test.each([
    ['a key group', 'group=pregnant', ['08']],
    ['the elderly', 'group=elderly', ['03', '07', '12']],
    ['a programme', 'programme=diabetes', ['02', '03']],
    ['a running contract', 'contract=running', ['01', '02', '03', '07', '08', '09']],
    ['a contract that may be renewed', 'contract=ending', ['07']],
    ['no contract', 'contract=none', ['04', '05', '06', '12']],
    ['being off target', 'control=uncontrolled', ['03']],
    ['the class of the last visit', 'class=1', ['01', '02']],
    ['an age, both ends included', 'ageFrom=9&ageTo=39', ['04', '05', '06', '08']],
    ['what is overdue and of whom', 'due=overdue&programme=hypertension', ['03']],
    ['two things that nobody is', 'group=pregnant&programme=diabetes', []],
    ['another village', 'regionCode=530121100202', []],
    ['a part of the name', `group=elderly&query=${encodeURIComponent('张')}`, ['03']],
    ['the first of the initials', 'details=true&query=zg', ['03']],
    ['the end of the phone', 'details=true&query=0003', ['03']],
  ])('is narrowed by %s', async (_, query, found) => {
    expect(await ids(query)).toEqual(found);
  });

  test('comes in the order that is asked for; who has nothing there comes last either way', async () => {
    expect(await ids('sort=age&ageFrom=60')).toEqual(['02', '07', '12', '03']);
    expect(await ids('sort=age&order=desc&ageFrom=60')).toEqual(['03', '12', '07', '02']);
    expect((await ids('sort=contract')).slice(0, 2)).toEqual(['07', '02']);
    expect((await ids('sort=contract&order=desc')).slice(-4)).toEqual(['04', '05', '06', '12']);
    expect((await ids('sort=seen')).slice(0, 2)).toEqual(['12', '02']);
    expect((await ids('sort=due')).slice(0, 2)).toEqual(['02', '03']);
  });

  test('is read page by page in its order, and a cursor serves no other order', async () => {
    const first = await asked('sort=age&ageFrom=60&limit=3');
    const cursor = encodeURIComponent(textAt(first, 'next'));
    expect(await ids(`sort=age&ageFrom=60&limit=3&cursor=${cursor}`)).toEqual(['03']);
    const other = await service.call('doctor-1', 'GET', `/v1/residents?sort=due&cursor=${cursor}`);
    expect(other.status).toBe(400);
  });

  describe('that is read on', () => {
    const PAGE = 'sort=due&limit=4';
    let own: GivenService;
    let first: unknown;
    beforeAll(async () => {
      own = await givenService({ apis: [residentsApi] });
      first = (await own.call('doctor-1', 'GET', `/v1/residents?${PAGE}`)).body;
    });
    const readOn = async (cursor: string) =>
      (await own.call('doctor-1', 'GET', `/v1/residents?${PAGE}&cursor=${encodeURIComponent(cursor)}`)).body;
    const idsOf = (body: unknown) => listAt(body, 'items').map((item) => textAt(item, 'id').slice(-2));

    test('reads of the store only the people of the page, with what is due of them', async () => {
      const queries = vi.spyOn(own.table, 'query');
      const second = await readOn(textAt(first, 'next'));
      const third = await readOn(textAt(second, 'next'));
      expect(queries).not.toHaveBeenCalled();
      queries.mockRestore();
      const whole = (await own.call('doctor-1', 'GET', '/v1/residents?sort=due&details=true')).body;
      expect([first, second, third].flatMap((body) => listAt(body, 'items'))).toEqual(listAt(whole, 'items'));
      expect([valueAt(second, 'total'), valueAt(third, 'next')]).toEqual([10, null]);
    });

    test('makes a list anew that another process made', async () => {
      const { keys } = own.ports;
      const begun = cursorIn(textAt(first, 'next'), LIST, keys);
      const elsewhere = (begun.ok ? (begun.value ?? '') : '').replace('2025', '2024');
      const body = await readOn(cursorOut(elsewhere, LIST, keys) ?? '');
      expect(idsOf(body)).toEqual(idsOf(await readOn(textAt(first, 'next'))));
      expect(textAt(body, 'next')).toContain('2025');
    });

    test('leaves out who left the panel since, and shows others as they are now', async () => {
      const known = idsOf(await readOn(textAt(first, 'next')));
      const [gone = '', renamed = ''] = known;
      const moved = await own.call('doctor-1', 'PATCH', `/v1/residents/R1-${gone}`, {
        movedOutOn: SERVICE_DAY,
      });
      expect(moved.body).toMatchObject({ id: `R1-${gone}` });
      const phone = { phone: '13900008888' };
      expect((await own.call('doctor-1', 'PATCH', `/v1/residents/R1-${renamed}`, phone)).status).toBe(200);
      const now = await readOn(textAt(first, 'next'));
      expect(idsOf(now)).toEqual(known.slice(1));
      expect(listAt(now, 'items')[0]).toMatchObject(phone);
    });
  });

  test('tells nobody of a group that is not theirs to know, and needs a team', async () => {
    const reason = reasonOf('抽查 12 号');
    expect(await ids('teamId=T1&group=tuberculosis')).toEqual(['09']);
    expect(await ids('teamId=T1&group=tuberculosis', 'bureau-1', reason)).toEqual([]);
    expect(valueAt(await asked('group=elderly', 'manager-1'), 'type')).toBe('/problems/resident/team-needed');
    expect(valueAt(await asked('teamId=T2&group=elderly'), 'type')).toBe('/problems/access/not-found');
  });
});
