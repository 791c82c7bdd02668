import { bucketCountsKey } from '../../../functions/adapters/store/indicator-keys.ts';
import { type KeyText, residentPartitions } from '../../../functions/adapters/store/keys.ts';
import {
  countBucket,
  factsPartition,
  headKey,
  membersPartition,
  searchPartition,
  tasksPartition,
  viewsDueKey,
} from '../../../functions/adapters/store/service-keys.ts';
import { inIndex, MONDAY, recount, type Scene } from './deeds.ts';
import type { Load } from './load.ts';
import { timesNow } from './morning.ts';
import { parameters } from './parameters.ts';

const { night, place, units } = parameters;
const HUNDRED_THOUSAND = 100_000;

/** Somebody of whom time alone changes a view: off today's place in the index, onto another day's. */
const refresh = (scene: Scene): void => {
  const { uses, someone } = scene;
  const { id, village, team } = someone();
  const own = headKey(id).pk;
  uses.read(own, units.residentRead);
  uses.write(own, units.inTransaction);
  uses.write(tasksPartition(team), units.inTransaction);
  uses.write(factsPartition(village, countBucket(id)), units.inTransaction);
  uses.write(inIndex(viewsDueKey(MONDAY, id, 'lists').pk), 1);
};

/** One second of the night in which a day begins. */
export const nightSecond = (scene: Scene, { residents }: Load): void => {
  const { uses, random, someone } = scene;
  const people = timesNow((residents * night.dueShare) / night.seconds, random);
  for (let many = people; many > 0; many--) refresh(scene);
  // Which buckets are due is found by a look at those of every village.
  const villages = residents / place.residentsAVillage / night.seconds;
  for (let many = timesNow(villages, random); many > 0; many--)
    uses.read(bucketCountsKey(someone().village, 0).pk, units.bucketsOfVillage);
  const buckets = ((residents / HUNDRED_THOUSAND) * night.bucketsOf100k) / night.seconds;
  const due = Array.from({ length: timesNow(buckets, random) }, someone);
  // An area is added up once for all that is due in it.
  recount(scene, due);
};

/** Stores a resident's history where the writer is, and the views wherever they belong. */
const load = ({ uses, someone, newName }: Scene, partition: KeyText): void => {
  const { id, village, team } = someone();
  const { unitsAResident, searchHashes } = parameters.import;
  uses.write(partition, unitsAResident);
  uses.write(tasksPartition(team), 1);
  uses.write(membersPartition(team), 1);
  uses.write(factsPartition(village, countBucket(id)), 1);
  for (let hash = 0; hash < searchHashes; hash++) uses.write(searchPartition(newName()), 1);
};

/** One second of an import: each writer goes through partitions of residents of its own. */
export const importSecond = (scene: Scene, { residents }: Load): void => {
  const { writers, seconds } = parameters.import;
  const each = residents / seconds / writers;
  for (const partition of residentPartitions().slice(0, writers))
    for (let many = timesNow(each, scene.random); many > 0; many--) load(scene, partition);
};
