import * as z from 'zod';

import { id, region } from '../../../events/fields.ts';
import type { ReferenceFile } from '../../county-files/columns.ts';
import type {
  ReferenceCommit,
  ReferenceSource,
  StoredReference,
  User,
} from '../../organisation/reference.ts';
import { raiseReference, readReference, referenceItems } from '../county-store/county-store.ts';
import { packagesKey, referenceVersionKey, usersKey } from '../store/service-keys.ts';
import type { Item, Table, Write } from '../store/table.ts';
import { bodyIn } from '../store/bodies.ts';
import { factWrites, loadFacts } from './roster-facts.ts';
import { packagesItem, packagesIn } from './packages.ts';

const somebody = { userId: id<'UserId'>(), staffId: id<'StaffId'>().optional() };

/** Who somebody signs in as. */
const StoredSubject = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['team_member', 'team_leader']), teamId: id<'TeamId'>(), ...somebody }),
  z.strictObject({
    role: z.literal('institution_manager'),
    institutionId: id<'InstitutionId'>(),
    ...somebody,
  }),
  z.strictObject({
    role: z.enum(['bureau', 'auditor', 'administrator', 'integration']),
    regionCode: region,
    ...somebody,
  }),
]);

const Users = z.strictObject({
  users: z.array(z.strictObject({ name: z.string(), subject: StoredSubject })),
});

const FILES = ['regions', 'institutions', 'teams', 'staff'] as const satisfies readonly ReferenceFile[];

/** The version of what `loadReference` reads: it rises with every change. */
const versionOf = async (table: Table): Promise<number> =>
  (await table.get(referenceVersionKey(), { consistent: true }))?.version ?? 0;

/** Reads what the service keeps of who works where and who may sign in. */
export const loadReference = async (table: Table): Promise<StoredReference> => {
  // First, so that the rows are never older than their version says.
  const version = await versionOf(table);
  const [[users, packages], rows, facts] = await Promise.all([
    table.getMany([usersKey(), packagesKey()], { consistent: true }),
    Promise.all(FILES.map((file) => readReference(table, file))),
    loadFacts(table),
  ]);
  const [regions = '', institutions = '', teams = '', staff = ''] = rows;
  return {
    version,
    rows: { regions, institutions, teams, staff },
    users: users === undefined ? [] : bodyIn(Users, users).users,
    facts,
    packages: packagesIn(packages),
  };
};

const usersItem = (users: readonly User[]): Item => {
  const body = { users: users.map(({ name, subject }) => ({ name, subject: { ...subject } })) };
  return { key: usersKey(), version: 1, body: JSON.parse(JSON.stringify(body)) };
};

/** The reference rows of a table: what they are, and by one small item whether they are others than they were. */
export const referenceIn = (table: Table): ReferenceSource => ({
  load: () => loadReference(table),
  version: () => versionOf(table),
});

/** Stores who may sign in, in place of what was there. */
export const saveUsers = async (table: Table, users: readonly User[]): Promise<void> => {
  await table.putMany([usersItem(users)]);
  await raiseReference(table);
};

/** The writes of a change of reference rows, each on the condition that it is the next version. */
export const referenceWrites = async (
  table: Table,
  commit: ReferenceCommit | undefined,
): Promise<Write[]> => {
  if (commit === undefined) return [];
  const files = FILES.flatMap((file): Item[] => {
    const rows = commit.rows[file];
    return rows === undefined ? [] : referenceItems(file, rows);
  });
  const items = [
    ...files,
    ...(commit.packages === undefined ? [] : [packagesItem(commit.packages)]),
    ...(commit.users === undefined ? [] : [usersItem(commit.users)]),
  ];
  const before = await table.getMany(
    items.map(({ key }) => key),
    { consistent: true },
  );
  const version = { key: referenceVersionKey(), version: commit.version, body: {} };
  const next = items.map((item, at) => ({ ...item, version: (before[at]?.version ?? 0) + 1 }));
  const rows = [version, ...next].map((item): Write => ({ kind: 'put', item }));
  return [...rows, ...factWrites(commit)];
};
