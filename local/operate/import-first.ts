import { clinicDate } from '../../domain/kernel/time.ts';
import type { CountyImported } from '../../events/county.ts';
import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import { countyError } from '../../functions/county-files/county-error.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import { beginDays } from '../../functions/indicators/every-hour-pass.ts';
import { buildCounts } from '../../functions/indicators/build-counts.ts';
import { contextOf } from '../../functions/indicators/refresh-residents.ts';
import { importInto } from '../cli/import.ts';
import { makeFolder } from '../../functions/county-files/sources/make-folder.ts';
import { makeViewsAnew } from './views-anew.ts';

/** What to import, and where to say what was left out. */
export type FirstImport = {
  readonly data: string;
  /** The folder of rejects.csv and warnings.csv. */
  readonly findings: string;
  readonly onProgress: Progress;
};

const hasBegun = (day: string): Error =>
  countyError({
    'zh-CN': `该阶段自${day}起已有县域数据；更多数据请由管理员用 POST /v1/imports 导入`,
    en: `this stage is at work with its county since ${day}: an administrator imports more with POST /v1/imports`,
  });

/** Imports the first county of a deployment from the operator's machine: records, then what is derived of them, last the
 *  day that everything stands on. Where it broke off, the same command goes on: what is stored already is not stored
 *  again. Refuses where people are at work, whose entries it would not see. */
export const importFirst = async (
  world: CloudWorld,
  { data, findings, onProgress }: FirstImport,
): Promise<CountyImported> => {
  const { ports, county, forgetReference } = world;
  const begun = await ports.indicators.daily();
  if (begun !== undefined) throw hasBegun(begun.doneThrough);
  makeFolder(findings);
  const onStored = (): void => undefined;
  const event = await importInto(county, { data, place: {}, findings, onProgress, onStored });
  forgetReference();
  const today = clinicDate(ports.now());
  const anew = { context: await contextOf(ports, today), isEveryone: false };
  await makeViewsAnew(world, anew, onProgress);
  await buildCounts(ports, today);
  await beginDays(ports, today);
  return event;
};
