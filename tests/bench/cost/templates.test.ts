import { describe, expect, test } from 'vitest';

import { manifest } from '../../../functions/manifest.ts';
import { carriesJobs } from '../../../infra/constructs/job-talents.ts';
import { lambdasOf } from '../../../infra/constructs/lambda-rows.ts';
import { doesSend } from '../../../infra/constructs/talents.ts';
import { EXAMPLE_GIVEN } from '../../../infra/example-given.ts';
import { PROFILES } from '../../../infra/stages.ts';
import { at, givenDeployment } from '../../infra/given-deployment.ts';
import { assumptions } from './assumptions.ts';

describe.each(PROFILES)('what the templates of prod hold, in %s', (profile) => {
  const { data, service, observability, web } = givenDeployment(profile, 'prod');
  const many = (type: string): number =>
    [data, service, observability, web].reduce((sum, { of }) => sum + of(type).length, 0);
  const functionOf = (lambda: string) =>
    service
      .of('AWS::Lambda::Function')
      .find(({ Properties }) => Properties['FunctionName'] === `jiayi-prod-${lambda}`);

  test('is what is reckoned: alarms, dashboards and keys', () => {
    expect(many('AWS::CloudWatch::Alarm')).toBe(assumptions.alarms);
    expect(many('AWS::CloudWatch::Dashboard')).toBe(assumptions.dashboards);
    expect(many('AWS::KMS::Key')).toBe(assumptions.keys);
  });

  test('is what is reckoned: the firewall of the page with its rules, where there is one', () => {
    const rules = web.of('AWS::WAFv2::WebACL').map(({ Properties }) => Properties['Rules']);
    const reckoned =
      profile === 'aws' ? [expect.objectContaining({ length: assumptions.firewallRules })] : [];
    expect(rules).toEqual(reckoned);
  });

  test('gives Lambdas the memory that is reckoned, by what starts them; who carries jobs out has its own', () => {
    const lambdas = lambdasOf(manifest).filter((each) => !carriesJobs(each));
    for (const each of lambdas) {
      const isSender = each.kind === 'schedule' && doesSend(each);
      const reckoned = isSender ? assumptions.senderMemoryMb : assumptions.memoryMb[each.kind];
      expect(functionOf(each.lambda)?.Properties['MemorySize'], each.lambda).toBe(reckoned);
    }
  });

  test('gathers changes for as long as is reckoned', () => {
    const gathered = (lambda: string): unknown[] =>
      service
        .of('AWS::Lambda::EventSourceMapping')
        .filter(({ Properties }) => at(Properties, 'FunctionName', 'Ref') === functionOf(lambda)?.id)
        .map(({ Properties }) => Properties['MaximumBatchingWindowInSeconds']);
    const { tableStream, auditStream, recounts, publishings, tellings } = assumptions.gatheredSeconds;
    expect(gathered('relay-stream')).toEqual([tableStream, auditStream]);
    expect(gathered('indicators-change')).toEqual([recounts]);
    expect(gathered('publishing-change')).toEqual([publishings]);
    expect(gathered('access-change')).toEqual([tellings]);
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
