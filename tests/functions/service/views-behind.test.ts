import { expect, test } from 'vitest';

import { anId } from '../../given/values.ts';
import {
  type Asking,
  givenService,
  type GivenService,
  listAt,
  SERVICE_DAY,
  textAt,
} from './given-service.ts';

/** R1-02 and R1-04 of the usual county. */
const NAMES = { 'R1-02': '李志强', 'R1-04': '陈建国' } as const;
const NEW_NAME = '欧阳明月';

type Id = keyof typeof NAMES;

/** Stores another name of somebody, as an import does before it comes to the lists. */
const importName = async ({ world, ports }: GivenService, id: Id): Promise<void> => {
  const residentId = anId<'ResidentId'>(id);
  const stored = await ports.residents.load(residentId);
  const rows = stored?.rows.replace(NAMES[id], NEW_NAME) ?? '';
  expect(rows).toContain(NEW_NAME);
  await world.county.saveHistories([{ residentId, rows, version: 2 }]);
};

const REFERRED = { direction: 'up', urgency: 'routine', reason: 'other', toInstitutionId: 'I2' };

/** Somebody was referred, and then an import stored another name of them. */
const referredAndRenamed = async (id: Id): Promise<GivenService> => {
  const service = await givenService();
  const { status, body } = await service.call('doctor-1', 'POST', `/v1/residents/${id}/referrals`, REFERRED);
  expect(status, JSON.stringify(body)).toBe(201);
  await importName(service, id);
  return service;
};

/** The names in the inbox of the hospital. */
const inboxOf = async ({ call }: GivenService): Promise<string[]> => {
  const { body } = await call('manager-2', 'GET', '/v1/institutions/I2/referrals');
  return listAt(body, 'items').map((item) => textAt(item, 'name'));
};

const found = async ({ call }: GivenService): Promise<number> => {
  const path = `/v1/residents?query=${encodeURIComponent(NEW_NAME)}`;
  return listAt((await call('admin-1', 'GET', path)).body, 'items').length;
};

const HOME = '/v1/residents/R1-02';
const OWN = 'own:13800010002';

const CALLS = '/v1/teams/T1/worklist/R1-02:follow_up_routine:diabetes:2025-06-10/calls';
const MOVE = { toTeamId: 'T2', reason: 'x', residentIds: ['R1-02'] };
const ENDING = { endedOn: SERVICE_DAY, reason: 'other' };

/** Each may write every list, whatever it is about itself: its row in the manifest must name them all. */
const COMMANDS: readonly (readonly [string, Asking])[] = [
  ['a call', ['doctor-1', 'POST', CALLS, { outcome: 'reached' }]],
  ['a move of the panel', ['manager-1', 'POST', '/v1/organisation/teams/T1/panel-moves', MOVE]],
  ['an exam', ['doctor-1', 'POST', `${HOME}/exams`, { examinedOn: SERVICE_DAY, sbp: 120, dbp: 80 }]],
  ['the end of a contract', ['doctor-1', 'POST', '/v1/contracts/C1-02/terminate', ENDING]],
  ['a reading of their own', [OWN, 'POST', '/v1/own/R1-02/readings', { sbp: 130, dbp: 80 }]],
];

test.each(COMMANDS)(
  '%s brings every list up to date with a name that an import stored',
  async (_, asking) => {
    const service = await referredAndRenamed('R1-02');
    expect(await inboxOf(service)).toEqual([NAMES['R1-02']]);
    const { status, body } = await service.call(...asking);
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    expect(await inboxOf(service)).toEqual([NEW_NAME]);
    expect(await found(service)).toBe(1);
  },
);

test('so does a new team that looks after them', async () => {
  const service = await referredAndRenamed('R1-04');
  const team = { id: 'T0', name: '新队', institutionId: 'I1', regionCodes: ['530121100201'] };
  expect((await service.call('admin-1', 'POST', '/v1/organisation/teams', team)).status).toBe(201);
  await service.world.background.settle();
  expect(await inboxOf(service)).toEqual([NEW_NAME]);
});
