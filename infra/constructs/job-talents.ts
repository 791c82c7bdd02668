import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

import type { Data } from '../data-stack.ts';
import { JOB_FILES } from './archive.ts';
import type { LambdaRows } from './lambda-rows.ts';
import { reachOf } from './reach.ts';

/** Says whether a Lambda answers from what jobs left and has nothing else to do with their files. */
const isReaderOfFiles = ({ capability, kind }: LambdaRows): boolean =>
  capability === 'data-quality' && kind === 'http';

/** Who only answers from what a job left neither writes a file nor reads what was sent. */
const filesFor = (lambda: LambdaRows) =>
  isReaderOfFiles(lambda)
    ? { actions: ['s3:GetObject'], prefixes: [JOB_FILES.exports] }
    : { actions: ['s3:GetObject', 's3:PutObject'], prefixes: Object.values(JOB_FILES) };

const jobFileStatements = (
  { archive, key, stack }: Data,
  { actions, prefixes }: ReturnType<typeof filesFor>,
): PolicyStatement[] => [
  new PolicyStatement({
    sid: 'FilesOfJobs',
    actions,
    resources: prefixes.map((prefix) => `${archive.bucketArn}/${prefix}*`),
  }),
  // Without it a file that is not there would be a refusal.
  new PolicyStatement({
    sid: 'MissFilesOfJobs',
    actions: ['s3:ListBucket'],
    resources: [archive.bucketArn],
    conditions: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
  }),
  new PolicyStatement({
    sid: 'KeyOfFiles',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [key.keyArn],
    conditions: {
      StringEquals: {
        'kms:ViaService': [`s3.${stack.region}.amazonaws.com`, `s3.${stack.region}.amazonaws.com.cn`],
      },
    },
  }),
];

/** Says whether a Lambda carries jobs out: whoever is started by requests only asks for them. */
export const carriesJobs = (lambda: LambdaRows): boolean =>
  lambda.kind !== 'http' && reachOf(lambda).writes.includes('jobs');

/** Says whether a Lambda keeps or reads the files of jobs: who carries them out, and who is sent them and asked for them. A
 *  recount is a job without files. */
export const usesFiles = (lambda: LambdaRows): boolean =>
  carriesJobs(lambda) ||
  isReaderOfFiles(lambda) ||
  (lambda.capability === 'county-files' && lambda.kind === 'http');

/** Of what was sent, and of what parts of a job leave to others, nothing stays that is not needed; nor does a file of which only
 *  a piece came to the bucket. */
const endOfFiles = ({ archive }: Data): PolicyStatement =>
  new PolicyStatement({
    sid: 'RemoveFiles',
    actions: ['s3:DeleteObject', 's3:AbortMultipartUpload'],
    resources: Object.values(JOB_FILES).map((prefix) => `${archive.bucketArn}/${prefix}*`),
  });

/** Says whether a Lambda begins the state machine of jobs: who carries jobs out, but for those whom that machine starts. */
export const beginsJobs = (lambda: LambdaRows): boolean => carriesJobs(lambda) && lambda.kind !== 'map';

const beginStatement = (machineArn: string): PolicyStatement =>
  new PolicyStatement({ sid: 'BeginJobs', actions: ['states:StartExecution'], resources: [machineArn] });

/** What a Lambda may do with jobs: touch their files, take away what is over, and have them carried out in parts.
 *  @param machineArn the state machine of jobs; undefined where no row has one */
export const jobStatements = (
  lambda: LambdaRows,
  data: Data,
  machineArn: string | undefined,
): PolicyStatement[] => [
  ...(usesFiles(lambda) ? jobFileStatements(data, filesFor(lambda)) : []),
  ...(carriesJobs(lambda) ? [endOfFiles(data)] : []),
  ...(beginsJobs(lambda) && machineArn !== undefined ? [beginStatement(machineArn)] : []),
];
