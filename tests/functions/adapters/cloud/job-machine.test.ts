import {
  ExecutionAlreadyExists,
  SFNClient,
  SFNServiceException,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';

import { jobMachine } from '../../../../functions/adapters/cloud/job-machine.ts';
import { isRetryable } from '../../../../functions/adapters/store/errors.ts';

const ARN =
  'arn:aws:states:ap-southeast-1:111122223333:stateMachine:jiayi-dev-county-files-every-job-in-parts';
const client = new SFNClient({ region: 'ap-southeast-1' });
const states = mockClient(SFNClient);

const begin = jobMachine(client, ARN);

const refusing = (name: string, httpStatusCode = 400): void => {
  const $metadata = { httpStatusCode };
  const error = new SFNServiceException({ name, message: 'asked for job-1', $fault: 'client', $metadata });
  states.on(StartExecutionCommand).rejects(error);
};

beforeEach(() => {
  states.reset();
  states.on(StartExecutionCommand).resolves({ executionArn: `${ARN}:job-1-2`, startDate: new Date(0) });
});

describe('a job that is begun in parts', () => {
  test('begins an execution under its name, which is told what is asked', async () => {
    await begin('job-1 2', 'job-1-2');
    expect(states.commandCalls(StartExecutionCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { stateMachineArn: ARN, name: 'job-1-2', input: '{"asked":"job-1 2"}' },
    ]);
  });

  test('is begun where its name has been before', async () => {
    const already = new ExecutionAlreadyExists({ message: 'job-1-2', $metadata: {} });
    states.on(StartExecutionCommand).rejects(already);
    await expect(begin('job-1 2', 'job-1-2')).resolves.toBeUndefined();
  });

  test.each([
    ['ThrottlingException', 'store/throttled', true],
    ['ExecutionLimitExceeded', 'store/throttled', true],
    ['KmsThrottlingException', 'store/throttled', true],
    ['AbortError', 'store/outcome-unknown', true],
    ['AccessDeniedException', 'store/refused', false],
    ['KmsAccessDeniedException', 'store/refused', false],
    ['StateMachineDoesNotExist', 'store/refused', false],
  ])('that answers %s is %s, without a word of what was asked', async (name, code, isAgain) => {
    refusing(name);
    const error: unknown = await begin('job-1 2', 'job-1-2').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(isRetryable(error)).toBe(isAgain);
    expect(String(error)).not.toContain('job-1');
  });

  test('cannot be told whether it was begun where the service is down', async () => {
    refusing('ServiceUnavailable', 503);
    await expect(begin('job-1 2', 'job-1-2')).rejects.toMatchObject({ code: 'store/outcome-unknown' });
  });

  test.each(['', 'job 1', 'job/1', '任务', 'job:1', 'j'.repeat(81)])(
    'by the name %j is a fault of the program',
    async (name) => {
      await expect(begin('job-1 2', name)).rejects.toThrow('letters, digits');
      expect(states.commandCalls(StartExecutionCommand)).toEqual([]);
    },
  );
});
