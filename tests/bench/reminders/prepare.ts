import { join } from 'node:path';

import { clinicDate } from '../../../domain/kernel/time.ts';
import { makeDemonstration } from '../../../local/service/demonstration.ts';
import { openWorld } from '../../../local/service/world.ts';
import { DUE_DAY, fillWithDue } from './due-county.ts';

/** Makes the folder of a service, in a process of its own so that its memory is not counted: `due FOLDER N` a county in
 *  which N people are due on one day, `usual FOLDER N` a synthetic county of N people as of today. */
const [kind, folder = '', count = ''] = process.argv.slice(2);
if (kind === 'due') {
  const world = await openWorld(folder);
  world.clock.moveTo(DUE_DAY);
  await fillWithDue(world, Number(count), join(folder, 'rows'));
  await world.close();
} else {
  const day = clinicDate(new Date());
  await makeDemonstration(folder, { residents: Number(count), day, onProgress: () => undefined });
}
