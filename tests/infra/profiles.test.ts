import { describe, expect, test } from 'vitest';

import { ACKNOWLEDGED } from '../../infra/acknowledged.ts';
import { EXAMPLE_GIVEN } from '../../infra/example-given.ts';
import { PROFILES, STAGES } from '../../infra/stages.ts';
import { findingsOf, givenBundles, givenDeployment } from './given-deployment.ts';

const bundles = givenBundles();
const EACH = PROFILES.flatMap((profile) => STAGES.map((name) => ({ profile, name })));

/** The most resources that a template of ours has; CloudFormation takes 500. */
const MOST_RESOURCES = 450;

describe.each(EACH)('$name in $profile', ({ profile, name }) => {
  const deployment = givenDeployment(profile, name, { bundles });
  const { data, service, observability, web } = deployment;

  test('leaves no finding unacknowledged', () => {
    deployment.app.synth();
    expect(findingsOf(deployment)).toEqual([]);
  });

  test.each(Object.entries({ data, service, observability, web }))(
    'has a %s stack of at most 450 resources',
    (_, { all }) => {
      expect(all.length).toBeLessThanOrEqual(MOST_RESOURCES);
      expect(all.length).toBeGreaterThan(0);
    },
  );

  test('looks nothing up and makes nothing by code of its own', () => {
    for (const { all } of [data, service, observability, web])
      expect(all.filter(({ Type }) => /^Custom::|^AWS::CloudFormation::CustomResource/.test(Type))).toEqual(
        [],
      );
  });
});

describe('what does not exist in the mainland', () => {
  const deployment = givenDeployment('aws-cn', 'prod', { bundles });
  const { data, service, observability, web } = deployment;
  const everything = [data, service, observability, web].map(({ text }) => text).join('\n');

  test.each([
    ['user pools of Cognito', /AWS::Cognito|cognito/i],
    ['SMS of SNS', /"SendSms"/],
    ['AWS End User Messaging', /sms-voice/],
    ['access controls of origins', /OriginAccessControl"|AWS::CloudFront::OriginAccessControl/],
    ['X-Ray', /xray|"Mode":"Active"/i],
    ['addresses of functions', /AWS::Lambda::Url/],
    ['the firewall of CloudFront', /AWS::WAFv2/],
  ])('%s are in no template', (_, pattern) => {
    expect(everything).not.toMatch(pattern);
  });

  test('every ARN is of the partition that it is deployed to', () => {
    expect(everything).not.toContain('"arn:aws:');
  });

  test('staff come from an issuer of the county, SMS go out by a vendor with its secret', () => {
    expect(service.text).toContain('"JIAYI_OIDC_ISSUER":"https://identity.example.org"');
    expect(service.text).toContain('"JIAYI_SMS_PROVIDER":"aliyun"');
    expect(service.text).toContain('secretsmanager:GetSecretValue');
  });
});

describe('acknowledgements', () => {
  const found = PROFILES.map((profile) => ({
    profile,
    findings: findingsOf(givenDeployment(profile, 'prod', { bundles, isBare: true })),
  }));
  const whileTraced = findingsOf(givenDeployment('aws', 'staging', { bundles, isBare: true }));
  const withoutDomain = findingsOf(givenDeployment('aws', 'dev', { bundles, isBare: true, given: {} }));
  const given = { ...EXAMPLE_GIVEN.aws, smsProvider: 'end-user-messaging' } as const;
  const byTopic = findingsOf(givenDeployment('aws', 'prod', { bundles, isBare: true, given }));
  const tellsOf = (id: string, isAt: RegExp, findings: readonly string[]): boolean =>
    findings.some((finding) => {
      const [rule = '', path = ''] = finding.split(' at ');
      const [, stage = '', place = ''] = /^jiayi-([a-z]+)-(.*)$/.exec(path) ?? [];
      return rule === id.replace('{stage}', stage).replace('{region}', 'ap-southeast-1') && isAt.test(place);
    });

  test.each(ACKNOWLEDGED.map((each) => [each.id, each] as const))(
    '%s is still found where it is acknowledged',
    (id, { at, only, withoutDomain: isWithout, byEndUserMessaging, traced }) => {
      const usual = found.filter(({ profile }) => only === undefined || only === profile);
      const special = [
        ...(isWithout ? [withoutDomain] : []),
        ...(byEndUserMessaging ? [byTopic] : []),
        ...(traced ? [whileTraced] : []),
      ];
      const findings = special.length > 0 ? special : usual.map((each) => each.findings);
      expect(findings.map((each) => tellsOf(id, at, each))).toEqual(findings.map(() => true));
    },
  );

  test('every one has a reason worth reading', () => {
    expect(ACKNOWLEDGED.filter(({ reason }) => reason.length < 80).map(({ id }) => id)).toEqual([]);
  });

  test.each([
    ['without a domain of its own', 'dev', {}],
    ['that is traced for an hour', 'prod', { ...EXAMPLE_GIVEN.aws, traces: 'true' }],
    ['that is not traced', 'staging', { ...EXAMPLE_GIVEN.aws, traces: 'false' }],
    ['whose capacity is provisioned', 'prod', { ...EXAMPLE_GIVEN.aws, capacity: 'provisioned' }],
  ] as const)('a deployment %s leaves no finding either', (_, name, wanted) => {
    expect(findingsOf(givenDeployment('aws', name, { bundles, given: wanted }))).toEqual([]);
  });

  test('nor does one in the mainland whose capacity is provisioned', () => {
    const wanted = { ...EXAMPLE_GIVEN['aws-cn'], capacity: 'provisioned' } as const;
    expect(findingsOf(givenDeployment('aws-cn', 'prod', { bundles, given: wanted }))).toEqual([]);
  });
});
