import { describe, expect, test } from 'vitest';

import { manifest } from '../../functions/manifest.ts';
import { beginsJobs, carriesJobs } from '../../infra/constructs/job-talents.ts';
import { jobMapRows, lambdasOf, logicalName } from '../../infra/constructs/lambda-rows.ts';
import { at, givenDeployment, listAt } from './given-deployment.ts';

const { service } = givenDeployment('aws', 'prod');
const lambdas = lambdasOf(manifest);
const carrying = lambdas.filter(carriesJobs).map(({ lambda }) => lambda);

const functionOf = (lambda: string) =>
  service
    .of('AWS::Lambda::Function')
    .find(({ Properties }) => Properties['FunctionName'] === `jiayi-prod-${lambda}`);

const mayRemove = (lambda: string): boolean =>
  service
    .of('AWS::IAM::ManagedPolicy')
    .filter(({ id }) => id.startsWith(`${logicalName(lambda)}Policy`))
    .flatMap((policy) => listAt(policy, 'Properties', 'PolicyDocument', 'Statement'))
    .some((statement) => listAt(statement, 'Action').includes('s3:DeleteObject'));

const statementOf = (lambda: string, sid: string): unknown =>
  service
    .of('AWS::IAM::ManagedPolicy')
    .filter(({ id }) => id.startsWith(`${logicalName(lambda)}Policy`))
    .flatMap((policy) => listAt(policy, 'Properties', 'PolicyDocument', 'Statement'))
    .find((statement) => at(statement, 'Sid') === sid);

describe('the Lambdas that carry jobs out', () => {
  test('are those that a job wakes: one when it is asked for, one for its parts, one by the hour', () => {
    expect(carrying).toEqual(['county-files-change', 'county-files-map', 'county-files-schedule']);
  });

  test('have room for a county on their disk and in their memory, and the longest life that there is', () => {
    for (const lambda of carrying)
      expect(functionOf(lambda)?.Properties).toMatchObject({
        EphemeralStorage: { Size: 10_240 },
        MemorySize: 3_538,
        Timeout: 900,
      });
    const others = lambdas.filter((each) => !carriesJobs(each));
    for (const { lambda } of others)
      expect(functionOf(lambda)?.Properties['EphemeralStorage'], lambda).toBeUndefined();
  });

  test('alone remove what was sent and what parts leave, and nothing else of the bucket', () => {
    expect(lambdas.map(({ lambda }) => lambda).filter(mayRemove)).toEqual(carrying);
    for (const lambda of carrying) {
      const places = listAt(statementOf(lambda, 'RemoveFiles'), 'Resource').map((place) =>
        JSON.stringify(place).replace(/^.*"(\/.*)".*$/, '$1'),
      );
      expect(places, lambda).toEqual(['/exports/*', '/imports/*']);
    }
    expect(service.text).not.toContain('s3:DeleteObjectVersion');
  });

  test('begin the state machine of jobs, which they are told of, but for the one that it starts', () => {
    const [row, ...others] = jobMapRows(manifest);
    expect(others).toEqual([]);
    const beginning = lambdas.filter(beginsJobs).map(({ lambda }) => lambda);
    expect(beginning).toEqual(carrying.filter((lambda) => lambda !== row?.lambda));
    for (const { lambda } of lambdas) {
      const machine: unknown = at(
        functionOf(lambda),
        'Properties',
        'Environment',
        'Variables',
        'JIAYI_JOB_MACHINE',
      );
      const may = statementOf(lambda, 'BeginJobs');
      if (!beginning.includes(lambda)) expect([machine, may], lambda).toEqual([undefined, undefined]);
      if (!beginning.includes(lambda)) continue;
      expect(JSON.stringify(machine)).toMatch(
        /:stateMachine:jiayi-prod-county-files-every-job-in-parts"\]\]\}$/,
      );
      expect(may).toMatchObject({ Action: 'states:StartExecution', Resource: machine });
    }
  });
});
