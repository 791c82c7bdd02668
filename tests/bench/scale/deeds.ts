import type { TeamId } from '../../../domain/kernel/ids.ts';
import { localDate, type LocalDate, plusDays, yearOf } from '../../../domain/kernel/time.ts';
import {
  auditPartition,
  auditShard,
  lookedInPartition,
  lookedListsPartition,
  lookedPartition,
} from '../../../functions/adapters/store/audit-keys.ts';
import {
  areaCountsKey,
  bucketCountsKey,
  teamPartKey,
} from '../../../functions/adapters/store/indicator-keys.ts';
import { claimKey, type KeyText } from '../../../functions/adapters/store/keys.ts';
import {
  heardKey,
  providerLinkKey,
  queueKey,
  spentKey,
  teamMessagesPartition,
} from '../../../functions/adapters/store/reminder-keys.ts';
import {
  countBucket,
  entriesKey,
  factsPartition,
  headKey,
  receiptKey,
  tasksPartition,
  viewsDueKey,
} from '../../../functions/adapters/store/service-keys.ts';
import type { Random } from '../../../local/generate/random.ts';
import type { KeyUses } from './key-use.ts';
import { parameters } from './parameters.ts';
import { type Person, regionsAbove } from './people.ts';

/** The morning that is simulated. */
export const MONDAY: LocalDate = localDate('2026-03-02');
const MONTH = '2026-03';
const TEMPLATE = 'v1';

/** What a deed is done with. */
export type Scene = {
  readonly uses: KeyUses;
  readonly random: Random;
  readonly someone: () => Person;
  /** A name that no request had before. */
  readonly newName: () => string;
  /** The share of commands that ask for a text. */
  readonly asksText: number;
};

/** How a partition of the index is named beside those of the table. */
export const inIndex = (partition: KeyText): string => `byDay ${partition}`;

const { units, reading, night } = parameters;

/** Somebody was shown: the record, and the look. */
const shown = ({ uses, newName }: Scene, { id }: Person): void => {
  uses.write(auditPartition(MONDAY, auditShard(newName())), 1);
  uses.write(lookedPartition(id), 1);
};

/** A team was shown a list: the record, and the list once for all; that its people are in the team's lists is known. */
const listed = ({ uses, newName }: Scene, teamId: TeamId, people: readonly Person[]): void => {
  uses.write(auditPartition(MONDAY, auditShard(newName())), units.list);
  uses.write(lookedListsPartition({ teamId, year: yearOf(MONDAY) }), units.list);
  for (const { id } of people) uses.read(lookedInPartition(id), units.mark);
};

const otherDay = ({ random }: Scene): LocalDate => plusDays(MONDAY, random.between(1, night.spreadDays));

/** A command about somebody: receipt, entry, head, tasks, facts and audit in the units that a visit was measured at.
 *  @returns whose facts changed */
export const command = (scene: Scene): Person => {
  const { uses, random, someone, newName } = scene;
  const person = someone();
  const { id, village, team } = person;
  const own = headKey(id).pk;
  uses.read(own, units.residentRead);
  uses.write(receiptKey(newName()).pk, units.inTransaction);
  uses.write(entriesKey(id, 1).pk, units.inTransaction);
  uses.write(own, units.inTransaction);
  // One task ends, another begins.
  uses.write(tasksPartition(team), 2 * units.inTransaction);
  uses.write(factsPartition(village, countBucket(id)), units.inTransaction);
  if (random.chance(parameters.movesDue))
    for (const day of [otherDay(scene), otherDay(scene)])
      uses.write(inIndex(viewsDueKey(day, id, 'lists').pk), 1);
  if (random.chance(scene.asksText))
    uses.write(queueKey('satisfaction', newName()).pk, units.inTransaction + 1);
  shown(scene, person);
  return person;
};

/** A page of a team's list. */
export const page = (scene: Scene): void => {
  const { uses, someone } = scene;
  const { team } = someone();
  uses.read(tasksPartition(team), 1);
  listed(scene, team, Array.from({ length: reading.namesAPage }, someone));
};

/** A record is opened. */
export const record = (scene: Scene): void => {
  const person = scene.someone();
  scene.uses.read(headKey(person.id).pk, units.residentRead);
  shown(scene, person);
};

const HEX = 16;
const HASH_LENGTH = 16;

const aHash = (random: Random): string =>
  Array.from({ length: HASH_LENGTH }, () => random.between(0, HEX - 1).toString(HEX)).join('');

/** A reminder is claimed, sent, linked and its delivery reported. */
export const reminder = (scene: Scene): void => {
  const { uses, random, someone, newName } = scene;
  const { id, team, institution } = someone();
  const phoneHash = aHash(random);
  const claim = claimKey({ day: MONDAY, phoneHash, template: TEMPLATE }).pk;
  uses.read(headKey(id).pk, 2);
  uses.read(claim, 2);
  // Claimed, its outcome, delivered.
  uses.write(claim, 3);
  uses.write(providerLinkKey(newName()).pk, 1);
  uses.read(providerLinkKey(newName()).pk, 1);
  // Lists of teams and budgets are written for a hundred at once.
  const { ofABatch } = parameters.sms;
  uses.write(teamMessagesPartition(team, MONDAY), ofABatch);
  if (!random.chance(ofABatch)) return;
  const spent = spentKey(MONTH, institution);
  uses.write(spent.pk, units.inTransaction);
  uses.rewrite(`${spent.pk} ${spent.sk}`);
};

/** A phone answers: the answer is known again, its text is asked for, the person's record grows. */
export const answer = (scene: Scene): void => {
  const { uses, random, someone, newName } = scene;
  const { id } = someone();
  const name = newName();
  uses.write(heardKey(name).pk, units.inTransaction);
  if (random.chance(parameters.sms.answeredByText))
    uses.write(queueKey('received', name).pk, units.inTransaction + 1);
  uses.write(entriesKey(id, 1).pk, units.inTransaction);
  uses.write(headKey(id).pk, units.inTransaction);
};

const recountArea = (uses: KeyUses, scope: string, id: string): void => {
  const { pk, sk } = areaCountsKey(scope, id);
  uses.read(pk, 1);
  uses.write(pk, units.counts);
  uses.rewrite(`${pk} ${sk}`);
};

/** Adds a region up from the regions below it, of which this is one. */
const addUp = (uses: KeyUses, region: string, below: string): void => {
  uses.read(areaCountsKey('region', below).pk, units.neighbours);
  recountArea(uses, 'region', region);
};

/** The counts of a batch of changes: each bucket, its village and team, and once each region above them. */
export const recount = (scene: Scene, changed: readonly Person[]): void => {
  const { uses } = scene;
  for (const { id, village, team, institution } of changed) {
    const bucket = countBucket(id);
    const { pk } = bucketCountsKey(village, bucket);
    uses.read(factsPartition(village, bucket), units.factsOfBucket);
    uses.write(pk, units.counts);
    uses.rewrite(`${pk} ${bucket}`);
    // Before it is known which teams have a part in it, and when it is added up.
    uses.read(pk, 2 * units.bucketsOfVillage);
    recountArea(uses, 'region', village);
    uses.write(teamPartKey(team, village).pk, units.counts);
    recountArea(uses, 'team', team);
    uses.read(areaCountsKey('region', village).pk, units.neighbours);
    recountArea(uses, 'institution', institution);
  }
  const above = new Map(
    changed.flatMap(({ village }) => {
      const regions = regionsAbove(village);
      return regions.map((region, at) => [region, regions[at - 1] ?? village] as const);
    }),
  );
  for (const [region, below] of above) addUp(uses, region, below);
};
