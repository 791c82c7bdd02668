import type * as z from 'zod';

import type { Brand } from '../../domain/kernel/brand.ts';
import { language } from './language.ts';
import { readProblem, refused } from './problem.ts';
import { signOut, token } from './session.ts';
import { settings } from './settings.ts';

/** What the console knows of a route of `functions/<capability>/api.ts`. */
export type Route = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType;
  readonly answer: z.ZodType;
};

/** Ids and dates as plain text, quantities as numbers, bytes as a file with its media type: the server reads them. */
export type Plain<T> =
  T extends Brand<string, never>
    ? string
    : T extends Brand<number, never>
      ? number
      : T extends Uint8Array
        ? Blob
        : T extends readonly (infer Item)[]
          ? readonly Plain<Item>[]
          : T extends object
            ? { readonly [Name in keyof T]: Plain<T[Name]> }
            : T;

type Part<Name extends string, Schema extends z.ZodType> =
  undefined extends z.input<Schema>
    ? { readonly [N in Name]?: Plain<z.input<Schema>> }
    : Record<string, never> extends z.input<Schema>
      ? { readonly [N in Name]?: Plain<z.input<Schema>> }
      : { readonly [N in Name]: Plain<z.input<Schema>> };

/** What a call gives to a route besides who asks. */
export type Asked<R extends Route> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']> & {
    /** The version that was seen; a newer one at the server refuses the write. */
    readonly version?: string | undefined;
    /** The same key of a repeated write does it once. */
    readonly key?: string | undefined;
    /** Why people are looked at, where the role must say it. */
    readonly purpose?: string | undefined;
  };

/** What a route answered, and the version that it has. */
export type Answered<R extends Route> = { readonly value: z.infer<R['answer']>; readonly version?: string };

type Loose = {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly version?: string | undefined;
  readonly key?: string | undefined;
  readonly purpose?: string | undefined;
};

/** The values that an address can hold: text, numbers, yes and no. */
const entriesOf = (value: unknown): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, given]: [string, unknown]): [string, string][] =>
        typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean'
          ? [[name, `${given}`]]
          : [],
      )
    : [];

/** The address of a call: parts of the path filled in, query values that are absent left out. */
export const addressOf = ({ path }: Pick<Route, 'path'>, { params, query }: Loose): string => {
  const given = new Map(entriesOf(params));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given.get(name) ?? ''),
  );
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) if (value !== '') search.set(name, value);
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
};

const isBytes = (body: unknown): body is Blob => body instanceof Blob;

const headersOf = ({ body, version, key, purpose }: Loose): Record<string, string> => {
  const held = token();
  return {
    'accept-language': language(),
    ...(held === null ? {} : { authorization: `Bearer ${held}` }),
    ...(body === undefined ? {} : { 'content-type': isBytes(body) ? body.type : 'application/json' }),
    ...(version === undefined ? {} : { 'if-match': version }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(purpose === undefined ? {} : { 'jiayi-purpose': encodeURIComponent(purpose) }),
  };
};

const bodyOf = (body: unknown): BodyInit | null => {
  if (body === undefined) return null;
  return isBytes(body) ? body : JSON.stringify(body);
};

const UNAUTHENTICATED = 401;

const ask = async (route: Route, given: Loose, signal?: AbortSignal): Promise<Response> => {
  const response = await fetch(`${settings().api}${addressOf(route, given)}`, {
    method: route.method,
    headers: headersOf(given),
    body: bodyOf(given.body),
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.ok) return response;
  if (response.status === UNAUTHENTICATED) signOut();
  throw refused(readProblem(response.status, await response.json().catch(() => undefined)));
};

const answer = async <R extends Route>(
  route: R,
  given: Loose,
  signal?: AbortSignal,
): Promise<Answered<R>> => {
  const response = await ask(route, given, signal);
  const version = response.headers.get('etag');
  const value: z.infer<R['answer']> = await response.json();
  return { value, ...(version === null ? {} : { version }) };
};

/** Asks a route; throws what `problemOf` reads where it is refused. An unsound token ends the session. */
export const call = <R extends Route>(
  route: R,
  asked: Asked<R>,
  signal?: AbortSignal,
): Promise<Answered<R>> => answer(route, asked, signal);

/** Asks a route for the page of a list that begins at the cursor. */
export const callPage = <R extends Route>(
  route: R,
  { asked, cursor }: { readonly asked: Asked<R>; readonly cursor: string | undefined },
  signal: AbortSignal,
): Promise<Answered<R>> => {
  const given: Loose = asked;
  return answer(
    route,
    { ...given, query: { ...Object.fromEntries(entriesOf(given.query)), cursor } },
    signal,
  );
};

/** Asks a route that answers a file, and lets the browser save it under the name. */
export const save = async <R extends Route>(route: R, asked: Asked<R>, name: string): Promise<void> => {
  const address = URL.createObjectURL(await (await ask(route, asked)).blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
