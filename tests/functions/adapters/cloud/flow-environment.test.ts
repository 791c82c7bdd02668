import { describe, expect, test } from 'vitest';

import {
  consumerEnvironment,
  jobEnvironment,
  publisherEnvironment,
  relayEnvironment,
} from '../../../../functions/adapters/cloud/flow-environment.ts';

const QUEUE = 'https://sqs.ap-southeast-1.amazonaws.com/111122223333/jiayi-dev-indicators-change';
const OUTLET = { asks: [{ of: 'resident', part: 'entries' }], queue: QUEUE, aside: `${QUEUE}-unheard` };
const MACHINE =
  'arn:aws:states:ap-southeast-1:111122223333:stateMachine:jiayi-dev-county-files-every-job-in-parts';
const VARIABLES = {
  AWS_REGION: 'ap-southeast-1',
  JIAYI_STAGE: 'dev',
  JIAYI_BUS: 'jiayi-dev-events',
  JIAYI_QUEUE: QUEUE,
  JIAYI_OUTLETS: JSON.stringify([OUTLET]),
  JIAYI_JOB_MACHINE: MACHINE,
  PATH: '/usr/bin',
};

describe('what the event flow is told of its stage', () => {
  test('is of each Lambda what it needs and nothing else', () => {
    expect(relayEnvironment(VARIABLES)).toEqual({
      AWS_REGION: 'ap-southeast-1',
      JIAYI_STAGE: 'dev',
      JIAYI_OUTLETS: [OUTLET],
    });
    expect(consumerEnvironment(VARIABLES).JIAYI_QUEUE).toBe(QUEUE);
    expect(publisherEnvironment(VARIABLES).JIAYI_BUS).toBe('jiayi-dev-events');
    expect(jobEnvironment(VARIABLES).JIAYI_JOB_MACHINE).toBe(MACHINE);
  });

  test.each([
    ['missing', undefined],
    ['no ARN', 'jiayi-dev-county-files-every-job-in-parts'],
    ['of a part', `${MACHINE}/Parts`],
    ['of an execution', MACHINE.replace('stateMachine', 'execution')],
  ])('a state machine that is %s is named, and not told', (_what, machine) => {
    expect(() => jobEnvironment({ ...VARIABLES, JIAYI_JOB_MACHINE: machine })).toThrow(
      /event flow needs: JIAYI_JOB_MACHINE\.$/,
    );
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['no JSON', '[secret'],
    ['no queue', '[]'],
    ['a queue that nobody asks for', JSON.stringify([{ ...OUTLET, asks: [] }])],
    ['a queue without an address', JSON.stringify([{ ...OUTLET, queue: 'secret' }])],
    ['more than is known', JSON.stringify([{ ...OUTLET, secret: 1 }])],
  ])('outlets that are %s are named, and their value is not', (_what, outlets) => {
    expect(() => relayEnvironment({ ...VARIABLES, JIAYI_OUTLETS: outlets })).toThrow(
      /^These variables of the environment are not what the event flow needs: JIAYI_OUTLETS\.$/,
    );
  });

  test('all that is wrong is said at once', () => {
    expect(() => publisherEnvironment({ AWS_REGION: 'ap-southeast-1' })).toThrow(
      'JIAYI_STAGE, JIAYI_QUEUE, JIAYI_BUS',
    );
  });
});
