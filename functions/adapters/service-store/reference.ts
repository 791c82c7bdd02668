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
import {
  earlierUsersKey,
  packagesKey,
  referenceVersionKey,
  userKey,
  usersPartition,
} from '../store/service-keys.ts';
import { everythingIn } from '../store/streams.ts';
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

const UserItem = z.strictObject({ name: z.string(), subject: StoredSubject });
const EarlierUsers = z.strictObject({ users: z.array(UserItem) });

const FILES = ['regions', 'institutions', 'teams', 'staff'] as const satisfies readonly ReferenceFile[];

/** The version of what `loadReference` reads: it rises with every change. */
const versionOf = async (table: Table): Promise<number> =>
  (await table.get(referenceVersionKey(), { consistent: true }))?.version ?? 0;

const earlierUsers = (item: Item | undefined): readonly User[] =>
  item === undefined ? [] : bodyIn(EarlierUsers, item).users;

/** Reads what the service keeps of who works where and who may sign in. */
export const loadReference = async (table: Table): Promise<StoredReference> => {
  // First, so that the rows are never older than their version says.
  const version = await versionOf(table);
  const [[earlier, packages], own, rows, facts] = await Promise.all([
    table.getMany([earlierUsersKey(), packagesKey()], { consistent: true }),
    everythingIn(table, usersPartition()),
    Promise.all(FILES.map((file) => readReference(table, file))),
    loadFacts(table),
  ]);
  const [regions = '', institutions = '', teams = '', staff = ''] = rows;
  return {
    version,
    rows: { regions, institutions, teams, staff },
    // Whoever has an item of their own was changed since.
    users: [...earlierUsers(earlier), ...own.map((item) => bodyIn(UserItem, item))],
    facts,
    packages: packagesIn(packages),
  };
};

const userItem = ({ name, subject }: User): Item => {
  const body = { name, subject: { ...subject } };
  return { key: userKey(subject.userId), version: 1, body: JSON.parse(JSON.stringify(body)) };
};

/** The reference rows of a table: what they are, and by one small item whether they are others than they were. */
export const referenceIn = (table: Table): ReferenceSource => ({
  load: () => loadReference(table),
  version: () => versionOf(table),
});

/** Stores who may sign in, in place of those who did. */
export const saveUsers = async (table: Table, users: readonly User[]): Promise<void> => {
  const staying = new Set(users.map(({ subject }) => subject.userId));
  const known = await everythingIn(table, usersPartition());
  const gone = known.filter((item) => !staying.has(bodyIn(UserItem, item).subject.userId));
  await table.putMany(users.map(userItem));
  await table.deleteMany([earlierUsersKey(), ...gone.map(({ key }) => key)]);
  await raiseReference(table);
};

const earlierWithout = ({ key, version }: Item, users: readonly User[]): Write => ({
  kind: 'put',
  item: { key, version: version + 1, body: JSON.parse(JSON.stringify({ users })) },
});

const dismissal = async (table: Table, user: ReferenceCommit['user']): Promise<Write[]> => {
  if (user === undefined || 'admitted' in user) return [];
  const keys = [userKey(user.dismissed), earlierUsersKey()];
  const [own, earlier] = await table.getMany(keys, { consistent: true });
  const users = earlierUsers(earlier);
  const staying = users.filter(({ subject }) => subject.userId !== user.dismissed);
  return [
    ...(own === undefined ? [] : [{ kind: 'delete', key: own.key, version: own.version } as const]),
    ...(earlier === undefined || staying.length === users.length ? [] : [earlierWithout(earlier, staying)]),
  ];
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
    ...(commit.user !== undefined && 'admitted' in commit.user ? [userItem(commit.user.admitted)] : []),
  ];
  const keys = items.map(({ key }) => key);
  const [before, dismissed] = await Promise.all([
    table.getMany(keys, { consistent: true }),
    dismissal(table, commit.user),
  ]);
  const version = { key: referenceVersionKey(), version: commit.version, body: {} };
  const next = items.map((item, at) => ({ ...item, version: (before[at]?.version ?? 0) + 1 }));
  const rows = [version, ...next].map((item): Write => ({ kind: 'put', item }));
  return [...rows, ...dismissed, ...factWrites(commit)];
};
