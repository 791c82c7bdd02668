import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { auditChainsOn, auditsOn, saveAudit } from '../../../functions/adapters/service-store/audit.ts';
import { openTable } from '../../../functions/adapters/store/index.ts';
import { localKeys } from '../../../functions/adapters/keys/local-keys.ts';
import type { AuditEntry } from '../../../functions/kit/ports.ts';
import { verifyAll } from '../../../functions/access/audit-links.ts';
import { jiayiHere } from '../../local/cli/in-process.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { anId, on } from '../../given/values.ts';
import { type GivenService, givenService, listAt, SERVICE_DAY, valueAt } from './given-service.ts';
import { everyHourSeal } from './carried.ts';

const LOOKED = '/v1/audit?subject=R1-04';

const sign = ({ call }: GivenService, headers: Readonly<Record<string, string>> = {}) =>
  call(
    'doctor-1',
    'POST',
    '/v1/contracts',
    {
      residentIds: ['R1-04'],
      teamId: 'T1',
      package: 'basic',
      startsOn: SERVICE_DAY,
      termYears: 1,
      consent: { by: 'resident', at: SERVICE_DAY, method: 'signature' },
    },
    headers,
  );

const actions = (body: unknown): unknown[] => listAt(body, 'items').map((look) => valueAt(look, 'action'));

describe('who looked at a resident', () => {
  test('is known to the auditor and to the resident’s own team, with what for', async () => {
    const service = await givenService();
    await sign(service, { 'jiayi-purpose': encodeURIComponent('入户签约') });
    const seen = await service.call('auditor-1', 'GET', LOOKED);
    expect(seen.status).toBe(200);
    expect(valueAt(seen.body, 'items.0')).toMatchObject({
      userId: 'doctor-1',
      role: 'team_leader',
      action: 'contracts.sign',
      purpose: '入户签约',
    });
    expect((await service.call('nurse-1', 'GET', LOOKED)).status).toBe(200);
  });

  test('was the auditor too, who asked who looked', async () => {
    const { call } = await givenService();
    await call('auditor-1', 'GET', LOOKED);
    expect(actions((await call('doctor-1', 'GET', LOOKED)).body)).toEqual(['access.whoLooked']);
  });

  test('is found page by page, the latest first', async () => {
    const { call } = await givenService();
    for (let look = 0; look < 3; look++) await call('auditor-1', 'GET', LOOKED);
    const first = await call('auditor-1', 'GET', `${LOOKED}&limit=2`);
    const cursor = String(valueAt(first.body, 'next'));
    const rest = await call('auditor-1', 'GET', `${LOOKED}&limit=2&cursor=${encodeURIComponent(cursor)}`);
    const ids = [...listAt(first.body, 'items'), ...listAt(rest.body, 'items')].map((look) =>
      valueAt(look, 'requestId'),
    );
    expect(ids).toEqual(['request-0003', 'request-0002', 'request-0001']);
    const others = await call('doctor-1', 'GET', `${LOOKED}&cursor=${encodeURIComponent(cursor)}`);
    expect(others).toMatchObject({ status: 400, body: { type: '/problems/request/bad-cursor' } });
  });

  test('is nobody’s business outside the team: the same answer as for nobody', async () => {
    const { call } = await givenService();
    const { instance: _, ...outside } = Object((await call('doctor-2', 'GET', LOOKED)).body);
    const { instance: __, ...missing } = Object(
      (await call('doctor-2', 'GET', '/v1/audit?subject=nobody')).body,
    );
    expect(outside).toEqual(missing);
    expect(outside).toMatchObject({ status: 404 });
  });

  test.each(['admin-1', 'bureau-1', 'manager-1', 'integration-1'])('is not read by %s', async (user) => {
    const { call } = await givenService();
    expect((await call(user, 'GET', LOOKED)).status).toBe(403);
    expect((await call(user, 'GET', '/v1/audit/verify')).status).toBe(403);
  });
});

const recordsOf = async ({ ports: { audits } }: GivenService) =>
  (await Promise.all(audits.shards.map((shard) => audits.link(shard, on(SERVICE_DAY))))).flatMap(
    ({ records }) => records,
  );

describe('the record of a request', () => {
  test('says who was refused, and that nobody was shown', async () => {
    const service = await givenService();
    await service.call('doctor-2', 'GET', LOOKED);
    await service.call('admin-1', 'GET', LOOKED);
    const outcomes = (await recordsOf(service)).map(({ userId, outcome }) => `${userId} ${outcome}`);
    expect(new Set(outcomes)).toEqual(new Set(['admin-1 refused', 'doctor-2 refused']));
    expect(outcomes).toHaveLength(2);
    expect(valueAt((await service.call('doctor-1', 'GET', LOOKED)).body, 'items')).toEqual([]);
  });

  test('says of whom somebody felt for a record out of their scope, and tells nobody else', async () => {
    const service = await givenService();
    const feeling = {
      id: 'R1-04',
      name: '陈建国',
      sex: 'M',
      birthDate: '1985-07-15',
      regionCode: '530121100202',
    };
    const { status } = await service.call('doctor-2', 'POST', '/v1/residents', feeling);
    expect(status).toBe(409);
    const records = (await recordsOf(service)).filter(({ userId }) => userId === 'doctor-2');
    expect(records).toMatchObject([
      { action: 'residents.register', outcome: 'refused', residentIds: ['R1-04'] },
    ]);
    expect(valueAt((await service.call('doctor-1', 'GET', LOOKED)).body, 'items')).toEqual([]);
  });

  test('is one for a request over many people, each of whom is told afterwards, once', async () => {
    const service = await givenService();
    const { world, table } = service;
    await world.background.settle();
    const before = table.meter().written;
    const panel = await service.call('doctor-1', 'GET', '/v1/residents?teamId=T1&limit=20');
    expect(table.meter().written - before).toBe(1);
    const shown = listAt(panel.body, 'items').map((person) => String(valueAt(person, 'id')));
    expect(shown.length).toBeGreaterThan(5);
    const [record, ...others] = await recordsOf(service);
    expect(others).toEqual([]);
    if (record === undefined) throw new Error('a list leaves a record');
    expect(new Set(record.residentIds)).toEqual(new Set(shown));

    await world.background.settle();
    await service.ports.audits.tell(record, anId('T1'));
    for (const id of shown) {
      const looks = await service.ports.audits.looks(anId(id), { limit: 10, cursor: undefined });
      expect(looks?.items.map(({ action, userId }) => [action, userId])).toEqual([
        ['residents.list', 'doctor-1'],
      ]);
    }
    expect(actions((await service.call('auditor-1', 'GET', LOOKED)).body)).toEqual(['residents.list']);
  });

  test('is one for a request, and costs one unit for each whom it showed besides', async () => {
    const service = await givenService();
    const before = service.table.meter().written;
    await service.call('auditor-1', 'GET', LOOKED);
    expect(service.table.meter().written - before).toBe(2);
    expect(await recordsOf(service)).toHaveLength(1);
  });
});

/** An audit of three days on a file of its own: as many records a day as its place says, sealed up to the third. */
const sealedAudit = async (): Promise<string> => {
  const file = join(tempFolder(), 'jiayi.db');
  const table = await openTable({ kind: 'sqlite', file });
  const keys = localKeys(Buffer.alloc(32, 7));
  const audits = auditsOn(table, keys);
  await everyHourSeal(audits, new Date('2025-06-16T02:00:00Z'));
  for (const [at, day] of ['2025-06-16', '2025-06-17', '2025-06-18'].entries())
    for (let request = 0; request < 20 * at + 10; request++) {
      const second = String(request % 60).padStart(2, '0');
      await saveAudit(table, keys, anEntry(`${day}T03:00:${second}.000Z`, `${day}-${request}`));
    }
  await everyHourSeal(audits, new Date('2025-06-19T02:00:00Z'));
  await table.close();
  return file;
};

const anEntry = (at: string, requestId: string): AuditEntry => ({
  at,
  requestId,
  userId: anId('doctor-1'),
  role: 'team_leader',
  action: 'residents.see',
  purpose: '随访',
  residentIds: [anId('R1')],
  outcome: 'allowed',
});

describe('the seals of the audit', () => {
  test('are made for every day that is over, once, and hold', async () => {
    const file = await sealedAudit();
    const { code, out } = await jiayiHere('audit', 'verify', '--db', file);
    expect({ code, out }).toEqual({
      code: 0,
      out: '审计记录完整：3日90条 / 3 days, 90 records, all sound\n',
    });
  });

  test('of a day are made a quarter of an hour after its end', async () => {
    const { ports } = await givenService();
    await everyHourSeal(ports.audits, new Date('2025-06-16T02:00:00Z'));
    expect(await everyHourSeal(ports.audits, new Date('2025-06-16T16:14:59Z'))).toBe(0);
    expect(await everyHourSeal(ports.audits, new Date('2025-06-16T16:15:00Z'))).toBe(1);
    expect(await everyHourSeal(ports.audits, new Date('2025-06-16T17:15:00Z'))).toBe(0);
  });

  test('say nothing yet where nothing is sealed', async () => {
    const file = join(tempFolder(), 'jiayi.db');
    await (await openTable({ kind: 'sqlite', file })).close();
    expect(await jiayiHere('audit', 'verify', '--db', file)).toMatchObject({ code: 0 });
  });

  const RECORD = "pk LIKE 'audit#2025-06-17#%'";
  const oneOf = (where: string): string => `(SELECT rowid FROM items WHERE ${where} LIMIT 1)`;
  test.each([
    [
      'a record that was changed',
      `UPDATE items SET body = replace(body, 'R1', 'R2') WHERE rowid = ${oneOf(RECORD)}`,
      'a record was changed',
      '2025-06-17',
    ],
    [
      'a record that is gone',
      `DELETE FROM items WHERE rowid = ${oneOf(RECORD)}`,
      'a record is missing',
      '2025-06-17',
    ],
    [
      'a record that was added',
      `INSERT INTO items (pk, sk, version, body) SELECT pk, sk || 'x', 1, body FROM items WHERE rowid = ${oneOf(RECORD)}`,
      'a record was added',
      '2025-06-17',
    ],
    [
      'a record that was moved',
      `UPDATE items SET sk = 'x' || sk WHERE rowid = ${oneOf(RECORD)}`,
      'a record was changed',
      '2025-06-17',
    ],
    [
      'a seal that is gone',
      `DELETE FROM items WHERE pk = 'audit-seal#3' AND sk = '2025-06-18'`,
      'a seal is missing',
      '2025-06-18',
    ],
    [
      'a seal that was changed',
      `UPDATE items SET body = replace(body, '"count":', '"count":1') WHERE pk = 'audit-seal#3' AND sk = '2025-06-16'`,
      'the seal was changed',
      '2025-06-16',
    ],
  ])('show %s, and the command ends with 1', async (...row) => {
    const [, tamper, says, day] = row;
    const file = await sealedAudit();
    const database = new DatabaseSync(file);
    expect(database.prepare(tamper).run().changes).toBe(1);
    database.close();
    const { code, out } = await jiayiHere('audit', 'verify', '--db', file);
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^${day} .*${says}`));
  });

  test('show it to the auditor too, shard by shard', async () => {
    const service = await givenService();
    await everyHourSeal(service.ports.audits, service.ports.now());
    await sign(service);
    service.moveTo('2025-06-17');
    await everyHourSeal(service.ports.audits, service.ports.now());
    const sound = await service.call('auditor-1', 'GET', '/v1/audit/verify');
    expect(sound).toMatchObject({ status: 200, body: { day: SERVICE_DAY, state: 'sound' } });
    expect(listAt(sound.body, 'items')).toHaveLength(8);
    const today = await service.call('auditor-1', 'GET', '/v1/audit/verify?day=2025-06-17');
    expect(today.body).toMatchObject({ state: 'open' });
  });
});

test('what is sealed can be told link by link', async () => {
  const file = await sealedAudit();
  const table = await openTable({ kind: 'sqlite', file });
  const states = new Set<string>();
  for await (const { state } of verifyAll(auditChainsOn(table))) states.add(state);
  await table.close();
  expect([...states]).toEqual(['sound']);
});
