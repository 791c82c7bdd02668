import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import { importInto } from '../cli/import.ts';
import { generateCounty } from '../generate/index.ts';
import { finishCounty, withViews } from './county-views.ts';
import { startViewsHelper } from './views-helper.ts';
import { DATABASE_FILE, openWorld } from './world.ts';

/** A first start works on a file of this name: what has the database's own name is a whole county. */
const UNFINISHED = `${DATABASE_FILE}.first`;

const remove = (folder: string, name: string): void =>
  rmSync(join(folder, name), { recursive: true, force: true });

const removeUnfinished = (folder: string): void => {
  for (const ending of ['', '-wal', '-shm', '.work']) remove(folder, `${UNFINISHED}${ending}`);
};

/** Which county a first start makes. */
export type Demonstration = {
  readonly residents: number;
  readonly day: LocalDate;
  readonly onProgress: Progress;
};

/** Below so many residents a second thread costs more than it saves. */
const WORTH_A_HELPER = 5_000;

const generate = (data: string, { residents, day, onProgress }: Demonstration): void =>
  void generateCounty({
    residents,
    seed: 1,
    asOf: day,
    out: data,
    onProgress: (done, total) => onProgress(done, total, 'generate'),
  });

const load = async (folder: string, demonstration: Demonstration): Promise<void> => {
  const { residents, onProgress } = demonstration;
  const data = join(folder, 'demonstration');
  const world = await openWorld(folder, { name: UNFINISHED, durability: 'bulk' });
  const { partitions } = world.county;
  const start = { folder, name: UNFINISHED, today: world.clock.today(), partitions };
  // It loads while the county is generated.
  const helper = residents < WORTH_A_HELPER ? undefined : startViewsHelper(start);
  try {
    generate(data, demonstration);
    const { store, onStored, finish } = withViews(world, helper);
    const place = { db: join(folder, UNFINISHED) };
    await importInto(store, { data, place, findings: data, onProgress, onStored });
    await finish();
    await finishCounty(world);
  } finally {
    await helper?.stop();
    await world.close();
  }
};

/** Whether a folder holds a service already. */
export const hasService = (folder: string): boolean => existsSync(join(folder, DATABASE_FILE));

/** Makes a county of so many synthetic people as the service of a folder. Broken off at any moment it leaves no service,
 *  and the next start begins anew. */
export const makeDemonstration = async (folder: string, demonstration: Demonstration): Promise<void> => {
  remove(folder, 'demonstration');
  removeUnfinished(folder);
  await load(folder, demonstration);
  renameSync(join(folder, UNFINISHED), join(folder, DATABASE_FILE));
};
