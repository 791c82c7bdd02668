import { RemovalPolicy, TimeZone } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import {
  AttributeType,
  BillingMode,
  type EnableScalingProps,
  type IScalableTableAttribute,
  ProjectionType,
  StreamViewType,
  Table,
  TableClass,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { indexes } from '../../functions/adapters/store/keys.ts';
import type { Capacity } from '../capacity.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The longest that DynamoDB keeps every second of. */
const RESTORABLE_DAYS = 35;

/** Restorable to any second of 35 days, never deleted. */
const kept = (key: IKey): TableProps => ({
  partitionKey: text('pk'),
  sortKey: text('sk'),
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

/** The table of who looked at whom, and of what seals it: without an index or an expiry, and only added to. It grows and is hardly
 *  read, so that storage weighs more than writes, which cost a quarter more in its class. It is paid for by use whatever the other
 *  is: no answer goes out before its record. @see docs/adr/0028-audit-table.md */
export const auditTable = (scope: Construct, id: string, key: IKey): Table =>
  new Table(scope, id, {
    ...kept(key),
    billingMode: BillingMode.PAY_PER_REQUEST,
    tableClass: TableClass.STANDARD_INFREQUENT_ACCESS,
    resourcePolicy: onlyAddedTo(),
  });

/** Of what is held of the table its index gets a quarter: few items have a day on which time alone changes something. */
const INDEX_SHARE = 4;

/** What is left above the use, for a rise that lasts until more is there: two or three minutes. What is above that the table
 *  takes out of what was not used in five. Who holds capacity is a province, whose use is that of ten thousand teams: it rises by
 *  the quarter of an hour, and the morning's is held before. @source Amazon DynamoDB Developer Guide, “Burst and adaptive capacity”; AWS
 *  re:Post, “Why isn't DynamoDB auto scaling working?” */
const USED_PERCENT = 80;

/** Units that are held a second, between a least and a most. */
type Held = Extract<Capacity, { readonly mode: 'provisioned' }>;

const heldOfIndex = (units: number): number => Math.ceil(units / INDEX_SHARE);

/** What a table, or its index, is billed by. */
const billed = (capacity: Capacity) =>
  capacity.mode === 'on-demand'
    ? { billingMode: BillingMode.PAY_PER_REQUEST }
    : {
        billingMode: BillingMode.PROVISIONED,
        readCapacity: capacity.leastReads,
        writeCapacity: capacity.leastWrites,
      };

const billedOfIndex = (capacity: Capacity) =>
  capacity.mode === 'on-demand'
    ? {}
    : {
        readCapacity: heldOfIndex(capacity.leastReads),
        writeCapacity: heldOfIndex(capacity.leastWrites),
      };

const weekdays = (hour: number, minute: number): Schedule =>
  Schedule.cron({ weekDay: 'MON-FRI', hour: String(hour), minute: String(minute) });

/** People begin at half past eight, and texts go out: what the first minutes ask for is held before. What is held for two hours more
 *  is what they use. @see docs/cost.md, Capacity by choice */
const [BEFORE_WORK, AFTER_MORNING] = [weekdays(8, 15), weekdays(10, 45)];
const TIME_ZONE = TimeZone.ASIA_SHANGHAI;

/** What is held at the least of reads or of writes: always, and while a working day begins. */
type Bounds = { readonly least: number; readonly morning: number; readonly most: number };

const followUse = (
  scalable: (bounds: EnableScalingProps) => IScalableTableAttribute,
  { least, morning, most }: Bounds,
): void => {
  const target = scalable({ minCapacity: least, maxCapacity: most });
  target.scaleOnUtilization({ targetUtilizationPercent: USED_PERCENT });
  const hold = (id: string, schedule: Schedule, minCapacity: number): void =>
    target.scaleOnSchedule(id, { schedule, minCapacity, timeZone: TIME_ZONE });
  hold('BeforeWork', BEFORE_WORK, Math.max(least, morning));
  hold('AfterMorning', AFTER_MORNING, least);
};

/** Lets what is held follow the use, of the table and of each index: where one is throttled both are. */
const letFollow = (table: Table, { leastReads, leastWrites, mostUnits, morningUnits }: Held): void => {
  const of = (least: number): Bounds => ({ least, morning: morningUnits, most: mostUnits });
  const ofIndex = (least: number): Bounds => ({
    least: heldOfIndex(least),
    morning: heldOfIndex(morningUnits),
    most: mostUnits,
  });
  followUse((bounds) => table.autoScaleReadCapacity(bounds), of(leastReads));
  followUse((bounds) => table.autoScaleWriteCapacity(bounds), of(leastWrites));
  for (const index of Object.keys(indexes)) {
    followUse(
      (bounds) => table.autoScaleGlobalSecondaryIndexReadCapacity(index, bounds),
      ofIndex(leastReads),
    );
    followUse(
      (bounds) => table.autoScaleGlobalSecondaryIndexWriteCapacity(index, bounds),
      ofIndex(leastWrites),
    );
  }
};

/** The table of everything else that is known. */
export const keptTable = (
  scope: Construct,
  id: string,
  { key, capacity }: { readonly key: IKey; readonly capacity: Capacity },
): Table => {
  const table = new Table(scope, id, {
    ...kept(key),
    ...billed(capacity),
    timeToLiveAttribute: 'expiresAtS',
  });
  for (const [indexName, { pk, sk }] of Object.entries(indexes)) {
    table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: text(pk),
      sortKey: text(sk),
      projectionType: ProjectionType.KEYS_ONLY,
      ...billedOfIndex(capacity),
    });
  }
  if (capacity.mode === 'provisioned') letFollow(table, capacity);
  return table;
};
