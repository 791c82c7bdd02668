import { CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

import type { Stage } from '../stages.ts';

/** Where the files of jobs lie in the archive: what was exported, and what is to be imported. */
export const JOB_FILES = { exports: 'exports/', imports: 'imports/' } as const;

/** Where other systems put files, as the manifest has it. */
const UPLOADS = 'uploads/';
/** Where what is put by links of the service lies, as the service has it. */
export const LINKED_UPLOADS = `${UPLOADS}!links/`;

/** Long enough for somebody to bring an upload back that was given up over a weekend. */
const UPLOADS_KEPT = Duration.days(3);
const ONE_DAY = Duration.days(1);
const FORMER_PAGES = Duration.days(90);

/** What every bucket here is: seen by nobody else, reached by TLS alone, every version kept, never deleted. */
const KEPT = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const satisfies BucketProps;

const isBucket = (bucket: object): bucket is IBucket => bucket instanceof Bucket;

/** A bucket as others take it: CDK's own type of one says that it may not know whether it is a website, which its type
 *  for others does not. */
export const asBucket = (bucket: Bucket): IBucket => {
  if (isBucket(bucket)) return bucket;
  throw new Error('a bucket is a bucket');
};

/** A bucket for the access logs of others. The service that writes them knows no key of a customer. */
export const logBucket = (scope: Construct, id: string, keptFor: Duration): Bucket =>
  new Bucket(scope, id, {
    ...KEPT,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ id: 'old-logs', expiration: keptFor, noncurrentVersionExpiration: ONE_DAY }],
  });

/** A bucket of a page that anybody may see: under the keys of S3, since the caches of the mainland open no other. */
export const pageBucket = (scope: Construct, id: string, logs: Bucket): Bucket =>
  new Bucket(scope, id, {
    ...KEPT,
    encryption: BucketEncryption.S3_MANAGED,
    serverAccessLogsBucket: asBucket(logs),
    serverAccessLogsPrefix: 'page/',
    lifecycleRules: [{ id: 'former-pages', noncurrentVersionExpiration: FORMER_PAGES }],
  });

/** A bucket under a key, whose readers are logged. */
const keptBucket = (
  scope: Construct,
  id: string,
  props: Pick<
    BucketProps,
    'encryptionKey' | 'serverAccessLogsBucket' | 'serverAccessLogsPrefix' | 'lifecycleRules' | 'cors'
  >,
): Bucket =>
  new Bucket(scope, id, { ...KEPT, encryption: BucketEncryption.KMS, bucketKeyEnabled: true, ...props });

/** The bus of the account is told of every file that comes. By the template alone: CDK's own way is a function that is called
 *  while the stack is deployed. */
const tellOfFiles = (bucket: Bucket): Bucket => {
  const { defaultChild } = bucket.node;
  if (!CfnResource.isCfnResource(defaultChild)) throw new Error('a bucket has a resource');
  defaultChild.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration', {
    EventBridgeEnabled: true,
  });
  return bucket;
};

const LETTING_KEPT_S = 3_600;

/** The console may put files by its links, with the headers that they ask for, and read nothing. Before it has a name of its
 *  own no page may. */
const lettingIn = ({ web }: Pick<Stage, 'web'>): NonNullable<BucketProps['cors']> =>
  web === undefined
    ? []
    : [
        {
          allowedOrigins: [`https://${web.name}`],
          allowedMethods: [HttpMethods.PUT],
          allowedHeaders: ['content-type', 'if-none-match'],
          maxAge: LETTING_KEPT_S,
        },
      ];

/** The archive, and the files of imports and exports: an exported county is gone after a day, all versions of it. What other
 *  systems, or the console by links, put below `uploads/` is told of and gone after three. */
export const archiveBucket = (
  scope: Construct,
  id: string,
  { key, logs, stage }: { key: IKey; logs: Bucket; stage: Pick<Stage, 'fileDays' | 'web'> },
): Bucket =>
  tellOfFiles(
    keptBucket(scope, id, {
      encryptionKey: key,
      serverAccessLogsBucket: asBucket(logs),
      serverAccessLogsPrefix: 'archive/',
      cors: lettingIn(stage),
      lifecycleRules: [
        {
          id: 'exports-are-gone-after-a-day',
          prefix: JOB_FILES.exports,
          expiration: ONE_DAY,
          noncurrentVersionExpiration: ONE_DAY,
        },
        {
          id: 'imports-are-gone',
          prefix: JOB_FILES.imports,
          expiration: Duration.days(stage.fileDays),
          noncurrentVersionExpiration: ONE_DAY,
        },
        {
          id: 'uploads-are-gone',
          prefix: UPLOADS,
          expiration: UPLOADS_KEPT,
          noncurrentVersionExpiration: ONE_DAY,
        },
        { id: 'broken-off-uploads', abortIncompleteMultipartUploadAfter: ONE_DAY },
      ],
    }),
  );
