import { describe, expect, test } from 'vitest';

import { EXAMPLE_GIVEN } from '../../infra/example-given.ts';
import { type StageName, stageOf } from '../../infra/stages.ts';
import { at, givenBundles, givenDeployment } from './given-deployment.ts';

const bundles = givenBundles();

/** How the service of a deployment is traced. */
const tracesOf = (name: StageName, traces?: 'true' | 'false') => {
  const given = { ...EXAMPLE_GIVEN.aws, ...(traces !== undefined && { traces }) };
  const { service } = givenDeployment('aws', name, { bundles, given });
  const modes = service
    .of('AWS::Lambda::Function')
    .map((each) => at(each, 'Properties', 'TracingConfig', 'Mode'));
  const machines = service
    .of('AWS::StepFunctions::StateMachine')
    .map((each) => at(each, 'Properties', 'TracingConfiguration', 'Enabled'));
  const writing = service
    .of('AWS::IAM::ManagedPolicy')
    .filter(({ Properties }) => JSON.stringify(Properties).includes('xray:PutTraceSegments'));
  return {
    modes: new Set(modes),
    machines: new Set(machines),
    lambdas: modes.length,
    writing: writing.length,
  };
};

describe('traces', () => {
  test.each([
    ['dev', undefined],
    ['staging', undefined],
    ['prod', 'true'],
  ] as const)('of %s, asked for by %s: every Lambda and every state machine writes them', (name, traces) => {
    const { modes, machines, writing, lambdas } = tracesOf(name, traces);
    expect([...modes]).toEqual(['Active']);
    expect([...machines]).toEqual([true]);
    expect(writing).toBe(lambdas + 2);
  });

  test.each([
    ['prod', undefined],
    ['staging', 'false'],
  ] as const)('of %s, asked for by %s: nobody writes any, nor may', (name, traces) => {
    const { modes, machines, writing } = tracesOf(name, traces);
    expect([...modes]).toEqual([undefined]);
    expect([...machines]).toEqual([false]);
    expect(writing).toBe(0);
  });

  test('are refused in the mainland, where there are none in any stage', () => {
    const given = EXAMPLE_GIVEN['aws-cn'];
    expect(() => stageOf('prod', 'aws-cn', { ...given, traces: 'true' })).toThrow(
      'traces do not exist in aws-cn',
    );
    expect(stageOf('dev', 'aws-cn', given).isTraced).toBe(false);
    expect(stageOf('dev', 'aws-cn', { ...given, traces: 'false' }).isTraced).toBe(false);
  });
});
