import { describe, expect, test } from 'vitest';

import { prescriptionsApi } from '../../../functions/prescriptions/lambda.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { type Answered, givenService, type GivenService, listAt, textAt, valueAt } from './given-service.ts';

const TODAY = '2025-06-16';

const pathOf = (resident: string, more = ''): string => `/v1/residents/${resident}/prescriptions${more}`;

const alone = () => givenService({ apis: [prescriptionsApi] });

const list = ({ call }: GivenService, resident: string, query = '') =>
  call('doctor-1', 'GET', pathOf(resident, query));

const typeOf = ({ status, body }: Answered): string => `${status} ${textAt(body, 'type')}`;

describe('dispensing', () => {
  const place = { kind: 'pharmacy', name: '示范镇药店' };
  const dispense = ({ call }: GivenService, given: Record<string, unknown> = {}, user = 'doctor-1') =>
    call(user, 'POST', pathOf('R1-01', '/P1-1/dispense'), { place, ...given });

  test('says where, when and by whom; the supply begins then', async () => {
    const service = await alone();
    const answer = await dispense(
      service,
      { dispensedOn: '2025-06-03', dispensedBy: '药师甲' },
      'integration-1',
    );
    expect(answer).toMatchObject({
      status: 200,
      body: {
        id: 'P1-1',
        dispensed: { dispensedOn: '2025-06-03', place, dispensedBy: '药师甲' },
        runsOutOn: '2025-07-01',
      },
    });
    expect(typeOf(await dispense(service))).toBe('409 /problems/prescription/already-dispensed');
  });

  test('is today and by the asker where nothing else is said', async () => {
    const { body } = await dispense(await alone());
    expect(body).toMatchObject({ dispensed: { dispensedOn: TODAY, dispensedBy: 'T1-doctor' } });
  });

  test.each([
    ['2025-05-31', '422 /problems/prescription/before-issue'],
    ['2025-06-17', '422 /problems/prescription/after-today'],
  ])('on %s is refused: %s', async (dispensedOn, expected) => {
    const refused = await dispense(await alone(), { dispensedOn });
    expect(typeOf(refused)).toBe(expected);
    expect(textAt(refused.body, 'errors.0.path')).toBe('body.dispensedOn');
  });
});

describe('a prescription of a record that is merged', () => {
  const place = { kind: 'pharmacy', name: '示范镇药店' };
  const dispense = ({ call }: GivenService, resident: string) =>
    call('doctor-1', 'POST', pathOf(resident, '/P1-1/dispense'), { place, dispensedOn: '2025-06-03' });
  const change = ({ call }: GivenService, what: 'merge' | 'unmerge') =>
    call('doctor-1', 'POST', `/v1/residents/R1-02/${what}`, { otherId: 'R1-01' });
  const dispensed = async (service: GivenService, resident: string): Promise<unknown> =>
    valueAt((await list(service, resident)).body, 'items.0.dispensed');
  const both = () => givenService({ apis: [prescriptionsApi, residentsApi] });
  const told = { place, dispensedOn: '2025-06-03', dispensedBy: 'T1-doctor' };

  test('brings where it was dispensed along', async () => {
    const service = await both();
    await dispense(service, 'R1-01');
    expect((await change(service, 'merge')).status).toBe(200);
    expect(await dispensed(service, 'R1-02')).toEqual(told);
    expect((await dispense(service, 'R1-02')).status).toBe(409);
    await change(service, 'unmerge');
    expect(await dispensed(service, 'R1-01')).toEqual(told);
    expect(valueAt((await list(service, 'R1-02')).body, 'items')).toEqual([]);
  });

  test('is dispensed under the record that was kept, and goes back with it', async () => {
    const service = await both();
    await change(service, 'merge');
    expect((await dispense(service, 'R1-02')).body).toMatchObject({ dispensed: told });
    await change(service, 'unmerge');
    expect(await dispensed(service, 'R1-01')).toEqual(told);
    expect((await dispense(service, 'R1-01')).status).toBe(409);
  });
});

describe('stopping', () => {
  test('ends the supply and the refill, with its reason', async () => {
    const service = await givenService();
    const asking = { stoppedOn: '2025-06-10', reason: 'adverse_reaction', note: '踝部水肿' };
    const answer = await service.call('doctor-1', 'POST', pathOf('R1-01', '/P1-1/stop'), asking);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        status: 'stopped',
        stoppedOn: '2025-06-10',
        stopReason: 'adverse_reaction',
        stopNote: '踝部水肿',
        runsOutOn: '2025-06-10',
      },
    });
    const { body } = await service.call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(listAt(body, 'tasks').map((task) => textAt(task, 'kind'))).not.toContain('refill');
    expect(valueAt((await list(service, 'R1-01')).body, 'programmes.0.refillDueOn')).toBeNull();
  });
});

describe('a visit off target', () => {
  test('flags the running prescription, in the list and in the story, until one on target', async () => {
    const service = await givenService();
    const { call } = service;
    const visit = (id: string, readings: Record<string, number>) =>
      call('doctor-1', 'POST', '/v1/residents/R1-01/follow-ups', {
        visits: [
          {
            id,
            programme: 'hypertension',
            visitedOn: TODAY,
            visitedAt: id === 'W1' ? '08:00' : '09:00',
            mode: 'clinic',
            outcome: 'done',
            ...readings,
          },
        ],
      });
    const flags = async () => {
      const story = await call('doctor-1', 'GET', '/v1/residents/R1-01');
      const { body } = await list(service, 'R1-01');
      return [valueAt(body, 'items.0.reviewDue'), valueAt(story.body, 'prescriptions.0.reviewDue')];
    };
    expect(await flags()).toEqual([null, undefined]);
    await visit('W1', { sbp: 150, dbp: 95 });
    expect(await flags()).toEqual([{ followUpId: 'W1', visitedOn: TODAY, class: 2 }, true]);
    await visit('W2', { sbp: 128, dbp: 78 });
    expect(await flags()).toEqual([null, undefined]);
  });
});

describe('the list', () => {
  test('is given page by page, and of one programme alone', async () => {
    const service = await alone();
    await service.call('doctor-1', 'POST', pathOf('R1-01'), {
      programme: 'diabetes',
      days: 7,
      drugs: ['metformin@500mg@2'],
    });
    const first = await list(service, 'R1-01', '?limit=1');
    expect(first.body).toMatchObject({ items: [{ programme: 'diabetes' }] });
    const next = encodeURIComponent(textAt(first.body, 'next'));
    const second = await list(service, 'R1-01', `?limit=1&cursor=${next}`);
    expect(second.body).toMatchObject({ items: [{ id: 'P1-1' }], next: null });
    const one = await list(service, 'R1-01', '?programme=hypertension');
    expect(listAt(one.body, 'items')).toHaveLength(1);
    const edited = await list(service, 'R1-01', '?cursor=x.y');
    expect(typeOf(edited)).toBe('400 /problems/request/bad-cursor');
  });

  test('is of nobody out of scope, and costs one load', async () => {
    const { call, table } = await alone();
    expect(typeOf(await call('doctor-2', 'GET', pathOf('R1-01')))).toBe('404 /problems/access/not-found');
    await call('doctor-1', 'GET', pathOf('R1-01'));
    const before = table.meter().read;
    await call('doctor-1', 'GET', pathOf('R1-01'));
    expect(table.meter().read - before).toBeLessThanOrEqual(2);
  });
});
