import { describe, expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { areasOf } from '../../../domain/indicators/index.ts';
import { outboxOf } from '../../../functions/adapters/gateways/local-outbox.ts';
import { recountOnce } from '../../../functions/indicators/every-night-recount.ts';
import type { Ports } from '../../../functions/kit/ports.ts';
import { recorderOf } from '../../../functions/runs/record-step.ts';
import { type Step, STEPS } from '../../../events/day-steps.ts';
import type { StepRun } from '../../../functions/runs/run-store.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { runsApi } from '../../../functions/runs/lambda.ts';
import { passTo, remind } from '../../../local/service/outbox.ts';
import { on } from '../../given/values.ts';
import { coupleRows, sender } from './given-reminders.ts';
import { type GivenService, givenService, listAt, SERVICE_DAY, textAt, valueAt } from './given-service.ts';
import { passDays } from './carried.ts';

const TODAY = on(SERVICE_DAY);
/** The day on which the couple is reminded. */
const NEXT = plusDays(TODAY, 1);

const aService = (): Promise<GivenService> => givenService({ apis: [runsApi], rows: coupleRows() });

/** The last day of the year: the next one changes what is due of many. */
const YEARS_END = on('2025-12-31');
const NEW_YEAR = plusDays(YEARS_END, 1);

const aServiceAtYearsEnd = async (): Promise<GivenService> => {
  const service = await aService();
  service.moveTo(YEARS_END);
  await passDays(service.ports, YEARS_END);
  service.moveTo(NEW_YEAR);
  return service;
};

/** Moves the clock as somebody at the machine does, with all that falls due on the way. */
const passed = async (service: GivenService, day: string): Promise<void> => {
  await passTo(service.world, on(day));
  service.moveTo(day);
};

const stepOf = async ({ ports }: Pick<GivenService, 'ports'>, day: string, step: Step): Promise<StepRun> => {
  const found = (await ports.runs.find(on(day))).steps.find((one) => one.step === step);
  if (found === undefined) throw new Error(`no ${step} was begun`);
  return found;
};

const shown = async ({ call }: GivenService, path: string, user = 'bureau-1') =>
  (await call(user, 'GET', path)).body;

const stateOf = (body: unknown, step: Step): unknown => valueAt(body, `steps.${STEPS.indexOf(step)}.state`);

describe('the runs of some days', () => {
  test('are there for each day that the clock was moved over, the latest first', async () => {
    const service = await aService();
    await passed(service, plusDays(TODAY, 3));
    const items = listAt(await shown(service, '/v1/runs'), 'items');
    expect(items.map((item) => valueAt(item, 'day'))).toEqual([3, 2, 1, 0].map((at) => plusDays(TODAY, at)));
    const states = items.map((item) => STEPS.map((step) => stateOf(item, step)));
    const past = ['done', 'done', 'done', 'done', 'done', 'skipped'];
    // The counts of a day are kept when it ends; of the day of the import nothing else was to be done. The recount of the
    // last day is theirs too.
    expect(states).toEqual([
      ['done', 'done', 'done', 'done', 'waiting', 'waiting'],
      past,
      past,
      ['skipped', 'skipped', 'skipped', 'skipped', 'done', 'skipped'],
    ]);
    expect(items.map((item) => valueAt(item, 'state'))).toEqual(['waiting', 'done', 'done', 'skipped']);
  });

  test('that nobody has gone through yet wait for what is still to come, and for nothing else', async () => {
    const service = await aService();
    await passed(service, NEXT);
    service.moveTo(plusDays(NEXT, 1));
    const run = await shown(service, `/v1/runs/${NEXT}`);
    const states = STEPS.map((step) => stateOf(run, step));
    expect(states).toEqual(['done', 'done', 'done', 'done', 'waiting', 'skipped']);
    expect(run).toMatchObject({ state: 'waiting' });
  });

  test('count whom and what time alone changed, and the areas whose numbers were kept', async () => {
    const service = await aServiceAtYearsEnd();
    const touched = await passDays(service.ports, NEW_YEAR);
    expect(touched.residents).toBeGreaterThan(0);
    expect(touched.buckets).toBeGreaterThan(0);
    const [facts, tasks] = [
      await stepOf(service, NEW_YEAR, 'facts'),
      await stepOf(service, NEW_YEAR, 'tasks'),
    ];
    expect(facts.counts).toEqual({ residents: 0, tasks: 0, buckets: touched.buckets });
    expect(tasks.counts).toMatchObject({ residents: touched.residents });
    expect(tasks.counts['tasks']).toBeGreaterThan(0);
    const { organisation } = await service.ports.reference();
    expect((await stepOf(service, YEARS_END, 'snapshots')).counts).toEqual({
      areas: areasOf(organisation).length,
    });
  });

  test('count whose dated values end apart from those whose tasks alone change', async () => {
    const service = await givenService({ apis: [runsApi, residentsApi], rows: coupleRows() });
    const pregnancy = { keyGroups: ['pregnant'], expectedDeliveryOn: '2025-07-01' };
    const { status } = await service.call('doctor-1', 'PATCH', '/v1/residents/R1-05', pregnancy);
    expect(status).toBe(200);
    // It ends by itself 42 days after that.
    const day = on('2025-08-12');
    service.moveTo(day);
    await passDays(service.ports, day);
    expect((await stepOf(service, day, 'facts')).counts).toMatchObject({ residents: 1 });
    expect((await stepOf(service, day, 'tasks')).counts).toMatchObject({ residents: 0 });
  });

  test('count the reminders that were planned, and what became of their messages', async () => {
    const service = await aService();
    await passed(service, NEXT);
    const sms = await outboxOf({ table: service.table, keys: service.ports.keys }, NEXT, undefined);
    expect(sms.length).toBeGreaterThan(0);
    // The couple shares a phone: two reminders, one message.
    const { counts } = await stepOf(service, NEXT, 'plan');
    expect(counts).toMatchObject({ messages: sms.length, reminders: sms.length + 1, stale: 0 });
    const byReason = Object.entries(counts).filter(([name]) => name.startsWith('calls.'));
    expect(byReason.reduce((sum, [, calls]) => sum + calls, 0)).toBe(counts['calls']);
    expect((await stepOf(service, NEXT, 'send')).counts).toEqual({ sent: sms.length });
  });

  test('are listed page by page, between two days', async () => {
    const service = await aService();
    await passed(service, plusDays(TODAY, 4));
    const daysOf = (body: unknown) => listAt(body, 'items').map((item) => valueAt(item, 'day'));
    const range = `/v1/runs?from=${NEXT}&to=${plusDays(TODAY, 3)}&limit=2`;
    const first = await shown(service, range);
    expect(daysOf(first)).toEqual([plusDays(TODAY, 3), plusDays(TODAY, 2)]);
    const second = await shown(service, `${range}&cursor=${encodeURIComponent(textAt(first, 'next'))}`);
    expect(second).toMatchObject({ items: [{ day: NEXT }], next: null });
    expect(daysOf(await shown(service, `/v1/runs?from=${NEXT}&to=${TODAY}`))).toEqual([]);
  });

  test('are for those who answer for the whole county', async () => {
    const service = await aService();
    await passed(service, NEXT);
    const statusFor = async (user: string) => (await service.call(user, 'GET', `/v1/runs/${NEXT}`)).status;
    for (const user of ['bureau-1', 'admin-1', 'auditor-1', 'integration-1'])
      expect(await statusFor(user), user).toBe(200);
    for (const user of ['doctor-1', 'nurse-1', 'manager-1']) expect(await statusFor(user), user).toBe(403);
    expect(JSON.stringify(await shown(service, '/v1/runs'))).not.toMatch(/R\d-\d/);
    expect((await service.call('bureau-1', 'GET', `/v1/runs/${plusDays(NEXT, 1)}`)).status).toBe(404);
  });
});

/** The world, of which one thing breaks as often as said. */
const breaking = (ports: Ports, times: number): Ports => {
  let left = times;
  const { indicators } = ports;
  return {
    ...ports,
    indicators: {
      ...indicators,
      residentsDue: (from, until) => {
        if (left-- > 0) throw new Error('R1-01 cannot be read');
        return indicators.residentsDue(from, until);
      },
    },
  };
};

describe('a step that breaks', () => {
  test('is shown as failed, and goes on the next time; what was done before counts once', async () => {
    const [service, whole] = [await aService(), await aService()];
    await passed(whole, NEXT);
    service.moveTo(NEXT);
    const ports = breaking(service.ports, 1);
    await expect(passDays(ports, NEXT)).rejects.toThrow('cannot be read');
    const body = await shown(service, `/v1/runs/${NEXT}`);
    expect(body).toMatchObject({ state: 'failed' });
    expect([stateOf(body, 'facts'), stateOf(body, 'tasks')]).toEqual(['done', 'failed']);
    expect(JSON.stringify(body)).not.toContain('R1-01');
    await passDays(ports, NEXT);
    const tasks = await stepOf(service, NEXT, 'tasks');
    expect(tasks).toMatchObject({ state: 'done', attempts: 2 });
    for (const step of ['facts', 'tasks', 'snapshots'] as const)
      expect((await stepOf(service, step === 'snapshots' ? TODAY : NEXT, step)).counts, step).toEqual(
        (await stepOf(whole, step === 'snapshots' ? TODAY : NEXT, step)).counts,
      );
  });

  test('adds what is left to what it did before it broke', async () => {
    const [service, whole] = [await aServiceAtYearsEnd(), await aServiceAtYearsEnd()];
    await passDays(whole.ports, NEW_YEAR);
    const { commit } = service.ports;
    let commits = 0;
    const ports: Ports = {
      ...service.ports,
      commit: (writes, receipt) => {
        commits += 1;
        if (commits === 2) throw new Error('the machine broke');
        return commit(writes, receipt);
      },
    };
    await expect(passDays(ports, NEW_YEAR)).rejects.toThrow('the machine broke');
    expect(await stepOf(service, NEW_YEAR, 'tasks')).toMatchObject({
      state: 'failed',
      counts: { residents: 10 },
    });
    await passDays(service.ports, NEW_YEAR);
    const { counts, attempts } = await stepOf(service, NEW_YEAR, 'tasks');
    expect(attempts).toBe(2);
    expect(counts).toEqual((await stepOf(whole, NEW_YEAR, 'tasks')).counts);
  });

  test('while it sends is shown, and stays open until nothing is on its way', async () => {
    const service = await aService();
    service.moveTo(NEXT);
    await passDays(service.ports, NEXT);
    const record = recorderOf(service.ports, NEXT);
    const { pass, tick } = sender(service, ['crash', { kind: 'accepted', providerId: 'sms-1' }]);
    await expect(tick({}, record)).rejects.toThrow('died');
    expect(await stepOf(service, NEXT, 'send')).toMatchObject({ state: 'failed', error: 'Error' });
    await tick({}, record);
    expect(await stepOf(service, NEXT, 'send')).toMatchObject({ state: 'running', attempts: 2 });
    pass(60);
    await tick({}, record);
    const { state, counts } = await stepOf(service, NEXT, 'send');
    expect({ state, ...counts }).toMatchObject({ state: 'done', unknown: 1 });
  });
});

describe('work that is done', () => {
  test('is not done again: the second time finds nothing, and writes nothing', async () => {
    const service = await aService();
    await passed(service, NEXT);
    const before = [await service.ports.runs.find(NEXT), service.table.meter().written];
    await passDays(service.ports, NEXT);
    await remind(service.world);
    expect([await service.ports.runs.find(NEXT), service.table.meter().written]).toEqual(before);
  });

  test('of a day without any change costs a handful of write units', async () => {
    const service = await aService();
    const day = plusDays(NEXT, 1);
    await passed(service, NEXT);
    service.moveTo(day);
    const before = service.table.meter().written;
    expect(await passDays(service.ports, day)).toEqual({ residents: 0, buckets: 0 });
    await remind(service.world);
    expect((await stepOf(service, day, 'plan')).counts).toMatchObject({ messages: 0 });
    const { organisation } = await service.ports.reference();
    // Two for each of five steps, one for how far the days came, one for the sending; besides a snapshot an area.
    expect(service.table.meter().written - before - areasOf(organisation).length).toBe(12);
  });

  test('on days that the clock was moved back before is forgotten', async () => {
    const service = await aService();
    await passed(service, plusDays(TODAY, 3));
    service.moveTo(NEXT);
    await passDays(service.ports, NEXT);
    const { items = [] } =
      (await service.ports.runs.list(
        { from: undefined, until: on('2030-01-01') },
        { limit: 9, cursor: undefined },
      )) ?? {};
    expect(items.map(({ day }) => day)).toEqual([NEXT, TODAY]);
  });
});

describe('the nightly recount', () => {
  const WEEK = plusDays(TODAY, 7);

  test('is done once a day, after the day’s tasks, and says how much was held against the records', async () => {
    const service = await aService();
    expect(await recountOnce(service.ports, TODAY)).toEqual([]);
    expect((await service.ports.runs.find(TODAY)).steps).toEqual([]);
    await passed(service, WEEK);
    expect(await recountOnce(service.ports, WEEK)).toEqual([]);
    const done = await stepOf(service, WEEK, 'recount');
    const { bucketsAVillage } = service.ports.indicators;
    // A week after all was counted everybody's records are read: three villages.
    expect(done).toMatchObject({ state: 'done', counts: { buckets: 3 * bucketsAVillage, differences: 0 } });
    await recountOnce(service.ports, WEEK);
    expect(await stepOf(service, WEEK, 'recount')).toEqual(done);
  });

  test('that breaks is done by the next minute', async () => {
    const service = await aService();
    await passed(service, WEEK);
    const { residents } = service.ports;
    const broken = {
      ...service.ports,
      residents: {
        ...residents,
        everybodyIn: () => {
          throw new Error('no disk');
        },
      },
    };
    await expect(recountOnce(broken, WEEK)).rejects.toThrow('no disk');
    expect(await stepOf(service, WEEK, 'recount')).toMatchObject({
      state: 'failed',
      attempts: 1,
      error: 'Error',
    });
    await recountOnce(service.ports, WEEK);
    expect(await stepOf(service, WEEK, 'recount')).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('of a later day looks at what was counted since the last one', async () => {
    const service = await aService();
    await passed(service, NEXT);
    await recountOnce(service.ports, NEXT);
    await passed(service, plusDays(TODAY, 2));
    await recountOnce(service.ports, plusDays(TODAY, 2));
    const { counts } = await stepOf(service, plusDays(TODAY, 2), 'recount');
    expect(counts['buckets']).toBeLessThan(3 * service.ports.indicators.bucketsAVillage);
  });
});
