import type * as z from 'zod';

import { language } from './chosen-language.ts';
import { answeredFirst } from './first-questions.ts';
import { type Asked, entriesOf, type Loose, type Route, send } from './request.ts';
import { signOut } from './session.ts';
import { token } from './token.ts';

/** What a route answered, and the version that it has. */
export type Answered<R extends Route> = { readonly value: z.infer<R['answer']>; readonly version?: string };

const askNow = (route: Route, given: Loose, signal?: AbortSignal): Promise<Response> =>
  send({ language: language(), token: token(), onUnsound: signOut }, { route, given, signal });

const ask = (route: Route, given: Loose, signal?: AbortSignal): Promise<Response> =>
  answeredFirst(route, given)?.catch(() => askNow(route, given, signal)) ?? askNow(route, given, signal);

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

/** The media type of a link to a file. @see functions/kit/answer.ts */
const LINK_TYPE = 'text/uri-list';

const isLink = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith(LINK_TYPE) === true;

/** Lets the browser save what is at an address; the address of another place says itself under which name. */
const saveFrom = (address: string, name?: string): void => {
  const link = document.createElement('a');
  link.href = address;
  link.referrerPolicy = 'no-referrer';
  if (name !== undefined) link.download = name;
  link.click();
};

/** Asks a route that answers a file, or the link under which it lies, and lets the browser save it under the name. The link
 *  is asked for: were the page sent there, it would have to be let read another place's files. */
export const save = async <R extends Route>(route: R, asked: Asked<R>, name: string): Promise<void> => {
  const given: Loose = asked;
  const response = await ask(route, { ...given, accept: `${LINK_TYPE}, */*` });
  if (isLink(response)) return saveFrom((await response.text()).trim());
  const address = URL.createObjectURL(await response.blob());
  saveFrom(address, name);
  URL.revokeObjectURL(address);
};
