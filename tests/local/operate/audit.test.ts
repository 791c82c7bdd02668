import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { CloudWorld } from '../../../functions/adapters/cloud/open-world.ts';
import { lookedPartition } from '../../../functions/adapters/store/audit-keys.ts';
import type { Item } from '../../../functions/adapters/store/table.ts';
import { everyHourSeal } from '../../../functions/access/every-hour-seal.ts';
import { anId } from '../../given/values.ts';
import { isEngineInstalled } from '../../functions/adapters/store/local-engine.ts';
import { type GivenStage, startAccount, within } from './given-stage.ts';

const textsOf = (items: readonly Item[]): string[] => items.map((item) => JSON.stringify(item)).toSorted();

const isRecord = ({ key }: Item): boolean => key.pk.startsWith('audit#');

/** What stood in a record of the day becomes another thing. */
const forged = (items: readonly Item[]): readonly Item[] =>
  items.map((item) => (isRecord(item) ? { ...item, body: { ...item.body, userId: 'somebody-else' } } : item));

describe.runIf(isEngineInstalled())('the audit of a deployed stage', () => {
  let account: Awaited<ReturnType<typeof startAccount>>;
  let stage: GivenStage;

  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.stop());

  const inWorld = <T>(work: (world: CloudWorld) => Promise<T>): Promise<T> => within(stage, work);

  /** Somebody looks at people at a time of the first day. */
  const look = (at: string, ...people: readonly string[]) =>
    inWorld(async ({ ports }) => {
      const requestId = `request-${at}`;
      const who = {
        userId: anId<'UserId'>('doctor-1'),
        role: 'team_leader',
        action: 'residents.show',
      } as const;
      const residentIds = people.map((id) => anId<'ResidentId'>(id));
      await ports.audit({ at, requestId, ...who, purpose: '', residentIds, outcome: 'allowed' });
    });
  const seal = () => inWorld(({ ports }) => everyHourSeal(ports.audits, ports.now()));
  const looksAt = (id: string) =>
    inWorld(async ({ ports }) => {
      const page = await ports.audits.looks(anId(id), { limit: 10, cursor: undefined });
      return page?.items.map(({ at }) => at);
    });

  /** Two looks on the first day, which is sealed, and one on the next. */
  beforeEach(async () => {
    stage = await account.givenStage();
    await stage.operate('keys');
    await seal();
    await look('2025-06-16T03:00:00.000Z', 'R1');
    await look('2025-06-16T04:00:00.000Z', 'R1', 'R2');
    stage.later(24);
    await seal();
    await look('2025-06-17T03:00:00.000Z', 'R1');
  });

  test('is verified where it is, and where a restore has put it, without a data key', async () => {
    stage.loseParameter();
    const restored = await stage.restoreAudit();
    for (const where of [[], ['--from', restored]]) {
      const { said, code } = await stage.operate('verify-audit', ...where);
      expect(said).toEqual(['审计记录完整：1日2条 / 1 days, 2 records, all sound']);
      expect(code).toBe(0);
    }
  });

  test('that was changed is found broken, and nothing of it is brought back', async () => {
    const restored = await stage.restoreAudit(forged);
    const before = textsOf(await stage.audit());
    expect((await stage.operate('verify-audit', '--from', restored)).code).toBe(1);
    const { said, code } = await stage.operate('bring-back-audit', '--from', restored);
    expect([said.at(-1)?.includes('broken in'), code]).toEqual([true, 1]);
    expect(textsOf(await stage.audit())).toEqual(before);
  });

  test('is added to from a restored one by what it lacks, and by nothing twice', async () => {
    const whole = textsOf(await stage.audit());
    const restored = await stage.restoreAudit();
    await stage.loseAudit();
    expect((await stage.operate('bring-back-audit', '--from', restored)).said.at(-1)).toBe(
      `补回 / added: ${whole.length}`,
    );
    expect(textsOf(await stage.audit())).toEqual(whole);
    expect((await stage.operate('bring-back-audit', '--from', restored)).said.at(-1)).toBe('补回 / added: 0');
  });

  test('keeps what came after the restore', async () => {
    const restored = await stage.restoreAudit();
    await look('2025-06-17T04:00:00.000Z', 'R2');
    const whole = textsOf(await stage.audit());
    expect((await stage.operate('bring-back-audit', '--from', restored)).said.at(-1)).toBe('补回 / added: 0');
    expect(textsOf(await stage.audit())).toEqual(whole);
  });

  test('that began anew by itself is not mixed with a restored one: nothing is added', async () => {
    const restored = await stage.restoreAudit();
    await stage.loseAudit();
    stage.later(24);
    await seal();
    const before = textsOf(await stage.audit());
    await expect(stage.operate('bring-back-audit', '--from', restored)).rejects.toThrow(
      'has another audit-seal',
    );
    expect(textsOf(await stage.audit())).toEqual(before);
  });

  test('is not brought back from itself', async () => {
    const { operate } = stage;
    const own = 'jiayi-dev-data-AuditTable-1ABC';
    await expect(operate('bring-back-audit', '--from', own)).rejects.toThrow('the very table');
  });

  test('stays whole when the main table is brought back, and so does who looked since', async () => {
    const restored = await stage.restoreBeside();
    await look('2025-06-17T04:00:00.000Z', 'R1');
    const whole = textsOf(await stage.audit());
    await stage.operate('bring-back', '--from', restored, '--everything');
    expect(textsOf(await stage.audit())).toEqual(whole);
    expect((await looksAt('R1'))?.[0]).toBe('2025-06-17T04:00:00.000Z');
  });

  test('tells each person anew who looked at them, where the main table lost it', async () => {
    const looks = (await stage.items()).filter(({ key }) => key.pk.startsWith('looked#'));
    // The look at several people is told by the change feed, which nobody hears here.
    expect(looks).toHaveLength(2);
    await inWorld(({ table }) => table.deleteMany(looks.map(({ key }) => key)));
    expect(await looksAt('R1')).toEqual([]);
    expect((await stage.operate('looks', '--since', '2025-06-16')).said).toEqual(['记录 / records: 3']);
    expect(await looksAt('R1')).toEqual([
      '2025-06-17T03:00:00.000Z',
      '2025-06-16T04:00:00.000Z',
      '2025-06-16T03:00:00.000Z',
    ]);
    expect(await looksAt('R2')).toEqual(['2025-06-16T04:00:00.000Z']);
    const told = (await stage.items()).filter(({ key }) => key.pk === lookedPartition(anId('R1')));
    expect(told.filter((item) => looks.some((one) => one.key.sk === item.key.sk))).toHaveLength(2);
    await expect(stage.operate('looks', '--since', 'June')).rejects.toThrow('not a day');
  });
});
