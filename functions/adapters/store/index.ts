import { unreachable } from '../../../domain/kernel/result.ts';
import type { DynamoPlace } from './dynamo-open.ts';
import { openSqliteTable } from './sqlite.ts';
import type { Durability } from './sqlite-open.ts';
import type { Table } from './table.ts';

/** Where a table lies: a SQLite file, a DynamoDB table in AWS, or one of an engine behind an endpoint. */
export type TablePlace =
  | { readonly kind: 'sqlite'; readonly file: string; readonly durability?: Durability }
  | ({ readonly kind: 'dynamodb'; readonly endpoint?: string } & DynamoPlace);

/** Opens the table of a place. A SQLite file, and a table behind an `endpoint`, is made where there is none; a
 *  table in AWS must exist. The AWS SDK is loaded only for a DynamoDB table. Throws a `StoreError` with a message of one sentence where it cannot. */
export const openTable = async (place: TablePlace): Promise<Table> => {
  switch (place.kind) {
    case 'sqlite':
      return openSqliteTable({
        file: place.file,
        durability: place.durability ?? 'normal',
        now: () => new Date(),
      });
    case 'dynamodb': {
      const { endpoint } = place;
      if (endpoint === undefined) return (await import('./dynamo-open.ts')).openDynamoTable(place);
      return (await import('./engine-open.ts')).openEngineTable({ ...place, endpoint });
    }
    default:
      return unreachable(place);
  }
};
