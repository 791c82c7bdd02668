import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { localDate } from '../../../domain/kernel/time.ts';
import type { CloudWorld } from '../../../functions/adapters/cloud/open-world.ts';
import { bucketCountsKey } from '../../../functions/adapters/store/indicator-keys.ts';
import { headKey, viewKey } from '../../../functions/adapters/store/service-keys.ts';
import type { Item } from '../../../functions/adapters/store/table.ts';
import { rowKey } from '../../../functions/county-files/pack.ts';
import { contextOf } from '../../../functions/indicators/refresh-residents.ts';
import { type Change, commitOf } from '../../../functions/residents/commit.ts';
import { residentFile } from '../../../functions/residents/resident-file.ts';
import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { makeViewsAnew } from '../../../local/operate/views-anew.ts';
import { importInto } from '../../../local/cli/import.ts';
import { anId } from '../../given/values.ts';
import { isEngineInstalled } from '../../functions/adapters/store/local-engine.ts';
import { countyRows } from '../../functions/service/given-county.ts';
import { countyFolder, derivedIn, type GivenStage, isDerived, startAccount, within } from './given-stage.ts';

const DAY = localDate('2025-06-16');
const OTHER_VILLAGE = '530121101201';

/** Moves somebody to another village and lets them be called otherwise, as commands do. */
const changeSomebody = async ({ ports }: CloudWorld, id: ResidentId): Promise<void> => {
  const [stored] = await ports.residents.loadMany([id]);
  if (stored === undefined) throw new Error(`${id} is not there`);
  const key = rowKey('residents', [id]);
  const set = { regionCode: OTHER_VILLAGE, name: '王春晓' };
  const change: Change = {
    events: [],
    patches: [{ file: 'residents', key, set }],
    at: ports.now().toISOString(),
    by: 'doctor-1',
    reason: undefined,
  };
  const commit = commitOf(residentFile(stored), change, await contextOf(ports, DAY));
  expect(await ports.commit({ residents: [commit] }, undefined)).toMatchObject({ ok: true });
};

describe.runIf(isEngineInstalled())('an operator of a deployed stage', () => {
  let account: Awaited<ReturnType<typeof startAccount>>;
  const county = countyFolder(countyRows());
  let stage: GivenStage;

  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(async () => {
    county.remove();
    await account.stop();
  });
  beforeEach(async () => {
    stage = await account.givenStage();
    await stage.operate('keys');
  });

  const importCounty = () =>
    stage.operate('import', '--data', county.folder, '--out', `${county.folder}/out`);

  const inWorld = <T>(work: (world: CloudWorld) => Promise<T>): Promise<T> => within(stage, work);

  test('imports the first county, whose live numbers are then those of its records', async () => {
    const { said } = await importCounty();
    expect(said.join('\n')).toMatch(/residents.csv +36/);
    expect(await stage.operate('verify')).toEqual({ said: ['2025-06-16 不同 / differences: 0'], code: 0 });
    const tasks = await inWorld(({ ports }) =>
      ports.residents.tasks(
        anId('T1'),
        { from: localDate('2020-01-01'), until: localDate('2026-01-01') },
        { limit: 50, cursor: undefined },
      ),
    );
    expect(tasks?.items.length).toBeGreaterThan(0);
  });

  test('does not import over a county that is at work', async () => {
    await importCounty();
    await expect(importCounty()).rejects.toThrow('at work with its county since 2025-06-16');
  });

  test('goes on with an import that broke off, and stores nothing twice', async () => {
    await inWorld(async (world) => {
      const findings = `${county.folder}/out`;
      const input = { data: county.folder, place: {}, findings, onProgress: () => {}, onStored: () => {} };
      await importInto(world.county, input);
      world.forgetReference();
      const anew = { context: await contextOf(world.ports, DAY), isEveryone: false };
      expect(await makeViewsAnew(world, anew, () => {})).toBe(36);
      expect(await makeViewsAnew(world, anew, () => {})).toBe(0);
      await world.table.deleteMany([headKey(anId('R1-01'))]);
      expect(await makeViewsAnew(world, anew, () => {})).toBe(1);
      await world.table.deleteMany([headKey(anId('R1-02'))]);
    });
    await importCounty();
    const heads = (await stage.items()).filter(({ key }) => key.sk.endsWith('#head'));
    expect(heads.map(({ version }) => version)).toEqual(Array.from({ length: 36 }, () => 1));
    expect((await stage.operate('verify')).code).toBe(0);
  });

  test('lets the first administrator sign in for the whole county, and no second one', async () => {
    const admit = (...more: string[]) =>
      stage.operate('first-administrator', '--user', 'sub-1', '--name', '管理员甲', ...more);
    await expect(admit()).rejects.toThrow('import the county first');
    await importCounty();
    expect((await admit()).said).toEqual(['管理员 / administrator: 管理员甲, 530121']);
    const { users } = await inWorld(({ ports }) => ports.reference());
    expect(users.get('sub-1')?.subject).toEqual({
      userId: 'sub-1',
      role: 'administrator',
      regionCode: '530121',
    });
    const second = ['first-administrator', '--user', 'sub-2', '--name', '管理员乙'] as const;
    await expect(stage.operate(...second)).rejects.toThrow('there is an administrator, 管理员甲');
    await stage.operate(...second, '--instead-of', 'sub-1');
    const { users: now } = await inWorld(({ ports }) => ports.reference());
    expect([...now.keys()]).toEqual(['sub-2']);
  });

  test('hears of a count that is not that of the records, and puts it right by a rebuild', async () => {
    await importCounty();
    await inWorld(async ({ table }) => {
      const keys = Array.from({ length: 8 }, (_, bucket) => bucketCountsKey('530121100201', bucket));
      const items = await table.getMany(keys, { consistent: true });
      await table.deleteMany(items.flatMap((item) => item?.key ?? []).slice(0, 1));
    });
    const { said, code } = await stage.operate('verify');
    expect([said.at(-1), code]).toEqual(['2025-06-16 不同 / differences: 1', 1]);
    await stage.operate('rebuild');
    expect((await stage.operate('verify')).code).toBe(0);
  });

  test('restores everything derived from the records alone', async () => {
    await importCounty();
    await inWorld((world) => changeSomebody(world, anId('R1-01')));
    await stage.operate('rebuild');
    const open = await inWorld(async ({ ports }) => ports.keys.open);
    const whole = await stage.items();
    const before = derivedIn(whole, open);
    expect(before.length).toBeGreaterThan(200);
    await inWorld(({ table }) => table.deleteMany(whole.filter(isDerived).map(({ key }) => key)));
    expect((await stage.items()).filter(isDerived)).toEqual([]);

    const { said } = await stage.operate('rebuild');

    expect(said).toEqual(['2025-06-16 重建 / made anew: 36；清除 / swept: 0']);
    expect(derivedIn(await stage.items(), open)).toEqual(before);
    expect((await stage.operate('verify')).code).toBe(0);
    // Whoever goes on writes on: the number of commands is known from the records.
    const next = await inWorld(async (world) => {
      await changeSomebody(world, anId('R1-01'));
      return world.ports.residents.load(anId('R1-01'));
    });
    expect(next?.entries.map(({ seq }) => seq)).toEqual([2, 4]);
  });

  test('brings one person’s records back from a restored table, and everybody else stays', async () => {
    await importCounty();
    const restored = await stage.restoreBeside();
    await inWorld((world) => changeSomebody(world, anId('R1-01')));
    await inWorld((world) => changeSomebody(world, anId('R1-02')));
    const { said } = await stage.operate('bring-back', '--from', restored, '--resident', 'R1-01');
    expect(said[0]).toMatch(/brought back: 1；删除 \/ removed: 1$/);
    const names = await inWorld(async ({ ports }) => {
      const stored = await ports.residents.loadMany([anId('R1-01'), anId('R1-02')]);
      return stored.flatMap((one) => (one === undefined ? [] : residentFile(one).history.resident.name));
    });
    expect(names).toEqual(['王春兰', '王春晓']);
    const { said: found } = await stage.operate('verify');
    // Of the other the change feed has not been heard here; of this one nothing is wrong.
    expect(found.join()).not.toContain('R1-01');
    await expect(stage.operate('bring-back', '--from', restored, '--resident', 'R9')).rejects.toThrow(
      'holds no record of R9',
    );
  });

  test('brings everything back from a restored table, to the last item', async () => {
    await importCounty();
    const before = await stage.items();
    const restored = await stage.restoreBeside();
    await inWorld(async (world) => {
      await changeSomebody(world, anId('R1-01'));
      await world.table.deleteMany(before.slice(0, 40).map(({ key }) => key));
    });
    await expect(stage.operate('bring-back', '--from', restored)).rejects.toThrow('say whose records');
    await stage.operate('bring-back', '--from', restored, '--everything');
    const texts = (items: readonly Item[]): string[] => items.map((item) => JSON.stringify(item)).toSorted();
    expect(texts(await stage.items())).toEqual(texts(before));
    expect((await stage.operate('verify')).code).toBe(0);
  });

  test('sweeps from lists what belongs to no record', async () => {
    await importCounty();
    const key = viewKey(anId('R1-12'), 't T1 2025-07-01 annual_exam ');
    await inWorld(({ table, ports }) =>
      table.putMany([{ key, version: 1, body: { name: ports.keys.seal('孙玉芬') } }]),
    );
    expect((await stage.operate('rebuild')).said.join()).toMatch(/swept: 1$/);
  });
});
