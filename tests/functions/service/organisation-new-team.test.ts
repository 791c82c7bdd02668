import { expect, test } from 'vitest';

import { anId } from '../../given/values.ts';
import { type GivenService, givenService, listAt, textAt } from './given-service.ts';
import { onTeamCreated } from './carried.ts';

const panelOf = async ({ ports }: GivenService, teamId: string): Promise<string[]> => {
  const page = await ports.residents.members(anId(teamId), { limit: 200, cursor: undefined });
  return (page?.items ?? []).map(({ residentId }) => residentId);
};

const tasksOf = async ({ call }: GivenService, teamId: string): Promise<string[]> => {
  const { body } = await call('admin-1', 'GET', `/v1/teams/${teamId}/worklist?limit=200`);
  return listAt(body, 'items').map((item) => textAt(item, 'residentId'));
};

/** Sets up a team that covers a village of T1 before T1 does: its id comes first. */
const newTeam = async ({ call }: GivenService, id: string): Promise<void> => {
  const body = { id, name: '新队', institutionId: 'I1', regionCodes: ['530121100201'] };
  const { status } = await call('admin-1', 'POST', '/v1/organisation/teams', body);
  expect(status).toBe(201);
};

test('a new team has the people of its villages who have no contract at once, and the others stay', async () => {
  const service = await givenService();
  const before = await panelOf(service, 'T1');
  await newTeam(service, 'T0');
  await service.world.background.settle();
  const [moved, stayed] = [await panelOf(service, 'T0'), await panelOf(service, 'T1')];
  expect([...moved, ...stayed].toSorted()).toEqual(before.toSorted());
  expect(moved).toEqual(['R1-04', 'R1-05', 'R1-06', 'R1-12']);
  for (const id of await tasksOf(service, 'T1')) expect(stayed).toContain(id);
  for (const id of await tasksOf(service, 'T0')) expect(moved).toContain(id);
});

test('a new team after the one that covers its village takes nobody over', async () => {
  const service = await givenService();
  const before = await panelOf(service, 'T1');
  await newTeam(service, 'T9');
  await service.world.background.settle();
  expect([await panelOf(service, 'T9'), await panelOf(service, 'T1')]).toEqual([[], before]);
});

test('the work for a new team that comes again writes nothing', async () => {
  const service = await givenService();
  await newTeam(service, 'T0');
  await service.world.background.settle();
  const { ports, table, world } = service;
  const { written } = table.meter();
  await onTeamCreated(ports, [anId('T0')], world.clock.today());
  expect(table.meter().written).toBe(written);
});

test('the work for a new team that was broken off is finished when it comes again', async () => {
  const service = await givenService();
  await newTeam(service, 'T0');
  service.world.forgetReference();
  const { ports, world } = service;
  let left = 2;
  const dying = {
    ...ports,
    commit: async (...writes: Parameters<typeof ports.commit>) => {
      left -= 1;
      if (left === 0) throw new Error('the machine stopped');
      return ports.commit(...writes);
    },
  };
  await expect(onTeamCreated(dying, [anId('T0')], world.clock.today())).rejects.toThrow('stopped');
  await service.world.background.settle();
  expect(await panelOf(service, 'T0')).toEqual(['R1-04', 'R1-05', 'R1-06', 'R1-12']);
});
