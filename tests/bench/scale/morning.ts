import { areaCountsKey } from '../../../functions/adapters/store/indicator-keys.ts';
import { referencePartition } from '../../../functions/adapters/store/keys.ts';
import {
  organisationPartition,
  referenceVersionKey,
  usersPartition,
} from '../../../functions/adapters/store/service-keys.ts';
import type { Random } from '../../../local/generate/random.ts';
import { assumptions } from '../cost/assumptions.ts';
import { answer, command, page, record, recount, reminder, type Scene } from './deeds.ts';
import type { KeyUses } from './key-use.ts';
import type { Load } from './load.ts';
import { parameters } from './parameters.ts';
import { regionsAbove } from './people.ts';

const READ_UNIT_BYTES = 4_096;

/** Whole times in a second of something that happens so often; by chance one more. */
export const timesNow = (aSecond: number, random: Random): number =>
  Math.floor(aSecond) + (random.chance(aSecond % 1) ? 1 : 0);

const times = (many: number, work: () => void): void => {
  for (let at = 0; at < many; at++) work();
};

const unitsOf = (many: number, bytes: number): number => Math.ceil((many * bytes) / READ_UNIT_BYTES);

type Reads = Pick<KeyUses, 'read'>;

/** Reads of what happens so seldom that a minute sees it once or not at all: each a share of itself. */
const shareOf = (uses: Reads, share: number): Reads => ({
  read: (partition, units) => uses.read(partition, share * units),
});

const readStaff = (uses: Reads, residents: number): void =>
  uses.read(
    referencePartition('staff'),
    unitsOf(residents / parameters.place.residentsAUser, parameters.reference.staffRowBytes),
  );

/** Reads of who works where what a Lambda reads that starts: all of it. */
const readReference = (uses: Reads, residents: number): void => {
  const { place, reference } = parameters;
  const facts = (residents / assumptions.reference.residentsAChange) * reference.factYears;
  readStaff(uses, residents);
  uses.read(usersPartition(), unitsOf(residents / place.residentsAUser, reference.userBytes));
  uses.read(
    referencePartition('regions'),
    unitsOf(residents / place.residentsAVillage, reference.regionRowBytes),
  );
  uses.read(referencePartition('teams'), unitsOf(residents / place.residentsATeam, reference.teamRowBytes));
  uses.read(organisationPartition(), unitsOf(facts, reference.factBytes));
};

/** Reads what changed since a Lambda last looked: the facts, who may sign in now, and the staff. */
const readChanged = (uses: Reads, residents: number): void => {
  uses.read(organisationPartition(), 1);
  uses.read(usersPartition(), 1);
  readStaff(uses, residents);
};

/** How likely somebody came, left or moved since a Lambda last looked. */
const changedSince = (residents: number): number => {
  const { workingSecondsAYear, reference } = assumptions;
  const aSecond = residents / reference.residentsAChange / workingSecondsAYear;
  return Math.min(1, aSecond * reference.everySeconds);
};

/** Looks whether who works where is still what a Lambda knows, and reads what is not; now and then one starts. */
const lookAtReference = ({ uses }: Scene, residents: number): void => {
  const { everySeconds, livesSeconds } = assumptions.reference;
  const starting = everySeconds / livesSeconds;
  uses.read(referenceVersionKey().pk, 1);
  readReference(shareOf(uses, starting), residents);
  readChanged(shareOf(uses, (1 - starting) * changedSince(residents)), residents);
};

/** Batches of changes that are full, or were gathered long enough, in a second. */
const batchesASecond = (changes: number): number => {
  const { sideBySide, gatheredSeconds, changesAtOnce } = parameters.queue;
  return Math.max(sideBySide / gatheredSeconds, Math.ceil(changes / changesAtOnce));
};

/** Answers what comes in during one second, counts what it changed and sends what is due. */
export const morningSecond = (scene: Scene, load: Load): void => {
  const { uses, random, someone } = scene;
  const now = (aSecond: number): number => timesNow(aSecond, random);
  const changed = Array.from({ length: now(load.commands) }, () => command(scene));
  times(now(load.pages), () => page(scene));
  times(now(load.records), () => record(scene));
  times(now(load.rates), () => {
    const [, , city = ''] = regionsAbove(someone().village);
    uses.read(areaCountsKey('region', city).pk, 1);
  });
  times(now(load.reminders), () => reminder(scene));
  times(now(load.answers), () => answer(scene));
  const batches = batchesASecond(changed.length);
  for (const batch of Map.groupBy(changed, () => random.between(1, batches)).values()) recount(scene, batch);
  times(now(load.lambdas / assumptions.reference.everySeconds), () => lookAtReference(scene, load.residents));
};
