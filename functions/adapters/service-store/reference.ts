import * as z from 'zod';

import type { UserId } from '../../../domain/access/index.ts';
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
import type { Change, Item, Table, Write } from '../store/table.ts';
import { bodyIn } from '../store/bodies.ts';
import { factWrites, loadFacts, type StoredFact } from './roster-facts.ts';
import { packagesItem, packagesIn } from './packages.ts';
import { changesBetween, checkTold } from './reference-changes.ts';

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

const STRONGLY = { consistent: true } as const;

const earlierUsers = (item: Item | undefined): readonly User[] =>
  item === undefined ? [] : bodyIn(EarlierUsers, item).users;

const byId = (users: readonly User[]): StoredReference['users'] =>
  new Map(users.map((user) => [user.subject.userId, user]));

const NO_ROWS = { regions: '', institutions: '', teams: '', staff: '' } as const;

const rowsOf = async (
  table: Table,
  files: readonly ReferenceFile[],
): Promise<Partial<StoredReference['rows']>> =>
  Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readReference(table, file)] as const)),
  );

type Facts = Pick<StoredReference, 'facts' | 'lastFact'>;

const factsWith = (known: Facts['facts'], added: readonly StoredFact[]): Facts => ({
  facts: [...known, ...added.map(({ fact }) => fact)],
  lastFact: added.at(-1)?.place,
});

const loadAll = async (table: Table, version: number): Promise<StoredReference> => {
  const [[earlier, packages], own, rows, facts] = await Promise.all([
    table.getMany([earlierUsersKey(), packagesKey()], STRONGLY),
    everythingIn(table, usersPartition()),
    rowsOf(table, FILES),
    loadFacts(table),
  ]);
  return {
    version,
    rows: { ...NO_ROWS, ...rows },
    // Whoever has an item of their own was changed since.
    users: byId([...earlierUsers(earlier), ...own.map((item) => bodyIn(UserItem, item))]),
    packages: packagesIn(packages),
    ...factsWith([], facts),
  };
};

/** Those who may sign in, once some were admitted or dismissed: whoever has no item of their own now was dismissed. */
const usersAfter = async (
  table: Table,
  users: StoredReference['users'],
  ids: readonly UserId[],
): Promise<StoredReference['users']> => {
  if (ids.length === 0) return users;
  const items = await table.getMany(ids.map(userKey), STRONGLY);
  const after = new Map(users);
  for (const [at, userId] of ids.entries()) {
    const item = items[at];
    if (item === undefined) after.delete(userId);
    else after.set(userId, bodyIn(UserItem, item));
  }
  return after;
};

/** What is known with what changed of it since, as the facts tell; all of it where they do not. */
const loadChanged = async (
  table: Table,
  known: StoredReference,
  version: number,
): Promise<StoredReference> => {
  const later = await loadFacts(table, known.lastFact);
  const changes = changesBetween(later, { after: known.version, upTo: version });
  if (changes === undefined) return loadAll(table, version);
  const [rows, users] = await Promise.all([
    rowsOf(table, changes.files),
    usersAfter(table, known.users, changes.users),
  ]);
  // What is newer than the version is read with the next one.
  const added = later.filter((fact) => fact.version <= version);
  return { ...known, version, rows: { ...known.rows, ...rows }, users, ...factsWith(known.facts, added) };
};

/** Reads what the service keeps of who works where and who may sign in. Of who knows an earlier version only what changed
 *  since is read; who knows the version of now gets back what they know. */
export const loadReference = async (table: Table, known?: StoredReference): Promise<StoredReference> => {
  // First, so that the rows are never older than their version says.
  const version = (await table.get(referenceVersionKey(), STRONGLY))?.version ?? 0;
  if (known === undefined) return loadAll(table, version);
  return known.version === version ? known : loadChanged(table, known, version);
};

const userItem = ({ name, subject }: User): Item => {
  const body = { name, subject: { ...subject } };
  return { key: userKey(subject.userId), version: 1, body: JSON.parse(JSON.stringify(body)) };
};

/** The reference rows of a table. */
export const referenceIn = (table: Table): ReferenceSource => ({
  load: (known) => loadReference(table, known),
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
  const [own, earlier] = await table.getMany(keys, STRONGLY);
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
  checkTold(commit);
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
    table.getMany(keys, STRONGLY),
    dismissal(table, commit.user),
  ]);
  const body = { files: Object.keys(commit.rows) };
  const version = { key: referenceVersionKey(), version: commit.version, body };
  const next = items.map((item, at) => ({ ...item, version: (before[at]?.version ?? 0) + 1 }));
  const rows = [version, ...next].map((item): Write => ({ kind: 'put', item }));
  return [...rows, ...dismissed, ...factWrites(commit)];
};

/** What a version says of itself: an import, and a version that was stored earlier, does not say which files changed. */
const VersionBody = z.looseObject({ files: z.array(z.enum(FILES)).optional() });

/** The files of rows that are others now by a change of the table: all where it does not say which; none by any other change. */
export const filesChanged = (change: Change): readonly ReferenceFile[] => {
  const { pk, sk } = referenceVersionKey();
  if (change.kind !== 'written' || change.key.pk !== pk || change.key.sk !== sk) return [];
  return bodyIn(VersionBody, change.after).files ?? FILES;
};
