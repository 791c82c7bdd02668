import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

import { countyStore } from '../../functions/adapters/county-store/county-store.ts';
import { openTable } from '../../functions/adapters/store/index.ts';
import type { Table } from '../../functions/adapters/store/table.ts';
import { countyError } from '../../functions/county-files/county-error.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import { makeFolder } from '../../functions/county-files/sources/make-folder.ts';
import { keysBeside } from '../keys.ts';

/** Where a county is stored: a file, or a DynamoDB table behind an endpoint. */
export type Place = { readonly db?: string; readonly endpoint?: string; readonly table?: string };

/** The region that a local engine is told; it does not look at it. */
const ENGINE_REGION = 'us-east-1';
const DEFAULT_TABLE = 'jiayi';

const missingDatabase = (file: string): Error =>
  countyError({
    'zh-CN': `没有数据库文件${file}，请先运行 jiayi import`,
    en: `there is no database ${file}: run \`jiayi import\` first`,
  });

/** Opens the table of a place for the time of some work, and closes it whatever happens.
 *  @param mayCreate whether a file that is not there is made */
export const withTable = async <T>(
  place: Place,
  mayCreate: boolean,
  work: (table: Table) => Promise<T>,
): Promise<T> => {
  const { db, endpoint, table: name = DEFAULT_TABLE } = place;
  const isNew = db !== undefined && !existsSync(db);
  if (isNew && !mayCreate) throw missingDatabase(db);
  if (isNew) makeFolder(dirname(db));
  const table =
    db === undefined
      ? await openTable({
          kind: 'dynamodb',
          table: name,
          region: ENGINE_REGION,
          ...(endpoint === undefined ? {} : { endpoint }),
        })
      : // A new file is loaded again after a power cut, so that it need not wait for the disk at every step.
        await openTable({ kind: 'sqlite', file: db, durability: isNew ? 'bulk' : 'normal' });
  try {
    return await work(table);
  } finally {
    await table.close();
  }
};

/** Opens the store of a place for the time of some work, and closes it whatever happens.
 *  @param mayCreate whether a file that is not there is made */
export const withStore = async <T>(
  place: Place,
  mayCreate: boolean,
  work: (store: CountyStore) => Promise<T>,
): Promise<T> =>
  withTable(place, mayCreate, (table) =>
    work(countyStore(table, place.db === undefined ? undefined : keysBeside(place.db))),
  );
