import { beforeAll, describe, expect, test } from 'vitest';

import { residentPartition } from '../../../functions/adapters/store/keys.ts';
import { contractsApi } from '../../../functions/contracts/lambda.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { checkCharacter } from '../../../domain/kernel/id-number.ts';
import { anId } from '../../given/values.ts';
import { type GivenService, givenService, listAt, textAt, valueAt } from './given-service.ts';

const apis = [residentsApi, contractsApi];
const given = (): Promise<GivenService> => givenService({ apis });

const VILLAGE_1 = '530121100201';
const VILLAGE_2 = '530121100202';

/** A synthetic number: sound, and of nobody. */
const aNumber = (birthDate: string, serial: number): string => {
  const digits = `530121${birthDate.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
};

const NEW = {
  name: '钱新月',
  idNumber: aNumber('1980-03-04', 902),
  sex: 'F',
  birthDate: '1980-03-04',
  phone: '13900009999',
  regionCode: VILLAGE_1,
};

const reasonOf = (text: string) => ({ 'jiayi-purpose': encodeURIComponent(text) });

describe('finding residents', () => {
  let service: GivenService;
  beforeAll(async () => {
    service = await given();
  });
  const ids = async (...[user, query, headers = {}]: [string, string, Record<string, string>?]) => {
    const { body } = await service.call(user, 'GET', `/v1/residents${query}`, undefined, headers);
    return listAt(body, 'items').map((item) => textAt(item, 'id'));
  };

  test('without a query the panel of the own team comes, without those who died or left', async () => {
    expect(await ids('doctor-1', '')).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '12'].map((id) => `R1-${id}`),
    );
  });

  test('a panel is read page by page, and its cursor serves nobody else', async () => {
    const first = await service.call('doctor-1', 'GET', '/v1/residents?limit=6');
    const next = encodeURIComponent(textAt(first.body, 'next'));
    expect(await ids('doctor-1', `?limit=6&cursor=${next}`)).toEqual(
      ['07', '08', '09', '12'].map((id) => `R1-${id}`),
    );
    const stolen = await service.call('nurse-1', 'GET', `/v1/residents?limit=6&cursor=${next}`);
    expect(stolen.status).toBe(400);
  });

  test('a part of a name finds members of the own team alone', async () => {
    expect(await ids('doctor-1', `?query=${encodeURIComponent('陈')}`)).toEqual(['R1-04', 'R1-06']);
  });

  test('a search goes on where its first page ended', async () => {
    const path = `/v1/residents?limit=1&query=${encodeURIComponent('陈')}`;
    const first = await service.call('doctor-1', 'GET', path);
    const next = encodeURIComponent(textAt(first.body, 'next'));
    expect(await ids('doctor-1', `?limit=1&query=${encodeURIComponent('陈')}&cursor=${next}`)).toEqual([
      'R1-06',
    ]);
  });

  test('a whole name, phone or number finds people of the own scope alone', async () => {
    expect(await ids('doctor-1', `?query=${encodeURIComponent('王春兰')}`)).toEqual(['R1-01']);
    expect(await ids('doctor-1', '?query=13800010001')).toEqual(['R1-01']);
    expect(await ids('doctor-1', '?query=13800020001')).toEqual([]);
    expect(await ids('admin-1', '?query=13800020001')).toEqual(['R2-01']);
    const { body } = await service.call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(await ids('doctor-1', `?query=${textAt(body, 'idNumber')}`)).toEqual(['R1-01']);
  });

  test('who has died is still found by name', async () => {
    expect(await ids('doctor-1', `?query=${encodeURIComponent('吴老根')}`)).toEqual(['R1-10']);
  });

  test('another team is not found, and who has no team must name one', async () => {
    const other = await service.call('doctor-1', 'GET', '/v1/residents?teamId=T2');
    const none = await service.call('doctor-1', 'GET', '/v1/residents?teamId=nowhere');
    expect([other.status, none.status]).toEqual([404, 404]);
    const { status, body } = await service.call('manager-1', 'GET', '/v1/residents');
    expect([status, valueAt(body, 'type')]).toEqual([422, '/problems/resident/team-needed']);
    expect(await ids('manager-1', '?teamId=T2')).toHaveLength(10);
  });

  test('the bureau says why and does not learn of tuberculosis; the auditor sees nobody', async () => {
    const path = '/v1/residents?teamId=T1';
    expect((await service.call('bureau-1', 'GET', path)).status).toBe(403);
    const { body } = await service.call('bureau-1', 'GET', path, undefined, reasonOf('抽查 12 号'));
    const zhou = listAt(body, 'items').find((item) => textAt(item, 'id') === 'R1-09');
    expect(valueAt(zhou, 'groups')).toEqual([]);
    expect((await service.call('auditor-1', 'GET', path)).status).toBe(403);
  });
});

describe('the story of a resident', () => {
  let service: GivenService;
  beforeAll(async () => {
    service = await given();
  });

  test('shows what is recorded and what follows from it', async () => {
    const { status, body, headers } = await service.call('doctor-1', 'GET', '/v1/residents/R1-03');
    expect([status, headers['etag']]).toEqual([200, '"v1"']);
    expect(body).toMatchObject({ id: 'R1-03', name: '张桂英', phone: '13800010003', aliases: [] });
    expect(valueAt(body, 'programmes.0.visits.0')).toMatchObject({
      row: 'H6',
      class: 2,
      controlled: false,
      action: 'adjust',
      task: 'FOLLOW_UP',
      latestDate: '2025-06-13',
      visit: { visitedOn: '2025-05-30', sbp: 152 },
    });
    expect(textAt(body, 'programmes.0.visits.0.why.en')).toContain('off target');
    expect(listAt(body, 'tasks').map((task) => textAt(task, 'kind'))).toContain('follow_up_two_week');
    expect(listAt(body, 'contracts')).toHaveLength(1);
  });

  test('another team reads the answer of a missing person', async () => {
    const other = await service.call('doctor-2', 'GET', '/v1/residents/R1-03');
    const missing = await service.call('doctor-2', 'GET', '/v1/residents/nobody');
    const { instance: _one, ...there } = Object.assign({ instance: '' }, other.body);
    const { instance: _two, ...absent } = Object.assign({ instance: '' }, missing.body);
    expect([other.status, there]).toEqual([404, absent]);
  });

  test('the bureau must say why and reads masked fields', async () => {
    const path = '/v1/residents/R1-09';
    const refused = await service.call('bureau-1', 'GET', path);
    expect([refused.status, valueAt(refused.body, 'type')]).toEqual([403, '/problems/access/reason-needed']);
    const { body } = await service.call('bureau-1', 'GET', path, undefined, reasonOf('投诉核查'));
    expect(textAt(body, 'phone')).toBe('138****0009');
    expect(textAt(body, 'idNumber')).toMatch(/^530121\*{8}\d{3}[\dX]$/);
    expect([valueAt(body, 'keyGroups'), valueAt(body, 'dated.keyGroups')]).toEqual([[], []]);
  });
});

describe('registering a resident', () => {
  test('who is entered is found, seen and on the panel; what says who they are is not stored in plain', async () => {
    const service = await given();
    const { status, body } = await service.call('doctor-1', 'POST', '/v1/residents', NEW);
    expect([status, valueAt(body, 'possibleDuplicates')]).toEqual([201, []]);
    const story = await service.call('nurse-1', 'GET', `/v1/residents/${textAt(body, 'id')}`);
    expect(story.body).toMatchObject({ name: NEW.name, idNumber: NEW.idNumber, version: 1 });
    expect(textAt(story.body, 'changes.0.actions.0')).toBe('resident-registered@1');
    const found = await service.call('doctor-1', 'GET', `/v1/residents?query=${NEW.phone}`);
    expect(listAt(found.body, 'items')).toHaveLength(1);
    const stored = await service.table.query({
      from: 'table',
      consistent: true,
      partition: residentPartition(anId(textAt(body, 'id'))),
      range: { kind: 'all' },
      order: 'ascending',
      limit: 1_000,
    });
    const text = JSON.stringify(stored);
    for (const personal of [NEW.name, NEW.idNumber, NEW.phone]) expect(text).not.toContain(personal);
  });

  test('of many who enter one number at once one is stored', async () => {
    const service = await given();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => service.call('doctor-1', 'POST', '/v1/residents', NEW)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409, 409, 409, 409, 409,
    ]);
  });

  test('the record with the same number is named to who may see it, and to nobody else', async () => {
    const service = await given();
    const seen = await service.call('admin-1', 'GET', '/v1/residents/R1-01');
    const idNumber = textAt(seen.body, 'idNumber');
    const twin = { ...NEW, birthDate: '1970-05-10', idNumber };
    const own = await service.call('doctor-1', 'POST', '/v1/residents', twin);
    expect([own.status, valueAt(own.body, 'residentId')]).toEqual([409, 'R1-01']);
    const other = await service.call('doctor-2', 'POST', '/v1/residents', {
      ...twin,
      regionCode: VILLAGE_2,
    });
    expect(other).toMatchObject({ status: 409, body: { type: '/problems/resident/not-enterable' } });
    expect(JSON.stringify(other.body)).not.toContain('R1-01');
  });

  test('out of scope nothing says whether it is the number that is taken or the id', async () => {
    const service = await given();
    const seen = await service.call('admin-1', 'GET', '/v1/residents/R1-01');
    const { idNumber: _none, ...plain } = { ...NEW, birthDate: '1970-05-10', regionCode: VILLAGE_2 };
    const enter = async (told: Readonly<Record<string, unknown>>, user = 'doctor-2') => {
      const { status, body } = await service.call(user, 'POST', '/v1/residents', { ...plain, ...told });
      return { status, body: { ...Object(body), instance: '' } };
    };
    const byNumber = await enter({ idNumber: textAt(seen.body, 'idNumber') });
    expect(byNumber).toMatchObject({ status: 409, body: { type: '/problems/resident/not-enterable' } });
    expect(await enter({ id: 'R1-01' })).toEqual(byNumber);
    const own = await enter({ id: 'R1-01', regionCode: VILLAGE_1 }, 'doctor-1');
    expect(own).toMatchObject({ status: 409, body: { type: '/problems/resident/id-taken' } });
  });

  test('possible duplicates are told with their reasons', async () => {
    const service = await given();
    const { idNumber: _none, ...plain } = NEW;
    const { body } = await service.call('doctor-1', 'POST', '/v1/residents', {
      ...plain,
      name: '王春兰',
      birthDate: '1970-05-10',
    });
    expect(listAt(body, 'possibleDuplicates')).toEqual([
      { residentId: 'R1-01', reasons: ['same_name_and_birth_date'], strength: 'likely' },
    ]);
  });

  describe('is refused', () => {
    let service: GivenService;
    beforeAll(async () => {
      service = await given();
    });
    test.each([
      ['resident/bad-name', 'name', { name: '\u200b' }],
      ['resident/bad-id-number', 'idNumber', { idNumber: '530121198003049021' }],
      ['resident/bad-id-number', 'idNumber', { idNumber: '530121800304902' }],
      ['resident/birth-date-differs', 'birthDate', { birthDate: '1980-03-05' }],
      ['resident/sex-differs', 'sex', { sex: 'M' }],
      ['resident/unknown-village', 'regionCode', { regionCode: '999999999999' }],
      ['resident/after-today', 'diedOn', { diedOn: '2025-06-17' }],
      ['resident/before-birth', 'movedOutOn', { movedOutOn: '1980-03-03' }],
      ['resident/too-old', 'birthDate', { birthDate: '1894-06-15', idNumber: undefined }],
      ['resident/after-today', 'birthDate', { birthDate: '2025-06-17', idNumber: undefined }],
    ])('%s at %s', async (code, field, changes) => {
      const { status, body } = await service.call('doctor-1', 'POST', '/v1/residents', {
        ...NEW,
        ...changes,
      });
      expect([status, valueAt(body, 'type')]).toEqual([422, `/problems/${code}`]);
      expect(textAt(body, 'errors.0.path')).toBe(`body.${field}`);
    });

    test('outside the own scope, for the bureau, and under an id in use', async () => {
      const call = (user: string, changes: object) =>
        service.call(user, 'POST', '/v1/residents', { ...NEW, ...changes });
      expect((await call('doctor-1', { regionCode: VILLAGE_2 })).status).toBe(404);
      expect((await call('bureau-1', {})).status).toBe(403);
      expect((await call('doctor-1', { id: 'R2-01' })).status).toBe(409);
    });
  });
});

describe('changing a record', () => {
  const patch = (
    { call }: GivenService,
    ...[id, body, headers]: [id: string, body: object, headers?: Record<string, string>]
  ) => call('doctor-1', 'PATCH', `/v1/residents/${id}`, body, headers);

  test('a corrected phone is found and the old one no more', async () => {
    const service = await given();
    const { status, body, headers } = await patch(service, 'R1-01', { phone: '139 0000 1234' });
    expect([status, textAt(body, 'phone'), headers['etag']]).toEqual([200, '139 0000 1234', '"v2"']);
    const found = await service.call('doctor-1', 'GET', '/v1/residents?query=13900001234');
    expect(textAt(found.body, 'items.0.id')).toBe('R1-01');
    const gone = await service.call('doctor-1', 'GET', '/v1/residents?query=13800010001');
    expect(listAt(gone.body, 'items')).toEqual([]);
  });

  test('a stale version is refused, the present one goes; what changes nothing makes no version', async () => {
    const service = await given();
    const change = { householdId: 'H9' };
    expect((await patch(service, 'R1-01', change, { 'if-match': '"v9"' })).status).toBe(412);
    expect((await patch(service, 'R1-01', change, { 'if-match': '"v1"' })).headers['etag']).toBe('"v2"');
    expect((await patch(service, 'R1-01', change)).headers['etag']).toBe('"v2"');
  });

  test('a death ends the contract on its day and takes the person off every list', async () => {
    const service = await given();
    expect((await patch(service, 'R1-01', { diedOn: '2025-06-10' })).status).toBe(200);
    const { body } = await service.call('doctor-1', 'GET', '/v1/residents/R1-01');
    expect(valueAt(body, 'contracts.0')).toMatchObject({ endedOn: '2025-06-10', endReason: 'died' });
    expect([valueAt(body, 'tasks'), valueAt(body, 'changes.0.actions')]).toEqual([
      [],
      ['resident-died@1', 'contract-ended@1'],
    ]);
    const panel = await service.call('doctor-1', 'GET', '/v1/residents');
    expect(listAt(panel.body, 'items').map((item) => textAt(item, 'id'))).not.toContain('R1-01');
  });

  test('a no to SMS wants its evidence and holds; a later yes takes it back', async () => {
    const service = await given();
    const consent = { by: 'self', at: '2025-06-16T01:00:00Z', method: 'in_person' };
    const bare = await patch(service, 'R1-01', { smsConsent: false });
    expect([bare.status, valueAt(bare.body, 'type')]).toEqual([422, '/problems/resident/consent-needed']);
    const ahead = { ...consent, at: '2025-06-16T03:00:00Z' };
    expect((await patch(service, 'R1-01', { smsConsent: false, consent: ahead })).status).toBe(422);
    const no = await patch(service, 'R1-01', { smsConsent: false, consent });
    expect(textAt(no.body, 'smsOptOutOn')).toBe('2025-06-16');
    const yes = await patch(service, 'R1-01', { smsConsent: true, consent });
    expect([valueAt(yes.body, 'smsConsent'), valueAt(yes.body, 'smsOptOutOn')]).toEqual([true, undefined]);
  });

  test('a child under fourteen needs the guardian for SMS', async () => {
    const service = await given();
    const consent = { by: 'self', at: '2025-06-16T01:00:00Z', method: 'in_person' };
    const child = await patch(service, 'R1-06', { smsConsent: true, consent });
    expect([child.status, textAt(child.body, 'errors.0.path')]).toEqual([422, 'body.consent.by']);
    const said = { ...consent, by: 'guardian' };
    expect((await patch(service, 'R1-06', { smsConsent: true, consent: said })).status).toBe(200);
  });

  test('nobody is moved to a village outside the scope; within it the panel follows', async () => {
    const service = await given();
    const out = await patch(service, 'R1-04', { regionCode: VILLAGE_2 });
    expect([out.status, valueAt(out.body, 'type')]).toEqual([403, '/problems/access/leaves-scope']);
    const moved = await service.call('manager-1', 'PATCH', '/v1/residents/R1-04', {
      regionCode: VILLAGE_2,
    });
    expect(moved.status).toBe(200);
    expect((await service.call('doctor-1', 'GET', '/v1/residents/R1-04')).status).toBe(404);
    expect((await service.call('doctor-2', 'GET', '/v1/residents/R1-04')).status).toBe(200);
  });

  test('who moved out is off the lists, and on them again once back', async () => {
    const service = await given();
    const back = await patch(service, 'R1-11', { movedOutOn: null });
    expect([back.status, valueAt(back.body, 'movedOutOn')]).toEqual([200, undefined]);
    const panel = await service.call('doctor-1', 'GET', '/v1/residents');
    expect(listAt(panel.body, 'items').map((item) => textAt(item, 'id'))).toContain('R1-11');
    expect((await patch(service, 'R1-11', { movedOutOn: '2025-06-16' })).status).toBe(200);
  });

  test('a manager who may not know of tuberculosis does not take it away', async () => {
    const service = await given();
    const path = '/v1/residents/R1-09';
    const { body } = await service.call('manager-1', 'PATCH', path, { keyGroups: ['low_income'] });
    expect(valueAt(body, 'keyGroups')).toEqual(['low_income']);
    const seen = await service.call('doctor-1', 'GET', path);
    expect(valueAt(seen.body, 'keyGroups')).toEqual(['tuberculosis', 'severe_mental', 'low_income']);
  });

  test('an unknown field, and a record of another team, are refused', async () => {
    const service = await given();
    expect((await patch(service, 'R1-01', { teamId: 'T1' })).status).toBe(400);
    expect((await patch(service, 'R2-01', { phone: '' })).status).toBe(404);
    const bureau = await service.call('bureau-1', 'PATCH', '/v1/residents/R1-01', { phone: '' });
    expect(bureau.status).toBe(403);
  });
});
