import { expect, test } from 'vitest';

import { fullCount, liveCount } from '../indicators/full-count.ts';
import { raiseReference } from '../../../functions/adapters/county-store/county-store.ts';
import { type GivenService, givenService } from './given-service.ts';

const expectCounted = async ({ ports, world }: GivenService): Promise<void> => {
  const day = world.clock.today();
  expect(await liveCount(ports, day)).toEqual(await fullCount(ports, day));
};

/** Read units of bringing counts up to date. */
const readBySettling = async ({ table, world }: GivenService): Promise<number> => {
  const before = table.meter().read;
  await world.background.settle();
  return table.meter().read - before;
};

/** Sets up a team that covers a village of T1. */
const newTeam = async ({ call }: GivenService): Promise<void> => {
  const body = { id: 'T9', name: '新队', institutionId: 'I1', regionCodes: ['530121100201'] };
  const { status } = await call('admin-1', 'POST', '/v1/organisation/teams', body);
  expect(status).toBe(201);
};

const newNurse = async ({ call }: GivenService): Promise<void> => {
  const body = { id: 'S8', name: '何青', teamId: 'T1', role: 'nurse' };
  const { status } = await call('admin-1', 'POST', '/v1/organisation/staff', body);
  expect(status).toBe(201);
};

test('a new team is counted with its villages, and so is the institution that it belongs to', async () => {
  const service = await givenService();
  await newTeam(service);
  await service.world.background.settle();
  await expectCounted(service);
});

test('who comes to a team moves no area: next to nothing is read, and nothing written', async () => {
  const service = await givenService();
  await service.world.background.settle();
  await newNurse(service);
  const { written } = service.table.meter();
  expect(await readBySettling(service)).toBeLessThan(3);
  expect(service.table.meter().written).toBe(written);
});

test('everybody is counted anew where it is not said what changed, as by an import', async () => {
  const service = await givenService();
  await service.world.background.settle();
  await newTeam(service);
  const readForTeam = await readBySettling(service);
  await raiseReference(service.table);
  expect(await readBySettling(service)).toBeGreaterThan(readForTeam);
  await expectCounted(service);
});
