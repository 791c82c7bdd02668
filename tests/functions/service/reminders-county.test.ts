import { describe, expect, test } from 'vitest';

import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { COUNTY_FILES } from '../../../functions/county-files/columns.ts';
import { FILES, makeSampleCounty } from '../../local/generate/sample-county.ts';
import { type CountyRows, sourceOf } from '../county-files/county-texts.ts';
import { importInto, openStoreInMemory } from '../county-files/imported.ts';
import { exportOf, runOn } from '../county-files/outputs-of.ts';
import { expectSameAsRun, field, remindersOn, smsOf } from './given-plan.ts';
import { daysFrom, sender } from './given-reminders.ts';
import { type GivenService, givenService, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

const apis = [remindersApi];
const MANY_MESSAGES = 10;
/** Sixty days before the end of the year everybody without an exam is reminded. */
const EXAM_DAY = '2025-11-01';

/** A generated county of 300 in which teams cover one village alone, and every second person signed no contract. */
const countyWithoutTeams = (): CountyRows => {
  const county = makeSampleCounty(300);
  const rows = Object.fromEntries(FILES.map((file) => [file, county.rowsOf(file)]));
  const [regionCodes = ''] = [...county.valuesOf('residents', 'regionCode')].toSorted();
  const signed = county.rowsOf('contracts').filter(({ residentId = '' }) => /[02468]$/.test(residentId));
  const ids = new Set(signed.map(({ id }) => id));
  return {
    ...rows,
    teams: county.rowsOf('teams').map((row) => ({ ...row, regionCodes })),
    contracts: signed,
    services: county.rowsOf('services').filter(({ contractId }) => ids.has(contractId)),
  };
};

/** The service's county as it is exported, in a store on which the CLI runs. */
const exportedInto = async ({ world }: GivenService) => {
  const texts = await exportOf(world.county);
  const { store } = openStoreInMemory();
  const source = sourceOf(Object.fromEntries(COUNTY_FILES.map((file) => [file, texts[`${file}.csv`] ?? ''])));
  await importInto(store, source);
  return store;
};

const withoutTeam = (items: readonly unknown[]): readonly unknown[] =>
  items.filter((item) => field('teamId')(item) === '');

describe('a county in which some people have no team', () => {
  test('is planned live as the run of its exported folder plans it, day by day', async () => {
    const service = await givenService({ apis, rows: countyWithoutTeams() });
    const store = await exportedInto(service);
    let lonely = 0;
    for (const day of daysFrom(SERVICE_DAY, 16)) {
      const { files } = await runOn(store, day);
      const items = await remindersOn(service, 'bureau-1', `on=${day}&dryRun=true&limit=200`);
      expectSameAsRun(items, files, day);
      lonely += withoutTeam(items).length;
    }
    expect(lonely).toBeGreaterThan(0);
  });

  test('is sent as planned, and a day that is past shows who got what and who was to be called', async () => {
    const service = await givenService({ apis, rows: countyWithoutTeams() });
    const store = await exportedInto(service);
    const days = daysFrom(EXAM_DAY, 3);
    let sent = 0;
    let lonely = 0;
    for (const day of days) {
      service.moveTo(day);
      await service.world.background.passDays();
      const { tick, handed } = sender(service);
      await tick();
      sent += handed.length;
    }
    expect(sent).toBeGreaterThan(MANY_MESSAGES);
    for (const day of days) {
      const { files } = await runOn(store, day);
      const items = await remindersOn(service, 'bureau-1', `on=${day}&limit=200`);
      expectSameAsRun(items, files, day);
      lonely += smsOf(withoutTeam(items)).length;
    }
    expect(lonely).toBeGreaterThan(0);
  });
});

describe('the calls of a day', () => {
  const DAY = '2025-06-27';

  /** R1-01 and R1-02 were due on the 20th: seven days later the nurse calls. */
  const aService = async (): Promise<GivenService> => {
    const service = await givenService({ apis });
    service.moveTo(DAY);
    await service.world.background.passDays();
    return service;
  };

  test('stay as decided whatever is recorded after, with what came of them', async () => {
    const service = await aService();
    await sender(service).tick();
    const on = (day: string) => remindersOn(service, 'doctor-1', `on=${day}`);
    const before = await on(DAY);
    const call = before.find((item) => field('reason')(item) === 'call_step');
    expect(call).toMatchObject({ by: 'call', teamId: 'T1' });
    const task = ['residentId', 'kind', 'programme', 'dueOn'].map((name) => field(name)(call)).join(':');
    service.moveTo('2025-06-28');
    const path = `/v1/teams/T1/worklist/${task}/calls`;
    const made = await service.call('nurse-1', 'POST', path, { outcome: 'reached' });
    expect(made.status, textAt({ task }, 'task')).toBe(201);
    const after = await on(DAY);
    expect(after).toHaveLength(before.length);
    const same = after.find((item) => field('dueOn')(item) === field('dueOn')(call));
    expect(same).toMatchObject({ outcome: 'reached', calledOn: '2025-06-28' });
    expect(valueAt(before[0], 'outcome')).toBeUndefined();
    expect(await on('2025-06-26')).toEqual([]);
  });

  test('are told to no other team', async () => {
    const service = await aService();
    await sender(service).tick();
    const items = await remindersOn(service, 'doctor-1', `on=${DAY}`);
    expect(new Set(items.map(field('teamId')))).toEqual(new Set(['T1']));
  });
});
