import type * as z from 'zod';

import type { Brand } from '../../domain/kernel/brand.ts';
import type { Language } from '../../domain/kernel/text.ts';
import { readProblem, refused } from './problem.ts';
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

/** What is asked, whatever the route. */
export type Loose = {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly version?: string | undefined;
  readonly key?: string | undefined;
  readonly purpose?: string | undefined;
  /** The media types that are taken; any, where none is named. */
  readonly accept?: string | undefined;
};

/** The values that an address can hold: text, numbers, yes and no. */
export const entriesOf = (value: unknown): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, given]: [string, unknown]): [string, string][] =>
        typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean'
          ? [[name, `${given}`]]
          : [],
      )
    : [];

/** The address of a call: parts of the path filled in, query values that are absent left out. */
const addressOf = ({ path }: Pick<Route, 'path'>, { params, query }: Loose): string => {
  const given = new Map(entriesOf(params));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given.get(name) ?? ''),
  );
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) if (value !== '') search.set(name, value);
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
};

const isBytes = (body: unknown): body is Blob => body instanceof Blob;

/** Who asks. */
export type Asker = {
  readonly language: Language;
  /** Null where nobody is signed in. */
  readonly token: string | null;
  /** What is done where the service does not take the token. */
  readonly onUnsound: () => void;
};

const headersOf = (
  { language, token }: Asker,
  { body, version, key, purpose, accept }: Loose,
): Record<string, string> => ({
  'accept-language': language,
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  ...(accept === undefined ? {} : { accept }),
  ...(body === undefined ? {} : { 'content-type': isBytes(body) ? body.type : 'application/json' }),
  ...(version === undefined ? {} : { 'if-match': version }),
  ...(key === undefined ? {} : { 'idempotency-key': key }),
  ...(purpose === undefined ? {} : { 'jiayi-purpose': encodeURIComponent(purpose) }),
});

const bodyOf = (body: unknown): BodyInit | null => {
  if (body === undefined) return null;
  return isBytes(body) ? body : JSON.stringify(body);
};

const UNAUTHENTICATED = 401;

type Sent = { readonly route: Route; readonly given: Loose; readonly signal?: AbortSignal | undefined };

/** Asks a route of the service as somebody; throws what `problemOf` reads where it is refused. */
export const send = async (asker: Asker, { route, given, signal }: Sent): Promise<Response> => {
  const response = await fetch(`${settings().api}${addressOf(route, given)}`, {
    method: route.method,
    headers: headersOf(asker, given),
    body: bodyOf(given.body),
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.ok) return response;
  if (response.status === UNAUTHENTICATED) asker.onUnsound();
  throw refused(readProblem(response.status, await response.json().catch(() => undefined)));
};
