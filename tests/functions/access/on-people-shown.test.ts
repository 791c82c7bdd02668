import { expect, test } from 'vitest';

import type { AuditRecord, Role, Subject } from '../../../domain/access/index.ts';
import { onPeopleShown } from '../../../functions/access/on-people-shown.ts';
import type { User } from '../../../functions/organisation/reference.ts';
import { anId, aRegionCode } from '../../given/values.ts';

const subjects: readonly Subject[] = [
  { userId: anId('doctor-1'), role: 'team_leader', teamId: anId('T1') },
  { userId: anId('nurse-2'), role: 'team_member', teamId: anId('T2') },
  { userId: anId('manager-1'), role: 'institution_manager', institutionId: anId('I1') },
  { userId: anId('bureau-1'), role: 'bureau', regionCode: aRegionCode('530121') },
];
const users = new Map(
  subjects.map((subject): [string, User] => [subject.userId, { name: '陈医生', subject }]),
);

const aRecord = (user: string, role: Role): AuditRecord => ({
  id: 'A1',
  at: '2026-06-16T02:00:00.000Z',
  requestId: 'request-1',
  userId: anId(user),
  role,
  action: 'residents.list',
  purpose: '',
  residentIds: [anId('R1'), anId('R2')],
  outcome: 'allowed',
});

test.each([
  ['a team’s leader', 'doctor-1', 'team_leader', 'T1'],
  ['a member of a team', 'nurse-2', 'team_member', 'T2'],
  ['a leader of today who was a member then', 'doctor-1', 'team_member', undefined],
  ['an institution’s manager', 'manager-1', 'institution_manager', undefined],
  ['a bureau', 'bureau-1', 'bureau', undefined],
  ['somebody who was dismissed since', 'nobody-1', 'team_member', undefined],
] as const)('what a list showed %s is told as of their team, where they have one', async (...row) => {
  const [, user, role, teamId] = row;
  const told: unknown[] = [];
  const record = aRecord(user, role);
  const audits = { tell: async (...said: unknown[]) => void told.push(said) };
  await onPeopleShown({ audits, reference: async () => ({ users }) }, record);
  expect(told).toEqual([[record, teamId]]);
});
