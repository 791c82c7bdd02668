import type { Language } from '../../domain/kernel/text.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Refused } from './use-case.ts';

type Named = Readonly<Record<string, string | undefined>>;

type Headers = { readonly headers: Named };

/** A version that nothing ever has: what is asked for under an `If-Match` that is no version is always stale. */
const NO_VERSION = -1;

/** The version that the asker has seen; undefined where any will do. Versions are strong: a weak one never matches.
 *  @source RFC 9110 §13.1.1 */
const versionIn = (text: string | undefined): number | undefined => {
  if (text === undefined || text.trim() === '*') return undefined;
  const [, digits] = /^\s*"v(\d{1,9})"\s*$/.exec(text) ?? [];
  return digits === undefined ? NO_VERSION : Number(digits);
};

const LONGEST_PURPOSE = 500;

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const refusal = (header: string, language: Language): Refused => {
  const message = { 'zh-CN': '请求头无法读取', en: 'the header cannot be read' };
  return {
    code: 'request/malformed',
    errors: [{ path: `header.${header}`, code: 'invalid_format', message: message[language] }],
  };
};

/** What the headers of a request say besides who asks. */
export type ReadHeaders = {
  readonly reason: string | undefined;
  readonly ifMatch: number | undefined;
};

/** Printable ASCII, as every client can send it. */
const KEY = /^[\u0021-\u007e]{1,200}$/;

/** Reads why the asker looks, which version they have seen, and whether the key of their request is one. */
export const readHeaders = (
  { headers, queryStringParameters }: Headers & { readonly queryStringParameters?: Named | undefined },
  language: Language,
): Result<ReadHeaders, Refused> => {
  const key = headers['idempotency-key'];
  if (key !== undefined && !KEY.test(key)) return err(refusal('Idempotency-Key', language));
  const sent = headers['jiayi-purpose'];
  const reason = sent === undefined ? queryStringParameters?.['reason'] : decoded(sent);
  const isReadable =
    reason !== undefined && reason.length <= LONGEST_PURPOSE && !/\p{Cc}|\p{Cs}/u.test(reason);
  if (sent !== undefined && !isReadable) return err(refusal('Jiayi-Purpose', language));
  return ok({ reason: isReadable ? reason : undefined, ifMatch: versionIn(headers['if-match']) });
};

const LANGUAGES = [
  ['zh-CN', /^(zh\b.*|\*)$/i],
  ['en', /^en\b/i],
] as const;

/** The wished languages in their order: by weight, then as they stand. */
const wishes = (text: string): string[] =>
  text
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((word) => word.trim());
      const weight = parameters.find((word) => word.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);

/** The language of the asker, as they weigh Chinese and English; Chinese where they ask for neither.
 *  @source RFC 9110 §12.5.4 */
export const languageOf = ({ headers }: Headers): Language => {
  for (const tag of wishes((headers['accept-language'] ?? '').slice(0, 200))) {
    const found = LANGUAGES.find(([, form]) => form.test(tag));
    if (found !== undefined) return found[0];
  }
  return 'zh-CN';
};
