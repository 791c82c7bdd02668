import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import type { Identity } from '../data-stack.ts';
import { named, type Stage } from '../stages.ts';
import { httpRows, type RowOf } from './lambda-rows.ts';
import type { Made } from './lambda.ts';
import { logGroup } from './log-group.ts';

/** Nobody needs this many codes or calls back in a second, but somebody who guesses. */
const OPEN_PER_SECOND = 20;
const CORS_KEPT = Duration.hours(1);

/** What of each request is logged. Who asked what of whom never stands here: the route by its name, not the path with its ids; no address,
 *  no token. */
export const LOGGED = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  lambdaMs: '$context.integrationLatency',
  bytes: '$context.responseLength',
  error: '$context.error.responseType',
  lambdaError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
};

/** Says whether staff alone take this route: then their token is checked before anything of ours runs. Residents sign in
 *  with tokens of ours, providers of SMS sign what they send, and some routes anybody may take: there the use case checks. */
export const isForStaff = ({ trigger: { route }, roles }: RowOf<'http'>): boolean =>
  route.isOpen !== true && route.isSigned !== true && !roles.includes('resident');

const METHODS: Readonly<Record<RowOf<'http'>['trigger']['route']['method'], HttpMethod>> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  PATCH: HttpMethod.PATCH,
};

const newApi = (scope: Construct, stage: Stage): HttpApi =>
  new HttpApi(scope, 'Api', {
    apiName: named(stage, 'api'),
    createDefaultStage: false,
    disableExecuteApiEndpoint: stage.api !== undefined,
    corsPreflight: {
      // A token is sent by the page itself, never by the browser alone: before there is a domain any page may ask.
      allowOrigins: [stage.web === undefined ? '*' : `https://${stage.web.name}`],
      allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.PATCH],
      allowHeaders: [
        'authorization',
        'content-type',
        'accept-language',
        'if-match',
        'idempotency-key',
        'jiayi-purpose',
      ],
      exposeHeaders: ['etag', 'retry-after', 'content-language'],
      maxAge: CORS_KEPT,
    },
  });

const domainOf = (scope: Construct, { api }: Stage) =>
  api === undefined
    ? {}
    : {
        domainMapping: {
          domainName: new DomainName(scope, 'ApiDomain', {
            domainName: api.name,
            certificate: Certificate.fromCertificateArn(scope, 'ApiCertificate', api.certificate),
            securityPolicy: SecurityPolicy.TLS_1_2,
          }),
        },
      };

/** Says whether anybody may call it who is on the net. */
const isSlow = ({ trigger: { route } }: RowOf<'http'>): boolean =>
  route.isOpen === true || route.isSigned === true;

const slowRoutes = (rows: readonly RowOf<'http'>[]) =>
  Object.fromEntries(
    rows
      .filter(isSlow)
      .map(({ trigger: { route } }) => [
        `${route.method} ${route.path}`,
        { ThrottlingRateLimit: OPEN_PER_SECOND, ThrottlingBurstLimit: OPEN_PER_SECOND },
      ]),
  );

type Routed = { readonly row: RowOf<'http'>; readonly route: HttpRoute };

const addRoutes = (api: HttpApi, made: readonly Made[], staff: IHttpRouteAuthorizer): Routed[] => {
  const anybody = new HttpNoneAuthorizer();
  return made.flatMap(({ lambda, fn, rows }) => {
    const integration = new HttpLambdaIntegration(lambda, fn, { scopePermissionToRoute: false });
    return httpRows(rows).flatMap((row): Routed[] => {
      const { method, path } = row.trigger.route;
      const authorizer = isForStaff(row) ? staff : anybody;
      const routes = api.addRoutes({ path, methods: [METHODS[method]], integration, authorizer });
      return routes.map((route) => ({ row, route }));
    });
  });
};

/** The API: one route for each row that a request starts, held to its pace, each request logged without anybody in it. */
export const httpApi = (
  scope: Construct,
  made: readonly Made[],
  { stage, key, identity }: { stage: Stage; key: IKey; identity: Identity },
) => {
  const api = newApi(scope, stage);
  const staff = new HttpJwtAuthorizer('Staff', identity.issuer, { jwtAudience: [identity.audience] });
  const routes = addRoutes(api, made, staff);
  const log = logGroup(scope, 'ApiLog', {
    name: `/aws/apigateway/${named(stage, 'api')}`,
    days: stage.logDays,
    key,
  });
  const running = new HttpStage(scope, 'ApiStage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    detailedMetricsEnabled: false,
    throttle: { rateLimit: stage.requestsPerSecond, burstLimit: 2 * stage.requestsPerSecond },
    accessLogSettings: {
      destination: new LogGroupLogDestination(log),
      format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
    },
    ...domainOf(scope, stage),
  });
  const resource = running.node.defaultChild;
  if (resource instanceof CfnStage) {
    resource.routeSettings = slowRoutes(routes.map(({ row }) => row));
    // A pace is set for a route that is there.
    resource.node.addDependency(...routes.filter(({ row }) => isSlow(row)).map(({ route }) => route));
  }
  return { api, url: stage.api === undefined ? running.url : `https://${stage.api.name}/` };
};
