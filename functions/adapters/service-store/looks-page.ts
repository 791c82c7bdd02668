import * as z from 'zod';

import { byCodePoints, type ResidentId } from '../../../domain/kernel/ids.ts';
import { id } from '../../../events/fields.ts';
import type { Audits, Keys, Look } from '../../kit/ports.ts';
import {
  auditPlace,
  auditPlaces,
  lookedInPartition,
  lookedListsPartition,
  lookedPartition,
  type TeamYear,
} from '../store/audit-keys.ts';
import { bodyIn, placeIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import type { KeyText } from '../store/keys.ts';
import { allOf } from '../store/streams.ts';
import type { Item, SortRange, Table } from '../store/table.ts';
import { lookFields, lookYear } from './looks.ts';

/** Earlier looks said their time and request, and that they had no purpose. */
const LookBody = z.strictObject({
  ...lookFields,
  purpose: z.string().default(''),
  at: z.string().optional(),
  requestId: z.string().optional(),
});
const ListBody = LookBody.extend({ residentIds: z.array(id<'ResidentId'>()) });
const MarkBody = z.strictObject({ teamId: id<'TeamId'>(), year: z.int() });

/** Where a look stands among all: what a page ends with, and the next begins after. */
type Stand = Pick<Look, 'at' | 'requestId'>;

const LookPlace = z.tuple([z.string(), z.string()]);

const lookOf = (item: Item, body: z.infer<typeof LookBody>): Look => {
  const [at, requestId] = placeIn(LookPlace, item);
  return { ...body, at, requestId };
};

const placeOf = ({ at, requestId }: Stand): KeyText => auditPlace(at, requestId);

const CursorParts = z.tuple([z.iso.datetime(), z.string().min(1)]);

const cursorAfter = ({ at, requestId }: Stand): string =>
  Buffer.from(`${at}#${requestId}`).toString('base64url');

const standIn = (cursor: string): Stand | undefined => {
  const text = Buffer.from(cursor, 'base64url').toString();
  const end = text.indexOf('#');
  const parsed = CursorParts.safeParse([text.slice(0, end), text.slice(end + 1)]);
  return parsed.success ? { at: parsed.data[0], requestId: parsed.data[1] } : undefined;
};

/** A page of the looks at a person while they are gathered. */
type Gathering = {
  readonly limit: number;
  readonly after: Stand | undefined;
  readonly looks: Map<KeyText, Look>;
  /** Where the page ends, as far as is known: nothing before it needs to be read. */
  end: Stand | undefined;
  /** Items that are still read for it. */
  left: number;
};

/** The looks of a page, the latest first: by their places, since one look may be stored in two forms. */
const latestOf = ({ looks, limit, end }: Gathering): Look[] =>
  [...looks]
    .filter(([place]) => end === undefined || place >= placeOf(end))
    .sort(([one], [other]) => byCodePoints(other, one))
    .slice(0, limit)
    .map(([, look]) => look);

/** Somewhere that looks at a person lie, with looks at others among them perhaps. */
type Source = {
  readonly partition: KeyText;
  readonly together: number;
  readonly read: (item: Item) => { readonly look: Look; readonly isAtThem: boolean };
};

const ownSource = (one: ResidentId, together: number): Source => ({
  partition: lookedPartition(one),
  together,
  read: (item) => ({ look: lookOf(item, bodyIn(LookBody, item)), isAtThem: true }),
});

const listsSource = (one: ResidentId, teamYear: TeamYear, together: number): Source => ({
  partition: lookedListsPartition(teamYear),
  together,
  read: (item) => {
    const { residentIds, ...body } = bodyIn(ListBody, item);
    return { look: lookOf(item, body), isAtThem: residentIds.includes(one) };
  },
});

const rangeOf = ({ after, end }: Gathering): SortRange => ({
  kind: 'between',
  from: end === undefined ? auditPlaces.first : placeOf(end),
  to: after === undefined ? auditPlaces.last : placeOf(after),
});

const pagesOf = async function* (
  table: Table,
  { partition, together }: Source,
  range: SortRange,
): AsyncGenerator<{ readonly items: readonly Item[]; readonly isLast: boolean }> {
  let cursor: string | undefined;
  do {
    const page = await table.query({
      from: 'table',
      consistent: false,
      partition,
      range,
      order: 'descending',
      limit: together,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!page.ok) throw storeError('store/refused', 'the store refused its own cursor');
    cursor = page.value.next;
    yield { items: page.value.items, isLast: cursor === undefined };
  } while (cursor !== undefined);
};

const add = (page: Gathering, looks: readonly Look[]): void => {
  const { limit, after } = page;
  for (const look of looks) page.looks.set(placeOf(look), look);
  // The page begins after that look, and what was read begins with it.
  if (after !== undefined) page.looks.delete(placeOf(after));
  page.end = latestOf(page)[limit - 1] ?? page.end;
};

/** Adds what a source holds to a page, down to where the page ends. Where too much was read already, the page ends with what
 *  was read last. */
const gather = async (table: Table, page: Gathering, source: Source): Promise<void> => {
  for await (const { items, isLast } of pagesOf(table, source, rangeOf(page))) {
    const read = items.map(source.read);
    add(
      page,
      read.flatMap(({ look, isAtThem }) => (isAtThem ? [look] : [])),
    );
    page.left -= items.length;
    const last = read.at(-1)?.look;
    if (last === undefined) continue;
    if (page.end !== undefined && placeOf(last) <= placeOf(page.end)) return;
    if (page.left <= 0 && !isLast) {
      page.end = last;
      return;
    }
  }
};

const mayHold = ({ after, end }: Gathering, year: number): boolean =>
  (after === undefined || year <= lookYear(after)) && (end === undefined || year >= lookYear(end));

/** How much of a team's lists one page of looks is worth. */
type Reach = {
  /** Lists that are read in one trip, at least two: some 300 KB. */
  readonly together: number;
  /** Lists in all: a year's of a busy team, some 5 MB and a second. */
  readonly most: number;
};
const REACH: Reach = { together: 250, most: 4_000 };

/** The looks at a person, the latest first: those that are stored with them, and those of teams at several people in whose lists
 *  they were, of newer years first. A page may end early where the lists of a team are many and they are in few.
 *  @param reach how many lists one page reads
 *  @see docs/adr/0033-looks-of-lists.md */
export const looksOn =
  (table: Table, { open }: Pick<Keys, 'open'>, { together, most } = REACH): Audits['looks'] =>
  async (one, { limit, cursor }) => {
    const after = cursor === undefined ? undefined : standIn(cursor);
    if (cursor !== undefined && after === undefined) return undefined;
    const page: Gathering = { limit, after, looks: new Map(), end: undefined, left: most };
    const partition = lookedInPartition(one);
    const [marks] = await Promise.all([
      allOf(table, { from: 'table', consistent: false, partition, range: { kind: 'all' } }),
      // One more than the page has: the look that it begins after is read again.
      gather(table, page, ownSource(one, limit + 1)),
    ]);
    for (const teamYear of marks.toReversed().map((item) => bodyIn(MarkBody, item)))
      if (mayHold(page, teamYear.year)) await gather(table, page, listsSource(one, teamYear, together));
    const items = latestOf(page).map(({ purpose, ...look }): Look => ({
      ...look,
      purpose: purpose === '' ? '' : open(purpose),
    }));
    return { items, next: page.end && cursorAfter(page.end) };
  };
