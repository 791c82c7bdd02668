import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

import { ACKNOWLEDGED_OF_PARTS } from './acknowledged-parts.ts';
import { ACKNOWLEDGED_OF_SENDERS } from './acknowledged-senders.ts';
import { ACKNOWLEDGED_OF_TRACES } from './acknowledged-traces.ts';
import type { Profile, Stage } from './stages.ts';

/** A finding that stays, where it stays, and why that is right here. */
export type Acknowledgement = {
  /** The rule, and in brackets the finding, as cdk-nag names them; `{stage}` and `{region}` for those of the
   *  stack. */
  readonly id: string;
  /** Of the resources by their paths within a stack: `service/Access/Http/Function/Resource`. */
  readonly at: RegExp;
  readonly reason: string;
  /** The only profile in which it is found. */
  readonly only?: Profile;
  /** Found only where the operator gave no domain of the page. */
  readonly withoutDomain?: true;
  /** Found only where SMS go out by AWS End User Messaging. */
  readonly byEndUserMessaging?: true;
  /** Found only where X-Ray records requests, or only where it does not. */
  readonly traced?: boolean;
};

const FUNCTIONS = /^service\/\w+\/\w+\/Function\/Resource$/;
const NOT_BY_CLOCK = /^service\/\w+\/(Http|Change|Stream|Map)\/Function\/Resource$/;
const BY_QUEUE = /^service\/\w+\/Change\/Function\/Changes\/Resource$/;
const UNHEARD = /^service\/\w+\/\w+\/Unheard\/Resource$/;
const OPEN_ROUTES = /^service\/Api\/\w+--v1--(own|sms)--[\w{}-]+\/Resource$/;

const NOT_ASYNCHRONOUS =
  'Nobody calls it asynchronously: a request gets its failure as its answer and is repeated under its idempotency key; ' +
  'changes that fail come again by the stream or the queue that brought them, then go aside to one that has its own alarm; ' +
  'a state machine waits for its parts, tries them again, and an alarm rings where it breaks off.';

const WITHIN_JOBS =
  'Files of jobs are named by ids that are made when they are asked for; nothing else lies under this prefix, ' +
  'and only the Lambdas that carry jobs may reach it.';

/** Every finding of cdk-nag that stays. A test fails on one that is not here, and on one here that is not found any more. */
export const ACKNOWLEDGED: readonly Acknowledgement[] = [
  ...ACKNOWLEDGED_OF_PARTS,
  ...ACKNOWLEDGED_OF_SENDERS,
  ...ACKNOWLEDGED_OF_TRACES,
  {
    id: 'AwsSolutions-APIG4',
    at: OPEN_ROUTES,
    reason:
      'Residents sign in by a code to their phone and carry a token of ours, providers of SMS sign each call: the gateway ' +
      'knows neither. The function checks both before it reads anything, and those routes which anybody may call are ' +
      'held to 20 requests a second besides the counts by number and address.',
  },
  {
    id: 'AwsSolutions-CFR1',
    at: /^web\/Page\/Resource$/,
    reason:
      'Staff travel and the page holds nothing of people; what it asks for is checked by the API, wherever it comes from.',
  },
  {
    id: 'AwsSolutions-CFR2',
    at: /^web\/Page\/Resource$/,
    only: 'aws-cn',
    reason:
      'The firewall does not exist for CloudFront in the mainland; behind it are files that anybody may read, and no code.',
  },
  {
    id: 'AwsSolutions-CFR3',
    at: /^web\/Page\/Resource$/,
    reason:
      'A log of who loads the page would be nothing but addresses of people; what they do is in the audit, by id.',
  },
  {
    id: 'AwsSolutions-CFR4',
    at: /^web\/Page\/Resource$/,
    only: 'aws-cn',
    reason:
      'A certificate of IAM, as the mainland needs, is set by an override that the check does not see: TLS 1.2 of 2021.',
  },
  {
    id: 'AwsSolutions-CFR4',
    at: /^web\/Page\/Resource$/,
    only: 'aws',
    withoutDomain: true,
    reason:
      'Until there is a domain CloudFront answers by its own certificate, whose oldest protocol nobody can choose.',
  },
  {
    id: 'AwsSolutions-CFR7',
    at: /^web\/Page\/Resource$/,
    only: 'aws-cn',
    reason:
      'Origin access control does not exist in the mainland; the bucket lets in one origin access identity alone.',
  },
  {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    at: /^data\/(MonthlyBackup|AuditBackup)\/Table\/Role\/Resource$/,
    reason:
      'What AWS Backup needs changes with AWS Backup: its own policy follows, a copy of ours would one night stop the backups.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    at: /^service\/(OwnRecord|Reminders)\/\w+\/Policy\/Resource$/,
    only: 'aws',
    reason:
      'A phone number has no ARN: SNS takes texts only under “*”. Publishing to topics is denied to the same role.',
  },
  ...['exports', 'imports'].map((prefix) => ({
    id: `AwsSolutions-IAM5[Resource::jiayi-{stage}-data:ExportsOutputFnGetAttArchiveArn1EBA378E/${prefix}/*]`,
    at: /^service\/CountyFiles\/\w+\/Policy\/Resource$/,
    reason: WITHIN_JOBS,
  })),
  {
    id: 'AwsSolutions-IAM5[Resource::jiayi-{stage}-data:ExportsOutputFnGetAttArchiveArn1EBA378E/exports/*]',
    at: /^service\/DataQuality\/Http\/Policy\/Resource$/,
    reason:
      'A check leaves its counts as a file under an id of its own; they are read here, and nothing is written.',
  },
  {
    id: 'AwsSolutions-SQS3',
    at: UNHEARD,
    reason:
      'It is itself where changes go that were given up; an alarm rings for the first of them, and a runbook puts them back.',
  },
  {
    id: 'HIPAA.Security-LambdaConcurrency',
    at: FUNCTIONS,
    reason:
      'A reservation takes from all others of the account, and a fresh account has ten in all. The sender of SMS gets one ' +
      'where `reservesConcurrency` is given; requests are held back at the gateway, changes by their queues, which start ten at most.',
  },
  { id: 'HIPAA.Security-LambdaDLQ', at: NOT_BY_CLOCK, reason: NOT_ASYNCHRONOUS },
  {
    id: 'HIPAA.Security-LambdaInsideVPC',
    at: FUNCTIONS,
    reason:
      'It speaks to services of AWS by signed TLS alone and has nothing in a network of ours. A VPC would add endpoints to ' +
      'pay for, addresses to run out of and a way to fail, and shield nothing that its policy does not.',
  },
  {
    id: 'HIPAA.Security-S3BucketReplicationEnabled',
    at: /^(data\/(AccessLogs|Archive)|web\/(PageLogs|PageFiles))\/Resource$/,
    reason:
      'Health data of a county may not leave its region without a decision of the county; files of jobs live for days, ' +
      'the page is built again from its source. What must outlive a region is the table: docs/runbooks/lose-a-region.md.',
  },
  {
    id: 'HIPAA.Security-S3DefaultEncryptionKMS',
    at: /^(data\/AccessLogs|web\/PageLogs)\/Resource$/,
    reason:
      'S3 writes its access logs only to buckets under its own keys; what they tell is which job’s file was read by which role.',
  },
  {
    id: 'HIPAA.Security-S3DefaultEncryptionKMS',
    at: /^web\/PageFiles\/Resource$/,
    reason:
      'The page is there for everybody to read, and an origin access identity cannot use a key of a customer.',
  },
  {
    id: 'HIPAA.Security-WAFv2LoggingEnabled',
    at: /^web\/Wall$/,
    only: 'aws',
    reason:
      'Its log would hold addresses of people who load a public page; its counts by rule are enough to see an attack.',
  },
  {
    id: 'Serverless-LambdaAsyncFailureDestination',
    at: /^service\/\w+\/Schedule\/Function\/EventInvokeConfig\/Resource$/,
    reason:
      'What the clock started in vain goes to the dead-letter queue of the function, the older form of the same.',
  },
  { id: 'Serverless-LambdaDLQ', at: NOT_BY_CLOCK, reason: NOT_ASYNCHRONOUS },
  {
    id: 'Serverless-LambdaEventSourceMappingDestination',
    at: BY_QUEUE,
    reason:
      'A queue takes no destination: it puts a message itself into its dead-letter queue, from where one command brings it back.',
  },
  {
    id: 'Serverless-SNSRedrivePolicy',
    at: /^observability\/Alarms\/[^/]+\/Resource$/,
    reason:
      'A letter that no mailbox takes is not read from a queue either; the alarm itself stays on in CloudWatch.',
  },
  {
    id: 'Serverless-SQSRedrivePolicy',
    at: UNHEARD,
    reason:
      'It is itself the last stop; what lies there is put back by hand: docs/runbooks/something-was-given-up.md.',
  },
];

/** A path without the name of its stage, and that name. */
const placeOf = ({ node }: IConstruct): { readonly place: string; readonly stage: string } => {
  const [, stage = '', place = node.path] = /^jiayi-([a-z]+)-(.*)$/.exec(node.path) ?? [];
  return { place, stage };
};

/** Says whether a finding can be one of a deployment. */
const isOf =
  ({ profile, isTraced }: Pick<Stage, 'profile' | 'isTraced'>) =>
  ({ only = profile, traced = isTraced }: Acknowledgement): boolean =>
    only === profile && traced === isTraced;

/** Acknowledges the findings that stay in a deployment, each at the resources that it is about and nowhere else. */
export const acknowledgeIn = (scope: IConstruct, of: Pick<Stage, 'profile' | 'isTraced'>): void => {
  const those = ACKNOWLEDGED.filter(isOf(of));
  for (const construct of scope.node.findAll().filter((each) => CfnResource.isCfnResource(each))) {
    const { place, stage } = placeOf(construct);
    const here = those.filter(({ at }) => at.test(place));
    Validations.of(construct).acknowledge(
      ...here.map(({ id, reason }) => ({
        id: id.replace('{stage}', stage).replace('{region}', Stack.of(construct).region),
        reason,
      })),
    );
  }
};
