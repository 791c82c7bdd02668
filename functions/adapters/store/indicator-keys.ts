import type { TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { type Key, type KeyText, keyText } from './keys.ts';

/*
 * Keys of live indicators, beside those of keys.ts and service-keys.ts.
 *
 * | what                    | pk                      | sk             | access pattern it serves                       |
 * | ----------------------- | ----------------------- | -------------- | ---------------------------------------------- |
 * | counts of a bucket      | bucket-counts#VILLAGE   | BUCKET         | a village added up; which of them time changes |
 * | a team's part of a      | team-part#TEAM          | VILLAGE        | whom a team manages, added up over villages    |
 * | village                 |                         |                |                                                |
 * | counts of a region      | area-counts#below#ABOVE | REGION         | its rates; the region above it added up        |
 * | counts of another area  | area-counts#SCOPE#ID    | now            | rates of an area in one read                   |
 * | counts as reported      | snapshots#SCOPE#ID      | DAY            | a past day; a trend                            |
 * | what was found later    | amendments#SCOPE#ID     | DAY            | “as known now” beside “as reported”            |
 * | imported numbers        | imported#SCOPE#ID       | MONTH          | the latest month of an area; a month replaced  |
 * | how far the daily work  | head                    | daily          | which days are due                             |
 * | has come                |                         |                |                                                |
 */

/** The key of the counts of a bucket. */
export const bucketCountsKey = (village: string, bucket: number): Key => ({
  pk: keyText('bucket-counts', village),
  sk: keyText(String(bucket)),
});

/** The partition of what a team manages, by village. */
export const teamPartition = (teamId: TeamId): KeyText => keyText('team-part', teamId);

/** The key of what a team manages in a village. */
export const teamPartKey = (teamId: TeamId, village: string): Key => ({
  pk: teamPartition(teamId),
  sk: keyText(village),
});

/** Digits of the region above one, by its own. @source domain-rules.md §9.2 */
const DIGITS_ABOVE: ReadonlyMap<number, number> = new Map([
  [12, 9],
  [9, 6],
  [6, 4],
  [4, 2],
]);

/** The key of the counts of an area as all were stored before those of regions lay beside their neighbours. */
export const earlierAreaCountsKey = (scope: string, id: string): Key => ({
  pk: keyText('area-counts', scope, id),
  sk: keyText('now'),
});

/** The key of the counts of an area. Regions lie beside each other below the one above: to add that up they are read together,
 *  for a fifth of what it costs to ask for each. */
export const areaCountsKey = (scope: string, id: string): Key =>
  scope === 'region'
    ? { pk: keyText('area-counts', 'below', id.slice(0, DIGITS_ABOVE.get(id.length) ?? 0)), sk: keyText(id) }
    : earlierAreaCountsKey(scope, id);

/** The partition of an area's snapshots, or of what was found later. */
export const snapshotsPartition = (kind: 'snapshots' | 'amendments', scope: string, id: string): KeyText =>
  keyText(kind, scope, id);

/** The place of a day in them. */
export const snapshotDay = (day: LocalDate): KeyText => keyText(day);

/** The partition of what other systems counted of an area. */
export const importedPartition = (scope: string, id: string): KeyText => keyText('imported', scope, id);

/** The place of a month (`YYYY-MM`) in it. */
export const importedPlace = (month: string): KeyText => keyText(month);

/** The key of what other systems counted of an area in a month. */
export const importedKey = (scope: string, id: string, month: string): Key => ({
  pk: importedPartition(scope, id),
  sk: importedPlace(month),
});

/** The key of how far the daily work has come. */
export const dailyKey = (): Key => ({ pk: keyText('head'), sk: keyText('daily') });

const FACTS = 'facts#';

/** The village and bucket whose facts lie in a partition; undefined for every other partition. */
export const factsBucketIn = (
  pk: KeyText,
): { readonly village: string; readonly bucket: number } | undefined => {
  if (!pk.startsWith(FACTS)) return undefined;
  const [village = '', bucket = ''] = pk.slice(FACTS.length).split('#');
  return { village, bucket: Number(bucket) };
};
