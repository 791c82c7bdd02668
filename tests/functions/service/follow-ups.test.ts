import { beforeAll, describe, expect, test } from 'vitest';

import { followUpsApi } from '../../../functions/follow-ups/lambda.ts';
import { anId, on } from '../../given/values.ts';
import { type Answered, givenService, type GivenService, listAt, textAt, valueAt } from './given-service.ts';

const TODAY = '2025-06-16';

const bp = (given: Record<string, unknown> = {}) => ({
  programme: 'hypertension',
  visitedOn: TODAY,
  mode: 'clinic',
  outcome: 'done',
  sbp: 150,
  dbp: 95,
  ...given,
});

const glucose = (given: Record<string, unknown> = {}) => ({
  programme: 'diabetes',
  visitedOn: TODAY,
  mode: 'clinic',
  outcome: 'done',
  fpg: 6.1,
  ...given,
});

const pathOf = (resident: string): string => `/v1/residents/${resident}/follow-ups`;

type Recording = readonly [
  service: GivenService,
  resident: string,
  visits: readonly unknown[],
  more?: Record<string, unknown>,
];

/** Records visits of a resident as the doctor of the first team. */
const record = (...[{ call }, resident, visits, more]: Recording): Promise<Answered> =>
  call('doctor-1', 'POST', pathOf(resident), { visits, ...more });

const list = async ({ call }: GivenService, resident: string): Promise<Answered> =>
  call('doctor-1', 'GET', pathOf(resident));

const typeOf = ({ status, body }: Answered): string => `${status} ${textAt(body, 'type')}`;

const faultOf = ({ body }: Answered): string =>
  `${textAt(body, 'errors.0.path')} ${textAt(body, 'errors.0.code')}`;

describe('a recorded follow-up', () => {
  test('is assessed by the visits before it and says why', async () => {
    const service = await givenService({ apis: [followUpsApi] });
    const first = await record(service, 'R1-01', [bp({ id: 'W1', staffId: 'T1-doctor' })]);
    expect(first).toMatchObject({
      status: 201,
      body: {
        items: [
          {
            followUpId: 'W1',
            programme: 'hypertension',
            row: 'H6',
            class: 2,
            controlled: false,
            action: 'adjust',
            task: 'FOLLOW_UP',
            latestDate: '2025-06-30',
            profile: 'CN-NBPHS-2017',
          },
        ],
      },
    });
    expect(textAt(first.body, 'items.0.why.zh-CN')).toContain('首次控制不满意');
    expect(textAt(first.body, 'items.0.why.en')).toContain('off target for the first time');
    service.moveTo('2025-06-30');
    const second = await record(service, 'R1-01', [bp({ visitedOn: '2025-06-30' })]);
    expect(second.body).toMatchObject({
      items: [{ row: 'H4', action: 'refer', task: 'REFERRAL_CHECK', latestDate: '2025-07-14' }],
    });
  });

  test('of both programmes in one encounter is one entry', async () => {
    const service = await givenService({ apis: [followUpsApi] });
    const answer = await record(service, 'R1-03', [bp(), glucose()]);
    expect(answer.body).toMatchObject({ items: [{ row: 'H4' }, { row: 'D7' }] });
    const { entries, head } = (await service.ports.residents.load(anId<'ResidentId'>('R1-03'))) ?? {};
    expect(entries).toHaveLength(1);
    expect(entries?.[0]?.events).toHaveLength(2);
    expect(answer.headers['etag']).toBe(`"v${head?.version}"`);
  });

  test('goes to the work list and to the panel of the facts', async () => {
    const service = await givenService({ apis: [followUpsApi] });
    await record(service, 'R1-01', [bp()]);
    const page = await service.ports.residents.tasks(
      anId('T1'),
      { from: on('2025-01-01'), until: on('2026-01-01') },
      { limit: 200, cursor: undefined },
    );
    const own = page?.items.filter(({ residentId, programme }) => residentId === 'R1-01' && programme !== '');
    expect(own?.map(({ task, dueOn }) => `${task} ${dueOn}`)).toContain('follow_up_two_week 2025-06-30');
  });

  test('keeps its whole form', async () => {
    const service = await givenService({ apis: [followUpsApi] });
    const form = {
      salt: 'medium',
      smokingCigarettesPerDay: 5,
      drugs: [{ name: '氨氯地平', timesPerDay: 1 }],
    };
    const visit = bp({ id: 'W1', symptoms: ['headache'], note: 'a, "b"\n第二行', weightKg: 64.5, form });
    expect((await record(service, 'R1-01', [visit])).status).toBe(201);
    expect(valueAt((await list(service, 'R1-01')).body, 'items.0')).toMatchObject({
      ...visit,
      recorded: { by: 'doctor-1', at: '2025-06-16T02:00:00.000Z' },
      assessment: { row: 'H6' },
      override: null,
      corrections: [],
    });
  });

  test('that is entered late changes how the later ones are judged', async () => {
    const service = await givenService({ apis: [followUpsApi] });
    await record(service, 'R1-01', [bp({ id: 'W2' })]);
    await record(service, 'R1-01', [bp({ id: 'W1', visitedOn: '2025-06-01' })]);
    const items = listAt((await list(service, 'R1-01')).body, 'items');
    expect(items.map((item) => `${textAt(item, 'id')} ${textAt(item, 'assessment.row')}`)).toEqual([
      'W2 H4',
      'W1 H6',
      'V1-1 H7',
    ]);
  });

  test('is given again under its key, and stored once', async () => {
    const { call, ports } = await givenService({ apis: [followUpsApi] });
    const key = { 'idempotency-key': 'k-1' };
    const first = await call('doctor-1', 'POST', pathOf('R1-01'), { visits: [bp()] }, key);
    const again = await call('doctor-1', 'POST', pathOf('R1-01'), { visits: [bp()] }, key);
    expect(again).toEqual(first);
    expect((await ports.residents.load(anId<'ResidentId'>('R1-01')))?.entries).toHaveLength(1);
    const other = await call('doctor-1', 'POST', pathOf('R1-01'), { visits: [bp({ sbp: 120 })] }, key);
    expect(typeOf(other)).toBe('422 /problems/idempotency/key-reused');
  });

  test('is stored once of twenty that come at once', async () => {
    const service = await givenService({ apis: [followUpsApi] });
    const all = await Promise.all(
      Array.from({ length: 20 }, () => record(service, 'R1-01', [bp({ id: 'W1' })])),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 409)).toHaveLength(19);
  });
});

describe('what is refused', () => {
  let service: GivenService;
  beforeAll(async () => {
    service = await givenService({ apis: [followUpsApi] });
  });

  test.each([
    ['after today', 'R1-01', [bp({ visitedOn: '2025-06-17' })], '422 /problems/follow-up/after-today'],
    ['before birth', 'R1-01', [bp({ visitedOn: '1970-05-09' })], '422 /problems/follow-up/before-birth'],
    ['of who is not managed', 'R1-04', [bp()], '409 /problems/follow-up/not-enrolled'],
    [
      'before management',
      'R1-01',
      [bp({ visitedOn: '2024-01-09' })],
      '422 /problems/follow-up/outside-enrolment',
    ],
    ['with sbp at dbp', 'R1-01', [bp({ sbp: 90, dbp: 90 })], '422 /problems/follow-up/sbp-not-above-dbp'],
    [
      'at the minute of another',
      'R1-01',
      [bp({ visitedOn: '2025-03-20' })],
      '409 /problems/follow-up/duplicate',
    ],
    ['with a taken id', 'R1-01', [bp({ id: 'V1-1' })], '409 /problems/follow-up/id-exists'],
    [
      'twice for a programme',
      'R1-01',
      [bp(), bp({ visitedAt: '10:00' })],
      '422 /problems/follow-up/programme-twice',
    ],
  ])('a visit %s', async (...[, resident, visits, expected]) => {
    const answer = await record(service, resident, visits);
    expect(typeOf(answer)).toBe(expected);
    expect(textAt(answer.body, 'errors.0.path')).toMatch(/^body\.visits\.[01]\.\w+$/);
  });

  test('a late entry is let in with a reason, an odd pair when confirmed', async () => {
    const late = [bp({ visitedOn: '2024-01-09' })];
    expect((await record(service, 'R2-01', late)).status).toBe(404);
    const own = await record(service, 'R1-01', late, { lateEntryReason: '补录纸质档案' });
    expect(own.status).toBe(201);
    const odd = await record(service, 'R1-01', [bp({ sbp: 90, dbp: 90 })], { confirmed: true });
    expect(odd.status).toBe(201);
  });

  test.each([
    ['sbp', 49, 422, 'too_small'],
    ['sbp', 301, 422, 'too_big'],
    ['sbp', 139.5, 422, 'not_multiple_of'],
    ['sbp', '140', 400, 'invalid_type'],
    ['fpg', 60.1, 422, 'too_big'],
    ['temperature', 24.9, 422, 'too_small'],
    ['visitedOn', '2025-02-30', 422, 'custom'],
    ['visitedAt', '24:00', 422, 'custom'],
    ['programme', 'copd', 422, 'custom'],
    ['mode', 'letter', 422, 'invalid_value'],
  ])('a visit with %s %s', async (...[field, value, status, code]) => {
    const answer = await record(service, 'R1-01', [bp({ [field]: value })]);
    expect(answer.status).toBe(status);
    expect(faultOf(answer)).toBe(`body.visits.0.${field} ${code}`);
  });

  test('an unknown field, a list that would fall apart, another resident', async () => {
    expect((await record(service, 'R1-01', [bp({ pulse: 70 })])).status).toBe(400);
    const joined = await record(service, 'R1-01', [bp({ symptoms: ['a|b'] })]);
    expect(faultOf(joined)).toBe('body.visits.0.symptoms.0 custom');
    const stranger = await record(service, 'R1-01', [bp({ residentId: 'R1-02' })]);
    expect(faultOf(stranger)).toBe('body.visits.0.residentId custom');
    expect((await record(service, 'R1-01', [])).status).toBe(422);
  });

  test('a resident of another team does not exist; a bureau may not record', async () => {
    const { call } = service;
    const missing = await call('doctor-1', 'POST', pathOf('nobody'), { visits: [bp()] });
    const foreign = await call('doctor-1', 'POST', pathOf('R2-01'), { visits: [bp()] });
    expect(foreign.status).toBe(404);
    expect({ ...Object(foreign.body), instance: '' }).toEqual({ ...Object(missing.body), instance: '' });
    expect((await call('bureau-1', 'POST', pathOf('R1-01'), { visits: [bp()] })).status).toBe(403);
    expect((await call('doctor-2', 'GET', pathOf('R1-01'))).status).toBe(404);
    expect((await call('', 'GET', pathOf('R1-01'))).status).toBe(401);
  });

  test('an entry on a state that has changed since', async () => {
    const stale = await service.call(
      'doctor-1',
      'POST',
      pathOf('R1-02'),
      { visits: [glucose()] },
      { 'if-match': '"v999"' },
    );
    expect(typeOf(stale)).toBe('412 /problems/state/stale');
  });
});
