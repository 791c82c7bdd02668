import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { entryItems } from '../../../functions/adapters/service-store/entry-pages.ts';
import { entriesKey } from '../../../functions/adapters/store/service-keys.ts';
import type { Item } from '../../../functions/adapters/store/table.ts';
import type { Entry } from '../../../functions/residents/stored.ts';
import { anId, on } from '../../given/values.ts';
import { sourceOf, textsOf } from '../county-files/county-texts.ts';
import { importInto } from '../county-files/imported.ts';
import { exportOf } from '../county-files/outputs-of.ts';
import { countyRows } from './given-county.ts';
import { type GivenService, givenService } from './given-service.ts';

const VISITS_IN_20_YEARS = 80;
const DAYS_BETWEEN = 91;

const NOTES = [
  '嘱低盐饮食，两周后复查',
  '血糖控制尚可，继续服药',
  '建议每周运动三次以上',
  '家属陪同，注意足部护理',
];

/** A visit with its whole form, no two alike. */
const visit = (n: number, visitedOn: string) => ({
  programme: 'diabetes',
  visitedOn,
  visitedAt: `0${n % 10}:${10 + ((n * 7) % 50)}`,
  mode: 'clinic',
  outcome: 'done',
  fpg: 6 + ((n * 7) % 30) / 10,
  sbp: 120 + ((n * 13) % 40),
  dbp: 70 + ((n * 5) % 25),
  heartRate: 60 + ((n * 11) % 30),
  weightKg: 60 + ((n * 3) % 20) / 2,
  heightCm: 165,
  symptoms: n % 3 === 0 ? ['polydipsia'] : [],
  adherence: n % 4 === 0 ? 'intermittent' : 'regular',
  note: NOTES[n % NOTES.length],
  form: {
    smokingCigarettesPerDay: n % 20,
    smokingTargetCigarettesPerDay: 0,
    exerciseTimesPerWeek: n % 7,
    stapleFoodGPerDay: 250 + ((n * 17) % 200),
    stapleFoodTargetGPerDay: 300,
    dorsalisPedisPulse: 'normal',
    drugs: [{ name: '二甲双胍', timesPerDay: 2, mgEachTime: 500 }],
  },
});

/** What a load of a resident costs in read units. */
const unitsToLoad = async ({ table, ports }: GivenService, id: string): Promise<number> => {
  const before = table.meter().read;
  await ports.residents.load(anId(id));
  return table.meter().read - before;
};

test('a resident with visits of twenty years, each with its whole form, is loaded with at most three read units', async () => {
  const service = await givenService();
  let day = on('2025-06-16');
  for (let n = 0; n < VISITS_IN_20_YEARS; n++) {
    service.moveTo(day);
    const body = { visits: [visit(n, day)] };
    const { status } = await service.call('admin-1', 'POST', '/v1/residents/R1-02/follow-ups', body);
    expect(status).toBe(201);
    day = plusDays(day, DAYS_BETWEEN);
  }
  const { entries = [] } = (await service.ports.residents.load(anId('R1-02'))) ?? {};
  expect(entries).toHaveLength(VISITS_IN_20_YEARS);
  const units = await unitsToLoad(service, 'R1-02');
  process.stdout.write(`twenty years of visits: ${units} read units\n`);
  expect(units).toBeLessThanOrEqual(3);
});

const PEOPLE = ['R1-01', 'R1-02', 'R1-08'] as const;

/** What may be done to one of them; what the rules refuse changes nothing. */
type Deed = (service: GivenService, id: string, n: number) => Promise<unknown>;

const other = (id: string): string => PEOPLE.find((one) => one !== id) ?? id;

const importAgain = ({ world }: GivenService, n: number): Promise<unknown> => {
  const rows = countyRows();
  const residents = (rows.residents ?? []).map((row) => ({ ...row, phone: `1370000${1000 + n}` }));
  return importInto(world.county, sourceOf(textsOf({ ...rows, residents })));
};

const DEEDS: Readonly<Record<string, Deed>> = {
  visit: ({ call }, id, n) =>
    call('doctor-1', 'POST', `/v1/residents/${id}/follow-ups`, { visits: [visit(n, '2025-06-16')] }),
  phone: ({ call }, id, n) =>
    call('doctor-1', 'PATCH', `/v1/residents/${id}`, { phone: `1380001${1000 + n}` }),
  group: ({ call }, id, n) =>
    call('doctor-1', 'PATCH', `/v1/residents/${id}`, { keyGroups: n % 2 === 0 ? ['disabled'] : [] }),
  merge: ({ call }, id) => call('doctor-1', 'POST', `/v1/residents/${id}/merge`, { otherId: other(id) }),
  unmerge: ({ call }, id) => call('doctor-1', 'POST', `/v1/residents/${id}/unmerge`, { otherId: other(id) }),
  import: (service, _id, n) => importAgain(service, n),
};

const someDeeds = fc.array(
  fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.constantFrom(...PEOPLE), fc.nat(999)),
  { minLength: 8, maxLength: 20 },
);

/** Stores the commands of a resident anew, as if so many bytes had gone into an item. */
const repack = async ({ table, ports }: GivenService, id: string, mostBytes: number): Promise<void> => {
  const residentId = anId<'ResidentId'>(id);
  const { entries = [] } = (await ports.residents.load(residentId)) ?? {};
  const items = new Map<string, Item>();
  let page: Entry[] = [];
  for (const entry of entries) {
    const [item] = entryItems({ residentId, entry, page }, ports.keys.seal, mostBytes);
    if (item === undefined) throw new Error('a command is stored');
    page = item.version === 1 ? [entry] : [...page, entry];
    items.set(item.key.sk, item);
  }
  await table.deleteMany(entries.map(({ seq }) => entriesKey(residentId, seq)));
  await table.putMany([...items.values()]);
};

/** Everything that is told of the people: each one's story, and the county as it goes out. */
const told = async ({ call, world }: GivenService): Promise<unknown> => {
  const stories = PEOPLE.map((id) => call('admin-1', 'GET', `/v1/residents/${id}`));
  const visits = PEOPLE.map((id) => call('admin-1', 'GET', `/v1/residents/${id}/follow-ups`));
  const bodies = (await Promise.all([...stories, ...visits])).map(({ status, body }) => [status, body]);
  return [bodies, await exportOf(world.county)];
};

test('how many commands share an item is told by nothing: not by a story, a list or an export', async () => {
  await fc.assert(
    fc.asyncProperty(someDeeds, async (deeds) => {
      const service = await givenService();
      for (const [name, id, n] of deeds) await DEEDS[name]?.(service, id, n);
      const before = await told(service);
      for (const mostBytes of [1, 1_000_000]) {
        for (const id of PEOPLE) await repack(service, id, mostBytes);
        expect(await told(service)).toEqual(before);
      }
      // What comes next goes on from there, and an undone merge finds what it brought.
      for (const id of PEOPLE) await DEEDS['unmerge']?.(service, id, 0);
      expect((await service.call('admin-1', 'PATCH', '/v1/residents/R1-01', { name: '王春岚' })).status).toBe(
        200,
      );
    }),
    { numRuns: 6 },
  );
});
