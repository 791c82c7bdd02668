import { describe, expect, test } from 'vitest';

import { manifest } from '../../../functions/manifest.ts';
import { EXAMPLE_GIVEN } from '../../../infra/example-given.ts';
import { PROFILES } from '../../../infra/stages.ts';
import { givenDeployment } from '../../infra/given-deployment.ts';
import { assumptions } from './assumptions.ts';

describe.each(PROFILES)('what the templates of prod hold, in %s', (profile) => {
  const { data, service, observability, web } = givenDeployment(profile, 'prod');
  const many = (type: string): number =>
    [data, service, observability, web].reduce((sum, { of }) => sum + of(type).length, 0);

  test('is what is reckoned: alarms, dashboards and keys', () => {
    expect(many('AWS::CloudWatch::Alarm')).toBe(assumptions.alarms);
    expect(many('AWS::CloudWatch::Dashboard')).toBe(assumptions.dashboards);
    expect(many('AWS::KMS::Key')).toBe(assumptions.keys);
  });

  test('has four of what follows the use where capacity is provisioned, with four alarms each', () => {
    const given = { ...EXAMPLE_GIVEN[profile], capacity: 'provisioned' as const };
    const policies = givenDeployment(profile, 'prod', { given }).data.of(
      'AWS::ApplicationAutoScaling::ScalingPolicy',
    );
    expect(4 * policies.length).toBe(assumptions.scalingAlarms);
  });
});

test('requests start as many Lambdas as are reckoned', () => {
  const lambdas = manifest.flatMap(({ trigger, lambda }) => (trigger.kind === 'http' ? [lambda] : []));
  expect(new Set(lambdas).size).toBe(assumptions.requestLambdas);
});
