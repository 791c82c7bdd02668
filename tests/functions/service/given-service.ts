import { afterAll } from 'vitest';

import { localDate } from '../../../domain/kernel/time.ts';
import { saveUsers } from '../../../functions/adapters/service-store/reference.ts';
import type { Table } from '../../../functions/adapters/store/table.ts';
import type { HttpAnswer } from '../../../functions/kit/answer.ts';
import { type Api, httpHandler, sendProblem } from '../../../functions/kit/http.ts';
import type { Ports } from '../../../functions/kit/ports.ts';
import { SIGNATURE_HEADER, signatureOf } from '../../../functions/kit/signature.ts';
import type { HttpRequest } from '../../../functions/kit/read-request.ts';
import type { User } from '../../../functions/organisation/reference.ts';
import { prepareCounty } from '../../../local/service/county-views.ts';
import { lambdaContext, matcher } from '../../../local/service/gateway.ts';
import type { World } from '../../../local/service/world.ts';
import { anId } from '../../given/values.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { type CountyRows, sourceOf, textsOf } from '../county-files/county-texts.ts';
import { importInto } from '../county-files/imported.ts';
import { countyRows } from './given-county.ts';
import { asUseCase, notedWorld } from './noted-access.ts';

/** The day on which the county stands until a test moves it: 10 in the morning of a Monday. */
export const SERVICE_DAY = '2025-06-16';

/** An answer as a test reads it. */
export type Answered = {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
};

/** One request: who (`''` for nobody, `own:` and a phone for a resident, `PROVIDER`), how, where with its query, what, and under which headers (lower-case names). */
export type Asking = readonly [
  user: string,
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>> | undefined,
];

/** The running service as tests use it. */
export type GivenService = {
  /** Sends a request through the very handlers that a Lambda runs. A body of text or bytes goes as it is. */
  readonly call: (...asking: Asking) => Promise<Answered>;
  readonly ports: Ports;
  readonly table: Table;
  readonly world: World;
  /** Moves the day; nothing that falls due on the way is run. */
  readonly moveTo: (day: string) => void;
};

/** What a test may say of the service. */
export type ServiceGiven = {
  /** Those of one capability alone, where the others are not meant. */
  readonly apis?: readonly Api[];
  /** Another county than the usual one. */
  readonly rows?: CountyRows;
};

const MORE_USERS: readonly User[] = [
  {
    name: '三队医生',
    subject: { userId: anId('doctor-3'), role: 'team_leader', teamId: anId('T3') },
  },
  {
    name: '二镇院长',
    subject: { userId: anId('manager-2'), role: 'institution_manager', institutionId: anId('I2') },
  },
];

const importCountyInto = async (world: World, rows: CountyRows): Promise<void> => {
  const { rejects } = await importInto(world.county, sourceOf(textsOf(rows)));
  if (rejects.length > 0) throw new Error(`the county has bad rows: ${JSON.stringify(rejects)}`);
  await prepareCounty(world);
  const { users } = await world.ports.reference();
  await saveUsers(world.table, [...users.values(), ...MORE_USERS]);
  world.forgetReference();
};

const allOf = (apis: readonly Api[]): Api => ({
  operations: new Map(apis.flatMap(({ operations }) => [...operations])),
  problems: Object.assign({}, ...apis.map(({ problems }) => problems)),
});

const everyApi = async (): Promise<readonly Api[]> => {
  const { apis } = await import('../../../functions/apis.ts');
  return apis;
};

const bodyText = (body: unknown): string | undefined => {
  if (body instanceof Uint8Array) return Buffer.from(body).toString('base64');
  return typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
};

const readAnswer = ({ statusCode, headers, body }: HttpAnswer): Answered => {
  const isJson = (headers['content-type'] ?? '').includes('json');
  return { status: statusCode, body: isJson ? JSON.parse(body) : body, headers };
};

/** The provider of SMS signs. */
export const PROVIDER = 'sms-provider';

/** A resident signs in as `own:` and the phone. */
const OWN = 'own:';

const tokenOf = (user: string, world: World, ports: Ports): Promise<string> =>
  user.startsWith(OWN)
    ? ports.own.issue(ports.keys.hash('phone', user.slice(OWN.length)), ports.now())
    : world.identity.issue(user, ports.now());

/** Sends requests to the operations of an API as the gateway hands them over. */
const caller = (api: Api, world: World, ports: Ports): GivenService['call'] => {
  const run = httpHandler(api, ports, { log: () => undefined, onFailure: console.error });
  const match = matcher(api.operations.keys());
  const useCaseOf = (routeKey: string): string => api.operations.get(routeKey)?.useCase.route.id ?? routeKey;
  let requests = 0;
  return async (...[user, method, path, body, headers]) => {
    const url = new URL(path, 'http://localhost');
    const matched = match(method, url.pathname);
    const isSigned = user === PROVIDER;
    const token = user === '' || isSigned ? undefined : await tokenOf(user, world, ports);
    const text = bodyText(body);
    const sent = Buffer.from(text ?? '', body instanceof Uint8Array ? 'base64' : 'utf8');
    const signature = isSigned ? { [SIGNATURE_HEADER]: signatureOf(sent, ports) } : {};
    const requestId = `request-${String((requests += 1)).padStart(4, '0')}`;
    const request: HttpRequest = {
      routeKey: matched.kind === 'route' ? matched.routeKey : `${method} ${url.pathname}`,
      rawPath: url.pathname,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...signature,
        ...headers,
      },
      pathParameters: matched.kind === 'route' ? matched.params : {},
      queryStringParameters: Object.fromEntries(url.searchParams),
      body: text,
      isBase64Encoded: body instanceof Uint8Array,
      requestContext: { requestId },
    };
    const answer =
      matched.kind === 'route'
        ? await asUseCase(useCaseOf(matched.routeKey), () => run(request, lambdaContext('test', requestId)))
        : sendProblem({ code: 'request/no-such-route' }, request);
    return readAnswer(answer);
  };
};

const opened: World[] = [];

afterAll(async () => {
  for (const world of opened) await world.close();
});

/** The service on a machine of its own with a small county: teams T1 and T2 of institution I1, T3 of I2, twelve people
 *  a village (given-county.ts), the demonstration users and `doctor-3` (T3), `manager-2` (I2). It ends with the tests of the
 *  file, so that tests that only read may share one. */
export const givenService = async (given: ServiceGiven = {}): Promise<GivenService> => {
  const world = await notedWorld(tempFolder());
  opened.push(world);
  let day = SERVICE_DAY;
  // The time of day stands still, so that nothing depends on when a test is run.
  const now = (): Date => new Date(`${day}T02:00:00Z`);
  const moveTo = (next: string): void => {
    day = next;
    world.clock.moveTo(localDate(next));
  };
  moveTo(SERVICE_DAY);
  await importCountyInto(world, given.rows ?? countyRows());
  const ports: Ports = {
    ...world.ports,
    now,
    verify: (token) => world.identity.verify(token, now()),
    // No test waits.
    own: { ...world.ports.own, wait: async () => undefined },
  };
  const call = caller(allOf(given.apis ?? (await everyApi())), world, ports);
  return { call, ports, table: world.table, world, moveTo };
};

/** What stands at a place of an answer's body, such as `items.0.id`; undefined where nothing does. */
export const valueAt = (body: unknown, place: string): unknown => {
  let value = body;
  for (const name of place.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  return value;
};

/** The text at a place of an answer's body; throws where there is none. */
export const textAt = (body: unknown, place: string): string => {
  const value = valueAt(body, place);
  if (typeof value === 'string') return value;
  throw new Error(`no text at ${place} in ${JSON.stringify(body)}`);
};

/** The list at a place of an answer's body; throws where there is none. */
export const listAt = (body: unknown, place: string): readonly unknown[] => {
  const value = valueAt(body, place);
  if (Array.isArray(value)) return value;
  throw new Error(`no list at ${place} in ${JSON.stringify(body)}`);
};
