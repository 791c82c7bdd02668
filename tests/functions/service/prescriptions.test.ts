import { describe, expect, test } from 'vitest';

import { prescriptionsApi } from '../../../functions/prescriptions/lambda.ts';
import { type Answered, givenService, type GivenService, listAt, textAt, valueAt } from './given-service.ts';

const TODAY = '2025-06-16';

/** Eight weeks of a drug that R1-01 does not have yet, with all papers. */
const sound = (given: Record<string, unknown> = {}) => ({
  programme: 'hypertension',
  days: 56,
  drugs: [{ name: 'valsartan', dose: '80mg', timesPerDay: 1 }],
  assessed: true,
  recordNote: '血压达标，方案不变',
  patientConfirmed: true,
  ...given,
});

const pathOf = (resident: string, more = ''): string => `/v1/residents/${resident}/prescriptions${more}`;

const alone = () => givenService({ apis: [prescriptionsApi] });

const issue = ({ call }: GivenService, resident: string, given: Record<string, unknown> = {}) =>
  call('doctor-1', 'POST', pathOf(resident), sound(given));

const list = ({ call }: Pick<GivenService, 'call'>, resident: string, query = '') =>
  call('doctor-1', 'GET', pathOf(resident, query));

const faults = ({ body }: Answered): string[] =>
  listAt(body, 'errors').map(
    (one) => `${textAt(one, 'path')} ${String(valueAt(one, 'answer'))} ${textAt(one, 'code')}`,
  );

const typeOf = ({ status, body }: Answered): string => `${status} ${textAt(body, 'type')}`;

describe('a long prescription', () => {
  test('of 56 days is issued, with what is pointed out, and stands in the list', async () => {
    const service = await alone();
    const issued = await issue(service, 'R1-01');
    expect(issued).toMatchObject({
      status: 201,
      headers: { etag: '"v2"' },
      body: {
        programme: 'hypertension',
        issuedOn: TODAY,
        days: 56,
        drugs: [{ name: 'valsartan', dose: '80mg', timesPerDay: 1, code: 'valsartan' }],
        staffId: 'T1-doctor',
        status: 'running',
        runsOutOn: '2025-08-11',
        reviewDue: null,
        dispensed: null,
        warnings: ['prescription/title'],
        checks: [
          { code: 'prescription/title', answer: 'warn', message: '首次长期处方应由中级及以上职称医师开具' },
        ],
      },
    });
    const { body } = await list(service, 'R1-01');
    expect(listAt(body, 'items').map((one) => textAt(one, 'id'))).toEqual([
      textAt(issued.body, 'id'),
      'P1-1',
    ]);
    expect(valueAt(body, 'items.1')).toMatchObject({
      drugs: [{ name: 'amlodipine', dose: '5mg', timesPerDay: 1, code: 'amlodipine' }],
      days: 28,
      status: 'running',
      runsOutOn: '2025-06-29',
    });
  });

  test('of 90 days is refused with every check, its answer and its source, in the language of the asker', async () => {
    const service = await alone();
    const refused = await issue(service, 'R1-04', {
      days: 90,
      drugs: ['地西泮@2.5mg@1', '某新药'],
      recordNote: undefined,
    });
    expect(typeOf(refused)).toBe('422 /problems/prescription/refused');
    expect(faults(refused)).toEqual([
      'body.days refuse prescription/over-national-limit',
      'body refuse prescription/papers-missing',
      'body.drugs refuse prescription/excluded-drug',
      'body.days refuse prescription/no-contract',
      'body.staffId warn prescription/title',
      'body.days refuse prescription/not-stable',
      'body.drugs warn prescription/unknown-drug',
    ]);
    expect(valueAt(refused.body, 'errors.0')).toMatchObject({
      message: '处方量90天，超过全国上限84天',
      source: '国卫办医发〔2021〕17号',
    });
    const english = await service.call('doctor-1', 'POST', pathOf('R1-01'), sound({ days: 61 }), {
      'accept-language': 'en',
    });
    expect(textAt(english.body, 'errors.0.message')).toBe("61 days are over the county's limit of 60");
    expect(listAt((await list(service, 'R1-04')).body, 'items')).toEqual([]);
  });

  test.each([
    [28, 201],
    [60, 201],
    [61, 422],
    [84, 422],
    [85, 422],
  ])('of %i days is answered with %i', async (days, status) => {
    expect((await issue(await alone(), 'R1-01', { days })).status).toBe(status);
  });

  test('is checked as of its day: the contract, the last visit, what is left of the drugs', async () => {
    const service = await givenService();
    const { call } = service;
    const backdated = sound({ issuedOn: '2025-06-01', drugs: ['氨氯地平@5mg@1'] });
    const before = await call('doctor-1', 'POST', pathOf('R1-01', ':check'), backdated);
    expect(listAt(before.body, 'checks')).toMatchObject([
      { code: 'prescription/title' },
      { code: 'prescription/overlap', answer: 'warn', message: '氨氯地平尚有余量至2025-06-29' },
    ]);
    const visit = { programme: 'hypertension', mode: 'clinic', outcome: 'done', sbp: 150, dbp: 95 };
    const visits = [{ ...visit, visitedOn: '2025-06-10' }];
    expect((await call('doctor-1', 'POST', '/v1/residents/R1-01/follow-ups', { visits })).status).toBe(201);
    expect(faults(await issue(service, 'R1-01'))).toContain('body.days refuse prescription/not-stable');
    expect((await issue(service, 'R1-01', { issuedOn: '2025-06-09' })).status).toBe(201);
  });

  test.each([
    [{ issuedOn: '2025-06-17' }, '422 /problems/prescription/after-today'],
    [{ issuedOn: '1960-01-01' }, '422 /problems/prescription/before-birth'],
    [{ days: 0 }, '422 /problems/request/invalid'],
    [{ days: 1001 }, '422 /problems/request/invalid'],
    [{ days: '28' }, '400 /problems/request/malformed'],
    [{ drugs: [] }, '422 /problems/request/invalid'],
    [{ drugs: ['@5mg@1'] }, '422 /problems/request/invalid'],
    [{ drugs: ['a|b'] }, '422 /problems/request/invalid'],
    [{ drugs: ['a@5mg@often'] }, '422 /problems/request/invalid'],
    [{ drugs: ['a@5mg@25'] }, '422 /problems/request/invalid'],
    [{ drugs: [{ name: 'a@b' }] }, '422 /problems/request/invalid'],
    [{ drugs: [{ name: ' ' }] }, '422 /problems/request/invalid'],
    [{ programme: 'copd' }, '422 /problems/request/invalid'],
  ])('%j is not one: %s', async (given, expected) => {
    const service = await alone();
    expect(typeOf(await issue(service, 'R1-01', given))).toBe(expected);
  });

  test('is not for somebody who has died, nor for people of another team', async () => {
    const service = await alone();
    expect(typeOf(await issue(service, 'R1-10', { days: 7 }))).toBe('422 /problems/prescription/after-death');
    expect(typeOf(await issue(service, 'R2-01'))).toBe('404 /problems/access/not-found');
  });

  test('is issued by doctors: a nurse is told so, another system may not', async () => {
    const { call } = await alone();
    const nurse = await call('nurse-1', 'POST', pathOf('R1-01'), sound());
    expect(faults(nurse)).toContain('body.staffId refuse prescription/not-a-prescriber');
    const forDoctor = await call('nurse-1', 'POST', pathOf('R1-01'), sound({ staffId: 'T1-doctor' }));
    expect(forDoctor.status).toBe(201);
    const system = await call('integration-1', 'POST', pathOf('R1-01'), sound());
    expect(typeOf(system)).toBe('403 /problems/access/forbidden');
  });

  test('is written once under one key, and not over what has changed since', async () => {
    const service = await alone();
    const key = { 'idempotency-key': 'once' };
    const first = await service.call('doctor-1', 'POST', pathOf('R1-01'), sound(), key);
    const again = await service.call('doctor-1', 'POST', pathOf('R1-01'), sound(), key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(listAt((await list(service, 'R1-01')).body, 'items')).toHaveLength(2);
    const stale = await service.call('doctor-1', 'POST', pathOf('R1-01'), sound(), { 'if-match': '"v1"' });
    expect(typeOf(stale)).toBe('412 /problems/state/stale');
  });
});

describe('a check beforehand', () => {
  test('says what issuing would, and stores nothing', async () => {
    const service = await alone();
    const check = (given: Record<string, unknown> = {}) =>
      service.call('doctor-1', 'POST', pathOf('R1-01', ':check'), sound(given), { 'accept-language': 'en' });
    expect(await check()).toMatchObject({
      status: 200,
      body: { isAllowed: true, checks: [{ code: 'prescription/title', answer: 'warn' }] },
    });
    expect((await check({ days: 90 })).body).toMatchObject({
      isAllowed: false,
      checks: [
        {
          code: 'prescription/over-national-limit',
          answer: 'refuse',
          message: '90 days are over the national maximum of 84',
          source: '国卫办医发〔2021〕17号',
        },
        {},
      ],
    });
    expect(typeOf(await check({ issuedOn: '2025-06-17' }))).toBe('422 /problems/prescription/after-today');
    expect(listAt((await list(service, 'R1-01')).body, 'items')).toHaveLength(1);
  });
});

describe('a renewal', () => {
  const renew = ({ call }: GivenService, id: string, given: Record<string, unknown> = {}) =>
    call('doctor-1', 'POST', pathOf('R1-01', `/${id}/renew`), {
      assessed: 'yes',
      patientConfirmed: 'yes',
      recordNote: '达标',
      ...given,
    });

  test('with the same drugs is used when the old one ends, and moves the refill', async () => {
    const service = await givenService();
    const before = await service.call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(listAt(before.body, 'tasks')).toContainEqual(
      expect.objectContaining({ kind: 'refill', dueOn: '2025-06-29' }),
    );
    service.moveTo('2025-06-22');
    const renewed = await renew(service, 'P1-1');
    expect(renewed).toMatchObject({
      status: 201,
      body: {
        renewsId: 'P1-1',
        days: 28,
        runsOutOn: '2025-07-27',
        checks: [{ code: 'prescription/not-stable' }],
      },
    });
    const { body } = await list(service, 'R1-01');
    expect(body).toMatchObject({
      items: [{ renewsId: 'P1-1' }, { id: 'P1-1', status: 'running' }],
      supplies: [
        {
          drug: 'amlodipine',
          name: 'amlodipine',
          runsOutOn: '2025-07-27',
          renewFrom: '2025-07-20',
          supplies: [
            { from: '2025-06-01', until: '2025-06-29' },
            { from: '2025-06-29', until: '2025-07-27' },
          ],
        },
      ],
      programmes: [
        {
          programme: 'hypertension',
          refillDueOn: '2025-07-20',
          covered: { from: '2025-06-01', until: '2025-06-23', days: 22, coveredDays: 22, share: 1 },
        },
      ],
    });
    const after = await service.call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(listAt(after.body, 'tasks')).toContainEqual(
      expect.objectContaining({ kind: 'refill', dueOn: '2025-07-20' }),
    );
  });

  test('with other drugs takes the place of the old one, on the same day too', async () => {
    const service = await alone();
    const changed = await renew(service, 'P1-1', { drugs: ['amlodipine@10mg@1'] });
    expect(changed).toMatchObject({ status: 201, body: { runsOutOn: '2025-07-14', checks: [] } });
    const id = textAt(changed.body, 'id');
    const again = await renew(service, id, { drugs: ['valsartan@80mg@1'], days: 14 });
    expect(again.status).toBe(201);
    expect((await list(service, 'R1-01')).body).toMatchObject({
      items: [
        { id: textAt(again.body, 'id'), status: 'running', runsOutOn: '2025-06-30' },
        { id, status: 'stopped', stoppedOn: TODAY, stopReason: 'changed' },
        { id: 'P1-1', status: 'stopped', stoppedOn: TODAY, stopReason: 'changed', runsOutOn: TODAY },
      ],
      programmes: [{ refillDueOn: '2025-06-30' }],
    });
  });

  test('is checked beforehand as it will be issued: what it takes the place of does not count beside it', async () => {
    const { call } = await alone();
    const check = (given: Record<string, unknown>) =>
      call('doctor-1', 'POST', pathOf('R1-01', ':check'), sound({ days: 28, ...given }));
    const changed = { drugs: ['amlodipine@10mg@1'] };
    const [beside, instead] = [await check(changed), await check({ ...changed, renewsId: 'P1-1' })];
    expect(listAt(beside.body, 'checks').map((one) => textAt(one, 'code'))).toEqual(['prescription/overlap']);
    expect(instead).toMatchObject({ status: 200, body: { isAllowed: true, checks: [] } });
    expect(listAt((await list({ call }, 'R1-01')).body, 'items')).toHaveLength(1);
    expect(typeOf(await check({ renewsId: 'P2-1' }))).toBe('404 /problems/prescription/not-found');
    expect(typeOf(await check({ renewsId: 'P1-1', issuedOn: '2025-05-31' }))).toBe(
      '422 /problems/prescription/before-issue',
    );
  });

  test('is refused as a new one would be, and of what is stopped or not theirs', async () => {
    const service = await alone();
    expect(faults(await renew(service, 'P1-1', { days: 84 }))).toContain(
      'body.days refuse prescription/over-county-limit',
    );
    expect(typeOf(await renew(service, 'P1-1', { issuedOn: '2025-05-31' }))).toBe(
      '422 /problems/prescription/before-issue',
    );
    expect(typeOf(await renew(service, 'P2-1'))).toBe('404 /problems/prescription/not-found');
    await service.call('doctor-1', 'POST', pathOf('R1-01', '/P1-1/stop'), { reason: 'other' });
    expect(await renew(service, 'P1-1')).toMatchObject({
      status: 409,
      body: { type: '/problems/prescription/stopped', stoppedOn: TODAY },
    });
  });
});
