import { describe, expect, test } from 'vitest';

import { useCaseOf } from '../../functions/kit/manifest-row.ts';
import { manifest } from '../../functions/manifest.ts';
import { isForStaff } from '../../infra/constructs/http-api.ts';
import { beginsJobs } from '../../infra/constructs/job-talents.ts';
import {
  clockedMapRows,
  httpRows,
  isWaitedFor,
  lambdasOf,
  scheduleRows,
} from '../../infra/constructs/lambda-rows.ts';
import { doesPublish, isCalled } from '../../infra/constructs/talents.ts';
import { at, type Deployed, givenDeployment, listAt } from './given-deployment.ts';

const { service } = givenDeployment('aws', 'prod');
const lambdas = lambdasOf(manifest);
const functions = service.of('AWS::Lambda::Function');
const nameOf = ({ Properties }: Deployed): string => String(Properties['FunctionName']);
const functionOf = (lambda: string) => functions.find((each) => nameOf(each) === `jiayi-prod-${lambda}`);

describe('Lambdas', () => {
  test('there is one for each name in the manifest, and no other', () => {
    expect(functions.map(nameOf).sort()).toEqual(lambdas.map(({ lambda }) => `jiayi-prod-${lambda}`).sort());
  });

  test.each(lambdas.map((each) => [each.lambda, each] as const))(
    '%s runs on Node 24 and ARM, as long as the longest of its rows, and logs JSON',
    (lambda, { rows }) => {
      expect(functionOf(lambda)?.Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Timeout: Math.max(...rows.map(({ timeoutS }) => timeoutS)),
        LoggingConfig: { LogFormat: 'JSON' },
      });
    },
  );

  test('each that works on records knows its world by the same names', () => {
    const working = lambdas.filter((each) => each.kind !== 'stream' && !doesPublish(each));
    for (const one of working) {
      const { lambda, kind } = one;
      const each = functionOf(lambda);
      expect(Object.keys(Object(at(each, 'Properties', 'Environment', 'Variables'))).sort()).toEqual([
        'JIAYI_AUDIT_TABLE',
        'JIAYI_BUCKET',
        'JIAYI_BUS',
        'JIAYI_DATA_KEY',
        ...(beginsJobs(one) ? ['JIAYI_JOB_MACHINE'] : []),
        'JIAYI_KMS_KEY',
        'JIAYI_OIDC_AUDIENCE',
        'JIAYI_OIDC_ISSUER',
        'JIAYI_PROFILE',
        ...(kind === 'change' ? ['JIAYI_QUEUE'] : []),
        ...(isCalled(one) ? ['JIAYI_SMS_CALLS'] : []),
        'JIAYI_SMS_PER_SECOND',
        'JIAYI_SMS_PROVIDER',
        'JIAYI_STAGE',
        'JIAYI_TABLE',
      ]);
    }
  });

  test('each opens the version of the data keys that it is told, so that a change of them is a deployment', () => {
    const opened = (version: number) =>
      givenDeployment('aws', 'dev', { given: { dataKeyVersion: version } }).service.text;
    expect(service.text).toContain('{{resolve:ssm:/jiayi/prod/data-key:1}}');
    expect(opened(2)).toContain('{{resolve:ssm:/jiayi/dev/data-key:2}}');
  });

  test('none is called by an address of its own', () => {
    expect(service.of('AWS::Lambda::Url')).toEqual([]);
  });

  test('every log forgets after a year and lies under a key', () => {
    for (const log of service.of('AWS::Logs::LogGroup')) {
      expect(log.Properties, log.id).toMatchObject({ RetentionInDays: 365 });
      expect(at(log, 'Properties', 'KmsKeyId')).toBeDefined();
    }
    expect(service.of('AWS::Logs::LogGroup')).toHaveLength(
      functions.length + service.of('AWS::StepFunctions::StateMachine').length + 1,
    );
  });

  test('a reservation is made where it protects, and only when the account has room', () => {
    expect(service.text).not.toContain('ReservedConcurrentExecutions');
    const roomy = givenDeployment('aws', 'dev', { given: { reservesConcurrency: 'true' } }).service;
    const reserved = roomy
      .of('AWS::Lambda::Function')
      .filter(({ Properties }) => Properties['ReservedConcurrentExecutions'] !== undefined);
    expect(reserved.map(nameOf)).toEqual(['jiayi-dev-reminders-schedule']);
  });
});

describe('the API', () => {
  const routes = service.of('AWS::ApiGatewayV2::Route');
  const typeOf = (key: string): unknown =>
    routes.find(({ Properties }) => Properties['RouteKey'] === key)?.Properties['AuthorizationType'];
  const keyed = httpRows(manifest).map((row) => ({
    key: `${row.trigger.route.method} ${row.trigger.route.path}`,
    row,
  }));

  test('there is a route for each row that a request starts, and no other', () => {
    expect(routes.map(({ Properties }) => String(Properties['RouteKey'])).sort()).toEqual(
      keyed.map(({ key }) => key).sort(),
    );
  });

  test('staff are known before anything of ours runs; residents, providers and strangers are met by the use case', () => {
    for (const { key, row } of keyed) expect(typeOf(key), key).toBe(isForStaff(row) ? 'JWT' : 'NONE');
    const open = keyed.filter(({ row }) => !isForStaff(row)).map(({ key }) => key);
    expect(open.every((key) => /^(GET|POST) \/v1\/(own|sms)\//.test(key))).toBe(true);
  });

  const [stage] = service.of('AWS::ApiGatewayV2::Stage');

  test('who is on the net calls the open routes at a slow pace only', () => {
    const slow = at(stage, 'Properties', 'RouteSettings');
    expect(Object.keys(Object(slow)).sort()).toEqual(
      keyed
        .filter(({ row: { trigger } }) => trigger.route.isOpen === true || trigger.route.isSigned === true)
        .map(({ key }) => key)
        .sort(),
    );
    expect(at(stage, 'Properties', 'DefaultRouteSettings')).toMatchObject({ ThrottlingRateLimit: 1_000 });
  });

  test('its log names routes and codes, and no address, path, query, token or person', () => {
    const format = String(at(stage, 'Properties', 'AccessLogSettings', 'Format'));
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/sourceIp|\$context\.path|userAgent|claims|identity|query|header/i);
  });

  test('only the page of the county may ask from a browser', () => {
    const [api] = service.of('AWS::ApiGatewayV2::Api');
    expect(listAt(api, 'Properties', 'CorsConfiguration', 'AllowOrigins')).toEqual([
      'https://jiayi.example.org',
    ]);
  });
});

describe('the clock', () => {
  const byClock = [...scheduleRows(manifest), ...clockedMapRows(manifest)];
  const schedules = service.of('AWS::Scheduler::Schedule');
  const byUseCase = new Map(
    schedules.map((each) => [String(at(each, 'Properties', 'Description')), each.Properties]),
  );

  test('each row of the clock has a start that tells it which use case it is', () => {
    expect([...byUseCase.keys()].sort()).toEqual(byClock.map(useCaseOf).sort());
    for (const [useCase, properties] of byUseCase)
      expect(JSON.parse(String(at(properties, 'Target', 'Input')))).toEqual({ useCase });
  });

  test('starts come to the minute, by the day of the clinic, and none is lost', () => {
    for (const properties of byUseCase.values()) {
      expect(properties).toMatchObject({
        FlexibleTimeWindow: { Mode: 'OFF' },
        ScheduleExpressionTimezone: 'Asia/Shanghai',
      });
      expect(at(properties, 'Target', 'DeadLetterConfig', 'Arn')).toBeDefined();
      expect(at(properties, 'Target', 'RetryPolicy', 'MaximumEventAgeInSeconds')).toBeGreaterThanOrEqual(60);
    }
  });

  test('a day begins five past midnight, and what comes daily begins after that, one after the other', () => {
    const startsOf = (pace: string): unknown[] =>
      byClock
        .filter(({ trigger }) => trigger.every === pace)
        .map((row) => byUseCase.get(useCaseOf(row))?.['ScheduleExpression']);
    expect(new Set(startsOf('minute'))).toEqual(new Set(['rate(1 minute)']));
    expect(new Set(startsOf('hour'))).toEqual(new Set(['cron(5 * * * ? *)']));
    expect(startsOf('day')).toEqual(startsOf('day').map((_, nth) => `cron(${20 + 20 * nth} 1 * * ? *)`));
  });
});

describe('what is given up', () => {
  test('has a queue for every Lambda that nobody waits for', () => {
    const silent = lambdas.filter((each) => !isWaitedFor(each)).map(({ lambda }) => lambda);
    const names = service.of('AWS::SQS::Queue').map(({ Properties }) => String(Properties['QueueName']));
    expect(names.filter((name) => name.endsWith('-unheard')).sort()).toEqual(
      silent.map((lambda) => `jiayi-prod-${lambda}-unheard`).sort(),
    );
  });

  test('and every other queue lie under a key, and are reached by TLS alone', () => {
    const queues = service.of('AWS::SQS::Queue');
    for (const queue of queues) expect(at(queue, 'Properties', 'KmsMasterKeyId')).toBeDefined();
    const policies = service.of('AWS::SQS::QueuePolicy').map((each) => JSON.stringify(each.Properties));
    expect(policies).toHaveLength(queues.length);
    for (const policy of policies) expect(policy).toContain('"aws:SecureTransport":"false"');
  });
});
