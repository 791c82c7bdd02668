import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CfnDistribution,
  Distribution,
  type DistributionProps,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  type IOrigin,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

import { named, type Stage } from '../stages.ts';
import { asBucket } from './archive.ts';

const HSTS = Duration.days(730);
/** Requests of one address in five minutes, beyond which it waits: a health centre sits behind one address. */
const FROM_ONE_ADDRESS = 5_000;

const visible = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});

const managed = (name: string, priority: number): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
  visibilityConfig: visible(name),
});

const wall = (scope: Construct, stage: Stage): CfnWebACL =>
  new CfnWebACL(scope, 'Wall', {
    name: named(stage, 'page'),
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: visible('Page'),
    rules: [
      managed('AWSManagedRulesAmazonIpReputationList', 0),
      managed('AWSManagedRulesCommonRuleSet', 1),
      {
        name: 'FromOneAddress',
        priority: 2,
        action: { block: {} },
        statement: { rateBasedStatement: { limit: FROM_ONE_ADDRESS, aggregateKeyType: 'IP' } },
        visibilityConfig: visible('FromOneAddress'),
      },
    ],
  });

/** The page may speak to the API, to who signs staff in and, where it is known, to the archive that it puts files into by
 *  links; and to nobody else. */
const contentPolicy = ({ api, oidc, region, archive }: Stage): string => {
  const service = api === undefined ? `https://*.execute-api.${region}.amazonaws.com` : `https://${api.name}`;
  const issuer =
    oidc === undefined
      ? `https://*.auth.${region}.amazoncognito.com https://cognito-idp.${region}.amazonaws.com`
      : new URL(oidc.issuer).origin;
  const files = archive === undefined ? '' : ` https://${archive}.s3.${region}.amazonaws.com`;
  return [
    "default-src 'self'",
    `connect-src 'self' ${service} ${issuer}${files}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
};

const pageHeaders = (scope: Construct, stage: Stage): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'Headers', {
    responseHeadersPolicyName: named(stage, 'page'),
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentPolicy(stage), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: HSTS, includeSubdomains: true, override: true },
    },
  });

const distributionOf = (
  scope: Construct,
  { origin, ...props }: { origin: IOrigin; headers?: ResponseHeadersPolicy } & Partial<DistributionProps>,
): Distribution => {
  const { headers, ...others } = props;
  return new Distribution(scope, 'Page', {
    ...others,
    defaultRootObject: 'index.html',
    defaultBehavior: {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
      ...(headers !== undefined && { responseHeadersPolicy: headers }),
    },
    // Every place of the page is one file: the page itself finds which.
    errorResponses: [403, 404].map((httpStatus) => ({
      httpStatus,
      responseHttpStatus: 200,
      responsePagePath: '/index.html',
    })),
  });
};

type Page = { readonly stage: Stage; readonly page: Bucket };

const globalHost = (scope: Construct, { stage, page }: Page): Distribution =>
  distributionOf(scope, {
    origin: S3BucketOrigin.withOriginAccessControl(asBucket(page)),
    headers: pageHeaders(scope, stage),
    webAclId: wall(scope, stage).attrArn,
    httpVersion: HttpVersion.HTTP2_AND_3,
    ...(stage.web !== undefined && {
      domainNames: [stage.web.name],
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      certificate: Certificate.fromCertificateArn(scope, 'Certificate', stage.web.certificate),
    }),
  });

/** In the mainland CloudFront knows neither access controls of origins nor this firewall; its certificates lie in IAM, and
 *  without a domain that is filed with the authorities it serves nobody. */
const mainlandHost = (scope: Construct, { stage, page }: Page): Distribution => {
  const distribution = distributionOf(scope, {
    origin: S3BucketOrigin.withOriginAccessIdentity(asBucket(page)),
    httpVersion: HttpVersion.HTTP2,
  });
  const resource = distribution.node.defaultChild;
  if (stage.web === undefined || !(resource instanceof CfnDistribution)) return distribution;
  resource.addPropertyOverride('DistributionConfig.Aliases', [stage.web.name]);
  resource.addPropertyOverride('DistributionConfig.ViewerCertificate', {
    IamCertificateId: stage.web.certificate,
    MinimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    SslSupportMethod: 'sni-only',
  });
  return distribution;
};

/** The caches before the page's bucket, by what exists in a profile; they alone may read it. */
export const pageHost = (scope: Construct, page: Page): Distribution =>
  page.stage.profile === 'aws' ? globalHost(scope, page) : mainlandHost(scope, page);

/** The region that the page's stack stands in: outside the mainland CloudFront takes certificates and firewalls from one
 *  region alone, and the page holds nothing of people. */
export const pageRegion = ({ profile, region }: Stage): string => (profile === 'aws' ? 'us-east-1' : region);
