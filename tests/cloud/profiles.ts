import { readFileSync } from 'node:fs';

import * as z from 'zod';

import type { AliyunAccount } from '../../functions/adapters/gateways/aliyun-call.ts';
import { EXAMPLE_GIVEN } from '../../infra/example-given.ts';
import type { Given, Profile } from '../../infra/stages.ts';
import type { Reply, Sending } from '../local/service/given-server.ts';
import type { Carrier } from './carrier.ts';
import { ALIYUN_QUEUES, startLocalAliyun } from './local-aliyun.ts';
import { aliyunTeller, signingTeller, type Teller } from './phones.ts';

/** A provider of SMS that runs on this machine. */
export type RunningProvider = {
  /** Where the world beyond AWS is; undefined where nobody needs it. */
  readonly elsewhere: string | undefined;
  readonly tellerOf: (call: (...sending: Sending) => Promise<Reply>) => Teller;
  readonly stop: () => void;
};

/** In what deployments of two profiles differ on this machine. */
type OfProfile = {
  /** What the operator gives. */
  readonly given: (issuer: string) => Given;
  /** What lies in the store of secrets, by ARN. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly startProvider: (carrier: Carrier) => Promise<RunningProvider>;
};

const arnOf = (profile: Profile, name: 'smsSecret' | 'smsCallSecret'): string => {
  const arn = EXAMPLE_GIVEN[profile][name];
  if (arn === undefined) throw new Error(`${profile} has no example of ${name}`);
  return arn;
};

/** As `openssl rand -hex 32` makes one. */
const CALL_SECRET = '5f'.repeat(32);

const Submitted = z.array(z.object({ content: z.string() }));
const SUBMITTED = new URL('../../docs/sms-templates.json', import.meta.url);

/** All that is submitted is approved. */
const ACCOUNT: AliyunAccount = {
  accessKeyId: 'an-id',
  accessKeySecret: 'a-secret',
  templates: Submitted.parse(JSON.parse(readFileSync(SUBMITTED, 'utf8'))).map(({ content }, at) => ({
    code: `SMS_${at + 1}`,
    content,
  })),
  queues: ALIYUN_QUEUES,
};

/** What a deployment of each profile is given on this machine. */
export const PROFILES: Readonly<Record<Profile, OfProfile>> = {
  aws: {
    given: () => ({ smsCallSecret: arnOf('aws', 'smsCallSecret') }),
    secrets: { [arnOf('aws', 'smsCallSecret')]: CALL_SECRET },
    startProvider: async () => ({
      elsewhere: undefined,
      tellerOf: (call) => signingTeller(call, CALL_SECRET),
      stop: () => undefined,
    }),
  },
  'aws-cn': {
    given: (issuer) => ({
      oidcIssuer: issuer,
      oidcAudience: 'jiayi',
      smsSecret: arnOf('aws-cn', 'smsSecret'),
    }),
    secrets: { [arnOf('aws-cn', 'smsSecret')]: JSON.stringify(ACCOUNT) },
    startProvider: async (carrier) => {
      const aliyun = await startLocalAliyun(ACCOUNT, carrier);
      return { elsewhere: aliyun.endpoint, tellerOf: () => aliyunTeller(aliyun), stop: aliyun.stop };
    },
  },
};
