import { SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { jobMachine } from '../../functions/adapters/cloud/job-machine.ts';
import { carrierBy } from './carrier.ts';
import { isGranted } from './grants.ts';
import { type LocalAws, startLocalAws } from './local-aws.ts';

const MACHINES = 'arn:aws:states:ap-southeast-1:111122223333:stateMachine';
const OWN = `${MACHINES}:jiayi-dev-county-files-every-job-in-parts`;

const granted = {
  effect: 'Allow',
  actions: ['states:StartExecution'],
  resources: [OWN],
  conditions: [],
} as const;

let aws: LocalAws;
let client: SFNClient;

beforeAll(async () => {
  const now = () => new Date();
  aws = await startLocalAws({
    region: 'ap-southeast-1',
    secrets: {},
    carrier: carrierBy(now),
    now,
    may: (who, deed) => who === 'jiayi-dev-county-files-change' && isGranted([granted], deed),
    onFile: () => undefined,
    keyOf: () => undefined,
  });
  client = new SFNClient({
    region: 'ap-southeast-1',
    endpoint: aws.endpoint,
    credentials: { accessKeyId: 'jiayi-dev-county-files-change', secretAccessKey: 'local' },
  });
});

afterAll(() => {
  client.destroy();
  aws.stop();
});

describe('the state machines of this machine', () => {
  test('note what they are begun with, once for a name, for who may begin them', async () => {
    const begin = jobMachine(client, OWN);
    await begin('job-1 1', 'job-1-1');
    await begin('job-1 1', 'job-1-1');
    await begin('job-1 2', 'job-1-2');
    const machine = 'jiayi-dev-county-files-every-job-in-parts';
    expect([aws.machines.take(), aws.machines.take(), aws.machines.take()]).toEqual([
      { machine, name: 'job-1-1', input: { asked: 'job-1 1' } },
      { machine, name: 'job-1-2', input: { asked: 'job-1 2' } },
      undefined,
    ]);
  });

  test('are not begun by who may begin others', async () => {
    const begin = jobMachine(client, `${MACHINES}:jiayi-dev-indicators-every-night-recount`);
    await expect(begin('job-1 1', 'job-1-1')).rejects.toMatchObject({ code: 'store/refused' });
    expect(aws.machines.take()).toBeUndefined();
  });
});
