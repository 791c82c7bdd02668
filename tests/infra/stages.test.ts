import { describe, expect, test } from 'vitest';

import { EXAMPLE_GIVEN as GIVEN } from '../../infra/example-given.ts';
import { Given, PROFILES, STAGES, stageOf } from '../../infra/stages.ts';

describe('what an operator gives', () => {
  test('a first try in the global profile needs nothing', () => {
    expect(stageOf('dev', 'aws', {})).toMatchObject({
      region: 'ap-southeast-1',
      sms: { provider: 'sns', perSecond: 20 },
      reservesConcurrency: false,
    });
  });

  test('all that is missing is said at once', () => {
    expect(() => stageOf('prod', 'aws-cn', {})).toThrow(
      'prod in aws-cn: alarmsTo is not given; webDomain is not given; webCertificate is not given; ' +
        'apiDomain is not given; apiCertificate is not given; oidcIssuer is not given; ' +
        'oidcAudience is not given; smsSecret is not given',
    );
  });

  test.each(PROFILES.flatMap((profile) => STAGES.map((name) => [name, profile] as const)))(
    '%s in %s is whole with what its profile asks for',
    (name, profile) => {
      expect(stageOf(name, profile, GIVEN[profile])).toMatchObject({ name, profile });
    },
  );

  test.each([
    ['a name without its certificate', { webDomain: 'a.example.org' }, 'webDomain and webCertificate'],
    ['a region of the mainland', { region: 'cn-north-1' }, 'cn-north-1 is no region of aws'],
    ['a vendor of the mainland without its secret', { smsProvider: 'aliyun' }, 'aliyun needs smsSecret'],
  ] as const)('%s is refused in the global profile', (_, given, text) => {
    expect(() => stageOf('dev', 'aws', given)).toThrow(text);
  });

  test.each([
    ['a global region', { region: 'eu-central-1' }, 'eu-central-1 is no region of aws-cn'],
    ['a gateway that does not exist there', { smsProvider: 'sns' }, 'sns does not exist in aws-cn'],
  ] as const)('%s is refused in the mainland', (_, given, text) => {
    expect(() => stageOf('dev', 'aws-cn', { ...GIVEN['aws-cn'], ...given })).toThrow(text);
  });

  test('numbers come as text from the command line', () => {
    expect(Given.parse({ smsPerSecond: '5', smsMonthlyUsd: '12.5' })).toEqual({
      smsPerSecond: 5,
      smsMonthlyUsd: 12.5,
    });
  });

  test('a name that is none of these is refused', () => {
    expect(Given.safeParse({ smsPerMinute: '5' }).success).toBe(false);
  });
});
