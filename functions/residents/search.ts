import { byCodePoints, type ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { cursorIn } from '../kit/cursor.ts';
import type { Listed } from '../kit/page.ts';
import type { MemberView, Ports } from '../kit/ports.ts';
import type { Refused } from '../kit/use-case.ts';
import { aliasOf } from './aliases.ts';
import type { ListedResident } from './bodies.ts';
import { type Asking, membersFor, ownerOf, residentsFor, USUAL_LIMIT } from './listed.ts';
import { residentFile, type ResidentFile } from './resident-file.ts';
import type { Sought } from './sought.ts';

/** More than the panel of any team has: within a team a part of a name is looked for by reading the panel. */
const WHOLE_PANEL = 5_000;
/** Ids that are read of one hash at once. */
const IDS_A_PAGE = 200;
/** People whom one request looks up at most, to know who may be shown; the next page goes on after them. */
const MOST_LOOKED_UP = 100;

/** What one request read of the county, in the order of ids: `until` is how far, undefined at the end. */
type Reading = {
  readonly exact: ReadonlySet<ResidentId>;
  readonly panel: ReadonlyMap<ResidentId, MemberView>;
  readonly ids: readonly ResidentId[];
  readonly until: string | undefined;
};

type Span = { readonly ports: Ports; readonly after: string | undefined };

const leastOf = (places: readonly (string | undefined)[]): string | undefined =>
  places.filter((place) => place !== undefined).toSorted(byCodePoints)[0];

const sound = <T>(page: Listed<T> | undefined): Listed<T> => {
  if (page === undefined) throw new Error('a cursor that we sealed is a place of the store');
  return page;
};

const hitsOf = async (
  hashes: readonly string[],
  { ports, after: cursor }: Span,
): Promise<Listed<ResidentId>> => {
  const asked = hashes.map((hash) => ports.residents.searchPage(hash, { limit: IDS_A_PAGE, cursor }));
  const pages = (await Promise.all(asked)).map(sound);
  return { items: pages.flatMap(({ items }) => items), next: leastOf(pages.map(({ next }) => next)) };
};

const panelOf = async ({ teamId }: Sought, { ports, after: cursor }: Span): Promise<Listed<MemberView>> =>
  teamId === undefined
    ? { items: [], next: undefined }
    : sound(await ports.residents.members(teamId, { limit: WHOLE_PANEL, cursor }));

const read = async (sought: Sought, span: Span): Promise<Reading> => {
  const [exact, wide, members] = await Promise.all([
    hitsOf(sought.exact, span),
    hitsOf(sought.wide, span),
    panelOf(sought, span),
  ]);
  const panel = new Map(members.items.map((member) => [member.residentId, member]));
  const meant = members.items.filter(sought.isMeant).map(({ residentId }) => residentId);
  const shared = sought.teamId === undefined ? wide.items : wide.items.filter((id) => panel.has(id));
  const until = leastOf([exact.next, wide.next, members.next]);
  const ids = [...new Set([...exact.items, ...shared, ...meant])]
    .filter((id) => until === undefined || byCodePoints(id, until) <= 0)
    .toSorted(byCodePoints);
  return { exact: new Set(exact.items), panel, ids, until };
};

const filesOf = async (ids: readonly ResidentId[], { residents }: Ports): Promise<ResidentFile[]> =>
  (await residents.loadMany(ids)).filter((one) => one !== undefined).map(residentFile);

/** The records of residents by the id that found each; an alias stands for the record that was kept. */
const recordsOf = async (
  ids: readonly ResidentId[],
  ports: Ports,
): Promise<ReadonlyMap<ResidentId, ResidentFile>> => {
  const files = new Map((await filesOf(ids, ports)).map((file) => [file.id, file]));
  const keptBy = new Map([...files.values()].map(({ id, entries }) => [id, aliasOf(id, entries) ?? id]));
  const missing = [...new Set(keptBy.values())].filter((id) => !files.has(id));
  const others = missing.length === 0 ? [] : await filesOf(missing, ports);
  for (const file of others) files.set(file.id, file);
  return new Map(
    [...keptBy].flatMap(([id, kept]) => {
      const file = files.get(kept);
      return file === undefined ? [] : [[id, file] as const];
    }),
  );
};

type Shown = { readonly foundAs: ResidentId; readonly person: ListedResident };

/** Whom of those the asker may see, each once, in the order in which they were found. */
const shownOf = async (asking: Asking, ids: readonly ResidentId[], { panel }: Reading): Promise<Shown[]> => {
  const unknown = ids.filter((id) => !panel.has(id));
  const records =
    unknown.length === 0 ? new Map<ResidentId, ResidentFile>() : await recordsOf(unknown, asking.ports);
  const ofPanel = membersFor(asking);
  const ofRecord = residentsFor(asking);
  const shown = new Map<ResidentId, Shown>();
  for (const foundAs of ids) {
    const member = panel.get(foundAs);
    const file = records.get(foundAs);
    const person = (member && ofPanel(member)) ?? (file && ofRecord(file));
    if (person !== undefined && !shown.has(person.id)) shown.set(person.id, { foundAs, person });
  }
  return [...shown.values()];
};

/** A page of whom a search finds and the asker may see, those who were asked for exactly first; it goes on in the order of
 *  ids, and a page may be short where many were found whom the asker may not see. */
export const search = async (
  asking: Asking,
  sought: Sought,
): Promise<Result<Listed<ListedResident>, Refused>> => {
  const { asked, ports } = asking;
  const { limit = USUAL_LIMIT } = asked.query;
  const cursor = cursorIn(asked.query.cursor, ownerOf(asked, sought.teamId), ports.keys);
  if (!cursor.ok) return err(cursor.error);
  const found = await read(sought, { ports, after: cursor.value });
  const ids = found.ids.slice(0, MOST_LOOKED_UP);
  const shown = await shownOf(asking, ids, found);
  const page = shown.slice(0, limit);
  const rest = found.ids.length > ids.length ? ids.at(-1) : found.until;
  const next = shown.length > limit ? page.at(-1)?.foundAs : rest;
  const isExact = ({ foundAs }: Shown): number => (found.exact.has(foundAs) ? 0 : 1);
  const items = page.toSorted((a, b) => isExact(a) - isExact(b)).map(({ person }) => person);
  return ok({ items, next });
};
