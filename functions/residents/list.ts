import {
  canSeeResident,
  canSeeTag,
  canSeeTeam,
  placesIn,
  seeResident,
  type Subject,
} from '../../domain/access/index.ts';
import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import { type CursorOwner, cursorIn, cursorOut } from '../kit/cursor.ts';
import type { Listed, MemberView, Ports } from '../kit/ports.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import type { Reference } from '../organisation/reference.ts';
import { aliasOf } from './aliases.ts';
import { listResidents } from './api.ts';
import type { ListedResident } from './bodies.ts';
import { residentFile } from './resident-file.ts';
import { memberRow, searchHashes } from './views.ts';

type Listing = Asked<typeof listResidents>;

const USUAL_LIMIT = 50;
/** More than the panel of any team has: within a team a part of a name is looked for by reading the panel. */
const WHOLE_PANEL = 5_000;
/** People of one exact name, number or phone who are shown at most. */
const MOST_FOUND = 50;

type Asking = { readonly asked: Listing; readonly ports: Ports; readonly reference: Reference };

/** The team whose panel is meant: the one asked for, where the asker may see it, else their own. */
const teamOf = ({ by, query }: Listing, { organisation }: Reference): Result<TeamId | undefined, Refused> => {
  const { teamId } = query;
  if (teamId === undefined) return ok('teamId' in by ? by.teamId : undefined);
  const team = organisation.teams.find(({ id }) => id === teamId);
  return team !== undefined && canSeeTeam(by, team, organisation)
    ? ok(teamId)
    : err({ code: 'access/not-found' });
};

/** Refuses who may see nobody, or must first say why. */
const mayList = ({ by, reason }: Listing): Result<unknown, Refused> => {
  const seen = seeResident(by, undefined, { reason });
  return seen.ok || seen.error.code === 'access/not-found' ? ok(undefined) : err({ code: seen.error.code });
};

const listed = (
  {
    residentId: id,
    name,
    sex,
    birthDate,
    regionCode,
    groups,
    contractUntil,
  }: Omit<MemberView, 'kind' | 'teamId'>,
  by: Subject,
): ListedResident => ({
  id,
  name,
  sex,
  birthDate,
  regionCode,
  groups: groups.filter((group) => canSeeTag(by, group)),
  ...(contractUntil !== undefined && { contractUntil }),
});

const seenMembers = (
  { asked: { by, reason }, reference: { organisation } }: Asking,
  members: readonly MemberView[],
): ListedResident[] => {
  const place = placesIn(organisation);
  return members
    .filter(({ regionCode, teamId }) =>
      canSeeResident(by, place({ regionCode, contract: { teamId } }), { reason }),
    )
    .map((member) => listed(member, by));
};

const panel = async (asking: Asking, teamId: TeamId): Promise<Result<Listed<ListedResident>, Refused>> => {
  const { asked, ports } = asking;
  const cursor = cursorIn(asked.query.cursor, ownerOf(asked, teamId), ports.keys);
  if (!cursor.ok) return cursor;
  const limit = asked.query.limit ?? USUAL_LIMIT;
  const page = await ports.residents.members(teamId, { limit, cursor: cursor.value });
  if (page === undefined) return err({ code: 'request/bad-cursor' });
  return ok({ items: seenMembers(asking, page.items), next: page.next });
};

const ownerOf = ({ by, query }: Listing, teamId: TeamId | undefined): CursorOwner => ({
  userId: by.userId,
  list: `residents ${teamId ?? ''} ${query.query ?? ''}`,
});

/** Whoever has this very number, phone or name, within the asker's scope; an alias stands for the record that was kept. */
const exactly = async (
  { asked: { by, today, reason }, ports, reference }: Asking,
  text: string,
): Promise<ListedResident[]> => {
  const hashes = searchHashes(ports.keys.hash, { name: text.normalize('NFC'), phone: text, number: text });
  const found = await Promise.all(hashes.map((hash) => ports.residents.search(hash)));
  const files = await filesOf([...new Set(found.flat())].slice(0, MOST_FOUND), ports);
  const place = placesIn(reference.organisation);
  return files.flatMap(({ history }) => {
    const person = residentOn(history, today, defaultProfile);
    const { contract } = person;
    const at = place({ regionCode: history.resident.regionCode, contract });
    return canSeeResident(by, at, { reason }) ? [listed(memberRow(person), by)] : [];
  });
};

const filesOf = async (ids: readonly ResidentId[], ports: Ports) => {
  const stored = await ports.residents.loadMany(ids);
  const files = stored.filter((one) => one !== undefined).map(residentFile);
  const kept = files.map(({ id, entries }) => aliasOf(id, entries)).filter((id) => id !== undefined);
  const standing = files.filter(({ id, entries }) => aliasOf(id, entries) === undefined);
  const missing = kept.filter((id) => !standing.some((file) => file.id === id));
  return missing.length === 0 ? standing : [...standing, ...(await loadKept(missing, ports))];
};

const loadKept = async (ids: readonly ResidentId[], ports: Ports) =>
  (await ports.residents.loadMany([...new Set(ids)])).filter((one) => one !== undefined).map(residentFile);

const membersNamed = async (
  asking: Asking,
  teamId: TeamId | undefined,
  part: string,
): Promise<ListedResident[]> => {
  if (teamId === undefined) return [];
  const page = await asking.ports.residents.members(teamId, { limit: WHOLE_PANEL, cursor: undefined });
  const named = (page?.items ?? []).filter(({ name }) => name.includes(part));
  return seenMembers(asking, named);
};

/** Who was asked for exactly first, then the members of the team whose name has the text in it; a page goes on after
 *  so many. */
const search = async (
  asking: Asking,
  teamId: TeamId | undefined,
  text: string,
): Promise<Result<Listed<ListedResident>, Refused>> => {
  const { asked, ports } = asking;
  const cursor = cursorIn(asked.query.cursor, ownerOf(asked, teamId), ports.keys);
  if (!cursor.ok) return cursor;
  const found = await Promise.all([
    exactly(asking, text),
    membersNamed(asking, teamId, text.normalize('NFC')),
  ]);
  const all = [...new Map(found.flat().map((one) => [one.id, one])).values()];
  const from = Number(cursor.value ?? '0');
  const until = from + (asked.query.limit ?? USUAL_LIMIT);
  return ok({ items: all.slice(from, until), next: until < all.length ? String(until) : undefined });
};

/** Lists a team's panel, or finds people: by whole number, phone or name within the asker's scope, within a team also by a
 *  part of the name. Without either the panel is that of the asker's own team. */
export const listUseCase = useCase(listResidents, async (asked, ports) => {
  const may = mayList(asked);
  if (!may.ok) return may;
  const reference = await ports.reference();
  const team = teamOf(asked, reference);
  if (!team.ok) return team;
  const { query } = asked.query;
  const asking = { asked, ports, reference };
  if (query === undefined && team.value === undefined) return err({ code: 'resident/team-needed' });
  const page =
    query === undefined && team.value !== undefined
      ? await panel(asking, team.value)
      : await search(asking, team.value, query ?? '');
  if (!page.ok) return page;
  const { items, next } = page.value;
  return ok({
    answer: { items: [...items], next: cursorOut(next, ownerOf(asked, team.value), ports.keys) },
    saw: items.map(({ id }) => id),
  });
});
