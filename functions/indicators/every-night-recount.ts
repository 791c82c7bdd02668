import { LIVE_CELLS, nextChangeOn, visitLiveCells } from '../../domain/indicators/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { isVillageCode } from '../../domain/kernel/region-code.ts';
import { daysBetween, type LocalDate } from '../../domain/kernel/time.ts';
import { personOn, type ResidentFacts } from '../../domain/residents/index.ts';
import { viewContext } from '../residents/views.ts';
import { factsFromRecords, factsInBucket, factsOfRecords } from './facts-in-bucket.ts';
import type { Bucket, Place } from './indicator-store.ts';
import { foundInBucket, type RecountPorts } from './recount.ts';
import { isSameCount } from './keep-counts.ts';

/** Where live counting and the records disagree: about a person, or about a bucket's counts though about nobody in it. */
export type Difference = Bucket & { readonly residentId: ResidentId | undefined };

/** Days after which every bucket is held against the records, changed or not. @source architecture.md decision 5 */
const WHOLE_CHECK_DAYS = 7;

/** All that a person adds to any cell on a day, and when that changes next. */
const contribution = (facts: ResidentFacts, day: LocalDate): string => {
  const person = personOn(facts, day);
  const cells: string[] = [];
  visitLiveCells(person, (cell, { numerator, denominator }) => {
    cells.push(`${LIVE_CELLS[cell]?.indicator} ${LIVE_CELLS[cell]?.group} ${numerator}/${denominator}`);
  });
  const team = person.managed.length > 0 ? person.contract?.teamId : undefined;
  return [facts.resident.regionCode, team, nextChangeOn(facts, day), ...cells].join('|');
};

const contributions = (all: readonly ResidentFacts[], day: LocalDate): ReadonlyMap<ResidentId, string> =>
  new Map(all.map((facts) => [facts.resident.id, contribution(facts, day)]));

/** Holds a bucket against the records of everybody in it and of those who should be.
 *  @param expected who lives here by the records; empty where only those who are counted are looked at */
const checkBucket = async (
  ports: RecountPorts,
  { village, bucket }: Bucket,
  { today, expected }: { readonly today: LocalDate; readonly expected: readonly ResidentId[] },
): Promise<Difference[]> => {
  const told = await factsInBucket(ports, { village, bucket }, today);
  const ids = new Set([...told.map(({ resident }) => resident.id), ...expected]);
  const records = contributions(await factsFromRecords(ports, [...ids], today), today);
  const live = contributions(told, today);
  const wrong = [...ids].filter((id) => live.get(id) !== records.get(id));
  if (wrong.length > 0) return wrong.map((residentId) => ({ village, bucket, residentId }));
  const [stored] = await ports.indicators.find([{ kind: 'bucket', village, bucket }]);
  const found = foundInBucket(told, village, today);
  return isSameCount(stored?.counted, found) ? [] : [{ village, bucket, residentId: undefined }];
};

const everyBucket = async ({ reference, indicators }: RecountPorts): Promise<Bucket[]> => {
  const { organisation } = await reference();
  return organisation.regions.flatMap(({ code }) =>
    isVillageCode(code)
      ? Array.from({ length: indicators.bucketsAVillage }, (_, bucket) => ({ village: code, bucket }))
      : [],
  );
};

const nameOf = ({ village, bucket }: Bucket): string => `${village} ${bucket}`;

/** Who is in which bucket, by the records alone. */
const bucketsByRecords = async (
  ports: RecountPorts,
  today: LocalDate,
): Promise<ReadonlyMap<string, readonly ResidentId[]>> => {
  const context = viewContext((await ports.reference()).organisation, ports.keys, today);
  const found = new Map<string, ResidentId[]>();
  for await (const ids of ports.indicators.everybody())
    for (const stored of await ports.residents.loadMany(ids)) {
      const [facts] = stored === undefined ? [] : factsOfRecords(stored, context);
      if (facts === undefined) continue;
      const { id, regionCode } = facts.resident;
      const name = nameOf(ports.indicators.bucketOf(regionCode, id));
      const known = found.get(name);
      if (known === undefined) found.set(name, [id]);
      else known.push(id);
    }
  return found;
};

/** Holds every bucket against the records of everybody. */
export const checkEverything = async (ports: RecountPorts, today: LocalDate): Promise<Difference[]> => {
  const byRecords = await bucketsByRecords(ports, today);
  const differences: Difference[] = [];
  for (const bucket of await everyBucket(ports)) {
    const expected = byRecords.get(nameOf(bucket)) ?? [];
    differences.push(...(await checkBucket(ports, bucket, { today, expected })));
  }
  return differences;
};

/** Holds the buckets that were counted anew since an instant against the records of the people in them. */
export const checkChanged = async (
  ports: RecountPorts,
  since: string,
  today: LocalDate,
): Promise<Difference[]> => {
  const buckets = await everyBucket(ports);
  const stored = await ports.indicators.find(buckets.map((bucket): Place => ({ kind: 'bucket', ...bucket })));
  const differences: Difference[] = [];
  for (const [at, bucket] of buckets.entries()) {
    const countedAt = stored[at]?.counted?.countedAt;
    if (countedAt === undefined || countedAt < since) continue;
    differences.push(...(await checkBucket(ports, bucket, { today, expected: [] })));
  }
  return differences;
};

/** The nightly proof that live counts are those of the records, to the last person: buckets that changed since the last
 *  one, once a week all. What it finds is an alarm; nothing is put right behind anybody's back. */
export const everyNightRecount = async (
  ports: RecountPorts,
  { since, today }: { readonly since: string; readonly today: LocalDate },
): Promise<Difference[]> => {
  const state = await ports.indicators.daily();
  const { checkedOn } = state ?? {};
  const isWhole = checkedOn === undefined || Math.abs(daysBetween(checkedOn, today)) >= WHOLE_CHECK_DAYS;
  if (!isWhole) return checkChanged(ports, since, today);
  const differences = await checkEverything(ports, today);
  if (state !== undefined) await ports.indicators.saveDaily({ ...state, checkedOn: today });
  return differences;
};
