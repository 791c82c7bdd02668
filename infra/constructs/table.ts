import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { indexes } from '../../functions/adapters/store/keys.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The longest that DynamoDB keeps every second of. */
const RESTORABLE_DAYS = 35;

/** Paid by use, restorable to any second of 35 days, never deleted. */
const kept = (key: IKey): TableProps => ({
  partitionKey: text('pk'),
  sortKey: text('sk'),
  billingMode: BillingMode.PAY_PER_REQUEST,
  encryption: TableEncryption.CUSTOMER_MANAGED,
  encryptionKey: key,
  pointInTimeRecoverySpecification: {
    pointInTimeRecoveryEnabled: true,
    recoveryPeriodInDays: RESTORABLE_DAYS,
  },
  stream: StreamViewType.NEW_AND_OLD_IMAGES,
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
});

/** What takes something away or writes over it, and what would have the store do so by itself. No statement can tell a put that
 *  adds from one that overwrites: of that the chain of seals tells. */
const TAKES_AWAY = [
  'dynamodb:DeleteItem',
  'dynamodb:UpdateItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:PartiQLDelete',
  'dynamodb:PartiQLUpdate',
  'dynamodb:UpdateTimeToLive',
  'dynamodb:DeleteTable',
];

/** Nobody of the account may, an administrator neither: they would have to take this away first, and CloudTrail would say who did.
 *  Of this very table, as a policy that lies on it speaks of no other; by its ARN it could not be made in one step. */
const onlyAddedTo = (): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'OnlyAddedTo',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: TAKES_AWAY,
        resources: ['*'],
      }),
    ],
  });

/** The table of who looked at whom, and of what seals it: without an index or an expiry, and only added to.
 *  @see docs/adr/0028-audit-table.md */
export const auditTable = (scope: Construct, id: string, key: IKey): Table =>
  new Table(scope, id, { ...kept(key), resourcePolicy: onlyAddedTo() });

/** The table of everything else that is known. */
export const keptTable = (scope: Construct, id: string, key: IKey): Table => {
  const table = new Table(scope, id, { ...kept(key), timeToLiveAttribute: 'expiresAtS' });
  for (const [indexName, { pk, sk }] of Object.entries(indexes)) {
    table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: text(pk),
      sortKey: text(sk),
      projectionType: ProjectionType.ALL,
    });
  }
  return table;
};
