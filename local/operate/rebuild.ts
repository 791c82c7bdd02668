import { clinicDate } from '../../domain/kernel/time.ts';
import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import { countyError } from '../../functions/county-files/county-error.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import { beginDays } from '../../functions/indicators/every-hour-pass.ts';
import type { Difference } from '../../functions/indicators/recount-parts.ts';
import { checkEverything } from '../../functions/indicators/recount-rounds.ts';
import { buildCounts } from '../../functions/indicators/build-counts.ts';
import { contextOf } from '../../functions/indicators/refresh-residents.ts';
import { sweepLists } from './sweep.ts';
import { makeViewsAnew } from './views-anew.ts';

/** What a rebuild made: of how many people, what it found on lists that belongs to nobody, and on which day it stands. */
export type Rebuilt = { readonly residents: number; readonly swept: number; readonly day: string };

const halfImported = (): Error =>
  countyError({
    'zh-CN': '县域数据尚未完整导入，请先重新运行导入',
    en: 'the county is not whole: an import broke off, run it again first',
  });

/** Makes everything that is derived anew from the records: work lists, panels, inboxes, what finds people, facts and
 *  counts, as of the day that the daily work has come to; the days since are gone through by it as ever. Nobody else may
 *  write meanwhile. It may be broken off and begun again. */
export const rebuild = async (world: CloudWorld, onProgress: Progress): Promise<Rebuilt> => {
  const { ports, county, forgetReference } = world;
  if ((await county.importState()) === 'running') throw halfImported();
  forgetReference();
  const state = await ports.indicators.daily();
  const day = state?.doneThrough ?? clinicDate(ports.now());
  const anew = { context: await contextOf(ports, day), isEveryone: true };
  const residents = await makeViewsAnew(world, anew, onProgress);
  const swept = await sweepLists(world);
  await buildCounts(ports, day);
  if (state === undefined) await beginDays(ports, day);
  return { residents, swept, day };
};

const notBegun = (): Error =>
  countyError({
    'zh-CN': '该阶段还没有县域数据',
    en: 'this stage has no county yet: import one first',
  });

/** Counts everybody anew from the records, as of the day of the live numbers, and says in whom they differ. */
export const verify = async ({
  ports,
}: CloudWorld): Promise<{ readonly day: string; readonly differences: readonly Difference[] }> => {
  const day = (await ports.indicators.daily())?.doneThrough;
  if (day === undefined) throw notBegun();
  return { day, differences: await checkEverything(ports, day) };
};
