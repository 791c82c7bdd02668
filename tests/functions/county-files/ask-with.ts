import { countyFilesApi } from '../../../functions/county-files/lambda.ts';
import type { HttpAnswer } from '../../../functions/kit/answer.ts';
import { httpHandler } from '../../../functions/kit/http.ts';
import type { Ports } from '../../../functions/kit/ports.ts';
import { lambdaContext } from '../../../local/service/gateway.ts';
import type { GivenService } from '../service/given-service.ts';

/** What is asked of the county's files, and by whom. */
export type AskedFiles = {
  readonly user: string;
  readonly routeKey: string;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** Asks the county's files of a service, with other files of jobs and another audit than its own. */
export const askWith = async (
  { world, ports: own }: GivenService,
  { jobs, audit }: { readonly jobs: Partial<Ports['jobs']>; readonly audit: Ports['audit'] },
  { user, routeKey, pathParameters, body }: AskedFiles,
): Promise<HttpAnswer> => {
  const ports: Ports = { ...own, audit, jobs: { ...own.jobs, ...jobs } };
  const token = await world.identity.issue(user, ports.now());
  const request = {
    routeKey,
    rawPath: '/',
    headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
    ...(pathParameters !== undefined && { pathParameters }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    requestContext: { requestId: 'request-1' },
  };
  return httpHandler(countyFilesApi, ports)(request, lambdaContext('test', 'request-1'));
};
