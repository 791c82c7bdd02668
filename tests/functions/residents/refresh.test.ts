import { expect, test } from 'vitest';

import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { checkEverything } from '../../../functions/indicators/recount-rounds.ts';
import { refreshResidents } from '../../../functions/indicators/refresh-residents.ts';
import { refreshOf } from '../../../functions/residents/commit.ts';
import { residentFile } from '../../../functions/residents/resident-file.ts';
import { viewContext } from '../../../functions/residents/views.ts';
import { anId, on } from '../../given/values.ts';
import { givenService, SERVICE_DAY } from '../service/given-service.ts';

const { ports } = await givenService();
const ids: ResidentId[] = [];
for await (const some of ports.indicators.everybody()) ids.push(...some);

/** What is made anew of people when so many days have passed. */
const refreshed = async (days: number, areRowsNew = false) => {
  const { organisation } = await ports.reference();
  const context = viewContext(organisation, ports.keys, plusDays(on(SERVICE_DAY), days));
  return (await ports.residents.loadMany(ids)).flatMap((stored) => {
    if (stored === undefined) throw new Error('everybody is there');
    return { before: stored.head?.views ?? {}, ...refreshOf(stored, { ...context, areRowsNew }) };
  });
};

const factsIn = (views: Readonly<Record<string, unknown>>) =>
  Object.entries(views).filter(([place]) => place.startsWith('f '));

test('facts stay as they are when only time passes', async () => {
  const all = await refreshed(40);
  expect(all.some(({ put }) => put.length > 0)).toBe(true);
  for (const { entry, before, head, put } of all) {
    if (entry !== undefined) continue;
    expect(factsIn(head.views)).toEqual(factsIn(before));
    expect(put.filter(({ view }) => view.kind === 'facts')).toEqual([]);
  }
});

test('facts are made anew in a new year', async () => {
  for (const { put } of await refreshed(200))
    expect(put.filter(({ view }) => view.kind === 'facts')).toHaveLength(1);
});

test('facts are made anew when the clock was moved back before the day that they tell of', async () => {
  for (const { put } of await refreshed(-1))
    expect(put.filter(({ view }) => view.kind === 'facts')).toHaveLength(1);
});

test('facts of people whose rows an import changed are made anew, the same day too', async () => {
  const { world, ports: own } = await givenService();
  const id = anId<'ResidentId'>('R1-04');
  const before = await own.residents.load(id);
  if (before === undefined) throw new Error('they are stored');
  const { birthDate } = residentFile(before).history.resident;
  const rows = before.rows.replace(birthDate, '1941-01-01');
  expect(birthDate > '1961').toBe(true);
  await world.county.saveHistories([{ residentId: id, rows, version: 2 }]);
  const { organisation } = await own.reference();
  const context = viewContext(organisation, own.keys, on(SERVICE_DAY));
  await refreshResidents(own, [id], { ...context, areRowsNew: true });
  await world.background.settle();
  expect(await checkEverything(own, on(SERVICE_DAY))).toEqual([]);
});
