import { language } from './chosen-language.ts';
import { type Asked, type Loose, type Route, send } from './request.ts';
import { token } from './token.ts';

const KEPT_MS = 10_000;

const kept = new Map<string, Promise<Response>>();

const keyOf = (route: Route, given: Loose): string => JSON.stringify([route.id, given, token(), language()]);

/** Asks a route before the page that shows the answer is there: the page's own question, asked for once and only because
 *  it will be shown. */
export const askFirst = <R extends Route>(route: R, asked: Asked<R>): Promise<Response> => {
  const response = send(
    { language: language(), token: token(), onUnsound: () => undefined },
    { route, given: asked },
  );
  const key = keyOf(route, asked);
  kept.set(key, response);
  // Whoever takes it hears why it failed.
  response.catch(() => undefined);
  setTimeout(() => kept.delete(key), KEPT_MS);
  return response;
};

/** The answer to what was asked before, for whoever asks the same as the same person in the same language; undefined where
 *  it was not asked, or was taken. */
export const answeredFirst = (route: Route, given: Loose): Promise<Response> | undefined => {
  if (kept.size === 0) return undefined;
  const key = keyOf(route, given);
  const response = kept.get(key);
  kept.delete(key);
  return response;
};
