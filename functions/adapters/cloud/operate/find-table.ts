import { type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';

import { serviceFailure } from '../service-failure.ts';

const PAGE = 100;

/** The tables of a stage by their names in its data stack. */
export type TableName = 'Table' | 'AuditTable';

/** The tables of a name that the data stack of a stage has made in a region: one; none before it is deployed; several only
 *  where one was replaced. */
export const tablesNamed = async (
  client: DynamoDBClient,
  stage: string,
  name: TableName,
): Promise<readonly string[]> => {
  const prefix = `jiayi-${stage}-data-${name}`;
  const found: string[] = [];
  // Names come in order, and what comes right before the prefix begins with its first letters.
  let after: string | undefined = prefix.slice(0, -1);
  try {
    do {
      const asked: ListTablesCommand = new ListTablesCommand({ ExclusiveStartTableName: after, Limit: PAGE });
      const { TableNames = [], LastEvaluatedTableName } = await client.send(asked);
      found.push(...TableNames.filter((each) => each.startsWith(prefix)));
      after = LastEvaluatedTableName;
    } while (after?.startsWith(prefix) === true);
  } catch (error) {
    throw serviceFailure(error, { name: 'the database service', isWrite: false });
  }
  return found;
};
