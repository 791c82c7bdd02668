import type { HttpRequest } from './read-request.ts';
import type { Reply } from './receipts.ts';
import type { Route } from './route.ts';

/** An answer in the form of the API gateway. */
export type HttpAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True where the body is bytes. */
  readonly isBase64Encoded?: boolean;
};

/** What every answer says of itself. */
export const ANSWER_HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** The media type of a link. @source RFC 2483 §5 */
export const LINK_TYPE = 'text/uri-list';

/** Whoever names the type of links wants the link itself: a page cannot see where it is sent. */
const isToldLinks = ({ headers }: Pick<HttpRequest, 'headers'>): boolean =>
  (headers['accept'] ?? '').split(',').some((type) => type.split(';')[0]?.trim() === LINK_TYPE);

/** A link to what is given: followed by who asked, or handed to who accepts links. @source RFC 9110 §15.4.4 */
const sendLink = (url: string, request: Pick<HttpRequest, 'headers'>): HttpAnswer => {
  const headers = { ...ANSWER_HEADERS, 'content-type': LINK_TYPE };
  const body = `${url}\r\n`;
  return isToldLinks(request)
    ? { statusCode: 200, headers, body }
    : { statusCode: 303, headers: { ...headers, location: url }, body };
};

/** Text and bytes go as they are where a route gives them, everything else as JSON. */
const bodyOf = (body: unknown, gives: string | undefined): Pick<HttpAnswer, 'body' | 'isBase64Encoded'> => {
  if (gives !== undefined && body instanceof Uint8Array)
    return { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  return { body: gives !== undefined && typeof body === 'string' ? body : JSON.stringify(body) };
};

/** Answers a yes: what a route gives, in the form that it gives it, or the link under which that lies. */
export const sendReply = (
  { status, body, version, liesUnder }: Reply,
  { gives }: Pick<Route, 'gives'>,
  request: Pick<HttpRequest, 'headers'>,
): HttpAnswer => {
  if (liesUnder !== undefined) return sendLink(liesUnder, request);
  return {
    statusCode: status,
    headers: {
      ...ANSWER_HEADERS,
      ...(gives === undefined ? {} : { 'content-type': gives }),
      ...(version === undefined ? {} : { etag: `"v${version}"` }),
    },
    ...bodyOf(body, gives),
  };
};
