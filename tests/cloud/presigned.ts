import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A link that somebody signed and somebody else follows: of its signature nothing is known but by this. */
export type Followed = { readonly method: string; readonly url: URL; readonly headers: IncomingHttpHeaders };

/** Who signed a link that leads somewhere, or by which name of the service it does not. */
export type Opened =
  | { readonly kind: 'by'; readonly who: string }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string };

const SIGNATURE = 'X-Amz-Signature';
const MS = 1000;
/** A week. */
const LONGEST_S = 604_800;

const escaped = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );

const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const signedHeaders = ({ searchParams }: URL): readonly string[] =>
  (searchParams.get('X-Amz-SignedHeaders') ?? '').split(';');

/** All of a link but its signature, as it is signed. */
const canonical = ({ method, url, headers }: Followed): string => {
  const query = Array.from(url.searchParams, ([name, value]) => [escaped(name), escaped(value)] as const)
    .filter(([name]) => name !== SIGNATURE)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join('='));
  const path = url.pathname.split('/').map(decodeURIComponent).map(escaped).join('/');
  const signed = signedHeaders(url);
  const lines = signed.map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`).join('');
  return [method, path, query.join('&'), lines, signed.join(';'), 'UNSIGNED-PAYLOAD'].join('\n');
};

const signatureOf = (followed: Followed, scope: readonly string[], secret: string): string => {
  const digest = createHash('sha256').update(canonical(followed)).digest('hex');
  const at = followed.url.searchParams.get('X-Amz-Date') ?? '';
  const key = scope.reduce<string | Buffer>((made, part) => mac(made, part), `AWS4${secret}`);
  return mac(key, ['AWS4-HMAC-SHA256', at, scope.join('/'), digest].join('\n')).toString('hex');
};

const instantOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));

/** Says whether a request comes by a link that was signed. */
export const isPresigned = ({ searchParams }: URL): boolean => searchParams.has(SIGNATURE);

/** Opens a link that was signed with a secret: not before it was signed, not after its life, and not where a letter of it
 *  is another, or one of the headers that were signed with it.
 *  @source Amazon S3 API Reference, “Authenticating Requests: Using Query Parameters” */
export const openLink = (followed: Followed, secret: string, now: Date): Opened => {
  const { searchParams } = followed.url;
  const [who = '', ...scope] = (searchParams.get('X-Amz-Credential') ?? '').split('/');
  const signedMs = instantOf(searchParams.get('X-Amz-Date') ?? '');
  const lifeS = Number(searchParams.get('X-Amz-Expires') ?? Number.NaN);
  if (!(lifeS > 0 && lifeS <= LONGEST_S))
    return { kind: 'refused', status: 400, code: 'AuthorizationQueryParametersError' };
  const sinceMs = now.getTime() - signedMs;
  if (!(sinceMs >= -MS && sinceMs <= lifeS * MS))
    return { kind: 'refused', status: 403, code: 'AccessDenied' };
  return signatureOf(followed, scope, secret) === searchParams.get(SIGNATURE)
    ? { kind: 'by', who }
    : { kind: 'refused', status: 403, code: 'SignatureDoesNotMatch' };
};
