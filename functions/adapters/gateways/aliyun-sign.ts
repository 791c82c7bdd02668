import { createHash, createHmac } from 'node:crypto';

/** Who calls Alibaba Cloud, and what only both know. */
export type AliyunKey = { readonly accessKeyId: string; readonly accessKeySecret: string };

/** One call of an API of Alibaba Cloud, its parameters in the query, without a body. */
export type AliyunCall = {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
};

/** What makes one call unlike every other: the moment, and a text that is used once. */
export type AliyunStamp = { readonly at: Date; readonly nonce: string };

const ALGORITHM = 'ACS3-HMAC-SHA256';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As RFC 3986 has it: what JavaScript leaves of the reserved characters is encoded too. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const byName = ([one]: readonly [string, string], [other]: readonly [string, string]): number =>
  one < other ? -1 : 1;

const queryText = (query: AliyunCall['query']): string =>
  Object.entries(query)
    .toSorted(byName)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&');

/** Signs a call: to be posted to this address with these headers, within 15 minutes, once.
 *  @source Alibaba Cloud, “V3 request structure and signature” (V3版本请求体&签名机制) */
export const signedCall = (
  { host, action, version, query }: AliyunCall,
  { accessKeyId, accessKeySecret }: AliyunKey,
  { at, nonce }: AliyunStamp,
): { readonly url: string; readonly headers: Readonly<Record<string, string>> } => {
  const bodyHash = sha256('');
  const headers = {
    'x-acs-action': action,
    'x-acs-content-sha256': bodyHash,
    'x-acs-date': at.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const signed = Object.entries({ ...headers, host }).toSorted(byName);
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const names = signed.map(([name]) => name).join(';');
  const request = ['POST', '/', queryText(query), lines, names, bodyHash].join('\n');
  const signature = createHmac('sha256', accessKeySecret)
    .update(`${ALGORITHM}\n${sha256(request)}`)
    .digest('hex');
  const authorization = `${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${names},Signature=${signature}`;
  return { url: `https://${host}/?${queryText(query)}`, headers: { ...headers, authorization } };
};
