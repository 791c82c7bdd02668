import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A queue of what was given up after all its tries, for somebody to look at within two weeks: docs/runbooks. */
export const unheardQueue = (
  scope: Construct,
  id: string,
  { name, key }: { name: string; key: IKey },
): Queue =>
  new Queue(scope, id, {
    queueName: name,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });

/** What putting something into such a queue takes. */
export const unheardStatements = (queue: Queue, key: IKey): PolicyStatement[] => [
  new PolicyStatement({ sid: 'KeepUnheard', actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
  new PolicyStatement({
    sid: 'KeyOfQueue',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [key.keyArn],
  }),
];
