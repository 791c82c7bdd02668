import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { saveViews } from '../../functions/adapters/service-store/commit.ts';
import { saveUsers } from '../../functions/adapters/service-store/reference.ts';
import { buildViews } from '../../functions/residents/build-views.ts';
import { viewContext } from '../../functions/residents/views.ts';
import { demonstrationUsers } from './users.ts';
import type { World } from './world.ts';

const MAIN = join(import.meta.dirname, '..', 'cli', 'main.ts');

const jiayi = (...args: readonly string[]): void => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`jiayi ${args[0] ?? ''} ended with ${String(status)}: ${stderr}`);
};

/** Generates a county of so many synthetic residents and imports it into the service's database. */
export const importDemonstration = (
  folder: string,
  { residents, day }: { readonly residents: number; readonly day: string },
): void => {
  const county = join(folder, 'demonstration');
  rmSync(county, { recursive: true, force: true });
  jiayi('generate', '--residents', String(residents), '--seed', '1', '--as-of', day, '--out', county);
  jiayi('import', '--data', county, '--db', join(folder, 'jiayi.db'));
};

/** Makes what lists and sign-in need of an imported county. */
export const prepareCounty = async (world: World): Promise<void> => {
  const { county, ports, table, clock } = world;
  world.forgetReference();
  const reference = await ports.reference();
  const context = viewContext(reference.organisation, ports.keys, clock.today());
  await buildViews(
    {
      histories: county.histories,
      partitions: county.partitions,
      save: (commits) => saveViews({ table, keys: ports.keys }, commits),
      onPartition: () => undefined,
    },
    context,
  );
  await saveUsers(table, demonstrationUsers(reference));
  world.forgetReference();
};
