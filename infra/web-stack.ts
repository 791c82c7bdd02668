import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import { logBucket, pageBucket } from './constructs/archive.ts';
import { outputs } from './constructs/outputs.ts';
import { pageHost, pageRegion } from './constructs/page-host.ts';
import { named, type Stage } from './stages.ts';

/** The stack of the page: a private bucket, and a network of caches before it that alone may read it. */
export const webStack = (scope: Construct, stage: Stage): Stack => {
  const stack = new Stack(scope, named(stage, 'web'), {
    env: { region: pageRegion(stage) },
    description: 'Jiayi: the page',
  });
  const logs = logBucket(stack, 'PageLogs', Duration.days(stage.logDays));
  const page = pageBucket(stack, 'PageFiles', logs);
  const distribution = pageHost(stack, { stage, page });
  outputs(stack, {
    PageBucket: page.bucketName,
    PageRegion: pageRegion(stage),
    PageHost: distribution.distributionDomainName,
    DistributionId: distribution.distributionId,
  });
  return stack;
};
