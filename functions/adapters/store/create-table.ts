import {
  CreateTableCommand,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { indexes } from './keys.ts';

const keySchema = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

const tableInput = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keySchema({ pk: 'pk', sk: 'sk' }),
  AttributeDefinitions: ['pk', 'sk', ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk])].map(
    (attribute) => ({ AttributeName: attribute, AttributeType: 'S' as const }),
  ),
  GlobalSecondaryIndexes: Object.entries(indexes).map(([index, names]) => ({
    IndexName: index,
    KeySchema: keySchema(names),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  })),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
});

/** Makes the table with its index, stream and expiry on an engine where it is ready at once; one that is there
 *  is left as it is. (In AWS the infrastructure makes it.) */
export const createTable = async (client: DynamoDBDocumentClient, name: string): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(tableInput(name)));
  } catch (error) {
    if (error instanceof ResourceInUseException) return;
    throw error;
  }
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAtS' },
    }),
  );
};
