import type * as z from 'zod';

import type { Sentence } from '../../domain/kernel/text.ts';

/** One operation of the API as data: what the console calls, the service answers and the OpenAPI document describes. */
export type Route = {
  /** `capability.verb`, the same in the manifest, the audit and the metrics. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** With `{name}` for what `params` holds. */
  readonly path: `/${string}`;
  readonly summary: Sentence;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  /** `NoBody` where none is read. */
  readonly body: z.ZodType;
  /** Bodies that are not JSON: `body` is `RawBody` then and gets the bytes. */
  readonly takes?: { readonly types: readonly string[]; readonly mostBytes: number };
  /** Another machine asks, which signs what it sends instead of signing in. */
  readonly isSigned?: true;
  readonly answer: z.ZodType;
  /** The media type of an answer that is text or, as `RawBody`, bytes, and not JSON. */
  readonly gives?: string;
  /** What is given may lie elsewhere: 303 sends the asker there, unless they accept links (`text/uri-list`). */
  readonly mayLieElsewhere?: true;
  readonly status: 200 | 201 | 202;
  /** Taken from anybody, signed in or not: `by` is nobody then, whatever was sent. */
  readonly isOpen?: true;
};

/** What a route's path holds. */
export type ParamsOf<R extends Route> = z.infer<R['params']>;
/** What a route's query holds. */
export type QueryOf<R extends Route> = z.infer<R['query']>;
/** What a route's body holds. */
export type BodyOf<R extends Route> = z.infer<R['body']>;
/** What a route answers. */
export type AnswerOf<R extends Route> = z.infer<R['answer']>;
