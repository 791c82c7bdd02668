import { CreateTableCommand, DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

import type { Resource } from './expressions.ts';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

/** What the engine is told of a table, of all that its resource says. */
const Properties = z.object({
  BillingMode: z.literal('PAY_PER_REQUEST'),
  KeySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.literal('S') })),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema,
        Projection: z.object({ ProjectionType: z.literal('KEYS_ONLY') }),
      }),
    )
    .optional(),
  StreamSpecification: z
    .object({ StreamViewType: z.literal('NEW_AND_OLD_IMAGES') })
    .transform((stream) => ({ ...stream, StreamEnabled: true })),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.literal(true) }).optional(),
});

/** Makes a table of a template, with its indexes, stream and expiry, on an engine. */
export const makeTable = async (
  { id, Properties: properties }: Resource,
  endpoint: string,
): Promise<void> => {
  const { TimeToLiveSpecification, ...table } = Properties.parse(properties);
  const client = new DynamoDBClient({
    region: 'ap-southeast-1',
    endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(new CreateTableCommand({ TableName: id, ...table }));
  if (TimeToLiveSpecification !== undefined)
    await client.send(new UpdateTimeToLiveCommand({ TableName: id, TimeToLiveSpecification }));
  client.destroy();
};
