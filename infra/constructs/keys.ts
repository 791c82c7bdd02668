import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

const WAITS_BEFORE_DELETION = Duration.days(30);
const ROTATES_EVERY = Duration.days(365);

/** A key of the customer's own that is changed every year and never deleted with its stack. */
export const keptKey = (scope: Construct, id: string, what: { alias: string; description: string }): Key =>
  new Key(scope, id, {
    alias: what.alias,
    description: what.description,
    enableKeyRotation: true,
    rotationPeriod: ROTATES_EVERY,
    pendingWindow: WAITS_BEFORE_DELETION,
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** Lets the log service use a key for the log groups of this account and region, whatever they are called. */
export const letLogsUse = (key: Key): void => {
  const stack = Stack.of(key);
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LogsOfThisAccount',
      effect: Effect.ALLOW,
      // Named by its region, and in the mainland by another ending.
      principals: [new ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${stack.partition}:logs:${stack.region}:${stack.account}:log-group:*`,
        },
      },
    }),
  );
};

/** Lets services of AWS put what they send under a key, for this account alone. */
export const letServicesUse = (key: Key, services: readonly string[]): void => {
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ServicesOfThisAccount',
      effect: Effect.ALLOW,
      principals: services.map((service) => new ServicePrincipal(service)),
      actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(key).account } },
    }),
  );
};

/** Lets the service that delivers logs open lines that were sealed by a key on their way to a log of this account. */
export const letLogsBeDelivered = (key: Key): void => {
  const stack = Stack.of(key);
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'DeliveredLogs',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'kms:EncryptionContext:SourceArn': `arn:${stack.partition}:logs:${stack.region}:${stack.account}:*`,
        },
      },
    }),
  );
};
