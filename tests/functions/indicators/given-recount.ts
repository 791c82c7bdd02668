import * as z from 'zod';

import { contributionOn } from '../../../domain/indicators/index.ts';
import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { decodeFacts } from '../../../domain/residents/index.ts';
import { keyText } from '../../../functions/adapters/store/keys.ts';
import { factsPartition } from '../../../functions/adapters/store/service-keys.ts';
import { type RecountTools, recountOnce } from '../../../functions/indicators/every-night-recount.ts';
import type { Bucket, StoredFacts } from '../../../functions/indicators/indicator-store.ts';
import type { World } from '../../../local/service/world.ts';
import { nobodyCounted } from '../../given/counted.ts';
import { aVillage, on } from '../../given/values.ts';
import type { Chance } from '../../oracle/chance.ts';
import { everyNightRecount } from '../service/carried.ts';
import { smallCounty, VILLAGES } from './given-world.ts';

const DAY = on('2025-06-16');
/** The first night holds everybody's facts against the records, as all of them were made since. */
const FIRST_NIGHT = plusDays(DAY, 1);

/** A week after everything was counted everything is held against the records. */
export const WEEK = plusDays(DAY, 7);

/** The towns of the small county. */
export const TOWNS = ['530121100', '530121101'] as const;

/** The small county on the day on which everything is to be held against the records again. */
export const countyAfterAWeek = async (): Promise<World> => {
  const world = await smallCounty(DAY);
  world.clock.moveTo(FIRST_NIGHT);
  await world.background.passDays();
  await recountOnce(world.ports, FIRST_NIGHT);
  world.clock.moveTo(WEEK);
  await world.background.passDays();
  return world;
};

/** Every bucket of the small county. */
export const everyBucket = ({ ports }: World): Bucket[] =>
  VILLAGES.flatMap((village) =>
    Array.from({ length: ports.indicators.bucketsAVillage }, (_, bucket) => ({
      village: aVillage(village),
      bucket,
    })),
  );

const Written = z.record(z.string(), z.json());

/** Facts of somebody, of whom some is otherwise. */
export const changedFacts = (
  stored: StoredFacts,
  changed: Readonly<Record<string, number>> = {},
): object => ({
  ...Written.parse(stored.read()),
  ...changed,
});

/** What facts add to counts, and until when that holds. */
export const addedBy = (written: unknown): { readonly shares: string; readonly until: string } => {
  const facts = decodeFacts(written);
  if (facts === undefined) throw new Error('facts can be read');
  const { teamId, shares, until } = contributionOn(facts, WEEK);
  return { shares: JSON.stringify([teamId, shares]), until };
};

const keyIn = ({ village, bucket }: Bucket, id: ResidentId) => ({
  pk: factsPartition(village, bucket),
  sk: keyText(id),
});

/** Puts facts of somebody into a bucket, behind everybody's back. */
export const putFacts = async (
  { table }: World,
  { bucket, id }: { readonly bucket: Bucket; readonly id: ResidentId },
  facts: object,
): Promise<void> => {
  await table.putMany([{ key: keyIn(bucket, id), version: 2, body: { facts: JSON.stringify(facts) } }]);
};

/** Says of a bucket that nobody is counted there. */
const forgetCount = async ({ ports: { indicators } }: World, bucket: Bucket): Promise<void> => {
  const [stored] = await indicators.find([{ kind: 'bucket', ...bucket }]);
  const days = { countedOn: WEEK, holdsUntil: plusDays(WEEK, 1), countedAt: '2025-06-23T00:00:00.000Z' };
  await indicators.save({ kind: 'bucket', ...bucket }, nobodyCounted(days), stored?.version ?? 0);
};

/** Born in 1915: whoever is counted otherwise then. */
const OLD = { born: -20_000 } as const;

const DAMAGES = ['lost', 'wrong', 'misplaced', 'uncounted'] as const;

/** Loses somebody's facts, makes them older than they are where that counts, puts them into a bucket that is not theirs, or
 *  forgets a count. Gives what it did. */
export const damage = async (world: World, chance: Chance, kind = chance.oneOf(DAMAGES)): Promise<Bucket> => {
  const [bucket, other] = chance.shuffled(everyBucket(world));
  if (bucket === undefined || other === undefined) throw new Error('a county has buckets');
  const [somebody] = chance.shuffled(await world.ports.indicators.facts(bucket));
  if (kind === 'uncounted' || somebody === undefined) {
    await forgetCount(world, bucket);
    return bucket;
  }
  const id = somebody.residentId;
  const wrong = changedFacts(somebody, OLD);
  if (kind === 'wrong' && addedBy(wrong).shares !== addedBy(somebody.read()).shares)
    await putFacts(world, { bucket, id }, wrong);
  else await world.table.deleteMany([keyIn(bucket, id)]);
  if (kind === 'misplaced') await putFacts(world, { bucket: other, id }, changedFacts(somebody));
  return bucket;
};

/** Carries parts out in any order, some twice, several at once. */
export const carryOutAll = async (
  tools: RecountTools,
  { run, parts }: { readonly run: string; readonly parts: readonly string[] },
  chance: Chance,
): Promise<void> => {
  const repeated = parts.filter(() => chance.isOneIn(6));
  const order = chance.shuffled([...parts, ...repeated]);
  for (let from = 0; from < order.length; from += 8)
    await Promise.all(
      order.slice(from, from + 8).map((part) => everyNightRecount.carryOut(tools, run, part)),
    );
};

/** Carries the recount out as a state machine does, a round after the other. Gives the parts of each. */
export const carryOutAnyhow = async (tools: RecountTools, chance: Chance): Promise<(readonly string[])[]> => {
  const { parts, run } = await everyNightRecount.begin(tools, undefined);
  const rounds: (readonly string[])[] = [];
  for (let round = parts; round.length > 0;) {
    rounds.push(round);
    await carryOutAll(tools, { run, parts: round }, chance);
    ({ parts: round } = await everyNightRecount.finish(tools, run));
  }
  return rounds;
};
