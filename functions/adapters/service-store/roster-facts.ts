import * as z from 'zod';

import type { TeamId } from '../../../domain/kernel/ids.ts';
import { date } from '../../../events/fields.ts';
import { OrganisationEvent, StaffJoined } from '../../../events/organisation.ts';
import { upcast } from '../../../events/upcasts.ts';
import type { ReferenceCommit } from '../../organisation/reference.ts';
import type { RosterFact } from '../../organisation/roster.ts';
import { isKeyText, type KeyText } from '../store/keys.ts';
import { organisationKey, organisationPartition } from '../store/service-keys.ts';
import { allOf } from '../store/streams.ts';
import type { Change, Item, Table, Write } from '../store/table.ts';
import { bodyIn } from '../store/bodies.ts';

/** Somebody's time in a team: what they joined as, and the day from which they work there no more. */
const Term = StaffJoined.omit({ type: true })
  .extend({ until: date.optional() })
  .transform(({ until, ...term }) => ({ ...term, until }));

const Fact = z.strictObject({
  at: z.string(),
  by: z.string(),
  event: z.looseObject({ type: z.string() }).transform(upcast).pipe(OrganisationEvent),
  term: Term.optional(),
});

/** A fact, the version of the reference rows that it made, and its place among all facts. */
export type StoredFact = {
  readonly fact: RosterFact;
  readonly version: number;
  readonly place: KeyText;
};

const storedFact = (item: Item): StoredFact => ({
  fact: bodyIn(Fact, item),
  version: Number.parseInt(item.key.sk, 10),
  place: item.key.sk,
});

/** What was recorded of who works where, in order: all of it, or what was recorded after a place. */
export const loadFacts = async (table: Table, after?: string): Promise<StoredFact[]> => {
  const isAfter = after !== undefined && isKeyText(after);
  const items = await allOf(table, {
    from: 'table',
    consistent: true,
    partition: organisationPartition(),
    range: isAfter ? { kind: 'after', sk: after } : { kind: 'all' },
  });
  return items.map(storedFact);
};

/** The writes of the facts of a change: record and event in one. */
export const factWrites = ({ version, facts = [] }: ReferenceCommit): Write[] =>
  facts.map((fact, at) => ({
    kind: 'put',
    item: { key: organisationKey(version, at), version: 1, body: JSON.parse(JSON.stringify(fact)) },
  }));

const factOf = (change: Change): z.infer<typeof Fact> | undefined =>
  change.kind === 'written' && change.key.pk === organisationPartition()
    ? bodyIn(Fact, change.after)
    : undefined;

/** The team that a change of the table says was set up; undefined for any other change. */
export const createdTeam = (change: Change): TeamId | undefined => {
  const event = factOf(change)?.event;
  return event?.type === 'team-created@1' ? event.teamId : undefined;
};

/** The fact that a change of the table added, and its place among all of them; undefined for any other change. */
export const addedFact = (
  change: Change,
): (Pick<RosterFact, 'at' | 'event'> & { readonly place: string }) | undefined => {
  const fact = factOf(change);
  return fact && { at: fact.at, event: fact.event, place: change.key.sk.replaceAll('#', '.') };
};
