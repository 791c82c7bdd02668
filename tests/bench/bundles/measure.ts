import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { type LocalAws, sealedKeyOf } from '../../cloud/local-aws.ts';

const run = promisify(execFile);

/** Prints how many milliseconds a bundle takes from being named to its handler, by the clock and of the processor, and until
 *  that has refused an event that says nothing: then it is open. */
const IMPORTER = `
const startedMs = performance.now();
const before = process.cpuUsage();
const { handler } = await import(process.argv[1]);
const importMs = performance.now() - startedMs;
const { user, system } = process.cpuUsage(before);
const context = { getRemainingTimeInMillis: () => 1000 };
await Promise.resolve(handler({}, context)).catch(() => undefined);
console.log(importMs, (user + system) / 1000, performance.now() - startedMs);
process.exit();
`;

/** All that any Lambda is told, and where the SDK finds the key service of this machine: nothing else is asked at a start. */
const environmentOf = ({ endpoint }: LocalAws): Readonly<Record<string, string>> => ({
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL_KMS: endpoint,
  JIAYI_STAGE: 'dev',
  JIAYI_PROFILE: 'aws',
  JIAYI_TABLE: 'jiayi-dev',
  JIAYI_AUDIT_TABLE: 'jiayi-dev-audit',
  JIAYI_BUCKET: 'jiayi-dev-files',
  JIAYI_DATA_KEY: sealedKeyOf('dev', 7),
  JIAYI_KMS_KEY: 'arn:aws:kms:ap-southeast-1:111122223333:key/bench',
  JIAYI_OIDC_ISSUER: 'https://sign-in.example/county',
  JIAYI_OIDC_AUDIENCE: 'jiayi',
  JIAYI_JOB_MACHINE: 'arn:aws:states:ap-southeast-1:111122223333:stateMachine:bench',
  JIAYI_SMS_PROVIDER: 'sns',
  JIAYI_SMS_PER_SECOND: '20',
  JIAYI_BUS: 'jiayi-dev',
  JIAYI_QUEUE: `${endpoint}/queue`,
  JIAYI_OUTLETS: JSON.stringify([
    { asks: [{ of: 'facts' }], queue: `${endpoint}/queue`, aside: `${endpoint}/aside` },
  ]),
});

/** What an import took, in milliseconds by the clock and of the processor, and when the handler was open. */
export type Import = { readonly wallMs: number; readonly cpuMs: number; readonly openMs: number };

/** Imports a bundle in a process that has just started. */
export const measureImport = async (file: string, aws: LocalAws): Promise<Import> => {
  const args = ['--input-type=module', '--eval', IMPORTER, pathToFileURL(file).href];
  const { stdout } = await run(process.execPath, args, { env: { ...environmentOf(aws) } });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  const [wallMs = Number.NaN, cpuMs = Number.NaN, openMs = Number.NaN] = last.split(' ').map(Number);
  return { wallMs, cpuMs, openMs };
};
