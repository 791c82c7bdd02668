import { describe, expect, test } from 'vitest';

import { manifest } from '../../../functions/manifest.ts';
import { SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { requestLogBytes, workLogBytes } from './log-lines.ts';
import { at, givenDeployment } from '../../infra/given-deployment.ts';

describe('a request in the logs', () => {
  const bytes = requestLogBytes('POST /v1/residents/{residentId}/follow-ups', 500);

  test('leaves three lines: about three quarters of a kilobyte with what the log adds', () => {
    expect(bytes).toBeGreaterThan(600);
    expect(bytes).toBeLessThan(900);
  });

  test('leaves more where its route has a longer name, and a larger answer by its digits alone', () => {
    expect(
      requestLogBytes('POST /v1/residents/{residentId}/prescriptions/{prescriptionId}/dispense', 500),
    ).toBeGreaterThan(bytes);
    expect(requestLogBytes('POST /v1/residents/{residentId}/follow-ups', 5_000)).toBe(bytes + 1);
  });

  test('leaves none of Lambda’s own in prod: those begin with warnings', () => {
    const levels = givenDeployment('aws', 'prod')
      .service.of('AWS::Lambda::Function')
      .map((each) => at(each, 'Properties', 'LoggingConfig', 'SystemLogLevel'));
    expect(new Set(levels)).toEqual(new Set([SystemLogLevel.WARN]));
  });
});

test('work leaves a line, and one more for each number that is made of it', () => {
  const [hear = ''] = manifest.flatMap(({ trigger }) =>
    trigger.kind === 'schedule' && trigger.id.endsWith('-hear') ? [trigger.id] : [],
  );
  const told = { heard: 3, unread: 1 };
  expect(workLogBytes(hear, told)).toBeGreaterThan(workLogBytes('access.every-hour-seal', told) + 100);
});
