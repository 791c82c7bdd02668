import { fnv1a } from '../../../domain/kernel/fnv.ts';
import type { ResidentId, TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { type Key, keyPrefix, type KeyText, keyText } from './keys.ts';

/*
 * Keys of the audit, beside those of keys.ts and service-keys.ts.
 *
 * | what                  | pk                     | sk          | access pattern it serves                        |
 * | --------------------- | ---------------------- | ----------- | ----------------------------------------------- |
 * | audit record          | audit#DAY#SHARD        | AT#REQUEST  | who looked at what on a day, sealed as one      |
 * | a look at a person    | looked#ID              | AT#REQUEST  | who looked at a person, the latest first        |
 * | a team's look at many | looked-lists#TEAM#YEAR | AT#REQUEST  | whom lists showed a team, the latest first      |
 * | that one is in those  | looked-in#ID           | YEAR#TEAM   | in which of these lists somebody is looked for  |
 * | seal of a shard's day | audit-seal#SHARD       | DAY         | one link; the chain of a shard in order of days |
 * | first day             | audit-seal             | start       | from where on every day is sealed               |
 *
 * All but the looks, which follow from the records, lie in a table of their own in the cloud (routed-table.ts).
 */

const SHARDS = 8;

/** How the partitions of looks begin. */
const LOOKED = [keyPrefix('looked'), keyPrefix('looked-lists'), keyPrefix('looked-in')];

/** The names of the shards that a day's records are spread over. Never fewer: each has a chain. */
export const AUDIT_SHARDS: readonly string[] = Array.from({ length: SHARDS }, (_, at) => String(at));

/** The shard of a request, by its id. */
export const auditShard = (requestId: string): string => String((fnv1a(requestId) >>> 0) % SHARDS);

/** The partition of a day's records in one shard. */
export const auditPartition = (day: LocalDate, shard: string): KeyText => keyText('audit', day, shard);

/** The place of a request among those of its day, in order of time. */
export const auditPlace = (at: string, requestId: string): KeyText => keyText(at, requestId);

/** The places before and after those of all requests: a time begins with a digit. */
export const auditPlaces = { first: keyText('0'), last: keyText('A') } as const;

/** Says whether a partition is of looks at people. */
export const isOfLooks = (partition: KeyText): boolean => LOOKED.some((begin) => partition.startsWith(begin));

/** The partition of the looks at a person that are stored with them. */
export const lookedPartition = (id: ResidentId): KeyText => keyText('looked', id);

/** What a team was shown in a year of the clinic's calendar. */
export type TeamYear = { readonly teamId: TeamId; readonly year: number };

/** The partition of a team's looks at several people, one year's. */
export const lookedListsPartition = ({ teamId, year }: TeamYear): KeyText =>
  keyText('looked-lists', teamId, String(year));

/** The partition of the teams and years whose looks at several people are also at one person. */
export const lookedInPartition = (id: ResidentId): KeyText => keyText('looked-in', id);

/** The key that says that some of a team's looks of a year are at a person; years in order. */
export const lookedInKey = (id: ResidentId, { teamId, year }: TeamYear): Key => ({
  pk: lookedInPartition(id),
  sk: keyText(String(year), teamId),
});

/** The partition of the seals of one shard. */
export const sealsPartition = (shard: string): KeyText => keyText('audit-seal', shard);

/** The key of the seal of one shard and day. */
export const sealKey = (shard: string, day: LocalDate): Key => ({
  pk: sealsPartition(shard),
  sk: keyText(day),
});

/** The key of the first day that is sealed. */
export const auditStartKey = (): Key => ({ pk: keyText('audit-seal'), sk: keyText('start') });

/** Where databases of one machine have the first day that began before the audit had keys of its own for it. */
export const formerAuditStartKey = (): Key => ({ pk: keyText('head'), sk: keyText('audit-start') });
