import { describe, expect, test } from 'vitest';

import { manifest } from '../../functions/manifest.ts';
import { lambdasOf, logicalName } from '../../infra/constructs/lambda-rows.ts';
import { carriesJobs } from '../../infra/constructs/talents.ts';
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
    .some((statement) => at(statement, 'Action') === 's3:DeleteObject');

describe('the Lambdas that carry jobs out', () => {
  test('are those that a job wakes: one when it is asked for, one by the hour', () => {
    expect(carrying).toEqual(['county-files-change', 'county-files-schedule']);
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

  test('alone remove what was sent, and nothing else of the bucket', () => {
    expect(lambdas.map(({ lambda }) => lambda).filter(mayRemove)).toEqual(carrying);
    expect(service.text).not.toContain('s3:DeleteObjectVersion');
  });
});
