import {
  canSeeResident,
  canSeeTag,
  placesIn,
  seeResident,
  type Subject,
  visibleTags,
} from '../../domain/access/index.ts';
import {
  type Area,
  type Cell,
  explainLiveShare,
  isCountedIn,
  LIVE_CELLS,
  type Reason,
} from '../../domain/indicators/index.ts';
import { byCodePoints, type ResidentId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { personOn, type ResidentFacts } from '../../domain/residents/index.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import type { Reference } from '../organisation/reference.ts';
import { residentFile } from '../residents/resident-file.ts';
import { showPeople } from './api.ts';
import { askedArea, askedCell } from './asked-area.ts';
import type { PersonBehind } from './bodies.ts';
import { bucketsIn } from './buckets-in.ts';
import { villagesOf } from './count-past-day.ts';
import { factsInBucket } from './facts-in-bucket.ts';
import type { Bucket } from './indicator-store.ts';

type Listing = Asked<typeof showPeople>;
type Explained = Reason & { readonly residentId: ResidentId; readonly isSeen: boolean };

type Search = {
  readonly asked: Listing;
  readonly ports: Ports;
  readonly reference: Reference;
  readonly area: Area;
  readonly cell: Cell;
};

const USUAL_LIMIT = 50;
/** The most buckets that are read for one page: where few people are looked for, pages are short. */
const MOST_BUCKETS = 64;
/** Buckets read at the same time. */
const TOGETHER = 8;

const isMeant = ({ part: found }: Reason, part: Listing['query']['part'] = 'denominator'): boolean =>
  part === 'missed' ? found === 'denominator' : part === 'denominator' || found === part;

/** A person as far as somebody may know of their tags: who is in a group by a hidden one alone is not listed in it. */
const known = (facts: ResidentFacts, by: Subject): ResidentFacts => {
  const { resident } = facts;
  return { ...facts, resident: { ...resident, keyGroups: visibleTags(by, resident.keyGroups) } };
};

const explainBucket = async (search: Search, bucket: Bucket): Promise<Explained[]> => {
  const { asked, ports, reference, area, cell } = search;
  const place = placesIn(reference.organisation);
  const people = await factsInBucket(ports, bucket, asked.today);
  return people
    .toSorted((a, b) => byCodePoints(a.resident.id, b.resident.id))
    .flatMap((facts) => {
      const person = personOn(known(facts, asked.by), asked.today);
      const counted = isCountedIn(area, cell, person) && explainLiveShare(person, cell.indicator, cell.group);
      if (!counted || !isMeant(counted, asked.query.part)) return [];
      const { id: residentId, regionCode } = facts.resident;
      const stands = place({ regionCode, contract: person.contract });
      return [{ ...counted, residentId, isSeen: canSeeResident(asked.by, stands, { reason: asked.reason }) }];
    });
};

const placeText = ({ village, bucket }: Bucket, id: string): string => `${village}-${bucket}-${id}`;

/** Where a page begins: in which bucket, after whom. */
const startOf = (
  cursor: string | undefined,
  buckets: readonly Bucket[],
): { readonly first: number; readonly after: string } => {
  if (cursor === undefined) return { first: 0, after: '' };
  const found = buckets.findIndex((bucket) => cursor.startsWith(placeText(bucket, '')));
  const bucket = buckets[found];
  return bucket === undefined
    ? { first: buckets.length, after: '' }
    : { first: found, after: cursor.slice(placeText(bucket, '').length) };
};

type Placed = { readonly bucket: Bucket; readonly person: Explained };
type Found = { readonly people: readonly Explained[]; readonly next: string | undefined };

const bucketsOf = async ({ ports, area, cell }: Search): Promise<Bucket[]> => {
  const { villages, teams = [] } = area;
  const managing = cell.basis === 'management' ? teams : [];
  return bucketsIn(ports.indicators, await villagesOf(ports, { villages, teams: managing }));
};

type Page = { readonly limit: number; readonly after: string };

/** Explains buckets, some at the same time, until a page is full; in the first of them those after somebody. */
const explainBuckets = async (
  search: Search,
  buckets: readonly Bucket[],
  { limit, after }: Page,
): Promise<Placed[]> => {
  const found: Placed[] = [];
  for (let at = 0; at < buckets.length && found.length < limit; at += TOGETHER) {
    const some = buckets.slice(at, at + TOGETHER);
    const explained = await Promise.all(some.map((bucket) => explainBucket(search, bucket)));
    const placed = some.flatMap((bucket, place) =>
      (explained[place] ?? []).map((person) => ({ bucket, person })),
    );
    found.push(...placed.filter(({ bucket, person }) => bucket !== buckets[0] || person.residentId > after));
  }
  return found.slice(0, limit);
};

/** The next people behind the number, in the order of villages, buckets and ids. */
const findPage = async (search: Search, cursor: string | undefined): Promise<Found> => {
  const { limit = USUAL_LIMIT } = search.asked.query;
  const buckets = await bucketsOf(search);
  const { first, after } = startOf(cursor, buckets);
  const end = first + MOST_BUCKETS;
  const found = await explainBuckets(search, buckets.slice(first, end), { limit, after });
  const people = found.map(({ person }) => person);
  const last = found[limit - 1];
  if (last !== undefined) return { people, next: placeText(last.bucket, last.person.residentId) };
  const rest = buckets[end];
  return { people, next: rest && placeText(rest, '') };
};

const namesOf = async (
  { residents }: Ports,
  ids: readonly ResidentId[],
): Promise<ReadonlyMap<ResidentId, string>> => {
  const stored = await residents.loadMany(ids);
  return new Map(
    stored.flatMap((one) =>
      one === undefined ? [] : [[one.residentId, residentFile(one).history.resident.name] as const],
    ),
  );
};

const bodyOf = (
  { residentId, part, share, rule }: Explained,
  names: ReadonlyMap<ResidentId, string>,
): PersonBehind => ({ residentId, name: names.get(residentId) ?? '', part, ...share, rule });

/** Refuses who may see nobody, or nobody of that group, or must first say why. */
const mayLook = ({ by, reason }: Listing, group: string): Result<unknown, Refused> => {
  const seen = seeResident(by, undefined, { reason });
  if (!seen.ok && seen.error.code !== 'access/not-found') return err({ code: seen.error.code });
  return canSeeTag(by, group) ? ok(undefined) : err({ code: 'access/forbidden' });
};

const searchOf = async (asked: Listing, ports: Ports): Promise<Result<Search, Refused>> => {
  const { by, params, query } = asked;
  const allowed = mayLook(asked, query.group ?? 'all');
  if (!allowed.ok) return allowed;
  const reference = await ports.reference();
  const area = askedArea(by, query, reference.organisation);
  if (!area.ok) return area;
  const position = askedCell(params.indicator, query.group);
  if (!position.ok) return position;
  const cell = LIVE_CELLS[position.value];
  if (cell === undefined) throw new Error('the cell was found');
  return ok({ asked, ports, reference, area: area.value, cell });
};

/** Answers the people behind a number whom the asker may see, each with the rule that put them there. */
export const showPeopleUseCase = useCase(showPeople, async (asked, ports) => {
  const search = await searchOf(asked, ports);
  if (!search.ok) return search;
  const { area, cell } = search.value;
  const { by, query, today: asOf } = asked;
  const list = `indicators ${area.scope} ${area.id} ${cell.indicator} ${cell.group} ${query.part ?? ''}`;
  const owner = { userId: by.userId, list };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const { people, next } = await findPage(search.value, cursor.value);
  const seen = people.filter(({ isSeen }) => isSeen);
  const saw = seen.map(({ residentId }) => residentId);
  const names = await namesOf(ports, saw);
  const items = seen.map((person) => bodyOf(person, names));
  const answer = {
    items,
    next: cursorOut(next, owner, ports.keys),
    asOf,
    withheld: people.length - seen.length,
  };
  return ok({ answer, saw });
});
