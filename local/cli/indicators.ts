import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

import { countyError } from '../../functions/county-files/county-error.ts';
import type { Difference } from '../../functions/indicators/recount-parts.ts';
import { checkEverything } from '../../functions/indicators/recount-rounds.ts';
import { keysBeside } from '../keys.ts';
import { openWorld } from '../service/world.ts';
import type { ExitCode, Terminal } from './commands.ts';

const noService = (file: string): Error =>
  countyError({
    'zh-CN': `${file}不是服务的数据库，没有实时指标`,
    en: `${file} is no service's database: it holds no live numbers`,
  });

const differenceLine = ({ village, bucket, residentId }: Difference): string =>
  `${village} 桶/bucket ${bucket}: ${residentId ?? '计数与其人员不符 / its counts are not those of its people'}`;

const summaryOf = (differences: number, day: string): string =>
  differences === 0
    ? `${day} 实时指标与档案逐人一致 / live numbers are those of the records, person by person`
    : `${day} 实时指标与档案有${differences}处不同 / live numbers differ from the records in ${differences} places`;

/** `jiayi indicators verify`: counts everybody anew from the records as of the day of the live numbers, says in whom they
 *  differ, and ends with 1 then. What the service has not counted yet differs too. */
export const verifyIndicators = async (
  { print, isJson }: Terminal,
  { db }: { readonly db: string },
): Promise<ExitCode> => {
  if (!existsSync(db) || keysBeside(db) === undefined) throw noService(db);
  const { ports, close } = await openWorld(dirname(db), { name: basename(db), durability: 'normal' });
  try {
    const day = (await ports.indicators.daily())?.doneThrough;
    if (day === undefined) throw noService(db);
    const differences = await checkEverything(ports, day);
    for (const found of differences) print(isJson ? JSON.stringify(found) : differenceLine(found));
    if (!isJson) print(summaryOf(differences.length, day));
    return differences.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
};
