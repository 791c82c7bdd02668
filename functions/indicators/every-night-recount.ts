import { type Contribution, contributionOn } from '../../domain/indicators/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { isVillageCode } from '../../domain/kernel/region-code.ts';
import { daysBetween, type LocalDate } from '../../domain/kernel/time.ts';
import type { ResidentFacts } from '../../domain/residents/index.ts';
import type { Ports } from '../kit/ports.ts';
import { type Count, recorderOf } from '../runs/record-step.ts';
import type { Step } from '../../events/day-steps.ts';
import { factsFromRecords, factsInBucket, factsOfRecords } from './facts-in-bucket.ts';
import type { Bucket, Place } from './indicator-store.ts';
import { foundInBucket, type RecountPorts } from './recount.ts';
import { isSameCount } from './keep-counts.ts';
import { contextOf } from './refresh-residents.ts';

/** Where live counting and the records disagree: about a person, or about a bucket's counts though about nobody in it. */
export type Difference = Bucket & { readonly residentId: ResidentId | undefined };

/** Days after which every bucket is held against the records, changed or not. @source architecture.md decision 5 */
const WHOLE_CHECK_DAYS = 7;

type Contributions = ReadonlyMap<ResidentId, Contribution>;

const contributionsOf = (all: readonly ResidentFacts[], day: LocalDate): Contributions =>
  new Map(all.map((facts) => [facts.resident.id, contributionOn(facts, day)]));

/** Facts that were made a while ago may name a day of change on which nothing changes any more: too early is no fault, too
 *  late is. */
const isSame = (live: Contribution | undefined, recorded: Contribution | undefined): boolean =>
  live === undefined || recorded === undefined
    ? live === recorded
    : live.until <= recorded.until &&
      live.village === recorded.village &&
      live.teamId === recorded.teamId &&
      live.shares.join() === recorded.shares.join();

/** Holds a bucket against the records of everybody in it and of those who should be. */
const checkBucket = async (
  ports: RecountPorts,
  { village, bucket }: Bucket,
  { today, expected }: { readonly today: LocalDate; readonly expected: readonly ResidentId[] },
): Promise<Difference[]> => {
  const told = await factsInBucket(ports, { village, bucket }, today);
  const ids = new Set([...told.map(({ resident }) => resident.id), ...expected]);
  const records = contributionsOf(await factsFromRecords(ports, [...ids], today), today);
  const live = contributionsOf(told, today);
  const wrong = [...ids].filter((id) => !isSame(live.get(id), records.get(id)));
  if (wrong.length > 0) return wrong.map((residentId) => ({ village, bucket, residentId }));
  const [stored] = await ports.indicators.find([{ kind: 'bucket', village, bucket }]);
  const found = foundInBucket([...live.values()], village, today);
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
  const context = await contextOf(ports, today);
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

/** A bucket that is held against the records, and who lives there by them; nobody where only those who are counted are
 *  looked at. */
type Checked = { readonly bucket: Bucket; readonly expected: readonly ResidentId[] };

const allBuckets = async (ports: RecountPorts, today: LocalDate): Promise<Checked[]> => {
  const byRecords = await bucketsByRecords(ports, today);
  const buckets = await everyBucket(ports);
  return buckets.map((bucket) => ({ bucket, expected: byRecords.get(nameOf(bucket)) ?? [] }));
};

const changedBuckets = async (ports: RecountPorts, since: string): Promise<Checked[]> => {
  const buckets = await everyBucket(ports);
  const stored = await ports.indicators.find(buckets.map((bucket): Place => ({ kind: 'bucket', ...bucket })));
  return buckets.flatMap((bucket, at) => {
    const countedAt = stored[at]?.counted?.countedAt;
    return countedAt === undefined || countedAt < since ? [] : [{ bucket, expected: [] }];
  });
};

const checkBuckets = async (
  ports: RecountPorts,
  checked: readonly Checked[],
  today: LocalDate,
): Promise<Difference[]> => {
  const differences: Difference[] = [];
  for (const { bucket, expected } of checked)
    differences.push(...(await checkBucket(ports, bucket, { today, expected })));
  return differences;
};

/** Holds every bucket against the records of everybody. */
export const checkEverything = async (ports: RecountPorts, today: LocalDate): Promise<Difference[]> =>
  checkBuckets(ports, await allBuckets(ports, today), today);

/** Holds the buckets that were counted anew since an instant against the records of the people in them. */
export const checkChanged = async (
  ports: RecountPorts,
  since: string,
  today: LocalDate,
): Promise<Difference[]> => checkBuckets(ports, await changedBuckets(ports, since), today);

/** The nightly proof that live counts are those of the records, to the last person: buckets that changed since the last
 *  one, once a week all. What it finds is an alarm; nothing is put right behind anybody's back. */
const everyNightRecount = async (
  ports: RecountPorts,
  today: LocalDate,
  count: Count = () => undefined,
): Promise<Difference[]> => {
  const state = await ports.indicators.daily();
  if (state === undefined) throw new Error('days were begun before they are checked');
  const checkedAt = ports.now().toISOString();
  const isWhole = Math.abs(daysBetween(state.checkedOn, today)) >= WHOLE_CHECK_DAYS;
  const checked = await (isWhole ? allBuckets(ports, today) : changedBuckets(ports, state.checkedAt));
  const differences = await checkBuckets(ports, checked, today);
  count({ buckets: checked.length, differences: differences.length });
  await ports.indicators.saveDaily({ ...state, checkedAt, ...(isWhole && { checkedOn: today }) });
  return differences;
};

/** Carries the recount of a day out, once its facts and tasks are done, and not again once it came to its end. */
export const recountOnce = async (
  ports: RecountPorts & Pick<Ports, 'runs'>,
  today: LocalDate,
): Promise<Difference[]> => {
  const { steps } = await ports.runs.find(today);
  const isDone = (name: Step): boolean => steps.some(({ step, state }) => step === name && state === 'done');
  if (!isDone('tasks') || isDone('recount')) return [];
  return recorderOf(ports, today)('recount', (count) => everyNightRecount(ports, today, count));
};
