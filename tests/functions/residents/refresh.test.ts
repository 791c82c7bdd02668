import { expect, test } from 'vitest';

import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { refreshOf } from '../../../functions/residents/commit.ts';
import { viewContext } from '../../../functions/residents/views.ts';
import { on } from '../../given/values.ts';
import { givenService, SERVICE_DAY } from '../service/given-service.ts';

const { ports } = await givenService();
const ids: ResidentId[] = [];
for await (const some of ports.indicators.everybody()) ids.push(...some);

/** What is made anew of people when so many days have passed. */
const refreshed = async (days: number) => {
  const { organisation } = await ports.reference();
  const context = viewContext(organisation, ports.keys, plusDays(on(SERVICE_DAY), days));
  return (await ports.residents.loadMany(ids)).flatMap((stored) => {
    if (stored === undefined) throw new Error('everybody is there');
    return { before: stored.head?.views ?? {}, ...refreshOf(stored, context) };
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
