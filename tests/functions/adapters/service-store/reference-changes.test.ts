import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { defaultPackages } from '../../../../domain/contracts/index.ts';
import type { OrganisationEvent } from '../../../../events/organisation.ts';
import { countyStore, raiseReference } from '../../../../functions/adapters/county-store/county-store.ts';
import { newId } from '../../../../functions/adapters/new-id.ts';
import {
  loadReference,
  referenceIn,
  referenceWrites,
  saveUsers,
} from '../../../../functions/adapters/service-store/reference.ts';
import { openTable } from '../../../../functions/adapters/store/index.ts';
import { organisationKey } from '../../../../functions/adapters/store/service-keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import type { Table } from '../../../../functions/adapters/store/table.ts';
import { weakTable } from '../../../../functions/adapters/store/weak-table.ts';
import { referenceChange } from '../../../../functions/organisation/change.ts';
import {
  keptReference,
  type Reference,
  type ReferenceCommit,
  type StoredReference,
  type User,
} from '../../../../functions/organisation/reference.ts';
import { aRegionCode, anId, on } from '../../../given/values.ts';
import { type Engine, isEngineInstalled, startEngine } from '../store/local-engine.ts';

const TODAY = on('2025-06-16');
const NOW = new Date('2025-06-16T02:00:00Z');
const now = (): Date => NOW;
const inMemory = (): Table => openSqliteTable({ file: ':memory:', durability: 'normal', now });

const TEAMS = ['T1,1队,I1,530121100201,', 'T2,2队,I1,530121100202,'] as const;
const ROWS = {
  regions: '530121,示范县,,36\n530121100,示范一镇,,24\n530121100201,示范村1,,12\n530121100202,示范村2,,12',
  institutions: 'I1,一镇卫生院,township_health_centre,530121100,,\nI2,县医院,county_hospital,530121,,',
  teams: TEAMS.join('\n'),
  staff: 'S1,王医生,family_doctor,T1,,,yes',
} as const;

const userOf = (id: string, teamId = 'T1'): User => ({
  name: `用户${id}`,
  subject: { userId: anId(id), role: 'team_member', teamId: anId(teamId) },
});

/** Somebody does something with who works where; `who` chooses whom or what it is done with. */
type Deed = { readonly what: (typeof DEEDS)[number]; readonly who: number };

const COMMITS = ['admit', 'dismiss', 'join', 'leave', 'team', 'alliance', 'package'] as const;
const DEEDS = [...COMMITS, 'import', 'users', 'raise'] as const;

const admitting = (user: User): OrganisationEvent => {
  const { userId } = user.subject;
  return { type: 'user-admitted@1', userId, role: 'team_member', teamId: anId('T1') };
};

const teamCreated = (): OrganisationEvent => ({
  type: 'team-created@1',
  teamId: anId(newId()),
  name: '新队',
  institutionId: anId('I1'),
  regionCodes: [aRegionCode('530121100202')],
  phone: '',
});

const eventOf = ({ what, who }: Deed): OrganisationEvent => {
  const teamId = anId<'TeamId'>(`T${1 + (who % 2)}`);
  const staffId = anId<'StaffId'>(`S${who}`);
  const staff = { name: '张护士', role: 'nurse', isLeader: false, phone: '', title: '' } as const;
  if (what === 'join') return { type: 'staff-joined@1', staffId, teamId, ...staff, from: TODAY };
  if (what === 'leave') return { type: 'staff-left@1', staffId, teamId, until: TODAY };
  if (what === 'team') return teamCreated();
  return { type: 'alliance-left@1', allianceId: anId('M1'), institutionId: anId('I2'), until: TODAY };
};

const commitOf = (reference: Reference, { what, who }: Deed): ReferenceCommit => {
  const change = (event: OrganisationEvent): ReferenceCommit =>
    referenceChange(reference, event, { at: NOW.toISOString(), by: 'admin-1', today: TODAY });
  const user = userOf(`U${who % 3}`, `T${1 + (who % 2)}`);
  const { userId } = user.subject;
  if (what === 'admit') return { ...change(admitting(user)), user: { admitted: user } };
  if (what === 'dismiss')
    return { ...change({ type: 'user-dismissed@1', userId }), user: { dismissed: userId } };
  if (what !== 'package') return change(eventOf({ what, who }));
  const published = [...reference.packages.slice(defaultPackages.length), ...defaultPackages.slice(0, 1)];
  return { version: reference.version + 1, rows: {}, packages: published };
};

const commit = async (table: Table, deed: Deed): Promise<boolean> => {
  const reference = await keptReference(referenceIn(table), 1, now).read();
  const writes = await referenceWrites(table, commitOf(reference, deed));
  return (await table.transact({ token: newId(), writes })).ok;
};

const carryOut = async (table: Table, deed: Deed): Promise<void> => {
  const { what, who } = deed;
  if (what === 'import')
    await countyStore(table).saveReference('teams', TEAMS.slice(0, 1 + (who % 2)).join('\n'));
  else if (what === 'users') await saveUsers(table, [userOf(`U${who % 3}`)]);
  else if (what === 'raise') await raiseReference(table);
  else await commit(table, deed);
};

const anyDeed = fc.record({ what: fc.constantFrom(...DEEDS), who: fc.nat(5) });

const withCounty = async (table: Table): Promise<Table> => {
  const { saveReference } = countyStore(table);
  await saveReference('regions', ROWS.regions);
  await saveReference('institutions', ROWS.institutions);
  await saveReference('teams', ROWS.teams);
  await saveReference('staff', ROWS.staff);
  await saveUsers(table, [userOf('U0'), userOf('U1')]);
  return table;
};

/** The same table; before whoever reads is given what they ask for the so-manieth time, something is done. */
const disturbed = (table: Table, { at, deed }: { readonly at: number; readonly deed: Deed }): Table => {
  let asked = 0;
  const meanwhile = async (): Promise<void> => {
    asked += 1;
    if (asked === at) await carryOut(table, deed);
  };
  return {
    ...table,
    get: (key, how) => meanwhile().then(() => table.get(key, how)),
    getMany: (keys, how) => meanwhile().then(() => table.getMany(keys, how)),
    query: (query) => meanwhile().then(() => table.query(query)),
  };
};

type Opened = { readonly open: () => Promise<Table>; readonly runs: number };

const describeFollowing = (kind: string, { open, runs }: Opened): void => {
  describe(`who follows reference rows by their changes on ${kind}`, () => {
    const property = async (run: (table: Table, deeds: readonly Deed[]) => Promise<void>): Promise<void> => {
      const deeds = fc.array(anyDeed, { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(deeds, async (all) => {
          const table = await withCounty(await open());
          await run(table, all);
          await table.close();
        }),
        { seed: 34, numRuns: runs },
      );
    };

    test('knows the same as who reads all of them, however often they look', async () => {
      await property(async (table, deeds) => {
        const often = keptReference(referenceIn(table), 0, now);
        let seldom = await loadReference(table);
        await often.read();
        for (const [at, deed] of deeds.entries()) {
          await carryOut(table, deed);
          expect(await often.read()).toEqual(await keptReference(referenceIn(table), 0, now).read());
          if (at % 3 === 2) seldom = await loadReference(table, seldom);
        }
        expect(await loadReference(table, seldom)).toEqual(await loadReference(table));
      });
    });

    test('knows the same in the end where something was changed while they read', async () => {
      await property(async (table, deeds) => {
        let known: StoredReference | undefined;
        for (const [at, deed] of deeds.entries()) {
          const other = { at: 1 + ((at + deed.who) % 4), deed: { ...deed, who: deed.who + 1 } };
          await carryOut(table, deed);
          known = await loadReference(disturbed(table, other), known);
        }
        expect(await loadReference(table, known)).toEqual(await loadReference(table));
      });
    });

    test('gets back what they know where nothing changed', async () => {
      const table = await withCounty(await open());
      const known = await loadReference(table);
      expect(await loadReference(table, known)).toBe(known);
    });

    test('sees one of two changes that are made at once: the other is refused', async () => {
      const table = await withCounty(await open());
      const known = await loadReference(table);
      const reference = await keptReference(referenceIn(table), 0, now).read();
      const both = [
        commitOf(reference, { what: 'admit', who: 2 }),
        commitOf(reference, { what: 'join', who: 3 }),
      ];
      const done = [];
      for (const one of both) {
        const writes = await referenceWrites(table, one);
        done.push((await table.transact({ token: newId(), writes })).ok);
      }
      expect(done).toEqual([true, false]);
      expect(await loadReference(table, known)).toEqual(await loadReference(table));
    });

    test('reads all of them where a fact between is gone, or the version is an earlier one', async () => {
      const table = await withCounty(await open());
      const known = await loadReference(table);
      await commit(table, { what: 'admit', who: 2 });
      await commit(table, { what: 'join', who: 3 });
      await table.deleteMany([organisationKey(known.version + 1, 0)]);
      const all = await loadReference(table);
      expect(await loadReference(table, known)).toEqual(all);
      expect(await loadReference(table, { ...known, version: all.version + 1 })).toEqual(all);
    });
  });
};

describeFollowing('SQLite', { open: async () => inMemory(), runs: 60 });
describeFollowing('a table in test mode', {
  open: async () => weakTable(inMemory(), { replica: inMemory(), seed: 7 }),
  runs: 20,
});

describe.runIf(isEngineInstalled())('with the DynamoDB-compatible engine', () => {
  let engine: Engine;
  let tables = 0;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(async () => engine.stop());

  const open = (): Promise<Table> => {
    const place = { endpoint: engine.endpoint, region: 'cn-north-1', table: `reference-${(tables += 1)}` };
    return openTable({ kind: 'dynamodb', ...place });
  };
  describeFollowing('DynamoDB', { open, runs: 3 });
});

describe('who follows reference rows reads', () => {
  /** A large county: some 120 read units of those who may sign in alone. */
  const MANY = 4_000;

  const largeCounty = async (): Promise<Table> => {
    const table = await withCounty(inMemory());
    await saveUsers(
      table,
      Array.from({ length: MANY }, (_, at) => userOf(`U${at}`)),
    );
    return table;
  };

  const unitsOf = async (table: Table, known: StoredReference): Promise<number> => {
    const before = table.meter().read;
    await loadReference(table, known);
    return table.meter().read - before;
  };

  const unitsAfter = async (deed: Deed): Promise<number> => {
    const table = await largeCounty();
    const known = await loadReference(table);
    await carryOut(table, deed);
    return unitsOf(table, known);
  };

  test.each<readonly [string, Deed['what'], number]>([
    ['the version, the fact and the user, of somebody who was admitted', 'admit', 3],
    ['the version, the fact and an empty place, of somebody who was dismissed', 'dismiss', 3],
    ['the version, the fact and the staff, of somebody who joined a team', 'join', 3],
    ['the version, the fact and the teams, of a new team', 'team', 3],
    ['the version and the fact, of an alliance', 'alliance', 2],
  ])('%s', async (_, what, units) => {
    expect(await unitsAfter({ what, who: 2 })).toBe(units);
  });

  test('no more, of somebody who was admitted while they read of another one', async () => {
    const table = await largeCounty();
    const known = await loadReference(table);
    await carryOut(table, { what: 'admit', who: 1 });
    // Between the version and the facts.
    const meanwhile = { at: 2, deed: { what: 'admit', who: 2 } } as const;
    const torn = await loadReference(disturbed(table, meanwhile), known);
    expect(torn.version).toBe(known.version + 1);
    expect(await unitsOf(table, torn)).toBe(3);
  });

  test('everything, of an import', async () => {
    expect(await unitsAfter({ what: 'import', who: 1 })).toBeGreaterThan(100);
  });
});

describe('a change of reference rows', () => {
  const storing = async (more: Partial<ReferenceCommit>): Promise<unknown> => {
    const table = await withCounty(inMemory());
    const reference = await keptReference(referenceIn(table), 0, now).read();
    const change = { ...commitOf(reference, { what: 'join', who: 3 }), ...more };
    return referenceWrites(table, change);
  };
  const untold = 'stores what its facts do not tell';

  test('stores nothing beside what its facts tell, or has none', async () => {
    await expect(storing({})).resolves.toBeDefined();
    await expect(storing({ rows: { teams: '' } })).rejects.toThrow(untold);
    await expect(storing({ user: { dismissed: anId('U0') } })).rejects.toThrow(untold);
    await expect(storing({ packages: [] })).rejects.toThrow(untold);
    await expect(storing({ packages: [], rows: { teams: '' }, facts: [] })).resolves.toBeDefined();
  });
});
