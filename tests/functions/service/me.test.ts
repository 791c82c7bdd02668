import { expect, test } from 'vitest';

import { organisationApi } from '../../../functions/organisation/lambda.ts';
import { givenService } from './given-service.ts';

const service = givenService({ apis: [organisationApi] });

test('a doctor sees their role, their team and whom of the staff they are', async () => {
  const { call } = await service;
  expect(await call('doctor-1', 'GET', '/v1/me')).toMatchObject({
    status: 200,
    body: {
      userId: 'doctor-1',
      staffId: 'T1-doctor',
      roles: ['team_leader'],
      scope: { kind: 'team', id: 'T1', name: '1队' },
      today: '2025-06-16',
    },
  });
});

test.each([
  ['nurse-1', 'team_member', { kind: 'team', id: 'T1' }],
  ['manager-1', 'institution_manager', { kind: 'institution', id: 'I1', name: '一镇卫生院' }],
  ['bureau-1', 'bureau', { kind: 'region', id: '530121', name: '示范县' }],
  ['auditor-1', 'auditor', { kind: 'region', id: '530121' }],
  ['admin-1', 'administrator', { kind: 'region', id: '530121' }],
  ['integration-1', 'integration', { kind: 'region', id: '530121' }],
])('%s is told the role %s and what it looks after', async (user, role, scope) => {
  const { call } = await service;
  const answer = await call(user, 'GET', '/v1/me');
  expect(answer).toMatchObject({ status: 200, body: { roles: [role], scope } });
});

test('nobody is told who they are without a token', async () => {
  const { call } = await service;
  expect(await call('', 'GET', '/v1/me')).toMatchObject({ status: 401 });
});
