import { describe, expect, test } from 'vitest';

import { EXAMPLE_GIVEN } from '../../infra/example-given.ts';
import { at, givenDeployment, listAt } from './given-deployment.ts';

const global = givenDeployment('aws', 'prod').web;
const mainland = givenDeployment('aws-cn', 'prod').web;

describe.each([
  { profile: 'aws', web: global },
  { profile: 'aws-cn', web: mainland },
])('the host of the page in $profile', ({ web }) => {
  const [distribution] = web.of('AWS::CloudFront::Distribution');
  const config = at(distribution, 'Properties', 'DistributionConfig');

  test('its files are private and read by the caches alone', () => {
    for (const bucket of web.of('AWS::S3::Bucket')) {
      expect(at(bucket, 'Properties', 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets')).toBe(true);
      expect(bucket.DeletionPolicy).toBe('Retain');
    }
    const allowed = web
      .of('AWS::S3::BucketPolicy')
      .flatMap((policy) => listAt(policy, 'Properties', 'PolicyDocument', 'Statement'))
      .filter((statement) => at(statement, 'Effect') === 'Allow')
      .map((statement) => String(at(statement, 'Action')));
    expect(allowed.sort()).toEqual(['s3:GetObject', 's3:PutObject']);
  });

  test('it answers under the name of the county, by TLS 1.2 at least', () => {
    expect(listAt(config, 'Aliases')).toEqual(['jiayi.example.org']);
    expect(at(config, 'ViewerCertificate', 'MinimumProtocolVersion')).toBe('TLSv1.2_2021');
    expect(at(config, 'DefaultCacheBehavior', 'ViewerProtocolPolicy')).toBe('redirect-to-https');
  });
});

describe('the page in the global profile', () => {
  test('stands behind a firewall and an access control of its origin', () => {
    expect(global.of('AWS::WAFv2::WebACL')).toHaveLength(1);
    expect(global.of('AWS::CloudFront::OriginAccessControl')).toHaveLength(1);
  });

  const policyOf = (web: typeof global): string =>
    JSON.stringify(web.of('AWS::CloudFront::ResponseHeadersPolicy'));

  test('may speak to its API, its sign-in and its archive alone', () => {
    expect(policyOf(global)).toMatch(
      /connect-src 'self' https:\/\/api\.jiayi\.example\.org https:\/\/\S+ https:\/\/\S+ https:\/\/jiayi-archive-1example\.s3\.ap-southeast-1\.amazonaws\.com;/,
    );
    expect(policyOf(global)).toContain("frame-ancestors 'none'");
  });

  test('that was told no archive may speak to no bucket', () => {
    const { archive: _, ...given } = EXAMPLE_GIVEN.aws;
    expect(policyOf(givenDeployment('aws', 'prod', { given }).web)).not.toContain('.s3.');
  });
});

describe('the page in the mainland', () => {
  test('has its certificate from IAM, and one identity that reads its files', () => {
    const [distribution] = mainland.of('AWS::CloudFront::Distribution');
    const certificate = at(distribution, 'Properties', 'DistributionConfig', 'ViewerCertificate');
    expect(at(certificate, 'IamCertificateId')).toBe('ASCAEXAMPLE');
    expect(mainland.of('AWS::CloudFront::CloudFrontOriginAccessIdentity')).toHaveLength(1);
  });
});
