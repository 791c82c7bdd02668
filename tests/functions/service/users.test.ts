import { describe, expect, test } from 'vitest';

import { loadReference } from '../../../functions/adapters/service-store/reference.ts';
import { raiseReference } from '../../../functions/adapters/county-store/county-store.ts';
import { earlierUsersKey, usersPartition } from '../../../functions/adapters/store/service-keys.ts';
import { everythingIn } from '../../../functions/adapters/store/streams.ts';
import { givenService, listAt, textAt } from './given-service.ts';

const USERS = '/v1/organisation/users';
const NURSE = { name: '新护士', role: 'team_member', teamId: 'T1' };

const given = async () => {
  const service = await givenService();
  const admit = (id: string, body: object, by = 'admin-1') => service.call(by, 'PUT', `${USERS}/${id}`, body);
  const dismiss = (id: string, by = 'admin-1') => service.call(by, 'POST', `${USERS}/${id}/dismiss`, {});
  const me = (id: string) => service.call(id, 'GET', '/v1/me');
  return { ...service, admit, dismiss, me };
};

describe('given somebody whom the identity provider knows and nobody admitted', () => {
  test('when they sign in, then they are nobody here', async () => {
    const { me } = await given();
    expect((await me('nurse-9')).status).toBe(401);
  });

  test('when the administrator admits them for a team, then they work there, and the fact is kept', async () => {
    const { admit, me, table } = await given();
    const admitted = await admit('nurse-9', NURSE);
    expect(admitted.status, JSON.stringify(admitted.body)).toBe(200);
    expect(admitted.body).toEqual({ id: 'nurse-9', ...NURSE });
    expect((await me('nurse-9')).body).toMatchObject({ roles: ['team_member'], scope: { id: 'T1' } });
    const { facts } = await loadReference(table);
    expect(facts.at(-1)).toMatchObject({
      by: 'admin-1',
      event: { type: 'user-admitted@1', userId: 'nurse-9', role: 'team_member', teamId: 'T1' },
    });
  });

  test.each([
    [{ ...NURSE, institutionId: 'I1' }, 'organisation/role-needs-scope'],
    [{ name: '新护士', role: 'team_member' }, 'organisation/role-needs-scope'],
    [{ ...NURSE, role: 'bureau' }, 'organisation/role-needs-scope'],
    [{ ...NURSE, teamId: 'T-none' }, 'organisation/unknown-scope'],
    [{ name: '新院长', role: 'institution_manager', institutionId: 'I-none' }, 'organisation/unknown-scope'],
    [{ name: '外县', role: 'bureau', regionCode: '110101' }, 'organisation/unknown-scope'],
  ])('when they are to be admitted as %j, then it is refused: %s', async (body, code) => {
    const { admit, me } = await given();
    const refused = await admit('nurse-9', body);
    expect(refused.status).toBe(422);
    expect(textAt(refused.body, 'type')).toContain(code);
    expect((await me('nurse-9')).status).toBe(401);
  });

  test.each(['doctor-1', 'manager-1', 'bureau-1', 'auditor-1', 'integration-1'])(
    'when %s wants to admit them, then it is forbidden',
    async (by) => {
      const { admit } = await given();
      expect((await admit('nurse-9', NURSE, by)).status).toBe(403);
    },
  );
});

describe('given somebody who may sign in', () => {
  test('when the administrator gives them another role, then the old one is gone', async () => {
    const { admit, me } = await given();
    await admit('nurse-9', NURSE);
    await admit('nurse-9', { name: '新院长', role: 'institution_manager', institutionId: 'I1' });
    expect((await me('nurse-9')).body).toMatchObject({ roles: ['institution_manager'], scope: { id: 'I1' } });
  });

  test('when one user is changed, then nothing is stored of the others', async () => {
    const { admit, dismiss, table } = await given();
    const stored = async () => {
      const items = await everythingIn(table, usersPartition());
      return new Map(items.map(({ key, version }) => [String(key.sk), version]));
    };
    const before = await stored();
    await admit('nurse-9', NURSE);
    await admit('nurse-9', { ...NURSE, name: '护士长' });
    expect(await stored()).toEqual(new Map([...before, ['nurse-9', 2]]));
    await dismiss('nurse-9');
    expect(await stored()).toEqual(before);
  });

  test('when the others were admitted before each had an item of their own, then one of them can be changed or dismissed', async () => {
    const { admit, dismiss, me, table, world } = await given();
    const nurse = { name: '老护士', subject: { userId: 'nurse-7', role: 'team_member', teamId: 'T1' } };
    const leaving = { name: '调走的护士', subject: { ...nurse.subject, userId: 'nurse-8' } };
    await table.putMany([{ key: earlierUsersKey(), version: 1, body: { users: [nurse, leaving] } }]);
    await raiseReference(table);
    world.forgetReference();
    expect((await me('nurse-7')).body).toMatchObject({ scope: { id: 'T1' } });
    expect((await admit('nurse-7', { ...NURSE, teamId: 'T2' })).status).toBe(200);
    expect((await me('nurse-7')).body).toMatchObject({ scope: { id: 'T2' } });
    for (const id of ['nurse-7', 'nurse-8']) {
      expect((await dismiss(id)).status).toBe(200);
      expect((await me(id)).status).toBe(401);
    }
  });

  test('when they are dismissed, then they sign in no more, and nobody can be dismissed twice', async () => {
    const { admit, dismiss, me } = await given();
    await admit('nurse-9', NURSE);
    expect((await dismiss('nurse-9')).status).toBe(200);
    expect((await me('nurse-9')).status).toBe(401);
    expect((await dismiss('nurse-9')).status).toBe(404);
  });

  test('when administrators change or dismiss themselves, then it is refused: somebody else does', async () => {
    const { admit, dismiss, me } = await given();
    expect((await dismiss('admin-1')).status).toBe(409);
    expect((await admit('admin-1', NURSE)).status).toBe(409);
    expect((await me('admin-1')).body).toMatchObject({ roles: ['administrator'] });
  });

  test('when the users of the region are listed, then page by page and each once', async () => {
    const { call } = await given();
    const seen: string[] = [];
    let path = `${USERS}?limit=3`;
    for (;;) {
      const { body } = await call('admin-1', 'GET', path);
      seen.push(...listAt(body, 'items').map((user) => textAt(user, 'id')));
      const next: unknown = Object(body).next;
      if (typeof next !== 'string') break;
      path = `${USERS}?limit=3&cursor=${encodeURIComponent(next)}`;
    }
    expect(seen).toEqual([...new Set(seen)].toSorted());
    expect(seen).toEqual(expect.arrayContaining(['admin-1', 'bureau-1', 'doctor-1', 'manager-1']));
  });
});

describe('given a doctor whom the county knows among its staff', () => {
  const JOINED = { id: 'S-9', teamId: 'T1', name: '新医生', role: 'family_doctor', from: '2025-06-16' };

  test('when they leave the team, then they sign in for it until that day and no longer', async () => {
    const { call, admit, me, moveTo } = await given();
    expect((await call('admin-1', 'POST', '/v1/organisation/staff', JOINED)).status).toBe(201);
    await admit('doctor-9', { name: '新医生', role: 'team_member', teamId: 'T1', staffId: 'S-9' });
    const left = await call('admin-1', 'POST', '/v1/organisation/staff/S-9/leave', {
      teamId: 'T1',
      until: '2025-06-18',
    });
    expect(left.status, JSON.stringify(left.body)).toBe(200);
    moveTo('2025-06-17');
    expect((await me('doctor-9')).status).toBe(200);
    moveTo('2025-06-18');
    expect((await me('doctor-9')).status).toBe(401);
  });
});

describe('given those who may sign in within a region', () => {
  test('when its auditor lists them, then all are there whom its administrator sees, of teams and institutions too', async () => {
    const { call } = await given();
    const ids = async (by: string) =>
      listAt((await call(by, 'GET', USERS)).body, 'items').map((item) => textAt(item, 'id'));
    expect(await ids('auditor-1')).toEqual(await ids('admin-1'));
    expect(await ids('auditor-1')).toEqual(expect.arrayContaining(['doctor-1', 'manager-1', 'bureau-1']));
  });
});
